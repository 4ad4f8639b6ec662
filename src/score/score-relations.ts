import { groupBy } from '../base/group-by.ts';
import { compareText } from '../base/ids.ts';
import type { Count } from './count.ts';
import type { ArticleScore } from './score-article.ts';

/**
 * Claims by relation, issues too: found ones by the relation that was found, wanted ones by the annotation's, so that a
 * finer relation that stands for its parent is right at its own row and found at the parent's. Most wanted first.
 */
export function scoreRelations(
  scores: readonly ArticleScore[],
): readonly { readonly relation: string; readonly count: Count }[] {
  const judged = groupBy(
    scores.flatMap((score) => score.judged),
    ({ relation }) => relation,
  );
  const wanted = groupBy(
    scores.flatMap((score) => score.wanted),
    ({ relation }) => relation,
  );
  return [...new Set([...judged.keys(), ...wanted.keys()])]
    .map((relation) => {
      const found = judged.get(relation) ?? [];
      const core = wanted.get(relation) ?? [];
      const count: Count = {
        right: found.filter((one) => one.right).length,
        predicted: found.length,
        found: core.filter((one) => one.found).length,
        wanted: core.length,
      };
      return { relation, count };
    })
    .sort((a, b) => b.count.wanted - a.count.wanted || compareText(a.relation, b.relation));
}
