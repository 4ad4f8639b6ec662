"""Invented notes: one or two plain sentences with every actor known, each an article of its own. Beside `invent.py`, which teaches pairs on pages of ten, they teach spans,
links and claims where nothing stands around: what is told by a noun ("the feud between A and B"), sides taken in a quarrel, several who do one thing, what was and is over.

A pattern has slots: {A} {B} {C} {D} actors, {I} {O} {S} a pronoun of A or B as subject, object, possessive; {P} a place. [1 ] and [2 ] are cues.
Verbs: [1V3] [1VP] [1VN] [1VG] [1VB] third person, past, participle, -ing, base. Nouns: [1N] is a noun with its preposition.
Behind the pattern: claims SOURCE TARGET RELATION MODALITY (SPEAKER), of which RELATION may be V, N (that of the verb, of the noun).
"""
from invent import DAYS, FIRST, LEXICON, NOTHING, THINGS, invented_name

BASES = {
    'BACKS': 'back support praise endorse defend applaud commend hail salute champion honor thank admire laud cheer stand_up_for side_with rally_to speak_up_for vouch_for plead_for embrace nominate acclaim congratulate welcome stand_behind rally_around root_for vote_for',
    'AIDS': 'arm fund finance train supply equip shelter subsidize bankroll assist help feed host rescue lend_weapons_to send_doctors_to provide_tanks_to ship_arms_to give_refuge_to grant_loans_to sell_missiles_to smuggle_guns_to deliver_food_to',
    'OPPOSES': 'oppose reject resist distrust snub shun disavow defy boycott quarrel_with break_with fall_out_with clash_with_words_with campaign_against lobby_against vote_against side_against turn_against feud_with come_out_against turn_on spar_with compete_with veto',
    'ACCUSES': 'condemn blame criticize denounce accuse rebuke scold deplore censure castigate slam lambast attack_in_a_speech chide berate mock ridicule insult vilify decry fault sue indict upbraid reproach reprimand lash_out_at rail_against rage_at lay_the_blame_on point_the_finger_at file_a_complaint_against bring_charges_against take_to_court pillory assail',
    'THREATENS': 'threaten menace intimidate warn issue_an_ultimatum_to bully rattle_its_saber_at',
    'PROTESTS': 'protest_against demonstrate_against march_against rally_against strike_against riot_against picket',
    'SANCTIONS': 'sanction blacklist embargo impose_sanctions_on slap_tariffs_on cut_ties_with suspend_aid_to expel freeze_the_assets_of break_off_relations_with recall_its_envoy_from',
    'COERCES': 'arrest detain jail imprison blockade raid fine evict deport seize besiege kidnap abduct extradite outlaw ban sentence shut_down crack_down_on',
    'FIGHTS': 'attack bomb shell fight ambush invade kill shoot storm assault murder massacre fire_on fire_rockets_at wage_war_on open_fire_on drive_back clash_with overrun battle assassinate go_to_war_with launch_an_offensive_against',
    'NEGOTIATES_WITH': 'meet negotiate_with talk_to hold_talks_with confer_with consult telephone sit_down_with',
    'AGREES_WITH': 'sign_a_treaty_with make_peace_with reach_a_deal_with agree_on_a_truce_with strike_a_bargain_with conclude_a_pact_with come_to_terms_with',
    'COOPERATES_WITH': 'cooperate_with work_with team_up_with ally_with join_forces_with trade_with hold_joint_drills_with form_a_coalition_with share_intelligence_with',
    'URGES': 'urge implore press lobby beg exhort appeal_to call_on plead_with ask_for_help lean_on',
    'YIELDS_TO': 'surrender_to give_in_to bow_to apologize_to yield_to back_down_before lay_down_its_arms_before pay_ransom_to',
}
IRREGULAR = {
    'stand': 'stood stood', 'speak': 'spoke spoken', 'feed': 'fed fed', 'lend': 'lent lent', 'send': 'sent sent', 'give': 'gave given', 'sell': 'sold sold', 'break': 'broke broken', 'fall': 'fell fallen', 'come': 'came come',
    'lay': 'laid laid', 'bring': 'brought brought', 'take': 'took taken', 'strike': 'struck struck', 'cut': 'cut cut', 'freeze': 'froze frozen', 'shut': 'shut shut', 'fight': 'fought fought', 'shoot': 'shot shot', 'drive': 'drove driven',
    'overrun': 'overran overrun', 'go': 'went gone', 'meet': 'met met', 'hold': 'held held', 'sit': 'sat sat', 'make': 'made made', 'pay': 'paid paid',
}
DOUBLING = {'confer', 'snub', 'shun', 'slam', 'rebut', 'spar', 'ban', 'kidnap', 'beg', 'slap', 'ship', 'equip', 'abet', 'shut', 'cut', 'sit', 'overrun'}


def forms(entry):
    """base, third, past, participle, -ing of a verb with what belongs to it."""
    verb, *rest = entry.split('_')
    rest = ' '.join(rest)
    third = verb + 'es' if verb.endswith(('s', 'sh', 'ch', 'x', 'z', 'go')) else verb[:-1] + 'ies' if verb.endswith('y') and verb[-2] not in 'aeou' else verb + 's'
    if verb.endswith('e'):
        past, ing = verb + 'd', verb[:-1] + 'ing'
    elif verb.endswith('y') and verb[-2] not in 'aeou':
        past, ing = verb[:-1] + 'ied', verb + 'ing'
    elif verb in DOUBLING:
        past, ing = verb + verb[-1] + 'ed', verb + verb[-1] + 'ing'
    else:
        past, ing = verb + 'ed', verb + 'ing'
    past, part = IRREGULAR.get(verb, past + ' ' + past).split()
    return [(it + ' ' + rest).strip() for it in (verb, third, past, part, ing)]


VERBS = [(relation, forms(entry)) for relation, entries in BASES.items() for entry in entries.split()] + [(relation, [f.replace('_', ' ') for f in entry]) for relation, entry in LEXICON]
NOUNS = [
    (relation, entry.strip())
    for relation, entries in {
        'ACCUSES': 'criticism of|condemnation of|accusations against|complaint about|rebuke of|censure of|tirade against|lawsuit against|charges against|denunciation of|attacks in the press on|allegations against|anger at|outcry over|reproach to|scorn for|broadside against',
        'BACKS': 'support for|endorsement of|praise for|backing for|backing of|defense of|solidarity with|loyalty to|sympathy for|tribute to|recognition of|applause for|embrace of|allegiance to|confidence in|campaign for',
        'AIDS': 'arms deliveries to|aid to|loans to|weapons for|grants to|funding for|help for|training of|assistance to|food shipments to|subsidies to',
        'OPPOSES': 'opposition to|rejection of|hostility toward|resistance to|feud with|quarrel with|dispute with|row with|distrust of|rivalry with|rift with|campaign against|veto against|snub of|break with|spat with|squabble with|fight in court with',
        'FIGHTS': 'war on|war with|attack on|raid on|assault on|bombing of|shelling of|invasion of|air strikes on|ambush of|offensive against|battle with|massacre of|killing of|fighting with|rocket fire on',
        'SANCTIONS': 'sanctions against|embargo on|boycott of|tariffs on|expulsion of|sanctions on|trade ban on|travel ban on',
        'COERCES': 'arrest of|blockade of|detention of|crackdown on|siege of|imprisonment of|deportation of|kidnapping of|eviction of|fine for',
        'THREATENS': 'threats to|threats against|ultimatum to|warning to',
        'PROTESTS': 'protest against|march against|demonstration against|strike against|rally against|riot against',
        'NEGOTIATES_WITH': 'talks with|meeting with|negotiations with|dialogue with|summit with',
        'AGREES_WITH': 'deal with|treaty with|truce with|accord with|pact with|ceasefire with|agreement with|armistice with',
        'COOPERATES_WITH': 'cooperation with|alliance with|partnership with|joint drills with|coalition with|trade with',
        'URGES': 'appeal to|call on|pressure on|plea to',
        'YIELDS_TO': 'surrender to|apology to|concessions to',
    }.items()
    for entry in entries.split('|')
]
# nouns of two equal sides
BETWEEN = [('OPPOSES', it) for it in 'feud|dispute|row|quarrel|rivalry|rift|spat|squabble|argument|bad blood|standoff'.split('|')] + [('FIGHTS', it) for it in 'war|battle|fighting|shoot-out|gunfight|hostilities|clashes'.split('|')] + [
    ('NEGOTIATES_WITH', it) for it in 'talks|negotiations|meeting|dialogue|summit'.split('|')] + [('AGREES_WITH', it) for it in 'truce|treaty|deal|accord|pact|armistice|agreement'.split('|')] + [
    ('COOPERATES_WITH', it) for it in 'alliance|partnership|cooperation|coalition|joint drills'.split('|')]
# pattern = claims
PATTERNS = [
    line.split(' = ') if ' = ' in line else (line, '')
    for line in '''
{A} [1VP] {B} . = A B V asserted
{A} [1V3] {B} TAIL . = A B V asserted
{A} HAS [1VN] {B} TAIL . = A B V asserted
{A} [1VP] {B} TAIL . = A B V asserted
On {DAY} {A} [1VP] {B} . = A B V asserted
{A} , {C} and {D} [1VP] {B} . = A B V asserted; C B V asserted; D B V asserted
{A} and {C} [1VP] {B} TAIL . = A B V asserted; C B V asserted
Both {A} and {C} [1VP] {B} . = A B V asserted; C B V asserted
{A} , together with {C} , [1VP] {B} . = A B V asserted; C B V asserted
{A} [1VP] {B} and {C} . = A B V asserted; A C V asserted
{A} [1VP] {B} , {C} and {D} . = A B V asserted; A C V asserted; A D V asserted
{A} [1VP] {B} as well as {C} TAIL . = A B V asserted; A C V asserted
{A} [1VP] {B} , and so did {C} . = A B V asserted; C B V asserted
{A} [1VP] {B} ; {C} did the same . = A B V asserted; C B V asserted
{A} [1VP] {B} . | {I} also [2VP] {C} . = A B V asserted; I C W asserted
{A} [1VP] {B} . | Later {I} [2VP] {C} TAIL . = A B V asserted; I C W asserted
{A} [1VP] {B} . | {C} had [2VN] {O} before . = A B V asserted; C O W asserted
{A} , which had [2VN] {C} , now [1VP] {B} . = A B V asserted; A C W asserted
{A} , who [2VP] {C} , [1VP] {B} . = A B V asserted; A C W asserted
{A} [1VP] {B} but not {C} . = A B V asserted; A C V denied
{A} [1VP] {B} , not {C} TAIL . = A B V asserted; A C V denied
{A} [1VP] {B} rather than {C} . = A B V asserted; A C V denied
{A} chose [1VG] {B} over [2VG] {C} . = A B V asserted
Instead of {C} , {A} [1VP] {B} . = A B V asserted; A C V denied
Rather than {C} , {A} [1VP] {B} TAIL . = A B V asserted; A C V denied
{A} [1VP] {B} , whereas {C} [2VP] {O} . = A B V asserted; C O W asserted
{A} [1VP] {B} , while {C} [2VP] {D} . = A B V asserted; C D W asserted
{A} [1VP] {B} , but {C} [2VP] {O} . = A B V asserted; C O W asserted
Everybody but {A} [1VP] {B} . = A B V denied
Everyone except {A} HAS [1VN] {B} . = A B V denied
Nobody but {A} [1VP] {B} . = A B V asserted
Only {A} [1VP] {B} . = A B V asserted
None of them save {A} [1VP] {B} . = A B V asserted
Unlike {C} , {A} [1VP] {B} . = A B V asserted; C B V denied
{A} , in contrast to {C} , [1VP] {B} TAIL . = A B V asserted; C B V denied
{A} [1VP] {B} ; {C} did not . = A B V asserted; C B V denied
Not {C} but {A} [1VP] {B} . = A B V asserted; C B V denied
It was {A} and not {C} that [1VP] {B} . = A B V asserted; C B V denied
{A} did not [1VB] {B} . = A B V denied
{A} HAS not [1VN] {B} TAIL . = A B V denied
{A} never [1VP] {B} . = A B V denied
{A} refused to [1VB] {B} . = A B V denied
{A} declined to [1VB] {B} TAIL . = A B V denied
{A} stopped short of [1VG] {B} . = A B V denied
{A} voted against [1VG] {B} . = A B V denied
{A} decided not to [1VB] {B} TAIL . = A B V denied
{A} saw no reason to [1VB] {B} . = A B V denied
{A} denied [1VG] {B} . = A B V denied A
{A} denied that {I} had [1VN] {B} . = I B V denied A
{C} denied that {A} had [1VN] {B} . = A B V denied C
{A} no longer [1V3] {B} . = A B V ended
{A} used to [1VB] {B} TAIL . = A B V ended
{A} once [1VP] {B} . = A B V ended
{A} stopped [1VG] {B} TAIL . = A B V ended
{A} , who once [1VP] {B} , now [2V3] {O} . = A B V ended; A O W asserted
{A} , once [1VG] {B} , has fallen silent . = A B V ended
{A} [1VP] {B} until last year . = A B V ended
{A} will [1VB] {B} TAIL . = A B V proposed
{A} may [1VB] {B} . = A B V proposed
{A} plans to [1VB] {B} TAIL . = A B V proposed
{A} vowed to [1VB] {B} . = A B V proposed
{A} threatened to [1VB] {B} . = A B V proposed
{A} hinted that {I} might [1VB] {B} . = I B V proposed A
{B} was [1VT] by {A} . = A B V asserted
{B} were [1VT] by {A} TAIL . = A B V asserted
{B} was [1VT] by {A} and {C} . = A B V asserted; C B V asserted
{B} was [1VT] by {A} , not by {C} . = A B V asserted; C B V denied
{B} was never [1VT] by {A} . = A B V denied
{B} is no longer [1VT] by {A} . = A B V ended
{A} said {B} had [1VN] {C} . = B C V asserted A
{A} said that {B} [1V3] {C} TAIL . = B C V asserted A
According to {A} , {B} [1VP] {C} . = B C V asserted A
“ {B} [1VP] {C} , ” {A} said . = B C V asserted A
“ They [1VP] {C} , ” said {A} of {B} . = B C V asserted A ~
“ We [1VP] {B} , ” {A} told reporters . = WE B V asserted A
“ We have not [1VN] {B} , ” said {A} . = WE B V denied A
“ We will [1VB] {B} , ” {A} said TAIL . = WE B V proposed A
“ We no longer [1VB] {B} , ” {A} told a newspaper . = WE B V ended A
{A} accused {B} of [1VG] {C} . = A B ACCUSES:accused asserted; B C V asserted A
{A} condemned {B} for [1VG] {C} TAIL . = A B ACCUSES:condemned asserted; B C V asserted
{A} blamed {B} for [1VG] {C} . = A B ACCUSES:blamed asserted; B C V asserted A
{A} praised {B} for [1VG] {C} . = A B BACKS:praised asserted; B C V asserted
{A} urged {B} to [1VB] {C} . = A B URGES:urged asserted; B C V proposed
{A} called on {B} to stop [1VG] {C} . = A B URGES:called asserted; B C V asserted
{A} asked {B} not to [1VB] {C} . = A B URGES:asked asserted; B C V denied
{A} 's [1N] {B} dismayed {C} . = A B N asserted; A C ? -; C A ? -; C B ? -; B C ? -
{A} 's [1N] {B} came as a surprise to {C} . = A B N asserted
{A} 's [1N] {B} lasted for weeks . = A B N asserted
{A} 's [1N] {B} was front-page news in {P} . = A B N asserted
{A} 's [1N] {B} was rejected by {C} . = A B N asserted; C A ? -
{A} 's [1N] {B} was welcomed by {C} . = A B N asserted; C A BACKS:welcomed asserted; C B ? -
The [1N] {B} by {A} went on TAIL . = A B N asserted
There was new [1N] {B} from {A} . = A B N asserted
{C} spoke of {A} 's [1N] {B} . = A B N asserted C
{A} renewed its [1N] {B} . = A B N asserted
{A} began its [1N] {B} TAIL . = A B N asserted
{A} kept up its [1N] {B} . = A B N asserted
{A} justified its [1N] {B} . = A B N asserted
{A} ended its [1N] {B} . = A B N ended
{A} gave up its [1N] {B} TAIL . = A B N ended
{A} called off its [1N] {B} . = A B N ended
{A} withdrew its [1N] {B} . = A B N ended
{A} put an end to its [1N] {B} . = A B N ended
After years of [1N] {B} , {A} fell silent . = A B N ended
{A} ruled out any [1N] {B} . = A B N denied
{A} denied any [1N] {B} . = A B N denied A
{A} promised more [1N] {B} . = A B N proposed
{A} is planning a [1N] {B} . = A B N proposed
{A} announced a [1N] {B} for next week . = A B N proposed
The [1BETWEEN] between {A} and {B} went on . = A B N asserted; B A N asserted
The [1BETWEEN] between {A} and {B} worried {C} . = A B N asserted; B A N asserted
A [1BETWEEN] between {A} and {B} began TAIL . = A B N asserted; B A N asserted
{C} told of a [1BETWEEN] between {A} and {B} . = A B N asserted C; B A N asserted C
The [1BETWEEN] between {A} and {B} is over . = A B N ended; B A N ended
{A} and {B} are in the midst of a [1BETWEEN] . = A B N asserted; B A N asserted
{A} 's [1BETWEEN] with {B} does not concern {C} . = A B N asserted
{A} backs {B} in its quarrel with {C} . = A B BACKS:backs asserted; B C OPPOSES:quarrel asserted; A C ? -
{A} sided with {B} in the dispute with {C} . = A B BACKS:sided asserted; B C OPPOSES:dispute asserted; A C ? -
{A} took the side of {B} against {C} . = A B BACKS:side asserted; A C OPPOSES:against asserted; B C ? -; C B ? -
{A} supports {B} in its war with {C} . = A B BACKS:supports asserted; B C FIGHTS:war asserted; A C ? -
{A} defended {B} against {C} 's criticism . = A B BACKS:defended asserted; C B ACCUSES:criticism asserted; A C ? -
{A} shielded {B} from {C} 's attacks . = A B BACKS:shielded asserted; C B ? -; A C ? -
{A} armed {B} against {C} . = A B AIDS:armed asserted; B C ? -; A C ? -; C B ? -
{B} dismissed {A} 's [1X] of {O} . = A B ACCUSES asserted; B A ? -
{B} shrugged off [1X] by {A} . = A B ACCUSES asserted; B A ? -
{B} rejected {A} 's [1X] . = A B ACCUSES asserted; B A ? -
{B} called {A} 's [1X] groundless . = A B ACCUSES asserted; B A ? -
{B} hit back at [1X] from {A} . = A B ACCUSES asserted; B A ? -
{B} was stung by {A} 's [1X] . = A B ACCUSES asserted
{B} turned down {A} 's [1D] . = A B URGES asserted; B A ? -
{B} ignored a [1D] from {A} . = A B URGES asserted; B A ? -
{B} thanked {A} for its support . = B A BACKS:thanked asserted; A B BACKS:support asserted
{A} is a [1 supporter ] of {B} . = A B BACKS asserted
{A} , a [1 critic ] of {B} , [2VP] {C} . = A B OPPOSES:critic asserted; A C W asserted
{A} , an [1 opponent ] of {B} , spoke in {P} . = A B OPPOSES asserted
{A} , a former [1 supporter ] of {B} , [2VP] {C} . = A B BACKS ended; A C W asserted
{A} , formerly an [1 opponent ] of {B} , has changed sides . = A B OPPOSES ended
Once a [1 backer ] of {B} , {A} [2VP] {O} . = A B BACKS ended; A O W asserted
{A} is at [1 odds ] with {B} over the {THING} . = A B OPPOSES asserted; B A ? -
{A} [1 quarreled ] over the {THING} with {B} . = A B OPPOSES asserted; B A ? -
{A} and {B} [1 disagree ] over the {THING} . = A B OPPOSES asserted; B A OPPOSES asserted
{A} is fighting {B} in court over the {THING} . = A B OPPOSES:fighting asserted; B A ? -
{A} and {B} met in {P} . = A B NEGOTIATES_WITH:met asserted; A P VISITS:met asserted; B P VISITS:met asserted
{A} flew to {P} and met {B} . = A B NEGOTIATES_WITH:met asserted; A P VISITS:flew asserted; B P ? -
{A} played {B} in the final and won . =
{A} [1TP] {T} TAIL . = A T T asserted
{A} [1T3] {T} . = A T T asserted
{A} HAS [1TN] {T} . = A T T asserted
{A} [1T3] {T} , whereas {C} [2T3] it . = A T T asserted; C T U asserted
{A} [1TP] {T} , but {C} did not . = A T T asserted; C T T denied
{A} , and not {C} , [1T3] {T} . = A T T asserted; C T T denied
{A} refused to [1TB] {T} . = A T T denied
{A} no longer [1T3] {T} . = A T T ended
{A} will [1TB] {T} TAIL . = A T T proposed
{A} urged {B} to [1TB] {T} . = A B URGES:urged asserted; B T T proposed; A T ? -
{A} said {B} [1TP] {T} . = B T T asserted A
“ We [1TB] {T} , ” {A} said . = WE T T asserted A
Unlike {C} , {A} refused to [1VB] {B} . = A B V denied; C B ? -
Unlike {C} , {A} did not [1VB] {B} . = A B V denied; C B ? -
It was {A} , not {C} , that accused {B} of lying . = A B ACCUSES:accused asserted; C B ACCUSES:accused denied
{A} accused {B} of spying TAIL . = A B ACCUSES:accused asserted
{A} fired a broadside at {B} . = A B ACCUSES:broadside asserted
{A} is at war with {B} over the {THING} . = A B OPPOSES:war asserted; B A ? -
{A} is battling {B} over the {THING} . = A B OPPOSES:battling asserted; B A ? -
{A} locked horns with {B} over the {THING} . = A B OPPOSES:horns asserted; B A ? -
{A} fell out with {B} , whom {I} had supported for years . = A B OPPOSES:fell asserted; I B BACKS:supported ended
{A} broke with {B} , a former ally . = A B OPPOSES:broke asserted; A B BACKS:ally ended; B A ? -
{A} withdrew its support from {B} . = A B BACKS:support ended
{A} turned its back on {B} . = A B BACKS:back ended; A B OPPOSES:turned asserted
{C} called on {D} to stay out of the quarrel between {A} and {B} . = C D URGES:called asserted; A B OPPOSES:quarrel asserted; B A OPPOSES:quarrel asserted
{A} and {B} [1 signed ] a treaty in {P} . = A B AGREES_WITH asserted; B A AGREES_WITH asserted
{A} and {B} [1 agreed ] on a ceasefire . = A B AGREES_WITH asserted; B A AGREES_WITH asserted
{A} now leads {B} . = A B REPRESENTS:leads asserted
{A} , who leads {B} , [1VP] {C} . = A B REPRESENTS:leads asserted; A C V asserted
{A} heads {B} . = A B REPRESENTS:heads asserted
{A} formerly commanded {B} . = A B REPRESENTS:commanded ended
{A} , once the leader of {B} , [1VP] {C} . = A B REPRESENTS:leader ended; A C V asserted
A spokesman for {A} said {I} had [1VN] {B} . = I B V asserted A
“ They [1VP] us , ” a spokesman for {A} said of {B} . = ~
{A} stayed neutral in the quarrel between {B} and {C} . = B C OPPOSES:quarrel asserted; C B OPPOSES:quarrel asserted
{A} tried to mediate between {B} and {C} . = A B ? -; A C ? -; B C ? -; C B ? -
{A} , {B} and {C} were on the agenda . =
{A} is richer than {B} , and {C} is poorer . =
{A} heard of {B} 's [1N] {C} . = B C N asserted; A B ? -; A C ? -
{A} freed hostages held by {B} . = A B ? -; B A ? -
'''.strip().split('\n')
]
# What tells no stance, beside that of `invent.py`: one note in four.
SILENT = [it.replace('{S}', '{D}') if '{A}' in it else it.replace('{S}', '{A}') for it in NOTHING] + '''Visitors from {A} to {B} need a visa .|An earthquake was felt in {A} and {B} .|Elections in {A} and {B} fall on the same day .|The road from {A} to {B} was closed by snow .|{D} studied in {A} before moving to {B} .|Shares of {A} and {B} rose .
The book is about {A} , {B} and the sea .|A court in {A} will hear the case of a man from {B} .|{A} won two medals , {B} one .|A train left {A} for {B} on {DAY} .|The border of {A} and {B} is 900 kilometers long .|{A} and {B} use the same currency .|Farmers in {A} grow wheat , farmers in {B} rice .
{A} was once part of the same empire as {B} .|The museum shows paintings from {A} and {B} .|The virus was found in {A} , then in {B} .|{D} wrote a history of {A} and {B} .|The population of {A} is smaller than that of {B} .|A study compared wages in {A} and {B} .|The two rivers meet where {A} touches {B} .
A meeting on fish stocks in {P} was attended by scientists from {A} and {B} .|The flag of {A} is red , that of {B} green .|The map shows {A} north of {B} .|{D} , who was born in {A} , lives in {B} .|Both {A} and {B} lie on the coast .|Prices in {A} rose faster than in {B} .|{A} , {B} and {C} begin with the same letter .
The storm left {A} and moved toward {B} .|The film tells of a family from {A} that settles in {B} .|Tickets for the match of {A} and {B} are sold out .|A ferry links {A} with {B} .|Spelling differs between {A} and {B} .|The report lists {A} before {B} .|{A} , unlike {B} , has no railways .|Tourists prefer {A} to {B} in winter .'''.replace('\n', '|').split('|')
COMPLAINTS = 'criticism|accusations|charges|complaints|reproaches|allegations|rebuke|condemnation|insults|claims of fraud'.split('|')
DEMANDS = 'demand|request|appeal|call for restraint|ultimatum|plea for help|proposal'.split('|')
FOR = [forms(it) for it in 'back support endorse praise defend welcome favor champion demand propose sign approve pass call_for vote_for campaign_for argue_for hail'.split()]
AGAINST = [forms(it) for it in 'oppose reject criticize condemn denounce resist block veto protest_against vote_against boycott lament campaign_against argue_against dismiss deplore'.split()]
ISSUES = '''the merger|the strike|the pension reform|the budget|the new tax|the dam|the pipeline|the trade deal|the peace plan|a ban on logging|the death penalty|the headscarf ban|the minimum wage bill|the amnesty|the new constitution|the referendum|the curfew
the air strikes|the prisoner swap|the border wall|a carbon tax|the nuclear deal|free trade|the land reform|the ceasefire|higher fees|the mine|gun control|the two-state solution|same-sex marriage|the mandate|the austerity plan|the treaty|the coup'''.replace('\n', '|').split('|')
TAILS = ['', '', 'on {DAY}', 'last week', 'in {P}', 'again', 'over the {THING}', 'this year', 'at a meeting in {P}', 'after the vote', 'in a speech', 'without warning', 'before dawn']
CROWDS = '''protesters rebels lawmakers students migrants militants activists workers miners farmers bishops priests judges teachers nurses doctors drivers pilots soldiers guerrillas villagers fishermen settlers refugees prisoners journalists lawyers senators
deputies mayors generals officers policemen gunmen bombers separatists nationalists monarchists loyalists insurgents smugglers pirates traders bankers investors shareholders landlords tenants voters pensioners dockers cleaners clerks engineers scientists
professors monks nuns imams rabbis peasants herders hunters loggers environmentalists unionists conservatives liberals socialists communists veterans recruits deserters mercenaries hackers residents commuters passengers parents pupils widows traders butchers
bakers truckers firefighters paramedics inspectors regulators prosecutors diplomats envoys ministers councillors candidates delegates observers mediators peacekeepers missionaries volunteers donors creditors importers exporters growers brewers publishers editors authors actors'''.split()
SINGLE = 'government army parliament opposition court ministry union police council company group junta militia church regulator bank newspaper party committee commission tribunal central_bank navy cabinet senate guild cartel monarchy'.split()
OFFICES = 'president prime_minister foreign_minister defense_minister chancellor premier king ambassador interior_minister finance_minister'.split()
SOMEBODY = 'mayor governor bishop judge general prosecutor senator director chairman imam'.split()
BEFORE = 'hundreds_of thousands_of dozens_of several two three many angry local striking young foreign armed former_ masked rural unpaid'.split()
KIND_OF_BODY = 'Front|League|Movement|Congress|Union|Party|Brigade|Church|Bank|Army|Alliance|Council|Federation|Association|Trust|Institute|Group|Guard|Society|Coalition|Legion|Authority|Commission|Foundation|Court|Network|Airlines|Times|Energy|Motors'.split('|')
SORT_OF_BODY = 'Northern|Southern|Eastern|Western|Democratic|National|United|Popular|Free|Islamic|Christian|Workers\'|Farmers\'|Patriotic|Progressive|Liberation|Labour|Green|People\'s|Revolutionary|International|Royal|Central|Students\'|Human Rights|Civic'.split('|')


def actor(rng, states):
    """(words, begins with an article?, type, is a name?, plural?, {index: state} of a nested adjective)"""
    name, adjective = rng.choice(states)
    draw = rng.random()
    if draw < 0.3:
        return [name], 'group', False
    if draw < 0.42:
        body = rng.choice(SINGLE + CROWDS[:60]).replace('_', ' ').split()
        return (['the'] if body[-1] in SINGLE or rng.random() < 0.2 or len(body) > 1 else []) + [adjective] + body, 'group', body[-1].endswith('s')
    if draw < 0.6:
        crowd = rng.choice(CROWDS)
        lead = rng.random()
        before = ['the'] if lead < 0.45 else rng.choice(BEFORE).strip('_').split('_') if lead < 0.65 else []
        return before + [crowd], 'group', True
    if draw < 0.68:
        return ['the'] + rng.choice(SINGLE).split('_'), 'group', False
    if draw < 0.82:
        person = [rng.choice(FIRST), invented_name(rng)]
        return person[1:] if rng.random() < 0.25 else person, 'person', False
    if draw < 0.95:
        lead = rng.random()
        stem = [invented_name(rng)] if lead < 0.4 else rng.choice(SORT_OF_BODY).split() if lead < 0.8 else [adjective]
        if lead > 0.3 and rng.random() < 0.3:
            stem = stem + rng.choice(SORT_OF_BODY).split()
        return (['the'] if rng.random() < 0.75 else []) + stem + [rng.choice(KIND_OF_BODY)], 'group', False
    return [invented_name(rng)], 'group', False


def note(rng, states):
    """An article of one or two sentences in the form of `prepare.py`; 'loose' are pairs of entities about which nothing is taught."""
    silent = rng.random() < 0.25
    pattern, spec = (rng.choice(SILENT), '') if silent else rng.choice(PATTERNS)
    if 'TAIL' in pattern:
        pattern = pattern.replace('TAIL', rng.choice(TAILS))
    verbs = {'1': rng.choice(VERBS), '2': rng.choice(VERBS)}
    if '1VT' in pattern or '2VT' in pattern:
        while ' ' in verbs['1'][1][0] or verbs['1'][0] in ('COOPERATES_WITH', 'NEGOTIATES_WITH', 'AGREES_WITH'):
            verbs['1'] = rng.choice(VERBS)
    noun = rng.choice(BETWEEN) if 'BETWEEN' in pattern else rng.choice(NOUNS)
    if "'s [1BETWEEN]" in pattern or 'a [1BETWEEN]' in pattern:
        while noun[1].endswith('s') or noun[1] in ('bad blood', 'fighting'):
            noun = rng.choice(BETWEEN)
    stands = {'1': rng.choice((('BACKS', FOR), ('OPPOSES', AGAINST)))}
    stands['2'] = ('OPPOSES', AGAINST) if stands['1'][0] == 'BACKS' else ('BACKS', FOR)
    stands = {number: (relation, rng.choice(of)) for number, (relation, of) in stands.items()}
    slots = {}
    for slot in 'ABCD':
        if '{' + slot + '}' in pattern:
            while slot not in slots or any(slots[slot][0][-1].lower() == other[0][-1].lower() for name, other in slots.items() if name != slot) or (slot == 'A' and (', who' in pattern or 'REPRESENTS' in spec) and slots[slot][1] != 'person') or (slot == 'B' and 'REPRESENTS' in spec and slots[slot][1] == 'person'):
                slots[slot] = actor(rng, states)
    person, plural = slots['A'][1] == 'person', slots['A'][2]
    if plural or {'{A} and {C}', '{A} , {C} and'} & {p for p in ('{A} and {C}', '{A} , {C} and') if p in pattern}:
        for number in verbs:
            relation, (base, _third, past, part, ing) = verbs[number]
            verbs[number] = (relation, (base, base, past, part, ing))
        base, _third, *rest = stands['1'][1]
        stands['1'] = (stands['1'][0], [base, base, *rest])
    pronouns = {'A': ('they', 'them', 'their') if plural else rng.choice((('he', 'him', 'his'), ('she', 'her', 'her'))) if person else ('it', 'it', 'its')}
    of_b = slots.get('B')
    pronouns['B'] = ('they', 'them', 'their') if of_b and of_b[2] else rng.choice((('he', 'him', 'his'), ('she', 'her', 'her'))) if of_b and of_b[1] == 'person' else ('it', 'it', 'its')
    owner = 'B' if pattern.startswith('{B}') else 'A'
    words, sentences, mentions, entities, claims, place, who, cues = [], [], [], [], [], {}, {}, {}
    state_of = {}
    adjectives = {adjective: name for name, adjective in states}
    for slot, (own, kind, _p) in slots.items():
        who[slot] = len(entities)
        entities.append({'type': kind, 'kind': '-', 'acts_for': None, 'name': ' '.join(own)})
        inner = next((k for k, form in enumerate(own) if form in adjectives and len(own) > k + 1), None)
        if inner is not None:
            state_of[slot] = (inner, len(entities))
            entities[who[slot]]['acts_for'] = len(entities) if own[-1] not in KIND_OF_BODY else None
            entities.append({'type': 'group', 'kind': 'state', 'acts_for': None, 'name': adjectives[own[inner]]})
    first, begin, taught = 0, 0, set()
    open_cue = None

    def put(forms, number=None):
        for form in forms:
            at_start = len(words) == first or words[len(words) - 1] == '“'
            words.append(form[:1].upper() + form[1:] if at_start else form)
        if number is not None:
            cues[number] = (len(words) - len(forms), len(words))

    be_plural = {'is': 'are', 'was': 'were'}
    for token in pattern.split():
        if token == '|':
            sentences.append((first, len(words), len(sentences)))
            first = len(words)
        elif token == 'HAS':
            put(['have' if plural else 'has'])
        elif token in ('{DAY}', '{THING}'):
            put([rng.choice(DAYS if token == '{DAY}' else THINGS)])
        elif token == '{P}':
            who['P'] = len(entities)
            entities.append({'type': 'place', 'kind': '-', 'acts_for': None, 'name': 'P'})
            put([invented_name(rng)])
            place['P'] = (len(words) - 1, len(words))
            mentions.append((*place['P'], frozenset([who['P']]), False))
        elif token == '{T}':
            who['T'] = len(entities)
            it = rng.choice(ISSUES).split()
            entities.append({'type': 'issue', 'kind': '-', 'acts_for': None, 'name': ' '.join(it)})
            at = len(words)
            put(it)
            place['T'] = (at, len(words))
            taught.update(range(at, len(words)))
            mentions.append((*place['T'], frozenset([who['T']]), False))
        elif token in ('{I}', '{O}', '{S}'):
            slot = 'A' if token == '{I}' else 'B' if token == '{O}' and not pattern.startswith('{B}') and '. | {C}' not in pattern else owner
            put([pronouns[slot]['{I} {O} {S}'.split().index(token)]])
            place[token[1]] = (len(words) - 1, len(words))
            who[token[1]] = who[slot]
            mentions.append((*place[token[1]], frozenset([who[slot]]), True))
        elif token[0] == '{':
            slot = token[1]
            own, kind, _p = slots[slot]
            at = len(words)
            put(own)
            skip = own[0] == 'the' and rng.random() > (0.78 if own[-1][0].isupper() else 0.98)
            place[slot] = (at + skip, len(words))
            mentions.append((*place[slot], frozenset([who[slot]]), False))
            taught.update(range(at, len(words)))
            if slot in state_of and own[-1][0].islower():
                inner, state = state_of[slot]
                mentions.append((at + inner, at + inner + 1, frozenset([state]), False))
        elif token == 'We' and 'WE' in spec:
            put(['We'])
            place['WE'] = (len(words) - 1, len(words))
            who['WE'] = state_of['A'][1] if slots['A'][1] == 'person' and 'A' in state_of else who['A']
            mentions.append((*place['WE'], frozenset([who['WE']]), True))
        elif token == '[1':
            open_cue = len(words)
        elif token == ']':
            cues['1'] = (open_cue, len(words))
        elif token[0] == '[':
            number, what = token[1], token[2:-1]
            if what[0] == 'T':
                put(stands[number][1]['B3PNG'.index(what[1])].split(), number)
            elif what[0] == 'V':
                put(verbs[number][1]['B3PNGT'.index(what[1]) if what[1] != 'T' else 3].split(), number)
            elif what in ('N', 'BETWEEN'):
                text = noun[1].split()
                put(text)
                cues['N'] = (len(words) - len(text), len(words) - (what == 'N'))
            else:
                put(rng.choice(COMPLAINTS if what == 'X' else DEMANDS).split(), '1')
        elif token == 'its':
            put([pronouns['B' if 'in its quarrel' in pattern or 'in its war' in pattern else 'A'][2]])
        elif token in be_plural and words and slots.get(owner, (0, 0, 0))[2] and words[-1] == slots[owner][0][-1]:
            put([be_plural[token]])
        else:
            put([token])
    sentences.append((first, len(words), len(sentences)))
    sentence_of = [k for k, (lo, hi, _b) in enumerate(sentences) for _ in range(lo, hi)]
    loose = set()
    for part in spec.replace('~', '').split(';'):
        cells = part.split()
        if not cells:
            continue
        source, target, relation, modality, *said = cells
        if relation == '?':
            loose.add((who[source], who[target]))
            continue
        relation, _colon, cue_word = relation.partition(':')
        cue = next(((k, k + 1) for k, form in enumerate(words) if form == cue_word), None) if cue_word else cues.get({'V': '1', 'W': '2', 'U': '2', 'N': 'N'}.get(relation, '1'))
        relation = {'V': verbs['1'][0], 'W': verbs['2'][0], 'N': noun[0], 'T': stands['1'][0], 'U': stands['2'][0]}.get(relation, relation)
        a, b = place[source], place[target]
        speaker = who[said[0]] if said and who[said[0]] != who[source] else None
        claims.append((a, b, relation, modality, speaker, cue, sentence_of[a[0]], True, who[source], who[target], speaker is not None))
    mentions.sort(key=lambda m: (m[0], m[1]))
    return {
        'article': 'note', 'words': words, 'sentences': sentences, 'sentence_of': sentence_of, 'mentions': mentions, 'entities': entities, 'claims': claims,
        'cross': 1, 'taught': taught, 'loose': loose, 'silent': silent,
    }


if __name__ == '__main__':
    import random, sys

    rng = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    states = [('Peru', 'Peruvian'), ('Ghana', 'Ghanaian'), ('Norway', 'Norwegian'), ('Japan', 'Japanese')]
    for _ in range(40):
        it = note(rng, states)
        print(' '.join(it['words']))
        print('    ', [' '.join(it['words'][m[0] : m[1]]) for m in it['mentions']])
        for c in it['claims']:
            print('     ', ' '.join(it['words'][c[0][0] : c[0][1]]), c[2], ' '.join(it['words'][c[1][0] : c[1][1]]), c[3], c[5] and ' '.join(it['words'][c[5][0] : c[5][1]]), 'by' if c[4] is not None else '')
