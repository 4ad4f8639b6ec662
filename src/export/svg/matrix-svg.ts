import { markupText } from '../escape.ts';
import { NO_FILTER } from '../picture/filter.ts';
import { type MatrixCell, matrixCells, orderForMatrix } from '../picture/matrix.ts';
import type { PictureData } from '../picture/picture-data.ts';
import type { Stance } from '../picture/stances.ts';
import { nameOf, relationList, shorten, TONE_MARKS, TONE_WORDS, tallyWords } from '../picture/words.ts';
import { INK, sheet, sideInk, TONE_INK, tenth, text, WIDTH } from './sheet.ts';

const MOST = 22;
const HEAD = { left: 190, top: 190 };
/** Fills of cells from one article, and from more. */
const FILLS = {
  for: ['#a9cdf3', TONE_INK.for],
  against: ['#f6c9a4', '#b4500a'],
} as const;

/** Who stands how on whom: rows on columns, ordered by side. */
export function* matrixSvg(data: PictureData, claims: readonly Stance[], hasIssues: boolean): Generator<string> {
  const order = orderForMatrix(claims, data, { filter: { ...NO_FILTER, hasIssues }, room: MOST });
  const cells = matrixCells(claims, data, order);
  const step = Math.min(34, (WIDTH - HEAD.left - 16) / Math.max(1, order.length));
  const note =
    'A row stands so on a column: + for, − against, ± both, × denied, o proposed or over; dark: two articles or more.';
  yield* sheet(
    data.title,
    { height: tenth(HEAD.top + step * order.length + 44), note },
    body(data, { order, cells, step }),
  );
}

type Grid = {
  readonly order: readonly number[];
  readonly cells: ReadonlyMap<string, MatrixCell>;
  readonly step: number;
};

function* body(data: PictureData, { order, cells, step }: Grid): Generator<string> {
  const size = Math.min(15, step * 0.5);
  for (const [at, node] of order.entries()) {
    const along = at * step + step / 2;
    const label = shorten(nameOf(data, node), 22);
    yield badge(data, node, { x: HEAD.left - step * 0.4, y: HEAD.top + along, size });
    yield badge(data, node, { x: HEAD.left + along, y: HEAD.top - step * 0.4, size });
    yield text({ x: HEAD.left - step * 0.85, y: HEAD.top + along + size * 0.35, size, anchor: 'end' }, label);
    yield text({ x: HEAD.left + along + size * 0.35, y: HEAD.top - step * 0.85, size, turn: -90 }, label);
  }
  for (const [row, from] of order.entries())
    for (const [column, to] of order.entries()) {
      const place = { x: HEAD.left + column * step, y: HEAD.top + row * step, step };
      const cell = cells.get(`${from} ${to}`);
      yield square(place, row === column ? INK.line : INK.faint);
      if (cell !== undefined) yield filled(place, cell, `${nameOf(data, from)} on ${nameOf(data, to)}`);
    }
}

function badge(
  data: PictureData,
  node: number,
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
): string {
  const side = data.nodes[node]?.side ?? null;
  if (side === null) return '';
  const half = size * 0.6;
  return `<rect x="${tenth(x - half)}" y="${tenth(y - half)}" width="${tenth(half * 2)}" height="${tenth(half * 2)}" rx="2" fill="${sideInk(side)}"/>${text({ x, y: y + size * 0.33, size: size * 0.9, weight: 700, anchor: 'middle' }, String(side))}`;
}

type Place = { readonly x: number; readonly y: number; readonly step: number };

const square = ({ x, y, step }: Place, fill: string, more = '') =>
  `<rect x="${tenth(x)}" y="${tenth(y)}" width="${tenth(step - 1)}" height="${tenth(step - 1)}" fill="${fill}"${more}/>\n`;

function filled(place: Place, { tone, tally }: MatrixCell, who: string): string {
  const { x, y, step } = place;
  const isDark = tally.articles > 1 && (tone === 'for' || tone === 'against');
  const side = step - 1;
  const words = `<title>${markupText(`${who}: ${TONE_WORDS[tone]} (${relationList(tally.claims)}; ${tallyWords(tally)})`)}</title>`;
  const mark = text(
    {
      x: x + step / 2,
      y: y + step / 2 + step * 0.18,
      size: step * 0.5,
      weight: 700,
      anchor: 'middle',
      color: isDark ? '#ffffff' : INK.text,
    },
    TONE_MARKS[tone],
  );
  if (tone === 'for' || tone === 'against')
    return `<g>${square(place, FILLS[tone][isDark ? 1 : 0])}${mark}${words}</g>\n`;
  if (tone !== 'both')
    return `<g>${square(place, INK.back, ` stroke="${INK.soft}" stroke-dasharray="3 2"`)}${mark}${words}</g>\n`;
  const half = `<path d="M${tenth(x)} ${tenth(y)}h${tenth(side)}l${tenth(-side)} ${tenth(side)}z" fill="${FILLS.for[0]}"/>`;
  return `<g>${square(place, FILLS.against[0])}${half}${mark}${words}</g>\n`;
}
