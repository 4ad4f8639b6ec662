import { groupBy } from '../base/group-by.ts';
import { compareText } from '../base/ids.ts';
import { claimSign, isContested, type RelationKinds, relationKinds } from './claim-sign.ts';
import type { KnowledgeGraph } from './graph-shape.ts';
import type { ClaimRecord } from './records.ts';

/** Where one stands on another, over all relations with a sign: one row per ordered pair. */
export type PairStance = {
  readonly source: string;
  readonly target: string;
  /** Claims for and against; support that is denied is against, other denials, plans and what is over stand apart. @see claimSign */
  readonly positive: number;
  readonly negative: number;
  readonly notInForce: number;
  /** Relations by number of claims. */
  readonly relations: readonly string[];
  /** Whether its claims contradict one another. @see isContested */
  readonly contested: boolean;
  readonly articles: readonly string[];
  /** Who says so besides the articles themselves. */
  readonly speakers: readonly string[];
  /** The surest sentence of those that say what most say. */
  readonly sample: ClaimRecord;
};

/** Every pair with at least one claim that has a sign: most claims first, then by ids. */
export function pairStances(graph: KnowledgeGraph): readonly PairStance[] {
  const kinds = relationKinds(graph.getAttribute('relations'));
  const claims: ClaimRecord[] = [];
  graph.forEachEdge((_key, edge) => {
    if (edge.polarity !== 0) for (const claim of edge.evidence) claims.push(claim);
  });
  return [...groupBy(claims, (claim) => `${claim.source}|${claim.target}`).values()]
    .map((some) => pairStance(some, kinds))
    .filter((stance) => stance !== undefined)
    .sort((a, b) => weight(b) - weight(a) || compareText(a.source, b.source) || compareText(a.target, b.target));
}

const weight = (stance: PairStance) => stance.positive + stance.negative;

function pairStance(claims: readonly ClaimRecord[], kinds: RelationKinds): PairStance | undefined {
  const [first] = claims;
  if (first === undefined) return undefined;
  const count = (sign: number) => claims.filter((claim) => claimSign(claim) === sign).length;
  const [positive, negative] = [count(1), count(-1)];
  const byRelation = [...groupBy(claims, (claim) => claim.relation)].sort(
    (a, b) => b[1].length - a[1].length || compareText(a[0], b[0]),
  );
  const shown = claims.filter((claim) => claimSign(claim) === (Math.sign(positive - negative) || claimSign(claim)));
  const sample = shown.reduce((best, claim) => (claim.confidence > best.confidence ? claim : best), shown[0] ?? first);
  return {
    source: first.source,
    target: first.target,
    positive,
    negative,
    notInForce: claims.length - positive - negative,
    relations: byRelation.map(([relation]) => relation),
    contested: isContested(claims, kinds),
    articles: [...new Set(claims.flatMap((claim) => [claim.article, ...(claim.copies ?? [])]))].sort(compareText),
    speakers: [...new Set(claims.flatMap((claim) => claim.attributedTo ?? []))].sort(compareText),
    sample,
  };
}
