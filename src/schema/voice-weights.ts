/** How much the votes of one voice count: `weight * logit + bias`. */
export type VoiceWeight = {
  readonly weight: number;
  readonly bias: number;
  /** Voices that read the same and so are no witness of one another share a chorus, and count once. */
  readonly chorus?: string | undefined;
  /** Choruses with which it is at odds when the two tell different things of one pair: the weightier is heard. */
  readonly rivals: readonly string[];
};

/** `graph-schema/voices.yaml`: what the voices that speak for and against a claim weigh. */
export type VoiceWeights = {
  /** 0 to 1: how sure a claim is for which nothing speaks but what it takes to be kept; logits count from here. */
  readonly base: number;
  /** 0 to 1: the most that a claim scores for which only one chorus speaks. */
  readonly alone: number;
  readonly voices: Readonly<Record<string, VoiceWeight>>;
  /** Added to the logit of one rule or frame, by its name, such as `frame:back.v`. */
  readonly by: Readonly<Record<string, number>>;
  /** The same, only where the learned reader is heard too. */
  readonly beside: Readonly<Record<string, number>>;
};

/** Every voice as it speaks. */
export const PLAIN_VOICES: VoiceWeights = { base: 0.4, alone: 1, voices: {}, by: {}, beside: {} };

/** The voices as they speak where the learned reader is not heard. */
export const unbiased = (weights: VoiceWeights): VoiceWeights => ({
  ...weights,
  voices: Object.fromEntries(Object.entries(weights.voices).map(([name, voice]) => [name, { ...voice, bias: 0 }])),
  beside: {},
});

/** Log-odds of a share, 0 to 1; never infinite. */
export function logitOf(share: number): number {
  const kept = Math.min(1 - LEAST, Math.max(LEAST, share));
  return Math.log(kept / (1 - kept));
}

/** The share, 0 to 1, of which `logit` is the log-odds. */
export function shareOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

const LEAST = 1e-6;
