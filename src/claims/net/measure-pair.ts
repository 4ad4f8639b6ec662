import type { LinkedRows } from '../../entities/link-mentions.ts';
import type { PairMeasure } from '../../schema/schema.ts';
import { logitOf } from '../../schema/voice-weights.ts';
import type { ScoredPair } from '../../text/encode/score-pairs.ts';

/** What is known of the ends of pairs. */
export type PairEnds = {
  readonly linked: LinkedRows;
  /** Of each row, how often the article means the same, as a share of what it means most often. */
  readonly often: readonly number[];
};

/** Log-odds that count, either way. */
const MOST = 4;
const LEAST_OTHER = -5;

/**
 * Log-odds that a pair is right in its relation, its ends and its modality: what the net gives the relation is one part, how surely
 * the ends were linked another. A logistic regression; weights are `pairs` of `graph-schema/reader.yaml`.
 *
 * @param relation place in the net's relations
 * @param other log-odds of the likeliest other relation of the same two
 */
export function measurePair(
  pair: ScoredPair,
  relation: number,
  other: number,
  { linked, often }: PairEnds,
  measure: PairMeasure,
): number {
  const { rows, sure } = linked;
  const both = [pair.source, pair.target];
  const sum = (part: (row: number) => number): number => both.reduce((total, row) => total + part(row), 0);
  const { share, at } = likeliestModality(pair);
  return (
    measure.start +
    measure.own * (pair.relations[relation] ?? -MOST) +
    measure.other * Math.max(LEAST_OTHER, other) +
    measure.link * sum((row) => bounded(logitOf(sure[row] ?? 0))) +
    measure.often * sum((row) => Math.log(often[row] ?? 1)) +
    measure.modality * bounded(logitOf(share)) +
    (at === 0 ? 0 : measure.unasserted) +
    (both.some((row) => (rows[row]?.unsaid ?? -1) >= 0) ? measure.unsaid : 0)
  );
}

const bounded = (logit: number): number => Math.max(-MOST, Math.min(MOST, logit));

/** The place of the likeliest modality, of which the first is `asserted`, and its share of all, 0 to 1. */
export function likeliestModality({ modalities }: ScoredPair): { readonly at: number; readonly share: number } {
  const odds = [...modalities].map((logit) => Math.exp(logit));
  const most = Math.max(...odds);
  return { at: odds.indexOf(most), share: most / odds.reduce((total, one) => total + one, 0) };
}
