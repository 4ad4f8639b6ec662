import { groupBy } from '../base/group-by.ts';
import { compareText } from '../base/ids.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import type { ArticleRecord } from '../graph/records.ts';
import type { SummarySettings } from '../schema/schema.ts';
import { findDisputes } from './find-disputes.ts';
import { findActors } from './find-ties.ts';
import type { Summary } from './finding.ts';
import { makeQuoter, outletOf } from './quote-claim.ts';
import { toldClaims } from './told-claims.ts';

/** Counts, the main actors with whom they stand with and against, and what is disputed; what is not sure enough left out. */
export function summarize(graph: KnowledgeGraph, settings: SummarySettings): Summary {
  const { articles } = graph.getAttributes();
  const dates = articles.flatMap((article) => article.date ?? []).sort(compareText);
  const types = groupBy(
    graph.mapNodes((_id, node) => node.type),
    (type) => type,
  );
  const claims = toldClaims(graph, settings);
  const quote = makeQuoter(graph, settings.quoteCharacters);
  return {
    articles: articles.length,
    copies: articles.filter(({ copyOf }) => copyOf !== undefined).length,
    outlets: countOutlets(articles),
    sentences: articles.reduce((sum, article) => sum + article.sentences, 0),
    entities: Object.fromEntries(
      [...types].map(([type, all]) => [type, all.length] as const).sort((a, b) => compareText(a[0], b[0])),
    ),
    edges: graph.size,
    claims: graph.reduceEdges((sum, _key, edge) => sum + edge.claims, 0),
    stances: graph.reduceEdges((sum, _key, edge) => sum + (edge.polarity === 0 ? 0 : edge.claims), 0),
    told: claims.length,
    firstDate: dates[0] ?? null,
    lastDate: dates.at(-1) ?? null,
    actors: findActors(graph, claims, { quote, settings }),
    disputes: findDisputes(graph, claims, quote).slice(0, settings.disputes),
  };
}

/** How many outlets there are; 0 where most articles name none, since one that does is no outlet of all. */
function countOutlets(articles: readonly ArticleRecord[]): number {
  const named = articles.flatMap((article) => outletOf(article) ?? []);
  return named.length * 2 < articles.length ? 0 : new Set(named).size;
}
