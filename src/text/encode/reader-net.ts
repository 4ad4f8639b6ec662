import type { Dense } from './dense.ts';
import type { Encoder } from './encoder.ts';
import type { PieceVocabulary } from './word-pieces.ts';

/** The linear layers of the heads, by what they read. */
export type Heads = {
  /** Of each word: begins and ends of spans, their single scores, keys and values of pairs. See {@link WORD_PARTS}. */
  readonly word: Dense;
  /** First, last and mean state of a span to a mention. */
  readonly mention: Dense;
  readonly unsaidMean: Dense;
  /** Of each mention. See {@link MENTION_PARTS}. */
  readonly mentionHead: Dense;
  readonly pairProduct: Dense;
  readonly pairQuery: Dense;
  readonly pairContext: Dense;
  readonly pairHidden: Dense;
  /** Of each pair. See {@link PAIR_PARTS}. */
  readonly pairOut: Dense;
};

/** Small tables of the heads. */
export type HeadNumbers = Readonly<
  Record<
    | 'spanWidth'
    | 'unsaid'
    | 'pairFar'
    | 'speakerFar'
    | 'placeBias'
    | 'link1.w'
    | 'link1.b'
    | 'link2.w'
    | 'link2.b'
    | 'linkNew.w'
    | 'linkNew.b',
    Float32Array
  >
>;

/** The learned reader: an encoder of windows of sentences, and heads for spans, links and pairs. */
export type ReaderNet = {
  readonly encoder: Encoder;
  readonly heads: Heads;
  readonly numbers: HeadNumbers;
  readonly lists: {
    readonly relations: readonly string[];
    readonly modalities: readonly string[];
    readonly types: readonly string[];
    readonly kinds: readonly string[];
  };
  readonly vocabulary: PieceVocabulary;
};

export const TYPE_COUNT = 4;
export const SPAN_WIDTH = 48;
export const MENTION_WIDTH = 256;
export const PAIR_WIDTH = 256;
export const PAIR_HEADS = 4;
export const KEY_WIDTH = 32;
export const VALUE_WIDTH = 48;
export const LINK_WIDTH = 128;
export const SPEAKER_WIDTH = 64;
const KIND_COUNT = 36;
const RELATION_COUNT = 25;
const MODALITY_COUNT = 4;

/** Where parts of a layer's output begin, in the order of their widths. */
function places<Name extends string>(widths: Readonly<Record<Name, number>>): Readonly<Record<Name, number>> {
  let at = 0;
  const entries = Object.entries<number>(widths).map(([name, width]) => {
    const start = at;
    at += width;
    return [name, start];
  });
  return Object.fromEntries(entries) as Record<Name, number>;
}

export const WORD_PARTS = places({
  begin: TYPE_COUNT * SPAN_WIDTH,
  end: TYPE_COUNT * SPAN_WIDTH,
  beginAlone: TYPE_COUNT,
  endAlone: TYPE_COUNT,
  inside: TYPE_COUNT,
  key: PAIR_HEADS * KEY_WIDTH,
  value: PAIR_HEADS * VALUE_WIDTH,
});
export const MENTION_PARTS = places({
  type: TYPE_COUNT,
  kind: KIND_COUNT,
  linkLeft: LINK_WIDTH,
  linkRight: LINK_WIDTH,
  linkNew: 1,
  speaker: SPEAKER_WIDTH,
  source: PAIR_WIDTH,
  target: PAIR_WIDTH,
});
export const PAIR_PARTS = places({
  relation: RELATION_COUNT,
  modality: MODALITY_COUNT,
  speaker: SPEAKER_WIDTH,
  nobody: 1,
});
