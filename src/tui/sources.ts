import type { EntityId } from '../base/ids.ts';
import { findDisputes } from '../findings/find-disputes.ts';
import type { Dispute } from '../findings/finding.ts';
import { isDoubtful } from '../findings/is-told.ts';
import { makeQuoter } from '../findings/quote-claim.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import type { ArticleRecord, ClaimRecord } from '../graph/records.ts';

/** A stretch of an article's text; `start` is the place of its first character. */
export type Passage = { readonly start: number; readonly text: string };

/** The whole text by its paragraphs, else the sentences that the graph keeps. */
export function passagesOf(article: ArticleRecord | undefined, text: string | undefined): readonly Passage[] {
  if (text !== undefined) return [...text.matchAll(/[^\n]+/g)].map((found) => ({ start: found.index, text: found[0] }));
  return (article?.context ?? []).map(([, start, , sentence]) => ({ start, text: sentence }));
}

/** For each article the names and aliases of those whom it mentions. */
export function collectNames(graph: KnowledgeGraph): ReadonlyMap<string, ReadonlyMap<string, EntityId>> {
  const found = new Map<string, Map<string, EntityId>>();
  graph.forEachNode((id, { name, aliases, articles }) => {
    for (const article of articles) {
      const names = found.get(article) ?? new Map<string, EntityId>();
      found.set(article, names);
      for (const one of [name, ...aliases]) if (one.length > 1 && !names.has(one)) names.set(one, id as EntityId);
    }
  });
  return found;
}

const QUOTE_CHARACTERS = 400;

/** Disputes over all claims with a sign that say something. */
export function disputesOf(graph: KnowledgeGraph): readonly Dispute[] {
  const claims: ClaimRecord[] = [];
  graph.forEachEdge((_key, { polarity, evidence }) => {
    if (polarity !== 0) claims.push(...evidence.filter((claim) => !isDoubtful(claim)));
  });
  return findDisputes(graph, claims, makeQuoter(graph, QUOTE_CHARACTERS));
}
