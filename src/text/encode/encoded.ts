/**
 * An article as the encoder reads it: for each word its state and what the heads made of it, row after row. `firstWord` gives, for
 * each sentence, the row of its first word.
 */
export type Encoded = {
  readonly width: number;
  /** [words, width] */
  readonly states: Float32Array;
  readonly headWidth: number;
  /** [words, headWidth], parts as in `reader-net.ts`. */
  readonly heads: Float32Array;
  readonly firstWord: readonly number[];
};
