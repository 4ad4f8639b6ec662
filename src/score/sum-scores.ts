import { addCounts, addTallies, type Ratios, ratios, shareOf, type Tally } from './count.ts';
import { type Calibration, measureCalibration } from './fit-confidence.ts';
import type { ArticleScore } from './score-article.ts';

/** The figures of some articles, counts summed over them. */
export type Figures = {
  readonly entities: Ratios;
  readonly allEntities: Ratios;
  readonly issues: Ratios;
  readonly claims: Ratios;
  readonly stances: Ratios;
  readonly issueClaims: Ratios;
  readonly attribution: Tally & { readonly share: number | null };
  readonly calibration: Calibration;
};

/** What is scored by precision and recall, in the order in which it is shown, with its name for people. */
export const PARTS = [
  ['entities', 'entities'],
  ['allEntities', 'entities with issues'],
  ['issues', 'issues as entities'],
  ['claims', 'claims'],
  ['stances', 'stances'],
  ['issueClaims', 'claims toward issues'],
] as const;

/** Sums scores over articles. */
export function sumScores(scores: readonly ArticleScore[]): Figures {
  const attribution = addTallies(scores.map((score) => score.attribution));
  return {
    entities: ratios(scores.map((score) => score.entities)),
    allEntities: ratios(scores.map((score) => addCounts([score.entities, score.issues]))),
    issues: ratios(scores.map((score) => score.issues)),
    claims: ratios(scores.map((score) => score.claims)),
    stances: ratios(scores.map((score) => score.stances)),
    issueClaims: ratios(scores.map((score) => score.issueClaims)),
    attribution: { ...attribution, share: shareOf(attribution) },
    calibration: measureCalibration(scores.flatMap((score) => score.judged)),
  };
}
