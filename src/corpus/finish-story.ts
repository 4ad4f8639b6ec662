import { basename } from 'node:path';
import type { Place, Problem } from '../base/errors.ts';
import type { Article } from './article.ts';
import { articleFromText } from './article-from-text.ts';
import type { Furniture } from './find-blocks.ts';
import type { Story } from './formats/format.ts';
import { detectLanguage } from './language.ts';
import { dateOfName, readHead } from './text/read-head.ts';

type FileOfStory = { readonly path: string; readonly source: string };

type Defaults = {
  readonly furniture?: Furniture;
  readonly publishedOn?: string | null;
  readonly publisher?: string | null;
  readonly words?: () => ReadonlySet<string>;
};

/** An article, the language that it is in, and what is odd about it. */
type Finished = { readonly article: Article; readonly language: string; readonly problems: readonly Problem[] };

/** Gives a story its id, and what its head, its file's name and the run say where it says nothing itself. */
export async function finishStory(story: Story, { path, source }: FileOfStory, run: Defaults): Promise<Finished> {
  const { text, id, line, part, oddDate, hasHead, seenOn, ...fields } = story;
  const name = path === '-' ? 'stdin' : basename(path);
  const { title, storyStart: from = 0, layout } = fields;
  const said =
    hasHead === true ? readHead(text, { title: title ?? null, from, isMarkdown: layout === 'markdown' }) : undefined;
  const publishedOn =
    fields.publishedOn ??
    said?.publishedOn ??
    seenOn ??
    (hasHead === true ? dateOfName(name) : null) ??
    run.publishedOn ??
    null;
  const article = articleFromText(text, {
    ...fields,
    id: id ?? ownId(name, { line, part }),
    title: fields.title ?? said?.title ?? null,
    publishedOn,
    publisher: fields.publisher ?? said?.publisher ?? run.publisher ?? null,
    byline: fields.byline ?? said?.byline ?? null,
    url: fields.url ?? said?.url ?? null,
    cuts: fields.cuts ?? said?.cuts ?? [],
    source,
    isWord: (word) => run.words?.().has(word) ?? false,
    ...(run.furniture === undefined ? {} : { furniture: run.furniture }),
  });
  const place = { file: path, ...(line === undefined ? {} : { line }) };
  const problems = publishedOn === null && oddDate != null ? [isOddDate(place, oddDate)] : [];
  return { article, language: await languageOf(article), problems };
}

/** A file of one article is its name; of many, its name and the line or number. */
function ownId(
  name: string,
  { line, part }: { readonly line: number | undefined; readonly part: number | undefined },
): string {
  if (part !== undefined) return `${name}#${part}`;
  return line === undefined ? name : `${name}:${line}`;
}

/** Short texts are in the language that they say; longer ones in the one that they are written in. */
async function languageOf({ repaired, blocks, language }: Article): Promise<string> {
  const story = blocks
    .map(({ start, end }) => repaired.slice(start, end))
    .join('\n')
    .slice(0, 8000);
  const found = await detectLanguage(story);
  if (found !== 'en' || language === null || language === 'en') return found;
  return (story.match(/\p{L}+/gu)?.length ?? 0) < 25 ? language : found;
}

function isOddDate(place: Place, date: string): Problem {
  return {
    severity: 'warning',
    code: 'ARTICLE_INVALID',
    message: `The date "${date}" does not mean one day.`,
    hint: 'The article was read without a date; write it as 2016-08-26.',
    place,
  };
}
