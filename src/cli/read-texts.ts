import { readArticles } from '../corpus/read-articles.ts';
import type { ArticleText } from '../export/picture/make-picture-data.ts';
import type { ArticleRecord } from '../graph/records.ts';

/** Whole texts of those articles of a graph that lie in files or folders and are still the same, by id. */
export async function readTexts(
  paths: readonly string[],
  articles: readonly ArticleRecord[],
): Promise<ReadonlyMap<string, ArticleText>> {
  const hashes = new Map(articles.map(({ id, sha256 }) => [id, sha256]));
  const texts = new Map<string, ArticleText>();
  for await (const result of readArticles(paths)) {
    if (result.kind !== 'article') continue;
    const { id, sha256, text } = result.article;
    if (hashes.get(id) === sha256) texts.set(id, { text, mentions: null });
  }
  return texts;
}
