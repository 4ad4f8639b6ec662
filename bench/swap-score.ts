import { en } from '@faker-js/faker';
import { articleFromText } from '../src/corpus/article-from-text.ts';
import { compileFurniture } from '../src/corpus/find-blocks.ts';
import { extractArticle, type Tools } from '../src/pipeline.ts';
import { type ArticleScore, scoreArticle } from '../src/score/score-article.ts';
import type { ScoredArticle } from '../src/score/score-folder.ts';
import { PARTS, sumScores } from '../src/score/sum-scores.ts';
import { type SwapOptions, swapNames } from '../src/score/swap-names.ts';

/** Names of nobody in particular; a test set of names, no part of the program. */
export const POOL: SwapOptions['pool'] = {
  male: en.person?.first_name?.male ?? [],
  female: en.person?.first_name?.female ?? [],
  last: en.person?.last_name?.generic ?? [],
};

/** Scores articles again with all states and people under other names, in text and annotation alike. */
export function scoreSwapped(scored: readonly ScoredArticle[], tools: Tools): readonly ArticleScore[] {
  const { schema } = tools;
  const options = {
    gazetteer: schema.gazetteer,
    pool: POOL,
    female: new Set(schema.lexicon['coreference']?.['female'] ?? []),
  };
  const furniture = compileFurniture(schema.lexicon['furniture'] ?? {});
  return scored.map(({ article, gold }) => {
    const swapped = swapNames(article.text, gold, options);
    const storyStart = /^---\n[\s\S]*?\n---\n/.exec(swapped.text)?.[0].length ?? 0;
    const { id, publishedOn, publisher, source } = article;
    const read = articleFromText(swapped.text, { id, publishedOn, publisher, source, furniture, storyStart });
    return scoreArticle(extractArticle(read, tools), swapped.gold, schema.relations);
  });
}

/** F1 under the real names and under others, and the fall. */
export function printSwapped(scored: readonly ScoredArticle[], swapped: readonly ArticleScore[]): void {
  const [real, other] = [sumScores(scored.map(({ score }) => score)), sumScores(swapped)];
  console.log(`${''.padEnd(22)} real names  others   fall`);
  for (const [key, name] of PARTS) {
    const [a, b] = [real[key].f1, other[key].f1];
    console.log(`${name.padEnd(22)} ${a.toFixed(3)}       ${b.toFixed(3)}  ${(a - b).toFixed(3).padStart(6)}`);
  }
}
