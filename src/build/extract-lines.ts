import type { Article } from '../corpus/article.ts';
import { extractArticle, type Tools } from '../pipeline.ts';

/** The records of an article as JSON Lines: what threads send, the cache keeps, and `extract` prints. */
export function extractLines(article: Article, tools: Tools): string {
  return extractArticle(article, tools)
    .map((record) => `${JSON.stringify(record)}\n`)
    .join('');
}
