import type { ClaimRecord } from '../graph/records.ts';
import { sanitize } from './terminal.ts';

const MARKS = {
  source: { open: '[', close: ']', sgr: '\x1b[1;36m' },
  cue: { open: '{', close: '}', sgr: '\x1b[1;33m' },
  target: { open: '<', close: '>', sgr: '\x1b[1;35m' },
} as const;

/** The sentence of a claim with [source], {cue} and <target> marked, coloured too when asked for; one line, safe for a terminal. */
export function markSentence(
  claim: Pick<ClaimRecord, 'evidence' | 'sourceSpan' | 'cueSpan' | 'targetSpan'>,
  color: boolean,
): string {
  const { start, quote } = claim.evidence;
  const spans = [
    { ...MARKS.source, from: claim.sourceSpan[0] - start, to: claim.sourceSpan[1] - start },
    { ...MARKS.cue, from: claim.cueSpan[0] - start, to: claim.cueSpan[1] - start },
    { ...MARKS.target, from: claim.targetSpan[0] - start, to: claim.targetSpan[1] - start },
  ].filter((span) => span.from >= 0 && span.to <= quote.length && span.from < span.to);
  const opens = [...spans].sort((a, b) => a.from - b.from || b.to - a.to);
  const cuts = [...new Set([0, quote.length, ...spans.flatMap((span) => [span.from, span.to])])].sort((a, b) => a - b);
  let out = '';
  for (const [at, cut] of cuts.entries()) {
    for (const span of [...opens].reverse()) if (span.to === cut) out += color ? `${span.close}\x1b[0m` : span.close;
    for (const span of opens) if (span.from === cut) out += color ? span.sgr + span.open : span.open;
    out += sanitize(quote.slice(cut, cuts[at + 1] ?? cut)).replace(/\s+/g, ' ');
  }
  return out;
}
