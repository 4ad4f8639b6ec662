/** Words that are used alike, by the hash of the word in small letters: which of few wide and which of many narrow groups it is in. */
export type WordGroups = {
  /** Hashes in order. */
  readonly keys: Int32Array;
  readonly wide: Uint8Array;
  readonly narrow: Uint8Array;
};

/** Where a word stands in the table, -1 if it does not. */
export function groupPlace({ keys }: WordGroups, key: number): number {
  let from = 0;
  let to = keys.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((keys[middle] as number) < key) from = middle + 1;
    else to = middle;
  }
  return keys[from] === key ? from : -1;
}
