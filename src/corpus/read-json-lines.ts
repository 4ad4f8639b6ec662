import { z } from 'zod';
import type { Problem } from '../base/errors.ts';
import { ENTITY_TYPES } from '../base/ids.ts';
import type { Article } from './article.ts';
import { articleFromText } from './article-from-text.ts';
import type { Furniture } from './find-blocks.ts';
import { isoDate } from './iso-date.ts';

const text = z.string().nullish();
const MENTION = z.object({
  start: z.number().int().min(0),
  end: z.number().int().min(1),
  type: z.enum(ENTITY_TYPES).nullish(),
  id: text,
  name: text,
});
const LINE = z.object({
  id: z.string().min(1),
  text: z.string(),
  title: text,
  date: text,
  publisher: text,
  url: text,
  mentions: z.array(MENTION).nullish(),
});

/** An article, and its date as given where that is no day that can be read. */
export type ArticleLine = { readonly article: Article; readonly oddDate: string | null };

/** Reads one line of JSON Lines input; `place` names it in the problem when it is no article. */
export function readJsonLine(
  line: string,
  place: { readonly file: string; readonly line: number },
  options: { readonly source: string; readonly furniture: Furniture },
): ArticleLine | Problem {
  const problem = (message: string, column?: number): Problem => ({
    severity: 'error',
    code: 'ARTICLE_INVALID',
    message,
    hint: 'Each line must be an object with "id" and "text".',
    place: column === undefined ? place : { ...place, column },
  });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    const at = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    return problem('This line is not valid JSON.', at === undefined ? undefined : Number(at) + 1);
  }
  const parsed = LINE.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return problem(
      `This line is no article: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`.replace(/\s+/g, ' '),
    );
  }
  const { id, date, mentions, ...fields } = parsed.data;
  const outside = mentions?.find((mention) => mention.end > fields.text.length || mention.start >= mention.end);
  if (outside !== undefined)
    return problem(
      `A mention (${outside.start}-${outside.end}) lies outside the text, which has ${fields.text.length} characters.`,
    );
  const publishedOn = isoDate(date);
  const article = articleFromText(fields.text, {
    id,
    title: oneLine(fields.title),
    publishedOn,
    publisher: oneLine(fields.publisher),
    url: fields.url ?? null,
    source: options.source,
    furniture: options.furniture,
    mentions: (mentions ?? []).map((mention) => ({
      start: mention.start,
      end: mention.end,
      type: mention.type ?? null,
      id: mention.id ?? null,
      name: oneLine(mention.name),
    })),
  });
  return { article, oddDate: publishedOn === null ? oneLine(date) : null };
}

/** A name as one line; null where nothing is left of it. */
function oneLine(name: string | null | undefined): string | null {
  const line = (name ?? '').replace(/\s+/g, ' ').trim();
  return line === '' ? null : line;
}
