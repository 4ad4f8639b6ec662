import type { EntityId } from '../base/ids.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import type { ArticleRecord } from '../graph/records.ts';

/** Claims in force of one actor on others, by stretches of equal length; months as `2024-03`. */
export type StancesOverTime = {
  readonly first: string;
  readonly last: string;
  readonly positive: readonly number[];
  readonly negative: readonly number[];
};

/** How many stretches fit beside the words of a line; longer times are told in wider ones. */
const MOST = 36;

/** What an entity says and does for and against others, over the months of the articles that tell it. */
export function stancesOverTime(
  graph: KnowledgeGraph,
  id: EntityId,
  articles: ReadonlyMap<string, ArticleRecord>,
): StancesOverTime | null {
  const dated: { readonly month: number; readonly polarity: number }[] = [];
  graph.forEachEdge(id, (_edge, { evidence, polarity, symmetric }, source) => {
    if (polarity === 0 || (source !== id && !symmetric)) return;
    for (const { article, modality } of evidence) {
      const [year = 0, month = 0] = (articles.get(article)?.date ?? '').split('-').map(Number);
      if (modality === 'asserted' && year > 0) dated.push({ month: year * 12 + month - 1, polarity });
    }
  });
  if (dated.length === 0) return null;
  const months = dated.map(({ month }) => month);
  const from = months.reduce((least, month) => Math.min(least, month));
  const to = months.reduce((most, month) => Math.max(most, month));
  const step = Math.ceil((to - from + 1) / MOST);
  const count = (sign: number) => {
    const counts = new Array<number>(Math.ceil((to - from + 1) / step)).fill(0);
    for (const { month, polarity } of dated) {
      const at = Math.floor((month - from) / step);
      if (polarity === sign) counts[at] = (counts[at] ?? 0) + 1;
    }
    return counts;
  };
  const text = (month: number) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  return { first: text(from), last: text(to), positive: count(1), negative: count(-1) };
}
