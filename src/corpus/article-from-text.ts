import { createHash } from 'node:crypto';
import type { Article, GivenMention } from './article.ts';
import { type Furniture, findBlocks, NO_FURNITURE } from './find-blocks.ts';
import { repairText } from './repair-text.ts';

export type ArticleFields = {
  readonly id: string;
  readonly title?: string | null;
  readonly publishedOn?: string | null;
  readonly publisher?: string | null;
  readonly url?: string | null;
  readonly source?: string;
  readonly mentions?: readonly GivenMention[];
  readonly furniture?: Furniture;
  /** Where the story starts: behind front matter. */
  readonly storyStart?: number;
};

/** Makes an article of a text that was decoded already. */
export function articleFromText(text: string, fields: ArticleFields): Article {
  const repaired = repairText(text);
  return {
    id: fields.id,
    title: fields.title ?? null,
    publishedOn: fields.publishedOn ?? null,
    publisher: fields.publisher ?? null,
    url: fields.url ?? null,
    source: fields.source ?? '-',
    sha256: createHash('sha256').update(text).digest('hex'),
    text,
    repaired: repaired.text,
    toSource: repaired.toSource,
    blocks: findBlocks(repaired.text, fields.furniture ?? NO_FURNITURE, fields.storyStart ?? 0),
    mentions: fields.mentions ?? [],
  };
}
