import type { ConfidenceMap } from '../schema/confidence-map.ts';
import { type Calibration, crossValidate, judgedScores, measureCalibration } from './fit-confidence.ts';

/** Claims of an article with their confidence, and whether they are right. */
export type Judged = readonly { readonly confidence: number; readonly right: boolean }[];

/** Claims with a confidence in a step of a tenth. */
export type Step = { readonly from: number; readonly claims: number; readonly mean: number; readonly right: number };

export type Reliability = {
  readonly steps: readonly Step[];
  /** Of the score, of the confidence that the schema makes of it, and of maps fitted to the other articles. */
  readonly calibration: {
    readonly score: Calibration;
    readonly confidence: Calibration;
    readonly crossValidated: Calibration | null;
  };
};

/** How far the confidences of judged claims can be believed, `map` being what made them. */
export function reliabilityOf(articles: readonly Judged[], map: ConfidenceMap): Reliability {
  const scores = articles.map((judged) => judgedScores(judged, map));
  const crossed = crossValidate(scores);
  return {
    steps: stepsOf(articles.flat()),
    calibration: {
      score: measureCalibration(scores.flat().map(({ score, right }) => ({ confidence: score, right }))),
      confidence: measureCalibration(articles.flat()),
      crossValidated: crossed === undefined ? null : measureCalibration(crossed),
    },
  };
}

function stepsOf(judged: Judged): readonly Step[] {
  return Array.from({ length: 10 }, (_, step) => {
    const inStep = judged.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === step);
    const sum = inStep.reduce((total, { confidence }) => total + confidence, 0);
    return {
      from: step / 10,
      claims: inStep.length,
      mean: sum / Math.max(1, inStep.length),
      right: inStep.filter((one) => one.right).length,
    };
  }).filter(({ claims }) => claims > 0);
}
