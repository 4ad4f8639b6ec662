import { hashText, mix } from './model/hash.ts';
import type { PackedWeights } from './model/packed-weights.ts';
import { normalForm } from './normal-form.ts';
import { highest } from './tag.ts';

export const MAX_UPOS_FEATURES = 8;

/** A sentence as far as it is read when its UPOS tags are chosen: after the tree. */
export type UposInput = {
  readonly forms: readonly string[];
  readonly xpos: readonly string[];
  readonly heads: Int32Array | readonly number[];
  readonly labels: readonly string[];
};

/** Features: with its XPOS and relation given, little is left open (AUX or VERB, ADP or SCONJ, DET or PRON). */
export function uposFeatures({ forms, xpos, heads, labels }: UposInput, at: number, out: Int32Array): number {
  const tag = hashText(xpos[at] as string);
  const word = hashText(normalForm(forms[at] as string).toLowerCase());
  const label = hashText(labels[at] as string);
  const head = heads[at] as number;
  out[0] = mix(1, tag);
  out[1] = mix(2, mix(tag, word));
  out[2] = mix(3, mix(tag, label));
  out[3] = mix(4, mix(mix(tag, word), label));
  out[4] = mix(5, mix(mix(tag, label), head < 0 ? 1 : hashText(xpos[head] as string)));
  out[5] = mix(6, mix(word, label));
  return 6;
}

/** UPOS tags of a sentence. */
export function assignUpos(input: UposInput, tags: readonly string[], weights: PackedWeights): readonly string[] {
  const features = new Int32Array(MAX_UPOS_FEATURES);
  const scores = new Int32Array(tags.length);
  return input.forms.map((_, at) => {
    weights.score(features, uposFeatures(input, at, features), scores);
    return tags[highest(scores)] ?? 'X';
  });
}
