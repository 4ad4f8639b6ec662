import type { Problem } from '../base/errors.ts';
import { StancegraphError } from '../base/errors.ts';
import type { Article } from '../corpus/article.ts';
import { compileFurniture } from '../corpus/find-blocks.ts';
import { readArticles } from '../corpus/read-articles.ts';
import { makeTally } from '../corpus/read-tally.ts';
import { type InputOptions, readOptions, reportRun } from './input-options.ts';
import { openSchema } from './load-tools.ts';
import { type CommonOptions, sanitize, writeOut } from './terminal.ts';

type TextOptions = CommonOptions & InputOptions;

/**
 * `stancegraph text PATH...`: the text of each article, the one that all offsets point into. Several are parted by a
 * line with their ids; `-f jsonl` gives each with what is known of it and its blocks, as article lines that can be read again.
 */
export async function runText(paths: readonly string[], options: TextOptions): Promise<number> {
  if (options.formats === true) return (await import('./formats.ts')).listFormats(options);
  const format = options.format ?? 'plain';
  if (format !== 'plain' && format !== 'jsonl')
    throw new StancegraphError('USAGE', `text has no format "${format}".`, { hint: 'Choose plain or jsonl.' });
  const furniture = compileFurniture((await openSchema(options)).lexicon['furniture'] ?? {});
  const problems: Problem[] = [];
  const tally = makeTally();
  let count = 0;
  let held: Article | undefined;
  for await (const read of readArticles(paths, { ...readOptions(options), furniture, tally })) {
    if (read.kind === 'problem') {
      problems.push(read.problem);
      continue;
    }
    count += 1;
    if (format === 'jsonl') writeOut(`${JSON.stringify(articleLine(read.article))}\n`);
    // One article is printed as it is; from the second on each gets its id above it.
    else if (count === 1) held = read.article;
    else {
      if (held !== undefined) writeOut(titled(held));
      held = undefined;
      writeOut(titled(read.article));
    }
  }
  if (held !== undefined) writeOut(held.text);
  return reportRun({ problems, tally }, count);
}

const titled = ({ id, text }: Article) => `=== ${sanitize(id)}\n${text}${text.endsWith('\n') ? '' : '\n'}`;

function articleLine(article: Article) {
  const { id, title, publishedOn: date, publisher, url, byline, section, language, source, text } = article;
  const blocks = article.blocks.map(({ start, end, kind }) => ({
    start: article.toSource(start),
    end: article.toSource(end),
    kind,
  }));
  return { id, title, date, publisher, url, byline, section, language, source, text, blocks };
}
