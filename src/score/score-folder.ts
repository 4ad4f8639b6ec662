import { basename } from 'node:path';
import type { Problem } from '../base/errors.ts';
import type { Article } from '../corpus/article.ts';
import type { Furniture } from '../corpus/find-blocks.ts';
import { readArticles } from '../corpus/read-articles.ts';
import type { ExtractRecord } from '../graph/records.ts';
import type { GoldArticle } from './gold.ts';
import type { Relations } from './same-claim.ts';
import { type ArticleScore, scoreArticle } from './score-article.ts';

/** An annotated article with what was found in it. */
export type ScoredArticle = {
  readonly article: Article;
  readonly gold: GoldArticle;
  readonly records: readonly ExtractRecord[];
  readonly score: ArticleScore;
};

export type ScoringOptions = {
  readonly gold: ReadonlyMap<string, GoldArticle>;
  readonly relations: Relations;
  readonly furniture: Furniture;
  /** What was found in an article: by reading it, or as records that lie there already. */
  readonly extract: (article: Article, gold: GoldArticle) => readonly ExtractRecord[];
};

/** Scores the articles under some paths that have annotation, in order; a broken article becomes a problem and the rest goes on. */
export async function scoreFolder(
  paths: readonly string[],
  { gold, relations, furniture, extract }: ScoringOptions,
): Promise<{ readonly scored: readonly ScoredArticle[]; readonly problems: readonly Problem[] }> {
  const scored: ScoredArticle[] = [];
  const problems: Problem[] = [];
  for await (const read of readArticles(paths, { furniture })) {
    if (read.kind === 'problem') {
      problems.push(read.problem);
      continue;
    }
    const { article } = read;
    const annotated = gold.get(article.id) ?? gold.get(basename(article.source));
    if (annotated === undefined) continue;
    const records = extract(article, annotated);
    scored.push({ article, gold: annotated, records, score: scoreArticle(records, annotated, relations) });
  }
  return { scored, problems };
}
