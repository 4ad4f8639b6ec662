import { groupBy } from '../base/group-by.ts';
import { compareText } from '../base/ids.ts';
import { claimSign } from './build-graph.ts';
import type { KnowledgeGraph } from './graph-shape.ts';
import type { ClaimRecord } from './records.ts';

/** Where one stands on another, over all relations with a sign: one row per ordered pair. */
export type PairStance = {
  readonly source: string;
  readonly target: string;
  /** Claims for and against: denied ones reversed, proposed and ended ones apart. */
  readonly positive: number;
  readonly negative: number;
  readonly notInForce: number;
  /** Relations by number of claims. */
  readonly relations: readonly string[];
  readonly contested: boolean;
  readonly articles: readonly string[];
  /** Who says so besides the articles themselves. */
  readonly speakers: readonly string[];
  /** The surest sentence of those that say what most say. */
  readonly sample: ClaimRecord;
};

/** Every pair with at least one claim that has a sign: most claims first, then by ids. */
export function pairStances(graph: KnowledgeGraph): readonly PairStance[] {
  const claims: ClaimRecord[] = [];
  graph.forEachEdge((_key, edge) => {
    if (edge.polarity !== 0) for (const claim of edge.evidence) claims.push(claim);
  });
  return [...groupBy(claims, (claim) => `${claim.source}|${claim.target}`).values()]
    .map(pairStance)
    .filter((stance) => stance !== undefined)
    .sort((a, b) => weight(b) - weight(a) || compareText(a.source, b.source) || compareText(a.target, b.target));
}

const weight = (stance: PairStance) => stance.positive + stance.negative;

function pairStance(claims: readonly ClaimRecord[]): PairStance | undefined {
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
    contested: positive > 0 && negative > 0,
    articles: [...new Set(claims.map((claim) => claim.article))].sort(compareText),
    speakers: [...new Set(claims.flatMap((claim) => claim.attributedTo ?? []))].sort(compareText),
    sample,
  };
}

/** What a build shows when it is done. */
export type Summary = {
  readonly articles: number;
  readonly sentences: number;
  readonly entities: Readonly<Record<string, number>>;
  readonly edges: number;
  readonly claims: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  readonly allies: readonly NamedStance[];
  readonly opponents: readonly NamedStance[];
  readonly contested: readonly NamedStance[];
};

export type NamedStance = PairStance & { readonly sourceName: string; readonly targetName: string };

/** Counts, the strongest ties of either sign between people and groups, and the pairs on which sources contradict one another. */
export function summarize(graph: KnowledgeGraph, options: { readonly limit: number } = { limit: 8 }): Summary {
  const { articles } = graph.getAttributes();
  const dates = articles.flatMap((article) => article.date ?? []).sort(compareText);
  const name = (id: string) => graph.getNodeAttribute(id, 'name');
  const isActor = (id: string) => id.startsWith('person/') || id.startsWith('group/');
  const named = pairStances(graph)
    .filter((stance) => isActor(stance.source) && isActor(stance.target))
    .map((stance) => ({ ...stance, sourceName: name(stance.source), targetName: name(stance.target) }));
  const counts = groupBy(
    graph.mapNodes((_id, node) => node.type),
    (type) => type,
  );
  const strongest = (net: (stance: NamedStance) => number) =>
    named
      .filter((stance) => net(stance) > 0)
      .sort((a, b) => net(b) - net(a))
      .slice(0, options.limit);
  return {
    articles: articles.length,
    sentences: articles.reduce((sum, article) => sum + article.sentences, 0),
    entities: Object.fromEntries(
      [...counts].map(([type, all]) => [type, all.length] as const).sort((a, b) => compareText(a[0], b[0])),
    ),
    edges: graph.size,
    claims: graph.reduceEdges((sum, _key, edge) => sum + edge.claims, 0),
    firstDate: dates[0] ?? null,
    lastDate: dates.at(-1) ?? null,
    allies: strongest((stance) => stance.positive - stance.negative),
    opponents: strongest((stance) => stance.negative - stance.positive),
    contested: named
      .filter((stance) => stance.contested)
      .sort((a, b) => Math.min(b.positive, b.negative) - Math.min(a.positive, a.negative))
      .slice(0, options.limit),
  };
}
