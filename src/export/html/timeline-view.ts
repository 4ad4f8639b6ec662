/// <reference lib="dom" />
import { countMonths, type Month } from '../picture/months.ts';
import { type Stance, stancesOf, tally } from '../picture/stances.ts';
import { articleName, countOf } from '../picture/words.ts';
import { stanceCard } from './claim-list.ts';
import { button, drawing, element } from './element.ts';
import type { PageContext } from './page-context.ts';

const HEIGHT = { stances: 150, articles: 50, axis: 20 };

/** Articles and stances by month; a stretch can be brushed, by pointer or by two lists, to filter the whole page. */
export function timelineView(context: PageContext): readonly HTMLElement[] {
  const { data, all, claims, route, setFilter } = context;
  const { filter } = route;
  const undated = data.articles.filter((article) => article.date === null).length;
  const signed = all.filter(
    (claim) =>
      claim.polarity !== 0 && (filter.outlet === '' || data.articles[claim.article]?.publisher === filter.outlet),
  );
  const months = countMonths(signed, data.articles);
  const note =
    undated === 0
      ? ''
      : ` ${countOf(undated, 'article')} of ${data.articles.length} without a date cannot be shown here.`;
  if (months.length === 0) return [element('h2', {}, 'Over time'), element('p', {}, `No article has a date.${note}`)];
  const pick = (since: string, until: string) => setFilter({ since, until });
  const isBrushed = filter.since !== '' || filter.until !== '';
  const chooser = element(
    'p',
    {},
    ...monthChoices(months, { since: filter.since, until: filter.until }, pick),
    ...(isBrushed ? [' ', button('All of the time', () => pick('', ''))] : []),
  );
  return [
    element('h2', {}, 'Over time'),
    element(
      'p',
      { class: 'muted' },
      `Above the line claims for, below it claims against; grey: articles. Drag over a stretch, or choose it below; the whole page follows.${note}`,
    ),
    brushChart(context, months, pick),
    chooser,
    ...changes(context, claims),
  ];
}

function monthChoices(
  months: readonly Month[],
  { since, until }: { readonly since: string; readonly until: string },
  pick: (since: string, until: string) => void,
): readonly HTMLElement[] {
  const choice = (label: string, value: string, act: (month: string) => void) => {
    const list = element('select', {}, element('option', { value: '' }, 'open'));
    for (const { month } of months) list.append(element('option', { value: month }, month));
    list.value = months.find(({ month }) => value.startsWith(month))?.month ?? '';
    list.addEventListener('change', () => act(list.value));
    return element('label', {}, `${label} `, list, ' ');
  };
  return [choice('From', since, (month) => pick(month, until)), choice('to', until, (month) => pick(since, month))];
}

/** The bars of months. */
export function monthBars(months: readonly Month[], width: number, label: string): SVGElement {
  const most = Math.max(1, ...months.map(({ positive, negative }) => Math.max(positive, negative)));
  const mostArticles = Math.max(1, ...months.map(({ articles }) => articles));
  const step = (width - 36) / months.length;
  const middle = HEIGHT.stances / 2 + 6;
  const scale = (HEIGHT.stances / 2 - 4) / most;
  const total = HEIGHT.stances + HEIGHT.articles + HEIGHT.axis + 16;
  const chart = drawing('svg', {
    class: 'chart',
    width,
    height: total,
    viewBox: `0 0 ${width} ${total}`,
    role: 'img',
    'aria-label': label,
  });
  const bar = (name: string, at: number, top: number, height: number, title: string) =>
    chart.append(
      drawing(
        'rect',
        { class: name, x: 32 + at * step, y: top, width: Math.max(1, Math.min(step - 1, 26)), height },
        drawing('title', {}, title),
      ),
    );
  for (const [at, { month, positive, negative, articles }] of months.entries()) {
    if (positive > 0) bar('fill-for', at, middle - positive * scale, positive * scale, `${month}: ${positive} for`);
    if (negative > 0) bar('fill-against', at, middle, negative * scale, `${month}: ${negative} against`);
    const tall = (articles / mostArticles) * (HEIGHT.articles - 8);
    const floor = HEIGHT.stances + HEIGHT.articles + 10;
    if (articles > 0) bar('fill-grey', at, floor - tall, tall, `${month}: ${countOf(articles, 'article')}`);
  }
  for (const y of [middle, HEIGHT.stances + HEIGHT.articles + 10])
    chart.append(drawing('path', { class: 'axis', d: `M30 ${y}H${width}` }));
  const every = Math.max(1, Math.ceil(64 / step));
  for (const [at, { month }] of months.entries())
    if (at % every === 0) chart.append(drawing('text', { x: 32 + at * step, y: total - 8 }, month));
  chart.append(drawing('text', { x: 0, y: 18 }, `+${most}`), drawing('text', { x: 0, y: HEIGHT.stances }, `−${most}`));
  return chart;
}

function brushChart(
  { route, isNarrow }: PageContext,
  months: readonly Month[],
  pick: (since: string, until: string) => void,
): HTMLElement {
  const width = Math.max(isNarrow ? 360 : 700, Math.min(isNarrow ? 360 : 1340, months.length * 28 + 40));
  const words = `From ${months[0]?.month} to ${months.at(-1)?.month}: ${months.reduce((sum, one) => sum + one.positive, 0)} claims for, ${months.reduce((sum, one) => sum + one.negative, 0)} against`;
  const chart = monthBars(months, width, words);
  const step = (width - 36) / months.length;
  const monthAt = (event: PointerEvent) => {
    const x = ((event.clientX - chart.getBoundingClientRect().left) / chart.getBoundingClientRect().width) * width;
    return Math.max(0, Math.min(months.length - 1, Math.floor((x - 32) / step)));
  };
  const { since, until } = route.filter;
  const inside = months.flatMap(({ month }, at) => {
    const isIn =
      (since === '' || month >= since.slice(0, month.length)) &&
      (until === '' || month <= until.slice(0, month.length));
    return isIn ? [at] : [];
  });
  const brush = drawing('rect', {
    class: 'brush',
    y: 2,
    height: HEIGHT.stances + HEIGHT.articles + 10,
    x: 0,
    width: 0,
  });
  const mark = (from: number, to: number) => {
    brush.setAttribute('x', String(32 + from * step - 1));
    brush.setAttribute('width', String((to - from + 1) * step));
  };
  if (since !== '' || until !== '') mark(inside[0] ?? 0, inside.at(-1) ?? 0);
  chart.append(brush);
  let from: number | undefined;
  chart.addEventListener('pointerdown', (event) => {
    from = monthAt(event);
    chart.setPointerCapture(event.pointerId);
    mark(from, from);
  });
  chart.addEventListener('pointermove', (event) => {
    if (from !== undefined) mark(Math.min(from, monthAt(event)), Math.max(from, monthAt(event)));
  });
  chart.addEventListener('pointerup', (event) => {
    if (from === undefined) return;
    const [low, high] = [Math.min(from, monthAt(event)), Math.max(from, monthAt(event))];
    from = undefined;
    pick(months[low]?.month ?? '', months[high]?.month ?? '');
  });
  chart.style.touchAction = 'pan-y';
  return element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Claims by month' }, chart);
}

/** Articles of the stretch with their stances, in order of time. */
function changes(context: PageContext, claims: readonly Stance[]): readonly HTMLElement[] {
  const { data, href } = context;
  const byArticle = new Map<number, Stance[]>();
  for (const claim of claims) {
    const group = byArticle.get(claim.article);
    if (group === undefined) byArticle.set(claim.article, [claim]);
    else group.push(claim);
  }
  const dated = [...byArticle]
    .map(([at, some]) => ({ article: data.articles[at], some }))
    .filter(({ article }) => (article?.date ?? null) !== null)
    .sort((a, b) => ((a.article?.date ?? '') < (b.article?.date ?? '') ? -1 : 1))
    .slice(0, 60);
  return dated.flatMap(({ article, some }) => [
    element(
      'h3',
      {},
      `${article?.date ?? ''} `,
      element('a', { href: href({ kind: 'article', id: article?.id ?? '', start: null }) }, articleName(article)),
      ...(article?.publisher ? [element('span', { class: 'muted' }, `, ${article.publisher}`)] : []),
    ),
    element('ul', { class: 'cards grid' }, ...cardsOf(context, some)),
  ]);
}

function cardsOf(context: PageContext, some: readonly Stance[]): readonly HTMLElement[] {
  const groups = [...new Set(some.map((claim) => claim.source))].flatMap((from) =>
    [
      ...stancesOf(
        some.filter((claim) => claim.source === from),
        from,
      ).out,
    ].map(([to, claims]) => ({ from, to, claims })),
  );
  return groups
    .filter(({ claims }) => tally(claims, context.data.articles).articles > 0)
    .slice(0, 8)
    .map(({ from, to, claims }) => stanceCard(context, claims, { from, to, hasQuote: false }));
}
