import type { ClaimRecord } from '../graph/records.ts';
import { type Line, type Span, type Style, span } from './spans.ts';
import type { EvidenceItem, PathView, World } from './world.ts';

export const signText = (sign: number): string => (sign > 0 ? '+' : sign < 0 ? '-' : '·');
export const stanceStyle = (sign: number): Style => (sign > 0 ? 'good' : sign < 0 ? 'bad' : 'plain');

/** A path as a chain with its signs, and what it amounts to. */
export function pathLine(path: PathView, world: World): Line {
  const parts: Span[] = [
    span(`[${signText(path.sign)}] `, stanceStyle(path.sign)),
    span(world.nameOf(path.nodes[0] ?? '')),
  ];
  for (const [at, step] of path.steps.entries()) {
    const name = step.relation.replaceAll('_', ' ').toLowerCase();
    const [left, right] = step.symmetric ? ['—', '—'] : step.forward ? ['—', '→'] : ['←', '—'];
    const arrow = ` ${left}${name}${signText(step.sign)}${right} `;
    parts.push(span(arrow, stanceStyle(step.sign)), span(world.nameOf(path.nodes[at + 1] ?? '')));
  }
  return parts;
}

/** What the product of the signs along a path says of its two ends. */
export const pathMeaning = (sign: number): string =>
  sign > 0 ? 'on the same side' : sign < 0 ? 'on opposite sides' : 'amounts to nothing certain';

/** The sentence with [source], {cue} and <target> marked by brackets and by colour. */
export const markedLine = ({ claim }: EvidenceItem): Line => markSpans(claim);

/** The sentence of a claim with its marks. */
export function markSpans(claim: ClaimRecord): Line {
  const { start, quote } = claim.evidence;
  const marks = (
    [
      ['source', claim.sourceSpan, '[', ']'],
      ['cue', claim.cueSpan, '{', '}'],
      ['target', claim.targetSpan, '<', '>'],
    ] as const
  )
    .map(([style, [from, to], open, close]) => ({ style, from: from - start, to: to - start, open, close }))
    .filter(({ from, to }) => from >= 0 && to <= quote.length && from < to)
    .sort((a, b) => a.from - b.from);
  const line: Span[] = [];
  let at = 0;
  for (const { style, from, to, open, close } of marks) {
    if (from < at) continue;
    line.push(span(quote.slice(at, from)), span(`${open}${quote.slice(from, to)}${close}`, style));
    at = to;
  }
  line.push(span(quote.slice(at)));
  return line;
}
