import { z } from 'zod';
import { ENTITY_TYPES } from '../base/ids.ts';
import { faultOf } from './confidence-map.ts';

const word = z.string().min(1);
const wordOrWords = z.union([word, z.array(word)]).describe('One word or a list of words.');
const color = z.string().regex(/^#[0-9a-f]{6}$/, 'A colour is written #rrggbb, in small letters.');
const entityType = z.enum(ENTITY_TYPES);
const year = z.int().min(1900).max(2100);

/** `relations.yaml`: one relation type. */
export const relationShape = z.strictObject({
  polarity: z
    .union([z.literal(1), z.literal(0), z.literal(-1)])
    .describe('1 for a stand in favour, -1 for one against, 0 for neither.'),
  symmetric: z.boolean().default(false),
  is_a: word.nullable().default(null).describe('The relation this one is a finer kind of.'),
  plover: z
    .string()
    .regex(/^[A-Z]+$/)
    .nullable()
    .default(null)
    .describe('PLOVER root category.'),
  quad: z
    .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
    .nullable()
    .default(null)
    .describe('PLOVER quad class: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.'),
  source_types: z.array(entityType).min(1),
  target_types: z.array(entityType).min(1),
  color,
  meaning: word,
  example: word.describe('A sentence with <s>source</s> and <t>target</t> marked; it is run as a test.'),
});

/** `relations.yaml` as a whole: name -> relation type. */
export const relationsShape = z.record(z.string().regex(/^[A-Z][A-Z_]*$/), relationShape);

/** `entity-types.yaml`: type -> colour, meaning and the kinds in use. */
export const entityTypesShape = z.record(
  entityType,
  z.strictObject({
    color,
    meaning: word,
    kinds: z.record(word, z.strictObject({ color: color.optional(), meaning: word })),
  }),
);

const frameFields = {
  id: word.optional(),
  verb: word.optional().describe('Lemma of the head word; exactly one of verb, noun, adjective.'),
  noun: word.optional(),
  adjective: word.optional(),
  particle: word.optional(),
  object: wordOrWords.optional().describe('Lemmas, one of which must head the direct object.'),
  with: z.record(word, wordOrWords).optional().describe('Further words that must be there: slot -> lemmas.'),
  relation: word.optional(),
  source: wordOrWords.optional(),
  target: wordOrWords.optional(),
  modality: z.enum(['denied', 'proposed', 'ended']).nullable().optional(),
  sourceTypes: z.array(entityType).optional(),
  targetTypes: z.array(entityType).optional(),
  confidence: z.number().min(0).max(1).optional(),
  veto: z
    .boolean()
    .optional()
    .describe(
      'Where it matches, nothing of its relation is told of its ends, whoever says so; without a relation, nothing at all.',
    ),
  overrides: z
    .union([z.literal(true), wordOrWords])
    .optional()
    .describe('true: frames of the same word and particle known before are gone; or the names of those that are.'),
  example: word.optional(),
  examples: z.array(word).optional(),
};

/** `frames/*.yaml`: one predicate; `defaults` of its file fill what it leaves out. */
export const frameShape = z
  .strictObject(frameFields)
  .refine(
    (frame) => [frame.verb, frame.noun, frame.adjective].filter((head) => head !== undefined).length === 1,
    'A frame has exactly one of verb, noun and adjective.',
  );

/** `frames/*.yaml` as a whole. */
export const framesShape = z.strictObject({
  defaults: z.strictObject(frameFields).optional(),
  without: z.array(word).optional().describe('Frames and rules that stay silent: back.v or frame:back.v, rule:title.'),
  frames: z.array(frameShape).default([]),
});

const officeShape = z.strictObject({
  title: word,
  of: word.describe('Id of the group, or its slug.'),
  from: year.nullable().default(null),
  to: year.nullable().default(null),
});

const entryFields = {
  id: word.optional().describe('type/slug; made from type and name when left out.'),
  type: entityType.optional(),
  kind: word.optional(),
  name: word.optional(),
  aliases: z.array(word).optional().describe('Other names, spellings, acronyms, former names.'),
  adjectives: z.array(word).optional(),
  demonyms: z.array(word).optional(),
  metonyms: z.array(word).optional().describe('Seats that stand for the government.'),
  acts_for: word.optional().describe('Id or slug of the group it officially acts for.'),
  part_of: word.optional().describe('Id or slug of the group it is an organ of.'),
  country: word.optional().describe('Id or slug of the state.'),
  at: z
    .tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)])
    .optional()
    .describe('Latitude, longitude.'),
  wikidata: z
    .string()
    .regex(/^Q\d+$/)
    .optional(),
  offices: z.array(officeShape).optional(),
  weight: z.number().min(0).optional().describe('Larger wins between homonyms: inhabitants for places.'),
  ambiguous: z.boolean().optional().describe('Shares a name with another entry on purpose.'),
  drop: z.array(word).optional().describe('Names to take away from an entry of the same id defined before.'),
};

/** `gazetteer/*.yaml`: one entity. */
export const entryShape = z
  .strictObject(entryFields)
  .refine((entry) => entry.id !== undefined || entry.name !== undefined, 'An entry needs a name or an id.');

/** `gazetteer/*.yaml` as a whole. */
export const gazetteerShape = z.strictObject({
  defaults: z.strictObject(entryFields).optional(),
  entries: z.array(entryShape),
});

/** `lexicon/*.yaml`: list name -> words, or list name -> key -> words. */
export const lexiconShape = z.record(word, z.union([z.array(z.string()), z.record(word, z.array(z.string()))]));

const share = z.number().min(0).max(1);
const knotShape = z.strictObject({
  score: share.describe('What the rules give a claim: frame, ends, modality and parse multiplied.'),
  right: share.describe('Share of claims of this score that are right.'),
});

/** `confidence.yaml`: from the score of a claim to the share of such claims that are right. */
export const confidenceShape = z
  .strictObject({ knots: z.array(knotShape).min(2).describe('By score, from 0 to 1; straight lines between them.') })
  .superRefine(({ knots }, context) => {
    const fault = faultOf(knots);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault.message, path: ['knots', fault.at] });
  });

/** `summary.yaml`: what summaries and reports tell; an overlay may give some of it. */
export const summaryShape = z.strictObject({
  least_confidence: share.optional().describe('Claims below it are not told.'),
  least_confidence_alone: share.optional().describe('The same for what only one article says.'),
  actors: z.int().min(1).optional().describe('How many actors at most.'),
  ties: z.int().min(1).optional().describe('How many ties of each actor at most.'),
  disputes: z.int().min(0).optional().describe('How many disputes at most.'),
  quote_characters: z.int().min(40).optional().describe('Longer sentences are cut around what decides.'),
  measured: z
    .array(
      z.strictObject({
        what: word,
        right: share.nullable().default(null),
        found: share.nullable().default(null),
        on: word,
      }),
    )
    .optional()
    .describe(
      'What `stancegraph evaluate` measured, for reports: the share right of what is found, and found of what is there.',
    ),
});

const pairsShape = z.strictObject({
  start: z.number().default(0).describe('Where the sum begins.'),
  own: z.number().default(1).describe('By the log-odds that the net gives the relation.'),
  other: z.number().default(0).describe('By those of the likeliest other relation of the same two, at least -5.'),
  link: z.number().default(0).describe('By those that an end means whom it was linked to, -4 to 4; of each end.'),
  often: z
    .number()
    .default(0)
    .describe(
      'By the logarithm of how often the article means an end, as a share of what it means most often; of each end.',
    ),
  modality: z.number().default(0).describe('By the log-odds of the modality, -4 to 4.'),
  unasserted: z.number().default(0).describe('Added to what is denied, proposed or ended.'),
  unsaid: z.number().default(0).describe('Added where an end is left unsaid.'),
});

/** `reader.yaml`: what the learned reader must give, 0 to 1. */
export const readerShape = z.strictObject({
  given: z.boolean().optional().describe('Whether it is asked of articles that bring their own mentions.'),
  use: z
    .boolean()
    .optional()
    .describe('Whether the learned reader is asked; without it trees, frames and rules read alone.'),
  alias: share.optional().describe('For a name of a list to stand.'),
  name: share.optional().describe('For a name of a pattern to stand.'),
  description: share.optional().describe('For a description of a pattern to stand.'),
  span: share.optional().describe('For a span that nobody suggested.'),
  issue: share.optional().describe('For an issue that nobody suggested.'),
  unsaid: z.boolean().optional().describe('Whether pairs with an end that the sentence leaves unsaid cast votes.'),
  vote: share.optional().describe('For a pair to cast a vote.'),
  once: share
    .optional()
    .describe(
      'For a person, group or place that is described once, without a name, to be a node, whatever is claimed about it.',
    ),
  suggested: share.optional().describe('For a name of a list or a pattern to be a node though no claim is about it.'),
  node: share.optional().describe('For a name that only the reader sees to be a node though no claim is about it.'),
  note: z
    .strictObject({
      sentences: z.number().int().min(0).describe('How many sentences a text has at most for these to hold.'),
      alias: share.describe('For a name of a list to stand.'),
      name: share.describe('For a name of a pattern to stand.'),
      description: share.describe('For a description of a pattern to stand.'),
      span: share.describe('For a span that nobody suggested.'),
      issue: share.describe('For an issue that nobody suggested.'),
      once: share.describe('For a person, group or place that is described once, without a name, to be a node.'),
    })
    .optional()
    .describe('The limits for short texts, in which nothing is said twice.'),
  speakers: z
    .strictObject({
      told: z.number().describe('Worth of a speaker that quotations and verbs of saying tell.'),
      untold: z.number().describe('Worth of their telling none.'),
      least: share.describe('The share of whoever the reader does not hear at all.'),
    })
    .optional()
    .describe('What the trees tell of speakers, beside the logarithm of the share that the reader gives each.'),
  pairs: pairsShape.optional().describe('Log-odds that a pair is right: a sum of these, each by its weight.'),
});

const voiceShape = z.strictObject({
  weight: z.number().default(1).describe('What its logits are multiplied by.'),
  bias: z.number().default(0).describe('Added to each of its logits.'),
  chorus: word.optional().describe('Voices of one chorus read the same and count once, by the strongest.'),
  rivals: z
    .array(word)
    .default([])
    .describe('Choruses with which it is at odds when they tell different things of a pair.'),
});

/** `voices.yaml`: what the voices that speak for and against a claim weigh. */
export const voicesShape = z.strictObject({
  base: share.optional().describe('The share of right claims that a sum of 0 stands for; logits count from here.'),
  alone: share.optional().describe('The most that a claim scores for which only one chorus speaks.'),
  voices: z.record(word, voiceShape).default({}),
  by: z.record(word, z.number()).default({}).describe('Added to the logit of one rule or frame, by its name.'),
  beside: z.record(word, z.number()).default({}).describe('The same, only where the learned reader is heard too.'),
});

const namesShape = z.array(z.array(word).min(2, 'A group has two names or more')).default([]);

/** `identity.yaml`: which names are one thing for good; groups of names or ids. */
export const identityShape = z.strictObject({
  same: namesShape.describe('Names of one thing.'),
  different: namesShape.describe('Names of which no two are ever of one thing.'),
});

export type RawIdentity = z.infer<typeof identityShape>;
export type RawFrame = z.infer<typeof frameShape>;
export type RawFrames = z.infer<typeof framesShape>;
export type RawEntry = z.infer<typeof entryShape>;
export type RawGazetteer = z.infer<typeof gazetteerShape>;

/** The shape of each kind of file, by the name of its JSON Schema in `graph-schema/json-schema/`. */
export const FILE_SHAPES = {
  relations: relationsShape,
  'entity-types': entityTypesShape,
  frames: framesShape,
  gazetteer: gazetteerShape,
  lexicon: lexiconShape,
  confidence: confidenceShape,
  summary: summaryShape,
  voices: voicesShape,
  reader: readerShape,
  identity: identityShape,
} as const;
export type FileKind = keyof typeof FILE_SHAPES;

/** All keys a file of a kind may use, for "did you mean". */
export const KNOWN_KEYS: Readonly<Record<FileKind, readonly string[]>> = {
  relations: Object.keys(relationShape.shape),
  'entity-types': ['color', 'meaning', 'kinds', ...ENTITY_TYPES],
  frames: ['defaults', 'without', 'frames', ...Object.keys(frameFields)],
  gazetteer: ['defaults', 'entries', ...Object.keys(entryFields), ...Object.keys(officeShape.shape)],
  lexicon: [],
  confidence: ['knots', ...Object.keys(knotShape.shape)],
  summary: [...Object.keys(summaryShape.shape), 'what', 'right', 'found', 'on'],
  reader: Object.keys(readerShape.shape),
  identity: Object.keys(identityShape.shape),
  voices: [...Object.keys(voicesShape.shape), ...Object.keys(voiceShape.shape)],
};
