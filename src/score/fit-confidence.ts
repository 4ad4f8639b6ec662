import {
  type ConfidenceKnot,
  type ConfidenceMap,
  confidenceOf,
  LEAST_SLOPE,
  scoreOf,
} from '../schema/confidence-map.ts';

/** A claim that somebody judged: its score, 0 to 1 in hundredths, and whether it is right. */
export type JudgedScore = { readonly score: number; readonly right: boolean };

/** How far stated probabilities are from what came, both 0 at best. */
export type Calibration = {
  /** Mean square of probability less outcome. @see Brier (1950), Verification of forecasts expressed in terms of probability. */
  readonly brier: number;
  /** Mean distance of probability and share right in ten equal steps, weighted by claims. @see Naeini et al. (2015). */
  readonly error: number;
};

/** The score counts as much as so many judged claims: with few of them the map stays near it. */
const PRIOR_CLAIMS = 20;
/** Above the least slope that a map may have, so that rounded knots keep to it. */
const SLOPE = LEAST_SLOPE + 0.03;
const KNOT_STEPS = 10_000;

/** Claims with scores next to one another that share their share of right ones. */
type Block = {
  readonly low: number;
  readonly high: number;
  readonly claims: number;
  readonly right: number;
  /** Of the scores. */
  readonly sum: number;
};

/**
 * Isotonic regression of right on score: neighbours that are out of order are pooled until none are; each pool is drawn
 * toward its scores, the more the fewer claims it has, and rises a little from its first score to its last. Without
 * claims the scores themselves.
 * @see Ayer et al. (1955), An empirical distribution function for sampling with incomplete information (pool adjacent violators).
 */
export function fitConfidence(judged: readonly JudgedScore[]): ConfidenceMap {
  const inOrder = pool(blocksOf(judged), (before, next) => shareOf(before) >= shareOf(next));
  const rising = pool(
    inOrder,
    (before, next) => valueAt(next, next.low) - valueAt(before, before.high) < SLOPE * (next.low - before.high),
  );
  const knots = rising.flatMap((block) =>
    [...new Set([block.low, block.high])].map((score) => ({ score, right: valueAt(block, score) })),
  );
  const inside = knots.filter(({ score }) => score > 0 && score < 1);
  return [{ score: 0, right: 0 }, ...inside.map(roundKnot), { score: 1, right: 1 }];
}

/** What a map says of judged claims, against what they are; zeros without claims. */
export function measureCalibration(
  judged: readonly { readonly confidence: number; readonly right: boolean }[],
): Calibration {
  const steps = Array.from({ length: 10 }, () => 0);
  let squares = 0;
  for (const { confidence, right } of judged) {
    const off = confidence - (right ? 1 : 0);
    squares += off * off;
    const step = Math.min(9, Math.floor(confidence * 10));
    steps[step] = (steps[step] ?? 0) + off;
  }
  const claims = Math.max(1, judged.length);
  return { brier: squares / claims, error: steps.reduce((sum, off) => sum + Math.abs(off), 0) / claims };
}

/** Each claim with what a map fitted to the other articles says of it; undefined where fewer than two articles have claims. */
export function crossValidate(
  articles: readonly (readonly JudgedScore[])[],
): readonly { readonly confidence: number; readonly right: boolean }[] | undefined {
  const filled = articles.filter((article) => article.length > 0);
  if (filled.length < 2) return undefined;
  return filled.flatMap((article) => {
    const map = fitConfidence(filled.filter((other) => other !== article).flat());
    return article.map(({ score, right }) => ({ confidence: confidenceOf(map, score), right }));
  });
}

/** Claims as extraction gave them under a map, with their scores again. */
export function judgedScores(
  judged: readonly { readonly confidence: number; readonly right: boolean }[],
  map: ConfidenceMap,
): readonly JudgedScore[] {
  return judged.map(({ confidence, right }) => ({ score: scoreOf(map, confidence), right }));
}

/** A block for each score, lowest first. */
function blocksOf(judged: readonly JudgedScore[]): readonly Block[] {
  const byScore = [...judged].sort((a, b) => a.score - b.score);
  const single = byScore.map(
    ({ score, right }): Block => ({ low: score, high: score, claims: 1, right: right ? 1 : 0, sum: score }),
  );
  return pool(single, (before, next) => before.high === next.low);
}

function pool(blocks: readonly Block[], mustPool: (before: Block, next: Block) => boolean): readonly Block[] {
  const pooled: Block[] = [];
  for (const block of blocks) {
    let next = block;
    for (let before = pooled.at(-1); before !== undefined && mustPool(before, next); before = pooled.at(-1)) {
      next = {
        low: before.low,
        high: next.high,
        claims: before.claims + next.claims,
        right: before.right + next.right,
        sum: before.sum + next.sum,
      };
      pooled.pop();
    }
    pooled.push(next);
  }
  return pooled;
}

const shareOf = ({ right, claims }: Block) => right / claims;

/** The share right of a block, drawn toward its scores, at one of them; never so near 0 or 1 that nothing is left to rise. */
function valueAt(block: Block, score: number): number {
  const { claims, right, sum } = block;
  const middle = sum / claims;
  const weight = claims + PRIOR_CLAIMS;
  const value = (right + PRIOR_CLAIMS * middle) / weight + Math.max(PRIOR_CLAIMS / weight, SLOPE) * (score - middle);
  return Math.max(SLOPE * score, Math.min(1 - SLOPE * (1 - score), value));
}

const roundKnot = ({ score, right }: ConfidenceKnot): ConfidenceKnot => ({
  score,
  right: Math.round(right * KNOT_STEPS) / KNOT_STEPS,
});
