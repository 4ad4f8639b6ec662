import type { Schema } from '../schema/schema.ts';

/** A list of `graph-schema/lexicon/` as a set; empty when a schema does not have it. */
export function wordList(schema: Schema, file: string, list: string): ReadonlySet<string> {
  return new Set(schema.lexicon[file]?.[list] ?? []);
}

/** What a governing word says of what hangs under it. */
export type Operator = 'neutral' | 'proposed' | 'promised' | 'denied' | 'refused' | 'ended' | 'threatened' | 'urged';

/** Words of modality, attribution and structure, looked up by lemma. */
export type WordLists = {
  /** Verbs and adjectives over a clause ("refuse to", "is ready to"). */
  readonly clauseOperators: ReadonlyMap<string, Operator>;
  /** Verbs over a noun that names the deed ("halt the attacks", "reject talks"). */
  readonly nounOperators: ReadonlyMap<string, Operator>;
  /** Nouns over a clause or noun ("refusal to", "end of"). */
  readonly nominalOperators: ReadonlyMap<string, Operator>;
  /** Adjectives and adverbs ("former", "planned", "no longer"). */
  readonly modifiers: ReadonlyMap<string, Operator>;
  readonly deedNouns: ReadonlySet<string>;
  readonly terrorWords: ReadonlySet<string>;
  readonly designateVerbs: ReadonlySet<string>;
  /** Verbs that say of a deed that it goes on, whatever their tense. */
  readonly continuing: ReadonlySet<string>;
  readonly negators: ReadonlySet<string>;
  readonly proposedAuxiliaries: ReadonlySet<string>;
  readonly conditionalMarks: ReadonlySet<string>;
  readonly sayVerbs: ReadonlySet<string>;
  readonly accuseVerbs: ReadonlySet<string>;
  readonly considerVerbs: ReadonlySet<string>;
  readonly sayNouns: ReadonlySet<string>;
  readonly sourceMarks: ReadonlySet<string>;
  readonly lightVerbs: ReadonlySet<string>;
  readonly transparentNouns: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly partNouns: ReadonlySet<string>;
  readonly placeNouns: ReadonlySet<string>;
  readonly placeParts: ReadonlySet<string>;
  readonly placePrepositions: ReadonlySet<string>;
  readonly controlParticiples: ReadonlySet<string>;
  readonly irregularNouns: ReadonlySet<string>;
  readonly apartTitles: ReadonlySet<string>;
  readonly presenceVerbs: ReadonlySet<string>;
  readonly presenceNouns: ReadonlySet<string>;
  readonly forceNouns: ReadonlySet<string>;
  /** Verbs of answering a blow: "responded with strikes". */
  readonly answerVerbs: ReadonlySet<string>;
  /** Strikes and what strikes: they are of who sends them. */
  readonly strikeNouns: ReadonlySet<string>;
  readonly sendVerbs: ReadonlySet<string>;
  readonly agentParticiples: ReadonlySet<string>;
  readonly dutyAuxiliaries: ReadonlySet<string>;
  readonly dutyAdjectives: ReadonlySet<string>;
  readonly visitVerbs: ReadonlySet<string>;
  /** Those who are not whom they are of: "the backers of X". */
  readonly otherNouns: ReadonlySet<string>;
  /** Those who speak for whom they are "for" or "with". */
  readonly voiceNouns: ReadonlySet<string>;
  /** Happenings: set beside a name, they tell of the clause and not of the name. */
  readonly eventNouns: ReadonlySet<string>;
  /** What is done to a deed by others than its doer: "an accord brokered by X". */
  readonly outsideParticiples: ReadonlySet<string>;
  /** What somebody asks for or offers: the phrase behind it is its own. */
  readonly askingNouns: ReadonlySet<string>;
  /** What a person heads that acts as a body: "his regime". */
  readonly bodyNouns: ReadonlySet<string>;
  /** What a group of people may be called: "X, a rebel group". */
  readonly groupNouns: ReadonlySet<string>;
  /** Verbs that take two objects: "gave X money". */
  readonly givingVerbs: ReadonlySet<string>;
  /** What says or rules something itself: "a statement backing X". */
  readonly textNouns: ReadonlySet<string>;
  /** Whose text it is: "signed a letter urging X". */
  readonly issuingVerbs: ReadonlySet<string>;
  /** Verbs, with their particle if any, that undo what their object names. */
  readonly reversalVerbs: ReadonlySet<string>;
  /** Cues of an agreement that is concluded. */
  readonly accordWords: ReadonlySet<string>;
  /** Verbs that mean something else with this particle: "call off". */
  readonly particleVerbs: ReadonlySet<string>;
  readonly blameAdjectives: ReadonlySet<string>;
  readonly misdeedVerbs: ReadonlySet<string>;
  /** "the X-linked Y": Y is affiliated with X. */
  readonly affiliationParticiples: ReadonlySet<string>;
  /** "the X-aligned Y": Y backs X. */
  readonly allianceParticiples: ReadonlySet<string>;
  /** "the X-led Y": X is of Y. */
  readonly leadingParticiples: ReadonlySet<string>;
  /** Bodies made of others, which one of them may lead. */
  readonly unionNouns: ReadonlySet<string>;
  /** How long or how often something happens. */
  readonly timeNouns: ReadonlySet<string>;
  /** Verbs whose object is in the same place as their subject. */
  readonly companyVerbs: ReadonlySet<string>;
  /** Verbs whose object is then in the place named. */
  readonly placedVerbs: ReadonlySet<string>;
  /** What names are put on. */
  readonly listNouns: ReadonlySet<string>;
  readonly enlistVerbs: ReadonlySet<string>;
  readonly delistVerbs: ReadonlySet<string>;
  readonly affiliateNouns: ReadonlySet<string>;
  /** Verbs with a particle that take an object: "hand over". */
  readonly objectParticleVerbs: ReadonlySet<string>;
  /** Fights, of which the parties are "between". */
  readonly battleNouns: ReadonlySet<string>;
  /** Verbs of fighting on the ground: both sides are where it happens. */
  readonly battleVerbs: ReadonlySet<string>;
  readonly gatheringNouns: ReadonlySet<string>;
  /** What parties conclude: "a truce brokered by X". */
  readonly accordNouns: ReadonlySet<string>;
  readonly brokerVerbs: ReadonlySet<string>;
  readonly partyNouns: ReadonlySet<string>;
  /** Each is against the other: "A and B, bitter rivals". */
  readonly rivalNouns: ReadonlySet<string>;
  readonly allyNouns: ReadonlySet<string>;
  /** Blame that somebody meets with: "dismissed criticism from X". */
  readonly rebukeNouns: ReadonlySet<string>;
  readonly rebuffVerbs: ReadonlySet<string>;
  /** What a speaker calls a thing that is wrong. */
  readonly issueBlame: ReadonlySet<string>;
  /** Verbs by which a gathering is over, and so was held. */
  readonly concluding: ReadonlySet<string>;
};

const OPERATORS: readonly Operator[] = [
  'neutral',
  'proposed',
  'promised',
  'denied',
  'refused',
  'ended',
  'threatened',
  'urged',
];

/** Compiles the lexicon files that this stage reads. */
export function compileWordLists(schema: Schema): WordLists {
  const list = (file: string, name: string): ReadonlySet<string> => wordList(schema, file, name);
  const operators = (kind: string): ReadonlyMap<string, Operator> =>
    new Map(
      OPERATORS.flatMap((operator) =>
        [...list('modality', `${kind}-${operator}`)].map((word) => [word, operator] as const),
      ),
    );
  return {
    clauseOperators: operators('clause'),
    nounOperators: operators('object'),
    nominalOperators: operators('noun'),
    modifiers: operators('modifier'),
    deedNouns: list('modality', 'deed-nouns'),
    terrorWords: list('modality', 'terror-words'),
    designateVerbs: list('modality', 'designate-verbs'),
    continuing: list('modality', 'continuing'),
    negators: list('modality', 'negators'),
    proposedAuxiliaries: list('modality', 'proposed-auxiliaries'),
    conditionalMarks: list('modality', 'conditional-marks'),
    sayVerbs: list('attribution', 'say-verbs'),
    accuseVerbs: list('attribution', 'accuse-verbs'),
    considerVerbs: list('attribution', 'consider-verbs'),
    sayNouns: list('attribution', 'say-nouns'),
    sourceMarks: list('attribution', 'source-marks'),
    lightVerbs: list('light-verbs', 'verbs'),
    transparentNouns: list('constructions', 'transparent-nouns'),
    titles: list('constructions', 'titles'),
    partNouns: list('constructions', 'part-nouns'),
    placeNouns: list('constructions', 'place-nouns'),
    placeParts: list('constructions', 'place-parts'),
    placePrepositions: list('constructions', 'place-prepositions'),
    controlParticiples: list('constructions', 'control-participles'),
    irregularNouns: list('constructions', 'irregular-nouns'),
    apartTitles: list('titles', 'apart'),
    presenceVerbs: list('constructions', 'presence-verbs'),
    presenceNouns: list('constructions', 'presence-nouns'),
    forceNouns: list('constructions', 'force-nouns'),
    answerVerbs: list('constructions', 'answer-verbs'),
    strikeNouns: list('constructions', 'strike-nouns'),
    sendVerbs: list('constructions', 'send-verbs'),
    agentParticiples: list('constructions', 'agent-participles'),
    dutyAuxiliaries: list('constructions', 'duty-auxiliaries'),
    dutyAdjectives: list('constructions', 'duty-adjectives'),
    visitVerbs: list('constructions', 'visit-verbs'),
    otherNouns: list('constructions', 'other-nouns'),
    voiceNouns: list('constructions', 'voice-nouns'),
    eventNouns: list('constructions', 'event-nouns'),
    outsideParticiples: list('constructions', 'outside-participles'),
    askingNouns: list('constructions', 'asking-nouns'),
    bodyNouns: list('constructions', 'body-nouns'),
    groupNouns: list('constructions', 'group-nouns'),
    givingVerbs: list('constructions', 'giving-verbs'),
    textNouns: list('constructions', 'text-nouns'),
    issuingVerbs: list('constructions', 'issuing-verbs'),
    reversalVerbs: list('constructions', 'reversal-verbs'),
    accordWords: list('constructions', 'accord-words'),
    particleVerbs: list('constructions', 'particle-verbs'),
    blameAdjectives: list('constructions', 'blame-adjectives'),
    misdeedVerbs: list('constructions', 'misdeed-verbs'),
    affiliationParticiples: list('constructions', 'affiliation-participles'),
    allianceParticiples: list('constructions', 'alliance-participles'),
    leadingParticiples: list('constructions', 'leading-participles'),
    unionNouns: list('constructions', 'union-nouns'),
    timeNouns: list('constructions', 'time-nouns'),
    companyVerbs: list('constructions', 'company-verbs'),
    placedVerbs: list('constructions', 'placed-verbs'),
    listNouns: list('constructions', 'list-nouns'),
    enlistVerbs: list('constructions', 'enlist-verbs'),
    delistVerbs: list('constructions', 'delist-verbs'),
    affiliateNouns: list('constructions', 'affiliate-nouns'),
    objectParticleVerbs: list('constructions', 'object-particle-verbs'),
    battleNouns: list('modality', 'battle-nouns'),
    battleVerbs: list('modality', 'battle-verbs'),
    gatheringNouns: list('modality', 'gathering-nouns'),
    accordNouns: list('constructions', 'accord-nouns'),
    brokerVerbs: list('constructions', 'broker-verbs'),
    partyNouns: list('constructions', 'party-nouns'),
    rivalNouns: list('constructions', 'rival-nouns'),
    allyNouns: list('constructions', 'ally-nouns'),
    rebukeNouns: list('constructions', 'rebuke-nouns'),
    rebuffVerbs: list('constructions', 'rebuff-verbs'),
    issueBlame: list('constructions', 'issue-blame'),
    concluding: list('modality', 'concluding'),
  };
}
