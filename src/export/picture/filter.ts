import { isProperName, SURE } from '../../findings/is-told.ts';
import type { PictureData } from './picture-data.ts';
import { type Pair, pairUp, type Stance, weightOf } from './stances.ts';

/** What a reader chose to see. */
export type Filter = {
  /** How many main actors; 0 for all, null for as many as the room allows. */
  readonly top: number | null;
  readonly sign: 'all' | 'for' | 'against';
  readonly isDisputedOnly: boolean;
  /** ISO dates or their beginnings (`2024-03`), both included; empty for open. */
  readonly since: string;
  readonly until: string;
  /** Empty for all. */
  readonly outlet: string;
  /** Least confidence of a claim, in hundredths, 0 to 100; above 0 without those that are doubtful. */
  readonly sureness: number;
  /** Least number of articles of a pair. */
  readonly articles: number;
  /** Also issues, places, and relations without a sign. */
  readonly hasIssues: boolean;
  readonly hasPlaces: boolean;
  readonly hasTies: boolean;
};

export const NO_FILTER: Filter = {
  top: null,
  sign: 'all',
  isDisputedOnly: false,
  since: '',
  until: '',
  outlet: '',
  sureness: 0,
  articles: 1,
  hasIssues: false,
  hasPlaces: false,
  hasTies: false,
};

/** What a first look shows: what is less sure, or doubtful as `isDoubtful` says, waits until it is asked for. */
export const FIRST_FILTER: Filter = { ...NO_FILTER, sureness: SURE * 100 };

/** The claims that a filter leaves, whatever they are about: by date, outlet, sureness and sign. */
export function keepClaims(claims: readonly Stance[], data: PictureData, filter: Filter): readonly Stance[] {
  const { since, until, outlet, sureness, sign, hasTies } = filter;
  const isShown = data.articles.map(({ date, publisher }) => {
    if (outlet !== '' && publisher !== outlet) return false;
    if (since === '' && until === '') return true;
    return date !== null && (since === '' || date >= since) && (until === '' || date.slice(0, until.length) <= until);
  });
  const wanted = sign === 'for' ? 1 : -1;
  return claims.filter(
    (claim) =>
      isShown[claim.article] === true &&
      claim.confidence * 100 >= sureness &&
      (sureness === 0 || claim.isDoubtful !== true) &&
      (hasTies || claim.polarity !== 0) &&
      (sign === 'all' || claim.polarity === wanted),
  );
}

/** What a picture shows: nodes by rank, and the pairs between them. */
export type Chosen = { readonly nodes: readonly number[]; readonly pairs: readonly Pair[] };

/** Main actors and what stands between them; who is linked to none of the others is left out. */
export function chooseActors(
  claims: readonly Stance[],
  data: PictureData,
  { filter, room }: { readonly filter: Filter; readonly room: number },
): Chosen {
  const isWanted = (at: number) => {
    const type = data.nodes[at]?.type;
    return type === 'person' || type === 'group' || (type === 'issue' ? filter.hasIssues : filter.hasPlaces);
  };
  const pairs = pairUp(
    claims.filter((claim) => isWanted(claim.source) && isWanted(claim.target)),
    data,
  ).filter((pair) => pair.tally.articles >= filter.articles && (!filter.isDisputedOnly || isDisputed(pair)));
  const ranked = rankNodes(pairs);
  const top = filter.top ?? room;
  if (top === 0) return { nodes: ranked, pairs };
  // "The government" of one article is not that of another: it is no main actor.
  const isNamed = (at: number) => isProperName(data.nodes[at]?.label ?? '') || data.nodes[at]?.type === 'issue';
  return chooseLinked(
    ranked.filter(isNamed),
    pairs.filter(({ a, b }) => isNamed(a) && isNamed(b)),
    top,
  );
}

export const isDisputed = (pair: Pair) => pair.isDisputed || pair.tally.denied > 0;

/** Nodes by the weight of the pairs that touch them; of equals, the smaller number. */
export function rankNodes(pairs: readonly Pair[]): readonly number[] {
  const scores = new Map<number, number>();
  for (const pair of pairs)
    for (const end of [pair.a, pair.b]) scores.set(end, (scores.get(end) ?? 0) + weightOf(pair.tally));
  return [...scores].sort((one, other) => other[1] - one[1] || one[0] - other[0]).map(([node]) => node);
}

/** The first `top` of a rank, each linked to another of them: who is not yet brings its best ranked partner along. */
function chooseLinked(ranked: readonly number[], pairs: readonly Pair[], top: number): Chosen {
  const ranks = new Map(ranked.map((node, rank) => [node, rank]));
  const partners = new Map<number, number[]>();
  for (const { a, b } of pairs) {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      partners.set(one, [...(partners.get(one) ?? []), other]);
  }
  const kept = new Set<number>();
  for (const node of ranked) {
    if (kept.size >= top) break;
    const others = partners.get(node) ?? [];
    // Its partners have no names: "Kenya" and "the rebels".
    if (others.length === 0) continue;
    const best = others.reduce((first, other) => ((ranks.get(other) ?? 0) < (ranks.get(first) ?? 0) ? other : first));
    if (others.some((other) => kept.has(other))) kept.add(node);
    else if (kept.size + 2 <= top) for (const one of [node, best]) kept.add(one);
  }
  return {
    nodes: ranked.filter((node) => kept.has(node)),
    pairs: pairs.filter(({ a, b }) => kept.has(a) && kept.has(b)),
  };
}
