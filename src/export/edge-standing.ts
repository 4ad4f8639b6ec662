import { TONE_COLORS } from './colors.ts';
import type { ViewEdge } from './view.ts';

/** How an edge stands: as most of its claims have it that are in force, else what all of them amount to. */
export type Standing = {
  readonly status: 'asserted' | 'denied' | 'proposed' | 'ended';
  /** Its polarity where it is asserted; 0 where it is only denied, proposed or over: that is not the opposite. */
  readonly netPolarity: -1 | 0 | 1;
  /** Some say it is, others that it is not. */
  readonly disputed: boolean;
};

type Counts = Pick<ViewEdge, 'polarity' | 'asserted' | 'denied' | 'proposed' | 'ended'>;

export function edgeStanding({ polarity, asserted, denied, proposed, ended }: Counts): Standing {
  const disputed = asserted > 0 && denied > 0;
  if (asserted > 0) return { status: 'asserted', netPolarity: polarity, disputed };
  const status = denied > 0 ? 'denied' : proposed >= ended && proposed > 0 ? 'proposed' : 'ended';
  return { status, netPolarity: 0, disputed };
}

/** Blue for, orange against, grey for neither and for what is not in force. */
export function signColor(edge: Counts): string {
  const { netPolarity } = edgeStanding(edge);
  return netPolarity > 0 ? TONE_COLORS.for : netPolarity < 0 ? TONE_COLORS.against : TONE_COLORS.neutral;
}

/** Width of a line for so many claims: what is told thirty times must not hide what is told once. */
export function drawnWeight(claims: number): number {
  return Math.round((1 + Math.log2(Math.max(1, claims))) * 100) / 100;
}
