/// <reference lib="dom" />
import { sideColor } from '../colors.ts';
import { matrixCells, orderForMatrix } from '../picture/matrix.ts';
import { nameOf, relationList, TONE_MARKS, TONE_WORDS, tallyWords } from '../picture/words.ts';
import { element } from './element.ts';
import { actorHref, type PageContext, pairHref } from './page-context.ts';

/** Who stands how on whom: rows on columns, ordered by side. */
export function matrixView(context: PageContext): readonly HTMLElement[] {
  const { data, claims, route, isNarrow } = context;
  const order = orderForMatrix(claims, data, { filter: route.filter, room: isNarrow ? 12 : 26 });
  if (order.length === 0) return [element('h2', {}, 'Who on whom'), element('p', {}, 'Nothing fits the filters.')];
  const cells = matrixCells(claims, data, order);
  const name = (node: number) => {
    const side = data.nodes[node]?.side ?? null;
    const link = element('a', { href: actorHref(context, node), title: nameOf(data, node) });
    if (side !== null) {
      const badge = element('span', { class: 'badge' }, String(side));
      badge.style.background = sideColor(side);
      link.append(badge);
    }
    link.append(element('span', { class: 'name' }, nameOf(data, node)));
    return link;
  };
  const head = element('tr', {}, element('td', {}));
  for (const node of order) head.append(element('th', { scope: 'col' }, name(node)));
  const body = element('tbody', {});
  for (const from of order) {
    const row = element('tr', {}, element('th', { scope: 'row' }, name(from)));
    for (const to of order) {
      const cell = cells.get(`${from} ${to}`);
      if (cell === undefined) {
        row.append(element('td', from === to ? { class: 'self' } : {}));
        continue;
      }
      const words = `${nameOf(data, from)} on ${nameOf(data, to)}: ${TONE_WORDS[cell.tone]} (${relationList(cell.tally.claims)}; ${tallyWords(cell.tally)})`;
      const weak = cell.tally.articles === 1 ? ' weak' : '';
      row.append(
        element(
          'td',
          {},
          element(
            'a',
            { class: `${cell.tone}${weak}`, href: pairHref(context, from, to), title: words, 'aria-label': words },
            TONE_MARKS[cell.tone],
          ),
        ),
      );
    }
    body.append(row);
  }
  const table = element('table', { class: 'matrix' }, element('thead', {}, head), body);
  return [
    element('h2', {}, 'Who on whom'),
    element(
      'p',
      { class: 'muted' },
      'A row stands so on a column. + for, − against, ± both, × denied, o proposed or over; dark: two articles or more. Ordered by side, then by weight.',
    ),
    element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Matrix' }, table),
  ];
}
