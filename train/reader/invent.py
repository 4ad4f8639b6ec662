"""Invented sentences: what articles seldom show plainly. Verbs of each relation under negation, contrast, end, plan and report, between actors of
any name; and sentences that name two actors and claim nothing. They teach pairs, modality, cue words and speakers; spans and links are left to articles.

A pattern is words with slots: {A} {B} {C} are actors, {S} a speaker, {I} a pronoun of A. What stands in [ ] is the cue.
"""
import random

# relation: base, third person, past, participle, -ing; words behind the verb belong to each form
VERBS = {
    'BACKS': '''back backs backed backed backing|support supports supported supported supporting|praise praises praised praised praising|endorse endorses endorsed endorsed endorsing
        defend defends defended defended defending|side_with sides_with sided_with sided_with siding_with|recognize recognizes recognized recognized recognizing|stand_by stands_by stood_by stood_by standing_by
        welcome welcomes welcomed welcomed welcoming|applaud applauds applauded applauded applauding|stick_up_for sticks_up_for stuck_up_for stuck_up_for sticking_up_for|rally_behind rallies_behind rallied_behind rallied_behind rallying_behind''',
    'AIDS': '''arm arms armed armed arming|fund funds funded funded funding|train trains trained trained training|finance finances financed financed financing|send_weapons_to sends_weapons_to sent_weapons_to sent_weapons_to sending_weapons_to
        give_money_to gives_money_to gave_money_to given_money_to giving_money_to|shelter shelters sheltered sheltered sheltering|supply supplies supplied supplied supplying''',
    'COOPERATES_WITH': '''cooperate_with cooperates_with cooperated_with cooperated_with cooperating_with|work_with works_with worked_with worked_with working_with|team_up_with teams_up_with teamed_up_with teamed_up_with teaming_up_with''',
    'AGREES_WITH': '''sign_a_treaty_with signs_a_treaty_with signed_a_treaty_with signed_a_treaty_with signing_a_treaty_with|strike_a_deal_with strikes_a_deal_with struck_a_deal_with struck_a_deal_with striking_a_deal_with
        reach_an_accord_with reaches_an_accord_with reached_an_accord_with reached_an_accord_with reaching_an_accord_with''',
    'YIELDS_TO': '''surrender_to surrenders_to surrendered_to surrendered_to surrendering_to|give_in_to gives_in_to gave_in_to given_in_to giving_in_to|bow_to bows_to bowed_to bowed_to bowing_to''',
    'NEGOTIATES_WITH': '''meet_with meets_with met_with met_with meeting_with|negotiate_with negotiates_with negotiated_with negotiated_with negotiating_with|hold_talks_with holds_talks_with held_talks_with held_talks_with holding_talks_with''',
    'URGES': '''urge_restraint_on urges_restraint_on urged_restraint_on urged_restraint_on urging_restraint_on|press presses pressed pressed pressing|call_on calls_on called_on called_on calling_on|appeal_to appeals_to appealed_to appealed_to appealing_to''',
    'OPPOSES': '''oppose opposes opposed opposed opposing|reject rejects rejected rejected rejecting|vote_against votes_against voted_against voted_against voting_against|campaign_against campaigns_against campaigned_against campaigned_against campaigning_against
        come_out_against comes_out_against came_out_against come_out_against coming_out_against|resist resists resisted resisted resisting|distrust distrusts distrusted distrusted distrusting''',
    'ACCUSES': '''condemn condemns condemned condemned condemning|blame blames blamed blamed blaming|criticize criticizes criticized criticized criticizing|denounce denounces denounced denounced denouncing|mock mocks mocked mocked mocking
        sue sues sued sued suing|scold scolds scolded scolded scolding|rebuke rebukes rebuked rebuked rebuking|accuse accuses accused accused accusing|lash_out_at lashes_out_at lashed_out_at lashed_out_at lashing_out_at''',
    'THREATENS': '''threaten threatens threatened threatened threatening|intimidate intimidates intimidated intimidated intimidating''',
    'PROTESTS': '''demonstrate_against demonstrates_against demonstrated_against demonstrated_against demonstrating_against|march_against marches_against marched_against marched_against marching_against|protest_against protests_against protested_against protested_against protesting_against''',
    'SANCTIONS': '''sanction sanctions sanctioned sanctioned sanctioning|impose_tariffs_on imposes_tariffs_on imposed_tariffs_on imposed_tariffs_on imposing_tariffs_on|cut_ties_with cuts_ties_with cut_ties_with cut_ties_with cutting_ties_with
        expel expels expelled expelled expelling''',
    'MOBILIZES_AGAINST': '''deploy_troops_against deploys_troops_against deployed_troops_against deployed_troops_against deploying_troops_against|mass_forces_against masses_forces_against massed_forces_against massed_forces_against massing_forces_against''',
    'COERCES': '''arrest arrests arrested arrested arresting|detain detains detained detained detaining|blockade blockades blockaded blockaded blockading|raid raids raided raided raiding|jail jails jailed jailed jailing''',
    'FIGHTS': '''attack attacks attacked attacked attacking|bomb bombs bombed bombed bombing|shell shells shelled shelled shelling|fight fights fought fought fighting|ambush ambushes ambushed ambushed ambushing|invade invades invaded invaded invading
        fire_on fires_on fired_on fired_on firing_on|strike strikes struck struck striking|kill kills killed killed killing''',
}
# (pattern, modality, who says so); the verb's forms: BASE, THIRD (agrees with A), PAST, PART, ING
SAYS = [
    ('{A} [PAST] {B} TAIL .', 'asserted', None), ('{A} [THIRD] {B} TAIL .', 'asserted', None), ('{A} HAS [PART] {B} TAIL .', 'asserted', None), ('{A} IS [ING] {B} , NEUTRAL .', 'asserted', None),
    ('{A} , which has few roads , [PAST] {B} TAIL .', 'asserted', None), ('On {DAY} , {A} [PAST] {B} TAIL .', 'asserted', None), ('{A} continued [ING] {B} TAIL .', 'asserted', None),
    ('{A} went on [ING] {B} despite the weather .', 'asserted', None), ('Though {C} kept out of it , {A} [PAST] {B} .', 'asserted', None), ('{A} went so far as to [BASE] {B} .', 'asserted', None),
    # contrast: one is, the other is not
    ('{A} [PAST] {B} but not {C} .', 'asserted', None), ('{A} [PAST] {B} , but not {C} TAIL .', 'asserted', None), ('{A} [PAST] {B} , not {C} .', 'asserted', None), ('{A} [THIRD] {B} rather than {C} TAIL .', 'asserted', None),
    ('{A} [PAST] {B} instead of {C} .', 'asserted', None), ('Not {C} but {A} [PAST] {B} TAIL .', 'asserted', None), ('It was {A} , not {C} , that [PAST] {B} .', 'asserted', None), ('{A} , not {C} , [PAST] {B} TAIL .', 'asserted', None),
    ('{A} and not {C} [PAST] {B} .', 'asserted', None), ('Unlike {C} , {A} [PAST] {B} TAIL .', 'asserted', None), ('{A} [PAST] {B} while sparing {C} .', 'asserted', None), ('{A} , instead of {C} , [PAST] {B} .', 'asserted', None),
    ('{A} [PAST] {B} and left {C} alone .', 'asserted', None), ('Only {A} [PAST] {B} ; {C} stayed silent .', 'asserted', None), ('{A} [PAST] everybody except {C} , above all {B} .', 'asserted', None),
    # denied
    ('{A} did not [BASE] {B} TAIL .', 'denied', None), ("{A} did n't [BASE] {B} TAIL .", 'denied', None), ('{A} HAS never [PART] {B} TAIL .', 'denied', None), ('{A} HAS not [PART] {B} .', 'denied', None), ('{A} [NEGTHIRD] {B} TAIL .', 'denied', None),
    ('{A} refused to [BASE] {B} TAIL .', 'denied', None), ('{A} failed to [BASE] {B} TAIL .', 'denied', None), ('{A} declined to [BASE] {B} TAIL .', 'denied', None), ('{A} stopped short of [ING] {B} TAIL .', 'denied', None),
    ('{A} will not [BASE] {B} TAIL .', 'denied', None), ('{A} would never [BASE] {B} .', 'denied', None), ('{A} voted against [ING] {B} TAIL .', 'denied', None), ('{A} ruled out [ING] {B} TAIL .', 'denied', None), ('{A} IS not [ING] {B} TAIL .', 'denied', None),
    ('It is not true that {A} [PAST] {B} .', 'denied', None), ('There is no sign that {A} [PAST] {B} .', 'denied', None), ('Nobody believes that {A} [PAST] {B} .', 'denied', None), ('{A} shied away from [ING] {B} .', 'denied', None),
    ('{A} neither [PAST] {B} nor mentioned {C} .', 'denied', None), ('{A} could not bring itself to [BASE] {B} .', 'denied', None), ('Far from [ING] {B} , {A} spoke of the harvest .', 'denied', None), ('{A} decided against [ING] {B} TAIL .', 'denied', None),
    ('{A} denied [ING] {B} TAIL .', 'denied', 'A'), ('{A} denied that {I} had [PART] {B} .', 'denied', 'A'), ('{A} rejected reports that {I} had [PART] {B} .', 'denied', 'A'), ('{S} denied that {A} had [PART] {B} TAIL .', 'denied', 'S'),
    ('{S} said that {A} did not [BASE] {B} .', 'denied', 'S'), ('According to {S} , {A} HAS never [PART] {B} .', 'denied', 'S'), ('“ We will not [BASE] {B} , ” {A} said .', 'denied', None),
    # ended
    ('{A} no longer [THIRD] {B} TAIL .', 'ended', None), ('{A} no longer [THIRD] {B} , its neighbor of many years .', 'ended', None), ('{A} used to [BASE] {B} TAIL .', 'ended', None), ('{A} HAS stopped [ING] {B} TAIL .', 'ended', None), ('{A} ceased [ING] {B} TAIL .', 'ended', None),
    ('{A} once [PAST] {B} , but those days are over .', 'ended', None), ('{A} quit [ING] {B} .', 'ended', None), ('Until last year {A} [PAST] {B} .', 'ended', None), ('{A} formerly [PAST] {B} .', 'ended', None), ('{A} gave up [ING] {B} TAIL .', 'ended', None),
    ('For decades {A} [PAST] {B} ; now the two hardly speak .', 'ended', None), ('{A} does not [BASE] {B} any more .', 'ended', None), ('{A} HAS put an end to [ING] {B} .', 'ended', None),
    # proposed
    ('{A} will [BASE] {B} TAIL .', 'proposed', None), ('{A} may [BASE] {B} TAIL .', 'proposed', None), ('{A} could [BASE] {B} TAIL .', 'proposed', None), ('{A} vowed to [BASE] {B} TAIL .', 'proposed', None), ('{A} planned to [BASE] {B} TAIL .', 'proposed', None),
    ('{A} might [BASE] {B} if {C} does .', 'proposed', None), ('{A} would [BASE] {B} if talks failed .', 'proposed', None), ('{A} is considering [ING] {B} TAIL .', 'proposed', None), ('{A} hopes to [BASE] {B} .', 'proposed', None), ('{A} IS expected to [BASE] {B} TAIL .', 'proposed', None),
    ('{S} asked whether {A} should [BASE] {B} .', 'proposed', None), ('{A} is preparing to [BASE] {B} TAIL .', 'proposed', None), ('Should {A} [BASE] {B} , prices will rise .', 'proposed', None),
    # reported
    ('{S} said {A} [PAST] {B} TAIL .', 'asserted', 'S'), ('{S} said that {A} HAS [PART] {B} TAIL .', 'asserted', 'S'), ('According to {S} , {A} [PAST] {B} TAIL .', 'asserted', 'S'), ('{A} [PAST] {B} , {S} said on {DAY} .', 'asserted', 'S'), ('{A} , {S} said , HAS [PART] {B} .', 'asserted', 'S'),
    ('{S} reported that {A} was [ING] {B} .', 'asserted', 'S'), ('“ {A} HAS [PART] {B} , ” said {S} .', 'asserted', 'S'), ('{A} said {I} [THIRD] {B} in its quarrel with {C} .', 'asserted', None), ('{A} said that {I} [PAST] {B} TAIL .', 'asserted', None),
    ('{S} told reporters in {P} that {A} [PAST] {B} .', 'asserted', 'S'), ('{S} believes that {A} [THIRD] {B} .', 'asserted', 'S'), ('“ We [BASE] {B} , ” {A} told a newspaper .', 'asserted', None),
]
PASSIVE = [('{B} was [PART] by {A} TAIL .', 'asserted'), ('{B} , [PART] by {A} , has few friends .', 'asserted'), ('{B} was not [PART] by {A} .', 'denied'), ('{B} was never [PART] by {A} TAIL .', 'denied'), ('{B} is no longer [PART] by {A} .', 'ended'), ('{B} was [PART] by {A} but not by {C} .', 'asserted'),
           ('{B} was once [PART] by {A} .', 'ended'), ('{B} may be [PART] by {A} .', 'proposed'), ('{B} will be [PART] by {A} TAIL .', 'proposed'), ('{B} was [PART] not by {C} but by {A} .', 'asserted')]
TAILS = ['', '', '', 'on {DAY}', 'last week', 'at a meeting in {P}', 'after the vote', 'in {P}', 'again', 'before the summit', 'over the {THING}', 'in secret', 'this year', 'in the end']
# Two actors, and nothing between them.
NOTHING = '''{A} and {B} border on one another .|{A} and {B} share a long border .|{A} is larger than {B} .|{A} has more people than {B} .|Trains between {A} and {B} were late on {DAY} .|Flights from {A} to {B} take three hours .|{A} lies south of {B} .
{A} , {B} and {C} are on the list .|{A} beat {B} 2 - 1 in the final .|The distance between {A} and {B} is great .|The storm reached {A} before {B} .|Temperatures in {A} and {B} rose again .|{A} and {B} both grew by two percent .|People in {A} eat more rice than people in {B} .
Prices rose in {A} and fell in {B} .|The island lies between {A} and {B} .|The film was shot in {A} and {B} .|{A} ranks behind {B} in the table .|{A} , like {B} , has a long coast .|{A} is as old as {B} .|Readers in {A} and {B} may write to us .|The river flows from {A} into {B} .
Both {A} and {B} have elections this year .|{A} and {B} were among those named .|{A} takes its name from {B} .|The book compares {A} with {B} .|{A} spent less on schools than {B} did .|{S} grew up in {A} and studied in {B} .|{S} has lived in {A} and in {B} .|A report on {A} and {B} comes out on {DAY} .
{S} and {B} were both born in {P} .|{A} counted its votes a day after {B} .|The two books are about {A} and {B} .|{A} was silent , and so was {B} .|A bridge joins {A} to {B} .|Ships sail from {A} to {B} each week .|{A} speaks a language close to that of {B} .|{A} entered the game after {B} .
{S} writes about {A} and {B} for a newspaper .|Rain fell on {A} , {B} and {C} .|It is summer in {A} and winter in {B} .|{A} came third , {B} fourth .|The match between {A} and {B} ended in a draw .|The average wage in {A} is twice that in {B} .|{A} and {B} have the same number of seats .|{A} 's flag looks like that of {B} .
Half of the fans came from {A} , half from {B} .|{S} compared the climate of {A} with that of {B} .|{A} and {B} were hit by the same flood .|Sixty percent of those asked knew where {A} and {B} are .'''.replace('\n', '|').split('|')
# What is said of a third: A says that B did something to C.
NESTED = [('{A} accused {B} of [ING] {C} TAIL .', 'ACCUSES', 'accused'), ('{A} condemned {B} for [ING] {C} .', 'ACCUSES', 'condemned'), ('{A} criticized {B} for [ING] {C} TAIL .', 'ACCUSES', 'criticized'), ('{A} blamed {B} for [ING] {C} .', 'ACCUSES', 'blamed')]
URGED = [('{A} urged {B} to [BASE] {C} TAIL .', 'URGES', 'urged', 'proposed'), ('{A} called on {B} to [BASE] {C} .', 'URGES', 'called', 'proposed'), ('{A} urged {B} not to [BASE] {C} .', 'URGES', 'urged', 'denied'), ('{A} pressed {B} to stop [ING] {C} .', 'URGES', 'pressed', None), ('{A} warned {B} against [ING] {C} .', 'THREATENS', 'warned', None)]
OFFICE = 'president|foreign minister|prime minister|envoy|spokesman|defense secretary|ambassador|army chief|leader|finance minister|deputy'.split('|')
# Offices, held and left: {T} is the office, {J} a state as an adjective.
HOLDS = [('{J} [ {T} ] {A} spoke in {P} .', 'asserted'), ('{A} , the [ {T} ] of {B} , arrived on {DAY} .', 'asserted'), ('{A} , {B} \'s [ {T} ] , was late .', 'asserted'), ('[ Former ] {J} {T} {A} spoke in {P} .', 'ended'),
         ('{A} , a [ former ] {T} of {B} , has written a book .', 'ended'), ('the [ then ] - {T} of {B} , {A} , was there too .', 'ended'), ('{A} [ served ] as {T} of {B} until last year .', 'ended'), ('{A} , who [ was ] then {B} \'s {T} , knew of it .', 'ended'),
         ('[ Retired ] {J} {T} {A} disagreed .', 'ended'), ('{B} \'s [ next ] {T} may be {A} .', 'proposed'), ('{A} [ was ] {T} of {B} before the war .', 'ended'), ('{A} will [ become ] {T} of {B} in May .', 'proposed'), ('{A} has never [ been ] {T} of {B} .', 'denied')]
FIRST = 'John Maria Ahmed Elena David Fatima Ivan Grace Omar Laura Chen Nadia Peter Aisha Carlos Olga Tom Amina Jan Rosa Samuel Leila Mark Ines'.split()
SYLLABLES = 'ka ro mi ta lu be so na vi do re pa shi ma jo zu el an or ti ha ne gu'.split()
BODIES = ['the ADJ government', 'the ADJ army', 'ADJ rebels', 'ADJ troops', 'the ADJ parliament', 'the ADJ opposition', 'ADJ officials', 'ADJ lawmakers', 'the ADJ police', 'the ADJ foreign minister', 'the ADJ president', 'ADJ militants', 'the ADJ prime minister']
LOOSE = ['protesters', 'the rebels', 'the militia', 'the opposition', 'Republicans', 'Democrats', 'the union', 'the ministry', 'lawmakers', 'the court', 'aid workers', 'the mayor', 'students', 'the ruling party', 'the senator', 'migrants', 'the company', 'the group', 'militants', 'activists', 'the president', 'critics']
THINGS = ['budget', 'border', 'election', 'dam', 'oil law', 'new tax', 'trade deal', 'school reform', 'fishing rights']
DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()
SYMMETRIC = {'COOPERATES_WITH', 'NEGOTIATES_WITH', 'AGREES_WITH'}
LEXICON = [(relation, entry.split()) for relation, text in VERBS.items() for entry in text.replace('\n', '|').split('|') if entry.strip()]
BY_RELATION = {}
for _relation, _forms in LEXICON:
    BY_RELATION.setdefault(_relation, []).append(_forms)


def invented_name(rng):
    return ''.join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 3)))).capitalize()


def actor(rng, states):
    """(words, entity type, plural?)"""
    name, adjective = rng.choice(states)
    draw = rng.random()
    if draw < 0.45:
        return [name], 'group', False
    if draw < 0.65:
        words = rng.choice(BODIES).replace('ADJ', adjective).split()
        return words, 'group', words[-1].endswith('s') and words[-1] != 'press' or words[-1] == 'police'
    if draw < 0.75:
        return [rng.choice(FIRST), invented_name(rng)], 'person', False
    if draw < 0.85:
        return [invented_name(rng)], 'group', False
    words = rng.choice(LOOSE).split()
    return words, 'group', words[-1].endswith('s')


def forms_of(forms, plural):
    base, third, past, part, ing = [f.replace('_', ' ') for f in forms]
    return {'BASE': base, 'THIRD': base if plural else third, 'PAST': past, 'PART': part, 'ING': ing, 'NEGTHIRD': ('do' if plural else 'does') + ' not ' + base}


def sentence(rng, states, pattern, forms, plural_of):
    """Words of one pattern: [(word, slot or None, in the cue?)]"""
    if 'TAIL' in pattern:
        pattern = pattern.replace('TAIL', rng.choice(TAILS))
    plural = plural_of.get('A', False)
    pattern = pattern.replace('NEUTRAL', 'a paper wrote').replace(' HAS ', ' have ' if plural else ' has ').replace(' IS ', ' are ' if plural else ' is ')
    if forms:
        for key, value in forms_of(forms, plural).items():
            pattern = pattern.replace('[' + key + ']', '[ ' + value + ' ]')
    return pattern.split()


def article(rng, states, size=10):
    words, sentences, sentence_of, mentions, entities, claims = [], [], [], [], [], []

    def add(pattern, relation, modality, forms, said_by=None, more=()):
        slots, plural_of = {}, {}
        for slot in 'ABCS':
            if '{' + slot + '}' in pattern:
                while slot not in slots or any(slots[slot][0][-1] == other[0][-1] for name, other in slots.items() if name != slot):
                    slots[slot] = actor(rng, states)
                plural_of[slot] = slots[slot][2]
        place = {}
        who = {}
        for slot, (_w, kind, _p) in slots.items():
            who[slot] = len(entities)
            entities.append({'type': kind, 'kind': '-', 'acts_for': None, 'name': ' '.join(_w)})
        first, cue, open_cue = len(words), None, None
        for token in sentence(rng, states, pattern, forms, plural_of):
            if token == '[':
                open_cue = len(words)
            elif token == ']':
                cue = (open_cue, len(words))
            elif token in ('{DAY}', '{P}', '{THING}'):
                words.append({'{DAY}': lambda: rng.choice(DAYS), '{P}': lambda: invented_name(rng), '{THING}': lambda: rng.choice(THINGS)}[token]())
            elif token == '{I}':
                form = 'they' if plural_of['A'] else rng.choice(('he', 'she')) if slots['A'][1] == 'person' else 'it'
                place['I'] = (len(words), len(words) + 1)
                mentions.append((len(words), len(words) + 1, frozenset([who['A']]), True))
                words.append(form)
            elif token[0] == '{':
                slot = token[1]
                own = list(slots[slot][0])
                if len(words) == first:
                    own[0] = own[0][:1].upper() + own[0][1:]
                span = (len(words) + (own[0].lower() == 'the' and rng.random() < 0.6), len(words) + len(own))
                words.extend(own)
                if slot not in place:
                    place[slot] = span
                    mentions.append((span[0], span[1], frozenset([who[slot]]), False))
            elif token == 'We' and forms:
                place['I'] = (len(words), len(words) + 1)
                mentions.append((len(words), len(words) + 1, frozenset([who['A']]), True))
                words.append(token)
            elif token == '“' or len(words) > first:
                words.append(token)
            else:
                words.append(token[:1].upper() + token[1:])
        number = len(sentences)
        sentences.append((first, len(words), number))
        sentence_of.extend([number] * (len(words) - first))
        if relation is not None and modality is not None:
            source, target = more[:2] if more else ('A', 'B')
            start = place.get('I', place[source]) if source == 'A' else place[source]
            claims.append((start, place[target], relation, modality, who[said_by] if said_by else None, cue, number, True, who[source], who[target], said_by is not None))
        return place, who, number

    def office():
        pattern, modality = rng.choice(HOLDS)
        name, adjective = rng.choice(states)
        first, cue, open_cue, place = len(words), None, None, {}
        who = {'A': len(entities), 'B': len(entities) + 1}
        entities.append({'type': 'person', 'kind': '-', 'acts_for': None, 'name': 'A'})
        entities.append({'type': 'group', 'kind': 'state', 'acts_for': None, 'name': name})
        own = {'{A}': [rng.choice(FIRST), invented_name(rng)], '{B}': [name], '{J}': [adjective], '{T}': rng.choice(OFFICE).split(), '{P}': [invented_name(rng)], '{DAY}': [rng.choice(DAYS)]}
        for token in pattern.split():
            if token == '[':
                open_cue = len(words)
            elif token == ']':
                cue = (open_cue, len(words))
            else:
                at = len(words)
                words.extend(own.get(token, [token]))
                if token in ('{A}', '{B}', '{J}'):
                    place['A' if token == '{A}' else 'B'] = (at, len(words))
                if at == first:
                    words[at] = words[at][:1].upper() + words[at][1:]
        number = len(sentences)
        sentences.append((first, len(words), number))
        sentence_of.extend([number] * (len(words) - first))
        for slot in 'AB':
            mentions.append((*place[slot], frozenset([who[slot]]), False))
        claims.append((place['A'], place['B'], 'REPRESENTS', modality, None, cue, number, True, who['A'], who['B'], False))

    for _ in range(size):
        if rng.random() < 0.1:
            office()
            continue
        draw = rng.random()
        relation = rng.choice(list(BY_RELATION))
        forms = rng.choice(BY_RELATION[relation])
        if draw < 0.22:
            add(rng.choice(NOTHING), None, None, None)
        elif draw < 0.82:
            pattern, modality, said_by = rng.choice(SAYS)
            add(pattern, relation, modality, forms, said_by)
        elif draw < 0.88 and '_' not in forms[0] and relation not in SYMMETRIC:
            pattern, modality = rng.choice(PASSIVE)
            add(pattern, relation, modality, forms)
        elif draw < 0.95:
            pattern, outer, cue = rng.choice(NESTED)
            place, who, number = add(pattern, relation, 'asserted', forms, 'A', ('B', 'C'))
            at = next(k for k in range(sentences[-1][0], sentences[-1][1]) if words[k] == cue)
            claims.append((place['A'], place['B'], outer, 'asserted', None, (at, at + 1), number, True, who['A'], who['B'], False))
        else:
            pattern, outer, cue, inner = rng.choice(URGED)
            place, who, number = add(pattern, relation, inner, forms, None, ('B', 'C'))
            at = next(k for k in range(sentences[-1][0], sentences[-1][1]) if words[k] == cue)
            claims.append((place['A'], place['B'], outer, 'asserted', None, (at, at + 1), number, True, who['A'], who['B'], False))
    mentions.sort(key=lambda m: (m[0], m[1]))
    return {'article': 'invented', 'words': words, 'sentences': sentences, 'sentence_of': sentence_of, 'mentions': mentions, 'entities': entities, 'claims': claims, 'cross': 1e-9}

