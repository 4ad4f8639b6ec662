import { hashPart, hashText } from '../../base/hash-text.ts';
import { mix } from '../model/hash.ts';
import { shapeOf } from '../normal-form.ts';
import { groupPlace, type WordGroups } from './word-groups.ts';

export const MAX_TAG_FEATURES = 64;

/** Class of a neighbour that is not there. */
export const NO_TAG = 99;

/** What features ask of a word; texts as hashes. */
export type TagFacts = {
  readonly exact: number;
  readonly lower: number;
  readonly shape: number;
  /** The last one to four letters, and the first. */
  readonly ends: readonly number[];
  readonly starts: readonly number[];
  readonly wide: number;
  readonly narrow: number;
};

/** In the place of a word before the first or after the last. */
export const NO_FACTS: TagFacts = {
  exact: 7,
  lower: 7,
  shape: 9,
  ends: [0, 0, 0, 0],
  starts: [0, 0, 0, 0],
  wide: -1,
  narrow: -1,
};

const SIZES = [1, 2, 3, 4];

/** Facts of a plain form. */
export function tagFacts(form: string, groups: WordGroups): TagFacts {
  const small = form.toLowerCase();
  const { length } = small;
  const lower = hashText(small);
  const place = groupPlace(groups, lower);
  return {
    exact: hashText(form),
    lower,
    shape: shapeOf(form),
    ends: SIZES.map((size) => hashPart(small, Math.max(0, length - size), length)),
    starts: SIZES.map((size) => hashPart(small, 0, Math.min(size, length))),
    wide: place < 0 ? -1 : (groups.wide[place] as number),
    narrow: place < 0 ? -1 : (groups.narrow[place] as number),
  };
}

/** A word with two neighbours on each side, and their tags. */
export type TagPlace = {
  readonly facts: readonly [TagFacts, TagFacts, TagFacts, TagFacts, TagFacts];
  readonly tags: readonly [number, number, number, number];
  readonly isFirst: boolean;
};

/** Writes the features of a word; returns how many. */
export function writeTagFeatures({ facts, tags, isFirst }: TagPlace, out: Int32Array): number {
  const [far, before, own, after, next] = facts;
  const [tagFar, tagBefore, tagAfter, tagNext] = tags;
  const { exact, lower, shape, ends, starts, wide, narrow } = own;
  const [end1, end2, end3, end4] = ends as [number, number, number, number];
  const [start1, start2, start3, start4] = starts as [number, number, number, number];
  const endBefore = before.ends[2] as number;
  const endAfter = after.ends[2] as number;
  const first = isFirst ? 1 : 0;
  let at = 0;
  const put = (a: number, b = 0, c = 0) => {
    out[at] = mix(mix(mix(at + 1, a), b), c);
    at += 1;
  };
  put(lower);
  put(exact, first);
  put(shape, first);
  for (const part of [end1, end2, end3, end4, start1, start2, start3, start4]) put(part);
  put(before.lower);
  put(after.lower);
  put(far.lower);
  put(next.lower);
  put(tagBefore);
  put(tagBefore, tagFar);
  put(lower, tagBefore);
  put(lower, before.lower);
  put(lower, after.lower);
  put(end3, tagBefore);
  put(shape, tagBefore, first);
  put(shape, before.shape, after.shape);
  put(endAfter, lower);
  put(end2, shape);
  put(before.lower, far.lower);
  put(after.lower, next.lower);
  put(before.lower, after.lower);
  put(endBefore, shape);
  put(tagBefore, endAfter);
  put(wide);
  put(narrow);
  put(narrow, end2);
  put(narrow, tagBefore);
  put(wide, shape, first);
  put(before.narrow);
  put(after.narrow);
  put(wide, before.wide);
  put(wide, after.wide);
  put(narrow, tagAfter);
  put(end2, wide, tagBefore);
  put(tagAfter);
  put(tagAfter, tagNext);
  put(tagBefore, tagAfter);
  put(lower, tagAfter);
  put(lower, tagBefore, tagAfter);
  put(end3, tagAfter);
  put(tagBefore, tagFar, tagAfter);
  put(before.lower, tagAfter);
  put(end3, tagBefore, tagAfter);
  put(tagBefore, tagAfter, tagNext);
  put(shape, tagBefore, tagAfter);
  return at;
}
