import type { KnowledgeGraph } from '../graph/graph-shape.ts';

/** What a view may have been narrowed by. */
type Narrowed = {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly minWeight?: number | undefined;
};

/** Why nothing is left of a graph, in a sentence: most often no article has a date, or none of that time. */
export function whyEmpty(graph: KnowledgeGraph, { since, until, minWeight }: Narrowed): string {
  if (graph.size === 0) return 'the graph has no claims.';
  if (since !== undefined || until !== undefined) {
    const dates = graph.getAttribute('articles').flatMap(({ date }) => date ?? []);
    if (dates.length === 0) return 'no article has a date. Build with --date, or give articles dates.';
    const [first, last] = [dates.reduce((a, b) => (a < b ? a : b)), dates.reduce((a, b) => (a > b ? a : b))];
    if ((until !== undefined && first > until) || (since !== undefined && last < since))
      return `articles are dated from ${first} to ${last}, which is outside of what was asked for.`;
  }
  if (minWeight !== undefined && minWeight > 1) return `no edge with these options has ${minWeight} claims.`;
  return 'no edge fits all of the options.';
}
