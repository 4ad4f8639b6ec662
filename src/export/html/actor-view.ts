/// <reference lib="dom" />
import { countMonths } from '../picture/months.ts';
import { type Stance, stancesOf, tally, toneOf } from '../picture/stances.ts';
import { countOf, nameOf } from '../picture/words.ts';
import { balanceBar, claimRow, stanceCard, surestFirst, toneBadge } from './claim-list.ts';
import { element } from './element.ts';
import { lessSure } from './less-sure.ts';
import { actorHref, type PageContext, pairHref } from './page-context.ts';
import { monthBars } from './timeline-view.ts';

/** One actor: where it stands and others on it, over time, by outlet, and the surest quotes. */
export function actorView(context: PageContext, id: string): readonly HTMLElement[] {
  const { data, claims, all } = context;
  const node = data.nodes.findIndex((one) => one.id === id);
  if (node < 0) return [element('h2', {}, 'Not here'), element('p', {}, `There is no entity ${id} in this file.`)];
  const own = claims.filter((claim) => (claim.source === node || claim.target === node) && claim.polarity !== 0);
  const { out, in: toward } = stancesOf(own, node);
  const ties = all.filter((claim) => (claim.source === node || claim.target === node) && claim.polarity === 0);
  return [
    element('h2', {}, nameOf(data, node)),
    ...facts(context, node),
    ...lessSure(context, (claim) => claim.source === node || claim.target === node),
    element(
      'div',
      { class: 'columns' },
      element('section', {}, ...stanceList(context, 'Where it stands', out, (other) => [node, other])),
      element('section', {}, ...stanceList(context, 'Where others stand on it', toward, (other) => [other, node])),
    ),
    ...overTime(context, own, nameOf(data, node)),
    ...byOutlet(context, own),
    ...(own.length === 0
      ? []
      : [
          element('h3', {}, 'Surest sentences'),
          element('ol', { class: 'claims' }, ...differentSentences(own).map((claim) => claimRow(context, claim))),
        ]),
    ...(ties.length === 0 ? [] : [tieList(context, ties)]),
  ];
}

function facts({ data, href, route }: PageContext, node: number): readonly HTMLElement[] {
  const {
    type = '',
    kind = null,
    mentions = 0,
    articles = [],
    aliases = [],
    label = '',
    side = null,
    actsFor = null,
  } = data.nodes[node] ?? {};
  const words = [kind ?? type, countOf(mentions, 'mention'), countOf(articles.length, 'article')];
  if (side !== null) words.push(`side ${side}`);
  const acts = data.nodes.findIndex((one) => one.id === actsFor);
  const also = aliases.filter((alias) => alias !== label).slice(0, 12);
  const line = element('p', { class: 'muted' }, words.join(', '));
  if (acts >= 0)
    line.append(', acts for ', element('a', { href: href({ kind: 'actor', id: actsFor ?? '' }) }, nameOf(data, acts)));
  line.append(
    ' · ',
    element('a', { href: href({ kind: 'picture', id: data.nodes[node]?.id ?? '' }) }, 'In the picture'),
  );
  const isFiltered = route.filter.since !== '' || route.filter.until !== '' || route.filter.outlet !== '';
  return [
    line,
    ...(also.length === 0 ? [] : [element('p', { class: 'muted' }, `Also: ${also.join(', ')}`)]),
    ...(isFiltered ? [element('p', {}, 'Filtered by time or outlet: see Filters.')] : []),
  ];
}

function stanceList(
  context: PageContext,
  title: string,
  groups: ReadonlyMap<number, readonly Stance[]>,
  ends: (other: number) => readonly [number, number],
): readonly HTMLElement[] {
  const { data } = context;
  if (groups.size === 0) return [element('h3', {}, title), element('p', { class: 'muted' }, 'Nothing is said.')];
  const rows = [...groups]
    .map(([other, claims]) => ({ other, claims, sum: tally(claims, data.articles) }))
    .sort((a, b) => b.sum.articles - a.sum.articles || b.sum.confidence - a.sum.confidence || a.other - b.other)
    .map(({ other, claims }) => {
      const [from, to] = ends(other);
      return stanceCard(context, claims, { from, to });
    });
  return [element('h3', {}, `${title} (${groups.size})`), element('ul', { class: 'cards' }, ...rows)];
}

/** A chart of the months, where there are dates and more than one month with something to show. */
export function overTime(
  { data, isNarrow }: PageContext,
  own: readonly Stance[],
  name: string,
): readonly HTMLElement[] {
  const months = countMonths(own, data.articles);
  const filled = months.filter(({ positive, negative }) => positive + negative > 0);
  if (filled.length < 2) return [];
  const width = isNarrow ? 356 : Math.max(500, Math.min(1100, months.length * 24));
  const words = `${name} over time: ${filled.map(({ month, positive, negative }) => `${month} ${positive} for ${negative} against`).join(', ')}`;
  return [
    element('h3', {}, 'Over time'),
    element(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Over time' },
      monthBars(months, width, words),
    ),
  ];
}

function byOutlet({ data }: PageContext, own: readonly Stance[]): readonly HTMLElement[] {
  const groups = new Map<string, Stance[]>();
  for (const claim of own) {
    const outlet = data.articles[claim.article]?.publisher ?? '';
    groups.set(outlet, [...(groups.get(outlet) ?? []), claim]);
  }
  if (groups.size < 2) return [];
  const rows = [...groups]
    .map(([outlet, claims]) => ({ outlet, sum: tally(claims, data.articles) }))
    .sort((a, b) => b.sum.articles - a.sum.articles || (a.outlet < b.outlet ? -1 : 1))
    .map(({ outlet, sum }) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, outlet === '' ? 'outlet not known' : outlet),
        ...[sum.positive, sum.negative, sum.denied, sum.articles].map((count) =>
          element('td', { class: 'number' }, String(count)),
        ),
        element('td', {}, balanceBar(sum)),
      ),
    );
  const heads = ['For', 'Against', 'Denied', 'Articles'].map((text) =>
    element('th', { scope: 'col', class: 'number' }, text),
  );
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col' }, 'Outlet'),
    ...heads,
    element('th', { scope: 'col' }, 'Balance'),
  );
  return [
    element('h3', {}, 'By outlet'),
    element('p', { class: 'muted' }, 'Claims for and against, by it and about it.'),
    element(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'By outlet' },
      element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows)),
    ),
  ];
}

/** The surest claims, each sentence once. */
function differentSentences(own: readonly Stance[]): readonly Stance[] {
  const seen = new Set<number>();
  const isNew = ({ sentence }: Stance) => !seen.has(sentence) && seen.add(sentence) !== undefined;
  return surestFirst(own).filter(isNew).slice(0, 8);
}

function tieList(context: PageContext, ties: readonly Stance[]): HTMLElement {
  const rows = surestFirst(ties)
    .slice(0, 60)
    .map((claim) => claimRow(context, claim));
  return element(
    'details',
    {},
    element('summary', {}, `Ties without a sign (${ties.length})`),
    element('ol', { class: 'claims' }, ...rows),
  );
}

/** Two actors: what the one says and does about the other, and back. */
export function pairView(context: PageContext, a: string, b: string): readonly HTMLElement[] {
  const { data, claims, all } = context;
  const [from, to] = [a, b].map((id) => data.nodes.findIndex((one) => one.id === id));
  if (from === undefined || to === undefined || from < 0 || to < 0)
    return [element('h2', {}, 'Not here'), element('p', {}, `${a} or ${b} is not in this file.`)];
  const isBetween = ({ source, target }: Stance) =>
    (source === from && target === to) || (source === to && target === from);
  const between = claims.filter((claim) => isBetween(claim) && claim.polarity !== 0);
  const ties = all.filter((claim) => isBetween(claim) && claim.polarity === 0);
  const part = (source: number, target: number) => {
    const own = between.filter((claim) => !claim.symmetric && claim.source === source);
    return own.length === 0 ? [] : claimSection(context, `${nameOf(data, source)} on ${nameOf(data, target)}`, own);
  };
  const mutual = between.filter((claim) => claim.symmetric);
  return [
    element(
      'h2',
      {},
      element('a', { href: actorHref(context, from) }, nameOf(data, from)),
      ' and ',
      element('a', { href: actorHref(context, to) }, nameOf(data, to)),
    ),
    ...(between.length === 0 ? [element('p', {}, 'No stance of the one on the other is left by the filters.')] : []),
    ...lessSure(context, isBetween),
    ...part(from, to),
    ...part(to, from),
    ...(mutual.length === 0 ? [] : claimSection(context, 'Between them', mutual)),
    ...overTime(context, between, `${nameOf(data, from)} and ${nameOf(data, to)}`),
    ...(ties.length === 0 ? [] : [tieList(context, ties)]),
  ];
}

function claimSection(context: PageContext, title: string, own: readonly Stance[]): readonly HTMLElement[] {
  const sum = tally(own, context.data.articles);
  return [
    element('h3', {}, title),
    element(
      'p',
      {},
      toneBadge(toneOf(sum)),
      ' ',
      balanceBar(sum),
      element('span', { class: 'muted' }, ` ${countOf(sum.articles, 'article')}, ${countOf(sum.outlets, 'outlet')}`),
    ),
    element('ol', { class: 'claims' }, ...surestFirst(own).map((claim) => claimRow(context, claim))),
  ];
}

/** Pairs where claims contradict one another, each with both sentences. */
export function disputesView(
  context: PageContext,
  found: readonly {
    readonly a: number;
    readonly b: number;
    readonly claims: readonly Stance[];
    readonly title: string;
  }[],
): readonly HTMLElement[] {
  const rows = found
    .slice(0, 100)
    .map(({ a, b, claims, title }) =>
      element(
        'li',
        { class: 'card' },
        element(
          'h3',
          {},
          element('a', { href: pairHref(context, a, b) }, `${nameOf(context.data, a)} and ${nameOf(context.data, b)}`),
          element('span', { class: 'muted' }, `: ${title}`),
        ),
        element('ul', { class: 'claims columns' }, ...claims.map((claim) => claimRow(context, claim))),
      ),
    );
  return [
    element('h2', {}, `Disputed (${found.length})`),
    element(
      'p',
      { class: 'muted' },
      'A claim and its denial; claims for and against from the same to the same (sources may differ, or time has passed); and what is only denied.',
    ),
    ...lessSure(context),
    rows.length === 0 ? element('p', {}, 'Nothing is disputed.') : element('ul', { class: 'cards' }, ...rows),
  ];
}
