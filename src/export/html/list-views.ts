/// <reference lib="dom" />
import { rankNodes } from '../picture/filter.ts';
import { findDispute, pairUp, type Stance, stancesOf, tally } from '../picture/stances.ts';
import { articleName, countOf, nameOf } from '../picture/words.ts';
import { disputesView } from './actor-view.ts';
import { balanceBar, surestFirst } from './claim-list.ts';
import { button, element } from './element.ts';
import { actorHref, type PageContext } from './page-context.ts';

const ROWS_AT_ONCE = 100;

/** A table that grows when asked. */
function growingTable(
  heads: readonly string[],
  rows: number,
  row: (at: number) => HTMLElement,
): readonly HTMLElement[] {
  const body = element('tbody', {});
  const more = button('Show more', () => add(), { class: 'more' });
  const add = () => {
    const done = body.children.length;
    for (let at = done; at < Math.min(rows, done + ROWS_AT_ONCE); at += 1) body.append(row(at));
    more.hidden = body.children.length >= rows;
  };
  add();
  const head = element('tr', {}, ...heads.map((text) => element('th', { scope: 'col' }, text)));
  const table = element('table', {}, element('thead', {}, head), body);
  return [element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table' }, table), more];
}

/** Every actor with a stance, the weightiest first. */
export function actorsView(context: PageContext): readonly HTMLElement[] {
  const { data, claims } = context;
  const signed = claims.filter((claim) => claim.polarity !== 0);
  const ranked = rankNodes(pairUp(signed, data));
  const byNode = new Map<number, Stance[]>();
  for (const claim of signed)
    for (const end of new Set([claim.source, claim.target])) {
      const group = byNode.get(end);
      if (group === undefined) byNode.set(end, [claim]);
      else group.push(claim);
    }
  const row = (at: number) => {
    const node = ranked[at] ?? -1;
    const { out, in: toward } = stancesOf(byNode.get(node) ?? [], node);
    const sum = (groups: ReadonlyMap<number, readonly Stance[]>) =>
      element('td', {}, balanceBar(tally([...groups.values()].flat(), data.articles)));
    const { kind = null, type = '', articles = [] } = data.nodes[node] ?? {};
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, element('a', { href: actorHref(context, node) }, nameOf(data, node))),
      element('td', {}, kind ?? type),
      sum(out),
      sum(toward),
      element('td', { class: 'number' }, String(articles.length)),
    );
  };
  return [
    element('h2', {}, `Actors and issues (${ranked.length})`),
    ...growingTable(['Name', 'What', 'Its stances', 'Stances on it', 'Articles'], ranked.length, row),
  ];
}

/** Every article with what it holds. */
export function articlesView({ data, claims, href }: PageContext): readonly HTMLElement[] {
  const counts = new Map<number, Stance[]>();
  for (const claim of claims) {
    const group = counts.get(claim.article);
    if (group === undefined) counts.set(claim.article, [claim]);
    else group.push(claim);
  }
  const order = data.articles
    .map((article, at) => ({ article, at }))
    .sort((a, b) => compare(a.article.date ?? '', b.article.date ?? '') || a.at - b.at);
  const row = (at: number) => {
    const { article, at: number } = order[at] ?? { article: undefined, at: -1 };
    const sum = tally(counts.get(number) ?? [], data.articles);
    return element(
      'tr',
      {},
      element('td', {}, article?.date ?? ''),
      element(
        'th',
        { scope: 'row' },
        element('a', { href: href({ kind: 'article', id: article?.id ?? '', start: null }) }, articleName(article)),
      ),
      element('td', {}, article?.publisher ?? ''),
      element('td', {}, balanceBar(sum)),
    );
  };
  return [
    element('h2', {}, countOf(data.articles.length, 'article')),
    ...growingTable(['Date', 'Title', 'Outlet', 'Stances'], order.length, row),
  ];
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Where claims contradict one another. */
export function disputedView(context: PageContext): readonly HTMLElement[] {
  const { data, claims } = context;
  const found = pairUp(
    claims.filter((claim) => claim.polarity !== 0),
    data,
  ).flatMap(({ a, b, tally: sum }) => {
    const dispute = findDispute(sum.claims);
    if (dispute !== undefined) {
      const title = dispute.kind === 'denied' ? 'said and denied' : 'for and against';
      return [{ a, b, claims: [dispute.one, dispute.other], title }];
    }
    const denied = surestFirst(sum.claims.filter((claim) => claim.modality === 'denied')).slice(0, 1);
    return denied.length === 0 ? [] : [{ a, b, claims: denied, title: 'denied; nobody here says it' }];
  });
  const rank = (title: string) => (title === 'said and denied' ? 0 : title === 'for and against' ? 1 : 2);
  return disputesView(
    context,
    [...found].sort((a, b) => rank(a.title) - rank(b.title)),
  );
}
