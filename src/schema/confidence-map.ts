/** A point of the map from the score of a claim to the share of claims of that score that are right; both 0 to 1. */
export type ConfidenceKnot = { readonly score: number; readonly right: number };

/** Knots by score, the first (0, 0), the last (1, 1), rising by `LEAST_SLOPE` at least; straight lines between them. */
export type ConfidenceMap = readonly ConfidenceKnot[];

/** The map that leaves scores as they are. */
export const PLAIN_SCORES: ConfidenceMap = [
  { score: 0, right: 0 },
  { score: 1, right: 1 },
];

/** Steeper than a tenth, so that scores told apart by hundredths are told apart by thousandths of confidence. */
export const LEAST_SLOPE = 0.12;

const [SCORE_STEPS, CONFIDENCE_STEPS] = [100, 1000];

/** The confidence of a claim, in thousandths, by its score, which counts in hundredths. */
export function confidenceOf(map: ConfidenceMap, score: number): number {
  const rounded = Math.round(score * SCORE_STEPS) / SCORE_STEPS;
  return Math.round(between(map, rounded, 'score', 'right') * CONFIDENCE_STEPS) / CONFIDENCE_STEPS;
}

/** The score, in hundredths, that has this confidence: `confidenceOf` read backwards. */
export function scoreOf(map: ConfidenceMap, confidence: number): number {
  return Math.round(between(map, confidence, 'right', 'score') * SCORE_STEPS) / SCORE_STEPS;
}

/** What is wrong with the knots of a map, and at which of them; undefined where they make one. */
export function faultOf(map: ConfidenceMap): { readonly at: number; readonly message: string } | undefined {
  const last = map.length - 1;
  for (const [at, { score, right }] of map.entries()) {
    const before = map[at - 1];
    if (at === 0 && (score !== 0 || right !== 0)) return { at, message: 'The first knot must be score 0, right 0' };
    if (before === undefined) continue;
    if (score <= before.score) return { at, message: 'The score of a knot must be above that of the knot before' };
    if (right - before.right < LEAST_SLOPE * (score - before.score))
      return { at, message: `Between two knots \`right\` must rise by ${LEAST_SLOPE} of what the score does, or more` };
    if (at === last && (score !== 1 || right !== 1)) return { at, message: 'The last knot must be score 1, right 1' };
  }
  return undefined;
}

function between(map: ConfidenceMap, value: number, from: 'score' | 'right', to: 'score' | 'right'): number {
  const found = map.findIndex((knot) => knot[from] >= value);
  const [low, high] = [map[found - 1], map[found]];
  if (high === undefined) return map.at(-1)?.[to] ?? value;
  if (low === undefined) return high[to];
  return low[to] + ((high[to] - low[to]) * (value - low[from])) / (high[from] - low[from]);
}
