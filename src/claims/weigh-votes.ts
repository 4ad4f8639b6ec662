import { groupBy } from '../base/group-by.ts';
import type { ConfidenceMap } from '../schema/confidence-map.ts';
import type { RelationType, SpeakerWeights } from '../schema/schema.ts';
import { logitOf, shareOf, type VoiceWeights } from '../schema/voice-weights.ts';
import { type FullVote, nameOf, type Vote } from './vote.ts';

/** What votes are weighed by. */
export type Scales = {
  readonly weights: VoiceWeights;
  readonly relations: ReadonlyMap<string, RelationType>;
  readonly confidence: ConfidenceMap;
  /** Claims of a lower confidence are left out, 0 to 1; undefined leaves out those that `base` of the weights does. */
  readonly minConfidence: number | undefined;
  /** Whole names of frames of the user's own: they are not biased, and heard before the learned reader. */
  readonly own: ReadonlySet<string>;
  readonly speakers: SpeakerWeights;
  /** Gives a vote that nobody else bears out the modality and the speakers that its sentence tells. */
  readonly complete: (vote: Vote & { readonly relation: string }) => FullVote;
};

/** What a vote adds: its logit from the base, by the weight of its voice and of who speaks. */
export function weigh(vote: Vote, { weights, own }: Scales): number {
  if (own.has(nameOf(vote))) return vote.logit - logitOf(weights.base);
  const { weight, bias } = weights.voices[vote.voice] ?? { weight: 1, bias: 0 };
  return (
    weight * (vote.logit - logitOf(weights.base)) +
    bias +
    (weights.by[nameOf(vote)] ?? 0) +
    (weights.beside[nameOf(vote)] ?? 0)
  );
}

export const chorusOf = (voice: string, { weights }: Scales): string => weights.voices[voice]?.chorus ?? voice;

/** 0 to 1, in thousandths. */
export function scoreOf(votes: readonly Vote[], scales: Scales): number {
  const sum = [...strongest(votes, scales).values()].reduce((total, one) => total + one, 0);
  return Math.min(SUREST, roundShare(shareOf(sum + logitOf(scales.weights.base))));
}

export const roundShare = (share: number): number => Math.round(share * 1000) / 1000;

/** Nothing that is read is certain. */
export const SUREST = 0.99;

/** Whether two choruses speak for it: what one says alone, however surely, is less often right. */
export function isBorneOut(votes: readonly Vote[], scales: Scales): boolean {
  const adding = [...strongest(votes, scales)].filter(([, adds]) => adds > 0);
  return adding.length > 1 || adding.some(([vote]) => scales.own.has(nameOf(vote)));
}

/** The strongest vote of each chorus, with what it weighs. */
export function strongest(votes: readonly Vote[], scales: Scales): ReadonlyMap<Vote, number> {
  const choruses = [...groupBy(votes, ({ voice }) => chorusOf(voice, scales)).values()];
  return new Map(
    choruses.map((own) =>
      own
        .map((vote) => [vote, weigh(vote, scales)] as const)
        .reduce((best, other) => (other[1] > best[1] ? other : best)),
    ),
  );
}
