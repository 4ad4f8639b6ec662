import type { Pair, Tone } from './stances.ts';

/** How the line of a pair is drawn. Colours are names: blue, orange and grey of the theme. */
export type LineStyle = {
  /** In units of the picture. */
  readonly width: number;
  /** 0 to 1: what is less sure is fainter. */
  readonly opacity: number;
  readonly color: 'for' | 'against' | 'neutral';
  /** A second colour in the gaps of `dash`. */
  readonly second: 'against' | null;
  readonly dash: readonly number[];
  /** What stands at the end of a directed line: an arrow for friends, a bar for foes. */
  readonly end: 'arrow' | 'bar' | 'none';
};

const COLORS: Readonly<Record<Tone, LineStyle['color']>> = {
  for: 'for',
  against: 'against',
  both: 'for',
  denied: 'neutral',
  pending: 'neutral',
  tie: 'neutral',
};

/** Width by articles, dash by tone: what is denied by somebody has gaps, for and against alternate, proposals are dotted. */
export function lineStyle({ tone, tally }: Pair): LineStyle {
  const isWeak = tone === 'pending' || tone === 'tie';
  const width = isWeak ? 1.2 : Math.min(9, 1.7 + 1.7 * Math.log2(Math.max(1, tally.articles)));
  return {
    width: Math.round(width * 10) / 10,
    opacity: Math.round(Math.max(0.4, Math.min(1, 0.35 + (tally.confidence - 0.5) * 1.7)) * 100) / 100,
    color: COLORS[tone],
    second: tone === 'both' ? 'against' : null,
    dash: dashOf(tone, tally.denied),
    end: tone === 'against' ? 'bar' : tone === 'for' || tone === 'both' ? 'arrow' : 'none',
  };
}

function dashOf(tone: Tone, denied: number): readonly number[] {
  if (tone === 'both') return [9, 9];
  if (tone === 'pending') return [1.5, 5];
  return denied > 0 ? [7, 5] : [];
}

export type Point = { readonly x: number; readonly y: number };

/** Where the line from the middle of a box to another point leaves the box, a little outside. */
export function leaveBox(
  from: Point & { readonly width: number; readonly height: number },
  to: Point,
  gap: number,
): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return from;
  const across = dx === 0 ? Number.POSITIVE_INFINITY : from.width / 2 / Math.abs(dx);
  const down = dy === 0 ? Number.POSITIVE_INFINITY : from.height / 2 / Math.abs(dy);
  const part = Math.min(Math.min(across, down) + gap / length, 0.5);
  return { x: from.x + dx * part, y: from.y + dy * part };
}

/** The corners of an arrow head, or the ends of a bar, at `tip` for a line that comes from `from`. */
export function lineEnd(tip: Point, from: Point, { end, width }: Pick<LineStyle, 'end' | 'width'>): readonly Point[] {
  if (end === 'none') return [];
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const [ux, uy] = [(tip.x - from.x) / length, (tip.y - from.y) / length];
  const half = 4 + width * 0.9;
  if (end === 'bar')
    return [
      { x: tip.x - uy * half, y: tip.y + ux * half },
      { x: tip.x + uy * half, y: tip.y - ux * half },
    ];
  const back = half * 1.7;
  return [
    tip,
    { x: tip.x - ux * back - uy * half, y: tip.y - uy * back + ux * half },
    { x: tip.x - ux * back + uy * half, y: tip.y - uy * back - ux * half },
  ];
}
