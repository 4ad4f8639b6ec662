import { countMonths, type Month } from '../picture/months.ts';
import type { PictureData } from '../picture/picture-data.ts';
import { type Stance, tally, toneOf } from '../picture/stances.ts';
import { countOf, nameOf, quoted, relationWords, shorten, TONE_MARKS } from '../picture/words.ts';
import { INK, sheet, TONE_INK, tenth, text, WIDTH, wrap } from './sheet.ts';

const LEFT = 60;
const BAND = 120;

/** Claims for and against by month or year in one band: above its middle for, below it against. */
function* band(months: readonly Month[], top: number, most: number): Generator<string> {
  const step = (WIDTH - LEFT - 16) / Math.max(1, months.length);
  const middle = top + BAND / 2;
  const scale = (BAND / 2 - 8) / Math.max(1, most);
  for (const [at, { month, positive, negative }] of months.entries()) {
    const x = tenth(LEFT + at * step);
    const width = tenth(Math.max(1, Math.min(step - 1, 30)));
    if (positive > 0)
      yield `<rect x="${x}" y="${tenth(middle - positive * scale)}" width="${width}" height="${tenth(positive * scale)}" fill="${TONE_INK.for}"><title>${month}: ${positive} for</title></rect>\n`;
    if (negative > 0)
      yield `<rect x="${x}" y="${tenth(middle)}" width="${width}" height="${tenth(negative * scale)}" fill="${TONE_INK.against}"><title>${month}: ${negative} against</title></rect>\n`;
  }
  yield `<path d="M${LEFT - 4} ${middle}H${WIDTH - 16}" stroke="${INK.line}"/>\n`;
  yield text({ x: LEFT - 8, y: top + 16, size: 12, anchor: 'end', color: INK.soft }, `+${most}`);
  yield text({ x: LEFT - 8, y: top + BAND - 6, size: 12, anchor: 'end', color: INK.soft }, `−${most}`);
}

function* axis(months: readonly Month[], y: number): Generator<string> {
  const step = (WIDTH - LEFT - 16) / Math.max(1, months.length);
  const every = Math.max(1, Math.ceil(64 / step));
  for (const [at, { month }] of months.entries())
    if (at % every === 0) yield text({ x: LEFT + at * step, y, size: 12, color: INK.soft }, month);
}

const mostOf = (months: readonly Month[]) =>
  Math.max(1, ...months.map(({ positive, negative }) => Math.max(positive, negative)));

const NO_DATES = 'No article has a date, so there is nothing to show over time.';

const MOST_SIDES = 3;

/** How the largest sides speak of one another and of themselves over time, a band for each two. */
export function* sidesOverTimeSvg(data: PictureData, claims: readonly Stance[]): Generator<string> {
  const sideOf = (node: number) => data.nodes[node]?.side ?? -1;
  const shown = [...new Set(data.nodes.flatMap(({ side }) => side ?? []))].sort((a, b) => a - b).slice(0, MOST_SIDES);
  const bands = shown
    .flatMap((one, at) => shown.slice(at).map((other) => [one, other] as const))
    .map(([one, other]) => {
      const own = claims.filter(({ source, target }) => {
        const [from, to] = [sideOf(source), sideOf(target)];
        return (from === one && to === other) || (from === other && to === one);
      });
      const title = one === other ? `Within side ${one}` : `Between sides ${one} and ${other}`;
      return {
        title: `${title}: ${members(data, claims, one === other ? [one] : [one, other])}`,
        months: countMonths(own, data.articles),
      };
    })
    .filter(({ months }) => months.some(({ positive, negative }) => positive + negative > 0));
  const note =
    bands.length === 0 ? NO_DATES : 'Claims for (blue, above) and against (orange, below), by date of the article.';
  const height = 60 + bands.length * (BAND + 30) + 50;
  const most = Math.max(1, ...bands.map(({ months }) => mostOf(months)));
  yield* sheet(data.title, { height, note }, bandsBody(bands, most));
}

function* bandsBody(
  bands: readonly { readonly title: string; readonly months: readonly Month[] }[],
  most: number,
): Generator<string> {
  for (const [at, { title, months }] of bands.entries()) {
    const top = 60 + at * (BAND + 30);
    yield text({ x: 16, y: top, size: 14, weight: 700 }, title);
    yield* band(months, top + 6, most);
  }
  yield* axis(bands[0]?.months ?? [], 60 + bands.length * (BAND + 30));
}

/** The members with most claims. */
function members(data: PictureData, claims: readonly Stance[], sides: readonly number[]): string {
  const counts = new Map<number, number>();
  for (const { source, target } of claims)
    for (const node of [source, target]) counts.set(node, (counts.get(node) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([node]) => node);
  const namesOf = (side: number) =>
    ranked
      .filter((node) => data.nodes[node]?.side === side)
      .slice(0, sides.length === 1 ? 5 : 3)
      .map((node) => nameOf(data, node))
      .join(', ');
  return shorten(sides.map(namesOf).join(' – '), 84);
}

const MOST_SENTENCES = 10;

/** What one says and does about another over time, with the sentences that say so. */
export function* stanceOverTimeSvg(
  data: PictureData,
  claims: readonly Stance[],
  [from, to]: readonly [number, number],
): Generator<string> {
  const own = claims.filter(
    ({ source, target, symmetric }) =>
      (source === from && target === to) || (symmetric && source === to && target === from),
  );
  const months = countMonths(own, data.articles);
  const dateOf = (claim: Stance) => data.articles[claim.article]?.date ?? '';
  const told = [...own]
    .sort((a, b) => b.confidence - a.confidence || a.at - b.at)
    .slice(0, MOST_SENTENCES)
    .sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : a.at - b.at));
  const top = months.length === 0 ? 50 : 60 + BAND + 40;
  const rows: string[] = [];
  let y = top;
  for (const claim of told) {
    const { drawn, height } = sentence(data, claim, y);
    rows.push(drawn);
    y += height;
  }
  const note = `${countOf(own.length, 'claim')} in ${countOf(tally(own, data.articles).articles, 'article')}${own.length > told.length ? `; the ${told.length} surest are quoted` : ''}.${months.length === 0 ? ` ${NO_DATES}` : ''}`;
  const chart = months.length === 0 ? [] : [...band(months, 50, mostOf(months)), ...axis(months, 50 + BAND + 18)];
  yield* sheet(data.title, { height: y + 40, note }, [...chart, ...rows]);
}

function sentence(data: PictureData, claim: Stance, y: number): { readonly drawn: string; readonly height: number } {
  const article = data.articles[claim.article];
  const tone = toneOf(tally([claim], data.articles));
  const color = tone === 'for' || tone === 'against' ? TONE_INK[tone] : INK.soft;
  const says = claim.speakers.length === 0 ? '' : `, says ${claim.speakers[0]}`;
  const facts = [article?.date, article?.publisher, article?.title ?? article?.id].filter(
    (fact) => fact !== null && fact !== undefined,
  );
  const head = `${relationWords(claim.relation)}${claim.modality === 'asserted' ? '' : ` (${claim.modality})`}${says} · ${facts.join(', ')}`;
  const lines = wrap(quoted(data.sentences[claim.sentence] ?? ''), 15, WIDTH - LEFT - 20).slice(0, 4);
  const parts = [
    text({ x: 34, y: y + 6, size: 20, weight: 700, color, anchor: 'middle' }, TONE_MARKS[tone]),
    text({ x: LEFT, y, size: 13, color: INK.soft }, shorten(head, 105)),
    ...lines.map((line, at) => text({ x: LEFT, y: y + 20 + at * 19, size: 15 }, line)),
  ];
  return { drawn: parts.join(''), height: 20 + lines.length * 19 + 14 };
}
