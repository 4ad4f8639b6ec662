import { groupBy } from '../base/group-by.ts';
import { compareText } from '../base/ids.ts';
import { ratios } from '../score/count.ts';
import type { ScoredArticle } from '../score/score-folder.ts';
import { scoreRelations } from '../score/score-relations.ts';
import { sumScores } from '../score/sum-scores.ts';
import { type RuleTally, tallyRules, tallyVoices } from '../score/tally-rules.ts';
import type { Row } from './format-rows.ts';

/** What figures can be told apart by. */
export const BREAKDOWNS = ['rule', 'voice', 'relation', 'article', 'publisher'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

export type Table = { readonly columns: readonly string[]; readonly rows: readonly Row[] };

/** The claims of scored articles told apart: by what found them, by relation, or with all figures by where they stand. */
export function breakDown(scored: readonly ScoredArticle[], by: Breakdown): Table {
  const judged = scored.flatMap(({ score }) => score.judged);
  if (by === 'rule') return tallyTable('rule', tallyRules(judged));
  if (by === 'voice') return tallyTable('voice', tallyVoices(judged));
  if (by === 'relation') return relationTable(scored);
  return placeTable(by, scored, by === 'publisher' ? publisherOf : ({ article }) => article.id);
}

const publisherOf = ({ article }: ScoredArticle): string => article.publisher ?? '(not told)';

function tallyTable(name: string, tallies: readonly RuleTally[]): Table {
  const rows = tallies.map((tally) => ({
    [name]: tally.name,
    right: tally.right,
    claims: tally.of,
    share: (tally.right / tally.of).toFixed(2),
  }));
  return { columns: [name, 'right', 'claims', 'share'], rows };
}

function relationTable(scored: readonly ScoredArticle[]): Table {
  const rows = scoreRelations(scored.map(({ score }) => score)).map(({ relation, count }) => {
    const { precision, recall, f1 } = ratios([count]);
    const { right, predicted, found, wanted } = count;
    return { relation, right, claims: predicted, found, wanted, ...fixed({ precision, recall, f1 }) };
  });
  return { columns: ['relation', 'right', 'claims', 'found', 'wanted', 'precision', 'recall', 'f1'], rows };
}

/** All figures of articles that share a name, such as their outlet's; most articles first. */
export function placeTable(
  name: string,
  scored: readonly ScoredArticle[],
  nameOf: (one: ScoredArticle) => string,
): Table {
  const rows = [...groupBy(scored, nameOf)]
    .sort(([a, first], [b, second]) => second.length - first.length || compareText(a, b))
    .map(([place, group]) => {
      const { entities, claims, stances, issueClaims } = sumScores(group.map(({ score }) => score));
      return {
        [name]: place,
        articles: group.length,
        ...fixed({ entities: entities.f1, precision: claims.precision, recall: claims.recall, claims: claims.f1 }),
        ...fixed({ stances: stances.f1, issues: issueClaims.f1 }),
      };
    });
  return { columns: [name, 'articles', 'entities', 'precision', 'recall', 'claims', 'stances', 'issues'], rows };
}

function fixed(figures: Readonly<Record<string, number>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, value.toFixed(3)]));
}
