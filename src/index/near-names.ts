import fuzzysort, { type KeyResult, type SnapshotKey } from 'fuzzysort';
import { groupBy } from '../base/group-by.ts';
import { compareText } from '../base/ids.ts';
import type { Findable } from '../graph/graph-reader.ts';

/** A name of a node; `at` is 0 for its name, then its aliases. */
export type NodeName = {
  readonly node: Findable;
  readonly at: number;
  readonly folded: string;
  readonly isAscii: boolean;
};

/** Names of one length, or of all from it on; prepared for many searches or not. */
export type Shelf = {
  readonly length: number;
  readonly names: readonly NodeName[];
  readonly prepared: SnapshotKey<NodeName> | undefined;
};

/** Below this score, of 0 to 1, a name is not near. */
const LEAST_SCORE = 0.5;

/** Names from this length on stand together. */
const LONG = 40;

/** Puts the names of nodes on shelves by length. */
export function makeShelves(
  nodes: readonly Findable[],
  namesOf: (node: Findable) => readonly string[],
  { isPrepared }: { readonly isPrepared: boolean },
): readonly Shelf[] {
  const names: NodeName[] = [];
  for (const node of nodes) {
    const all = namesOf(node);
    // Most names are among the aliases too.
    for (const [at, folded] of all.entries())
      if (all.indexOf(folded) === at) names.push({ node, at, folded, isAscii: isAscii(folded) });
  }
  return [...groupBy(names, ({ folded }) => Math.min(folded.length, LONG))]
    .sort(([a], [b]) => a - b)
    .map(([length, some]) => ({
      length,
      names: some,
      prepared: isPrepared ? fuzzysort.snapshot(some, { key: 'folded' }) : undefined,
    }));
}

const isAscii = (text: string): boolean => /^[ -~]*$/.test(text);

export type NearName = Pick<NodeName, 'node' | 'at'>;

/**
 * The nodes with the names nearest to a folded text, best first, then by mentions and id; of a node the best name, of
 * two as good the first. Shelves whose names are too long to come before those found already are left out.
 */
export function nearNames(
  shelves: readonly Shelf[],
  wanted: string,
  { limit, isTaken }: { readonly limit: number; readonly isTaken: (node: Findable) => boolean },
): readonly NearName[] {
  const best = new BestNames(limit, isTaken);
  const words = wanted.split(' ');
  const isPlain = isAscii(wanted);
  const options = {
    limit: 0,
    // Fuzzysort takes ø for o; here they are two letters.
    scoreFn: ({ obj, score }: KeyResult<NodeName>) => {
      if (score >= LEAST_SCORE && ((isPlain && obj.isAscii) || hasLettersOf(obj, words))) best.add(obj, score);
      return 0;
    },
  };
  for (const { length, names, prepared } of shelves) {
    if (best.isBetterThan(highestScore(wanted, `${wanted} `, length))) break;
    if (isPlain && best.isBetterThan(highestInside(wanted, length)))
      fuzzysort.go(wanted, names.filter(mayEndWord(wanted)), { ...options, key: 'folded' });
    else if (prepared !== undefined) fuzzysort.go(wanted, prepared, options);
    else
      fuzzysort.go(
        wanted,
        // No other can match, and weighing one costs much more.
        names.filter((name) => hasLettersOf(name, words)),
        { ...options, key: 'folded' },
      );
  }
  return best.found;
}

/** Whether the letters of each word stand in the name in order. */
const hasLettersOf = ({ folded }: NodeName, words: readonly string[]): boolean =>
  words.every((word) => hasInOrder(folded, word));

function hasInOrder(text: string, letters: string): boolean {
  let from = 0;
  for (let at = 0; at < letters.length; at += 1) {
    from = text.indexOf(letters.charAt(at), from) + 1;
    if (from === 0) return false;
  }
  return true;
}

/** The score of the name of this length that begins so; where that is the best it can begin with, no longer one has more. */
function highestScore(wanted: string, begin: string, length: number): number {
  if (length <= wanted.length) return 1;
  return fuzzysort.single(wanted, fuzzysort.prepare(begin.padEnd(length, 'x')))?.score ?? 1;
}

/**
 * No name of this length, or longer, in which what is wanted does not end with a word has a higher score: either it
 * holds it whole, or its words apart, whose scores count by halves, thirds and so on (before they are bent to 0 to 1;
 * the mean of bent ones is no lower). A letter apart counts less than two.
 */
function highestInside(wanted: string, length: number): number {
  const words = [...new Set(wanted.split(' '))].map((word) => word.padEnd(2, word));
  const apart = words.reduce((sum, word) => sum + highestScore(word, `${word} `, length), 0) / words.length;
  const whole = highestScore(wanted, wanted, length);
  return words.length === 1 && !wanted.includes(' ') ? whole : Math.max(whole, apart);
}

/** A match up to the end of a word counts more than one inside of it. */
function mayEndWord(wanted: string): (name: NodeName) => boolean {
  return ({ folded, isAscii: isPlain }) => !isPlain || folded.endsWith(wanted) || folded.includes(`${wanted} `);
}

type Found = NearName & { readonly score: number };

const compareFound = (a: Found, b: Found): number =>
  b.score - a.score || b.node.mentions - a.node.mentions || compareText(a.node.id, b.node.id);

/** The best names of nodes of those seen. */
class BestNames {
  readonly #limit: number;
  readonly #isTaken: (node: Findable) => boolean;
  readonly #best: Found[] = [];
  readonly #byNode = new Map<Findable, Found>();

  constructor(limit: number, isTaken: (node: Findable) => boolean) {
    this.#limit = limit;
    this.#isTaken = isTaken;
  }

  /** Best first. */
  get found(): readonly Found[] {
    return this.#best;
  }

  /** Whether there are enough, all with a higher score. */
  isBetterThan(score: number): boolean {
    return this.#best.length >= this.#limit && (this.#best.at(-1)?.score ?? 0) > score;
  }

  add({ node, at }: NodeName, score: number): void {
    const last = this.#best.at(-1);
    const name: Found = { node, at, score };
    const isFull = this.#best.length >= this.#limit;
    const known = this.#byNode.get(node);
    if (known === undefined) {
      if ((isFull && last !== undefined && compareFound(last, name) <= 0) || this.#isTaken(node)) return;
      if (isFull && last !== undefined) {
        this.#best.pop();
        this.#byNode.delete(last.node);
      }
    } else {
      if (known.score > score || (known.score === score && known.at < at)) return;
      this.#best.splice(this.#placeOf(known), 1);
    }
    this.#best.splice(this.#placeOf(name), 0, name);
    this.#byNode.set(node, name);
  }

  /** Where it stands or would stand. */
  #placeOf(name: Found): number {
    let [low, high] = [0, this.#best.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#best[middle];
      if (other !== undefined && compareFound(other, name) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
