import { StancegraphError } from '../base/errors.ts';
import { groupBy } from '../base/group-by.ts';
import { firstOf } from '../graph/find-copies.ts';
import { formatRows, rowFormat } from './format-rows.ts';
import { openGraph } from './open-graph.ts';
import { type CommonOptions, writeData } from './terminal.ts';

const COLUMNS = ['story', 'article', 'publisher', 'date', 'title', 'url'];

/** `stancegraph copies`: articles that print one story, a row each; the one that came first names the story. */
export function runCopies(_args: readonly string[], options: CommonOptions): number {
  const graph = openGraph(options);
  const articles = graph
    .getAttribute('articles')
    .map((article) => ({ ...article, story: article.copyOf ?? article.id }));
  const rows = [...groupBy(articles, (article) => article.story).values()]
    .filter((story) => story.length > 1)
    .sort((a, b) => b.length - a.length || firstOf(a[0] ?? NOTHING, b[0] ?? NOTHING))
    .flatMap((story) =>
      [...story].sort(firstOf).map(({ story: first, id, publisher, date, title, url }) => ({
        story: first,
        article: id,
        publisher,
        date,
        title,
        url,
      })),
    );
  if (rows.length === 0)
    throw new StancegraphError('NOT_FOUND', 'No two articles are copies of one story.', {
      hint: 'Stories of fewer than a dozen words are not compared.',
    });
  writeData(formatRows(COLUMNS, rows, rowFormat(options.format)), options);
  return 0;
}

const NOTHING = { id: '', date: null };
