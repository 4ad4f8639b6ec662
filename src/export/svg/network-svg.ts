import { markupText } from '../escape.ts';
import type { DrawnNode, DrawnPair } from '../html/paint.ts';
import { makeScene } from '../html/scene.ts';
import { chooseActors, NO_FILTER } from '../picture/filter.ts';
import { leaveBox, lineEnd, type Point } from '../picture/line-style.ts';
import type { PictureData } from '../picture/picture-data.ts';
import type { Stance } from '../picture/stances.ts';
import { countOf, tallyWords } from '../picture/words.ts';
import { INK, sheet, TONE_INK, tenth, text, textWidth, WIDTH } from './sheet.ts';

const ROOM = { width: WIDTH - 16, height: 560 };
const TOP = 44;
const MOST = 22;

/** The main actors, boxes by side, one line for each pair. */
export function* networkSvg(data: PictureData, claims: readonly Stance[], hasIssues: boolean): Generator<string> {
  const chosen = chooseActors(claims, data, { filter: { ...NO_FILTER, hasIssues }, room: MOST });
  const scene = makeScene(data, chosen, { room: ROOM, measure: textWidth });
  const articles = new Set(claims.map((claim) => claim.article)).size;
  const note = `${countOf(chosen.nodes.length, 'actor')} with most stances, ${countOf(chosen.pairs.length, 'pair')}, from ${countOf(articles, 'article')}. Thicker: more articles; fainter: less sure.`;
  yield* sheet(data.title, { height: TOP + ROOM.height + 66, note }, body(scene.nodes, scene.pairs));
}

function* body(nodes: readonly DrawnNode[], pairs: readonly DrawnPair[]): Generator<string> {
  yield `<g transform="translate(8 ${TOP})">\n`;
  for (const pair of [...pairs].reverse()) yield line(pair);
  for (const node of [...nodes].reverse()) yield box(node);
  yield '</g>\n';
  yield lineKey(TOP + ROOM.height + 22);
}

function line({ pair, from, to, style }: DrawnPair): string {
  const start = leaveBox(from, to, pair.isBackward ? 3 : 0);
  const stop = leaveBox(to, from, pair.isForward ? 3 : 0);
  const path = `M${point(start)}L${point(stop)}`;
  const stroke = (color: keyof typeof TONE_INK, dash: readonly number[]) =>
    `<path d="${path}" stroke="${TONE_INK[color]}" stroke-width="${style.width}"${dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`}/>`;
  const lines =
    style.second === null
      ? stroke(style.color, style.dash)
      : stroke(style.color, []) + stroke(style.second, style.dash);
  const ends = [
    ...(pair.isForward ? [lineEnd(stop, start, style)] : []),
    ...(pair.isBackward ? [lineEnd(start, stop, style)] : []),
  ];
  const heads = ends.map((corners) => lineHead(corners, TONE_INK[style.color], style.width)).join('');
  const words = markupText(`${from.label} and ${to.label}: ${tallyWords(pair.tally)}`);
  return `<g fill="none" opacity="${style.opacity}">${lines}${heads}<title>${words}</title></g>\n`;
}

const point = ({ x, y }: Point) => `${tenth(x)} ${tenth(y)}`;

function lineHead(corners: readonly Point[], color: string, width: number): string {
  if (corners.length < 2) return '';
  const path = `M${corners.map(point).join('L')}`;
  return corners.length > 2
    ? `<path d="${path}z" fill="${color}"/>`
    : `<path d="${path}" stroke="${color}" stroke-width="${Math.max(2.5, width)}"/>`;
}

function box({ x, y, width, height, fontSize, letter, label, color }: DrawnNode): string {
  const left = x - width / 2;
  const shape = `x="${tenth(left)}" y="${tenth(y - height / 2)}" width="${tenth(width)}" height="${tenth(height)}" rx="${tenth(height / 3)}"`;
  const badge = letter === '' ? 0 : fontSize * 0.95;
  return [
    `<rect ${shape} fill="${INK.back}"/><rect ${shape} fill="${color}" fill-opacity="0.28" stroke="${color}" stroke-width="1.8"/>\n`,
    letter === ''
      ? ''
      : text({ x: left + fontSize * 0.5, y: y + fontSize * 0.3, size: fontSize * 0.78, weight: 700 }, letter),
    text({ x: left + fontSize * 0.55 + badge, y: y + fontSize * 0.35, size: fontSize, weight: 700 }, label),
  ].join('');
}

/** What the lines mean, in one row. */
function lineKey(y: number): string {
  const { for: blue, against: orange, neutral: grey } = TONE_INK;
  const rows = [
    ['stands with', `<path d="M0 0H24" stroke="${blue}"/><path d="M32 0l-9 -5v10z" fill="${blue}" stroke="none"/>`],
    ['stands against', `<path d="M0 0H28M28 -6v12" stroke="${orange}"/>`],
    ['both', `<path d="M0 0H32" stroke="${blue}"/><path d="M0 0H32" stroke="${orange}" stroke-dasharray="6 6"/>`],
    ['denied', `<path d="M0 0H32" stroke="${grey}" stroke-dasharray="6 4"/>`],
    ['proposed or over', `<path d="M0 0H32" stroke="${grey}" stroke-width="2" stroke-dasharray="1.5 4"/>`],
  ] as const;
  const parts: string[] = [];
  let x = 16;
  for (const [words, drawing] of rows) {
    parts.push(`<g transform="translate(${tenth(x)} ${y - 5})" stroke-width="3" fill="none">${drawing}</g>\n`);
    parts.push(text({ x: x + 40, y, size: 13, color: INK.soft }, words));
    x += 40 + textWidth(words, 13) + 22;
  }
  return parts.join('');
}
