import type { Schema } from '../schema/schema.ts';

const OPERATORS = ['neutral', 'proposed', 'promised', 'denied', 'refused', 'ended', 'threatened', 'urged'] as const;

/** What a governing word says of what hangs under it. */
export type Operator = (typeof OPERATORS)[number];

/** Which list of `graph-schema/lexicon/` is which; what each holds is written there. */
const LISTS = {
  terrorWords: 'modality/terror-words',
  designateVerbs: 'modality/designate-verbs',
  continuing: 'modality/continuing',
  negators: 'modality/negators',
  proposedAuxiliaries: 'modality/proposed-auxiliaries',
  conditionalMarks: 'modality/conditional-marks',
  sayVerbs: 'attribution/say-verbs',
  accuseVerbs: 'attribution/accuse-verbs',
  considerVerbs: 'attribution/consider-verbs',
  sayNouns: 'attribution/say-nouns',
  sourceMarks: 'attribution/source-marks',
  disputedNouns: 'attribution/disputed-nouns',
  objectControlMarks: 'control/object-marks',
  subjectControlVerbs: 'control/subject-verbs',
  requestVerbs: 'control/request-verbs',
  lightVerbs: 'light-verbs/verbs',
  transparentNouns: 'constructions/transparent-nouns',
  titles: 'constructions/titles',
  apartTitles: 'titles/apart',
  nominees: 'titles/nominees',
  bodyNouns: 'constructions/body-nouns',
  ownArms: 'constructions/own-arms',
  voiceNouns: 'constructions/voice-nouns',
  otherNouns: 'constructions/other-nouns',
  reversalVerbs: 'constructions/reversal-verbs',
  accordWords: 'constructions/accord-words',
  particleVerbs: 'constructions/particle-verbs',
  gatheringNouns: 'modality/gathering-nouns',
  collapseNouns: 'modality/collapse-nouns',
  aimNouns: 'constructions/aim-nouns',
  saidNouns: 'modality/said-nouns',
  rejectVerbs: 'modality/reject-verbs',
  accordNouns: 'constructions/accord-nouns',
  meansNouns: 'constructions/means-nouns',
} as const;

type Lists = { readonly [name in keyof typeof LISTS]: ReadonlySet<string> };

/** Words of modality, attribution and structure, looked up by lemma. */
export type WordLists = Lists & {
  /** Verbs and adjectives over a clause ("refuse to", "is ready to"). */
  readonly clauseOperators: ReadonlyMap<string, Operator>;
  /** Verbs over a noun that names the deed ("halt the attacks", "reject talks"). */
  readonly nounOperators: ReadonlyMap<string, Operator>;
  /** Nouns over a clause or noun ("refusal to", "end of"). */
  readonly nominalOperators: ReadonlyMap<string, Operator>;
  /** Adjectives and adverbs ("former", "planned", "no longer"). */
  readonly modifiers: ReadonlyMap<string, Operator>;
};

/** Compiles the lexicon files that this stage reads; a list that a schema does not have is empty. */
export function compileWordLists({ lexicon }: Schema): WordLists {
  const words = (path: string): readonly string[] => {
    const [file = '', list = ''] = path.split('/');
    return lexicon[file]?.[list] ?? [];
  };
  const operators = (kind: string): ReadonlyMap<string, Operator> =>
    new Map(
      OPERATORS.flatMap((operator) => words(`modality/${kind}-${operator}`).map((word) => [word, operator] as const)),
    );
  const sets = Object.entries(LISTS).map(([name, path]) => [name, new Set(words(path))] as const);
  return {
    ...(Object.fromEntries(sets) as unknown as Lists),
    clauseOperators: operators('clause'),
    nounOperators: operators('object'),
    nominalOperators: operators('noun'),
    modifiers: operators('modifier'),
  };
}
