import { NAME_KEYS, SHAPE_KEYS } from '../text/net/word-features.ts';

/** A sentence to learn from: rows of the feature table, and classes; heads are `count` for the root. */
export type NetExample = {
  readonly rows: Int32Array;
  readonly starts: Int32Array;
  /** How often each word was seen. */
  readonly seen: Int32Array;
  readonly xpos: Int32Array;
  readonly upos: Int32Array;
  readonly heads: Int32Array;
  readonly labels: Int32Array;
  /** For each word the list of names that may stand for it, -1 for none. */
  readonly standIns: Int8Array;
};

/** Rows of names, list by list, that take the place of names of their kind now and then. */
export type StandIns = readonly (readonly Int32Array[])[];

/** How often a name gives way to another of its kind. */
const STAND_IN = 0.4;
/** A word seen n times is hidden with probability HIDING / (HIDING + n); of hidden words this share shows its shape only. */
const HIDING = 0.25;
const BARE = 0.25;
/** Share of all other features that are left out. */
const SPARSE = 0.05;
/** Keys that only first words have, at the end. */
const FIRST_KEYS = 2;

export type RowChooser = { readonly random: () => number; readonly unknown: number; readonly standIns: StandIns };

/** Adds the feature rows of a word that are learned from this time: rare words and names are often left out. */
export function chooseRows(
  { rows, starts, seen, standIns }: NetExample,
  word: number,
  chooser: RowChooser,
  chosen: number[],
): void {
  const { random, unknown } = chooser;
  const own = rows.subarray(starts[word] as number, starts[word + 1] as number);
  const names = chooser.standIns[standIns[word] as number];
  if (names !== undefined && random() < STAND_IN) {
    chosen.push(...(names[Math.floor(random() * names.length)] as Int32Array).filter((row) => row >= 0));
    if (word === 0) chosen.push(...own.subarray(own.length - FIRST_KEYS).filter((row) => row >= 0));
    return;
  }
  const isHidden = random() < HIDING / (HIDING + (seen[word] as number));
  const isBare = isHidden && random() < BARE;
  for (let at = 0; at < own.length; at += 1) {
    const isName = at < NAME_KEYS;
    const isPart = at >= NAME_KEYS + SHAPE_KEYS && (word > 0 || at < own.length - FIRST_KEYS);
    const hidden = at === 0 ? unknown : -1;
    const row = isHidden && isName ? hidden : (own[at] as number);
    if (row < 0 || (!isName && random() < SPARSE) || (isBare && isPart)) continue;
    chosen.push(row);
  }
}
