import type { ConfidenceMap } from '../schema/confidence-map.ts';
import { type Calibration, fitConfidence, judgedScores } from '../score/fit-confidence.ts';
import { type Judged, type Reliability, reliabilityOf } from '../score/reliability.ts';
import { formatRows } from './format-rows.ts';

/** Tables of the reliability by step and of both measures. */
export function* reliabilityTables({ steps, calibration }: Reliability): Generator<string> {
  const rows = steps.map(({ from, claims, mean, right }) => ({
    confidence: `${from.toFixed(1)} and up`,
    claims,
    mean: mean.toFixed(2),
    right: (right / claims).toFixed(2),
  }));
  yield* formatRows(['confidence', 'claims', 'mean', 'right'], rows, 'table');
  yield '\n';
  const measures = [
    ['score, as the rules give it', calibration.score],
    ['confidence, as the schema maps it', calibration.confidence],
    ['each article by a map of the others', calibration.crossValidated],
  ] as const;
  const figures = measures.map(([name, figure]) => ({
    calibration: name,
    'Brier score': figure?.brier.toFixed(4) ?? '-',
    'calibration error': figure?.error.toFixed(4) ?? '-',
  }));
  yield* formatRows(['calibration', 'Brier score', 'calibration error'], figures, 'table');
}

/** `confidence.yaml` fitted to the claims, with what speaks for and against it. */
export function* fittedMap(articles: readonly Judged[], map: ConfidenceMap): Generator<string> {
  const scores = articles.map((judged) => judgedScores(judged, map));
  const { calibration } = reliabilityOf(articles, map);
  const { score, crossValidated } = calibration;
  const claims = scores.flat();
  const right = claims.filter((one) => one.right).length;
  yield '# yaml-language-server: $schema=json-schema/confidence.json\n';
  yield '# From the score of a claim to the share of such claims that are right; made by `stancegraph evaluate --calibrate`.\n';
  yield `# Fitted to ${claims.length} claims of ${scores.length} ${scores.length === 1 ? 'article' : 'articles'}, ${right} of them right.\n`;
  yield `# The score itself: Brier score ${score.brier.toFixed(4)}, calibration error ${score.error.toFixed(4)}.\n`;
  yield crossValidated === null
    ? '# With one article it cannot be told whether the map is better than the score.\n'
    : `# Each article by a map of the others: ${crossValidated.brier.toFixed(4)}, ${crossValidated.error.toFixed(4)}${isBetter(crossValidated, score) ? '' : ': no better, keep the old map'}.\n`;
  yield 'knots:\n';
  for (const knot of fitConfidence(claims)) yield `  - { score: ${knot.score}, right: ${knot.right} }\n`;
}

function isBetter(one: Calibration, other: Calibration): boolean {
  return one.brier < other.brier && one.error <= other.error;
}
