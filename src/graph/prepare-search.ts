import fuzzysort, { type KeyResult, type SnapshotKey } from 'fuzzysort';
import { groupBy } from '../base/group-by.ts';
import { compareText } from '../base/ids.ts';
import {
  compareExact,
  exactMatch,
  type Findable,
  foldedNames,
  foldName,
  hasLettersOf,
  LEAST_SCORE,
  type Match,
  makeMatch,
  nameAt,
} from './find-nodes.ts';

/** Entities that fit a text, as `findNodes` finds them. */
export type NodeSearch = (text: string, limit?: number) => readonly Match[];

/** A name of the node that stands `rank`th by mentions and id; `at` is 0 for its name, then its aliases. */
type Target = { readonly rank: number; readonly at: number; readonly folded: string; readonly isAscii: boolean };

/** Names of one length, or of all from it on. */
type Shelf = { readonly length: number; readonly names: SnapshotKey<Target>; readonly targets: readonly Target[] };

/** Names from this length on stand together. */
const LONG = 40;

/**
 * A search that is asked at each key: the same answers as `findNodes`, but names are folded and prepared once, in
 * pauses of the program; a search that goes on from the last one looks only at what that one found; and names that are
 * too long to come before those found already are left out.
 */
export function prepareSearch(nodes: Iterable<Findable>): NodeSearch {
  const ranked = [...nodes].sort((a, b) => b.mentions - a.mentions || compareText(a.id, b.id));
  const exactly = exactSearch(ranked);
  const shelves = makeShelves(ranked.flatMap(targetsOf));
  return (text, limit = 20) => {
    const ordered = exactly(text);
    const wanted = foldName(text);
    if (wanted === '' || ordered.length >= limit) return ordered.slice(0, limit);
    const taken = new Set(ordered.map(({ id }) => id));
    const best = new BestNodes(limit - ordered.length, (rank) => taken.size > 0 && taken.has(ranked[rank]?.id ?? ''));
    searchShelves(shelves, wanted, best);
    const near = best.found.flatMap(({ rank, at }) => {
      const node = ranked[rank];
      return node === undefined ? [] : [makeMatch(node, 'fuzzy', nameAt(node, at))];
    });
    return [...ordered, ...near];
  };
}

/** A name once, though most are among the aliases too. */
function targetsOf(node: Findable, rank: number): readonly Target[] {
  const names = foldedNames(node);
  return names.flatMap((folded, at) =>
    names.indexOf(folded) === at ? [{ rank, at, folded, isAscii: isAscii(folded) }] : [],
  );
}

const isAscii = (text: string): boolean => /^[ -~]*$/.test(text);

function makeShelves(targets: readonly Target[]): readonly Shelf[] {
  const byLength = groupBy(targets, ({ folded }) => Math.min(folded.length, LONG));
  return [...byLength]
    .sort(([a], [b]) => a - b)
    .map(([length, some]) => ({ length, names: fuzzysort.snapshot(some, { key: 'folded' }), targets: some }));
}

function searchShelves(shelves: readonly Shelf[], wanted: string, best: BestNodes): void {
  const words = wanted.split(' ');
  const isPlain = isAscii(wanted);
  const options = {
    limit: 0,
    // Other than `findNodes` fuzzysort takes ø for o.
    scoreFn: ({ obj, score }: KeyResult<Target>) => {
      if (score >= LEAST_SCORE && ((isPlain && obj.isAscii) || hasLettersOf(obj.folded, words))) best.add(obj, score);
      return 0;
    },
  };
  for (const { length, names, targets } of shelves) {
    if (best.isBetterThan(highestScore(wanted, `${wanted} `, length))) return;
    if (isPlain && best.isBetterThan(highestInside(wanted, length)))
      fuzzysort.go(wanted, targets.filter(mayEndWord(wanted)), { ...options, key: 'folded' });
    else fuzzysort.go(wanted, names, options);
  }
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
function mayEndWord(wanted: string): (target: Target) => boolean {
  return ({ folded, isAscii: isPlain }) => !isPlain || folded.endsWith(wanted) || folded.includes(`${wanted} `);
}

/** Those whose id, name or alias is the text, best first. */
function exactSearch(nodes: readonly Findable[]): (text: string) => readonly Match[] {
  const byName = new Map<string, Findable[]>();
  const byId = new Map<string, Findable>();
  for (const node of nodes) {
    byId.set(node.id, node);
    for (const folded of foldedNames(node)) {
      const called = byName.get(folded);
      if (called === undefined) byName.set(folded, [node]);
      else if (called.at(-1) !== node) called.push(node);
    }
  }
  return (text) => {
    const wanted = foldName(text);
    const own = byId.get(text);
    const called = byName.get(wanted) ?? [];
    const all = own === undefined || called.includes(own) ? called : [own, ...called];
    return all.flatMap((node) => exactMatch(node, text, wanted) ?? []).sort(compareExact);
  };
}

type Found = { readonly rank: number; readonly at: number; readonly score: number };

const compareFound = (a: Found, b: Found): number => b.score - a.score || a.rank - b.rank;

/** The best nodes of those whose names were seen; of a node's names the best counts, of two as good the first. */
class BestNodes {
  readonly #limit: number;
  readonly #isTaken: (rank: number) => boolean;
  readonly #best: Found[] = [];
  readonly #byRank = new Map<number, Found>();

  constructor(limit: number, isTaken: (rank: number) => boolean) {
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

  add({ rank, at }: Target, score: number): void {
    const last = this.#best.at(-1);
    const name: Found = { rank, at, score };
    const isFull = this.#best.length >= this.#limit;
    const known = this.#byRank.get(rank);
    if (known === undefined) {
      if ((isFull && last !== undefined && compareFound(last, name) <= 0) || this.#isTaken(rank)) return;
      if (isFull && last !== undefined) {
        this.#best.pop();
        this.#byRank.delete(last.rank);
      }
    } else {
      if (known.score > score || (known.score === score && known.at < at)) return;
      this.#best.splice(this.#placeOf(known), 1);
    }
    this.#best.splice(this.#placeOf(name), 0, name);
    this.#byRank.set(rank, name);
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
