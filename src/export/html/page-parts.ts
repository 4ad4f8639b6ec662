/// <reference lib="dom" />
import type { PageClaim, PageData } from './page-data.ts';
import { markSentence, type PageState, shownClaims } from './page-state.ts';

type Child = Node | string;

/** An element with attributes and children. Text becomes a text node: nothing from an article is ever read as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: 'link' }, text);
  made.addEventListener('click', act);
  return made;
}

const SIGNS = { '1': '+', '0': '·', '-1': '−' } as const;
const SIGN_WORDS = { '1': 'for', '0': 'neutral', '-1': 'against' } as const;

/** `Russia BACKS Syria` in the names of a page. */
export function edgeTitle(data: PageData, at: number): string {
  const edge = data.edges[at];
  const name = (node: number | undefined) => data.nodes[node ?? -1]?.label ?? '?';
  const relation = data.relations[edge?.relation ?? -1]?.name ?? '?';
  return `${name(edge?.source)} ${relation.replaceAll('_', ' ')} ${name(edge?.target)}`;
}

function signOf(data: PageData, at: number): HTMLElement {
  const polarity = data.relations[data.edges[at]?.relation ?? -1]?.polarity ?? 0;
  return element('span', { class: `sign sign${polarity}`, title: SIGN_WORDS[`${polarity}`] }, SIGNS[`${polarity}`]);
}

/** The list below the search field. */
export function fillResults(
  list: HTMLElement,
  data: PageData,
  { found, choose }: { readonly found: readonly number[]; readonly choose: (at: number) => void },
): void {
  list.hidden = found.length === 0;
  list.replaceChildren(
    ...found.map((at) => {
      const node = data.nodes[at];
      const chosen = button(node?.label ?? '', () => choose(at));
      chosen.append(element('small', {}, ` ${node?.kind ?? node?.type ?? ''}`));
      return element('li', {}, chosen);
    }),
  );
}

const ROWS_AT_ONCE = 300;

/** The table that stands in for the picture. */
export function fillList(
  place: HTMLElement,
  data: PageData,
  { edges, pick }: { readonly edges: readonly number[]; readonly pick: (at: number) => void },
): void {
  const body = element('tbody', {});
  const weight = (at: number) => data.edges[at]?.claims.length ?? 0;
  const ordered = [...edges].sort((a, b) => weight(b) - weight(a) || a - b);
  const name = (node: number | undefined) => data.nodes[node ?? -1]?.label ?? '';
  let done = 0;
  const more = button('Show more', () => addRows());
  const addRows = () => {
    for (const at of ordered.slice(done, done + ROWS_AT_ONCE)) {
      const edge = data.edges[at];
      const relation = data.relations[edge?.relation ?? -1]?.name ?? '';
      body.append(
        element(
          'tr',
          edge?.contested === true ? { class: 'contested' } : {},
          element('td', {}, name(edge?.source)),
          element(
            'td',
            {},
            signOf(data, at),
            ' ',
            button(relation.replaceAll('_', ' '), () => pick(at)),
          ),
          element('td', {}, name(edge?.target)),
          element('td', {}, String(weight(at))),
          element('td', {}, edge?.contested === true ? 'contested' : ''),
        ),
      );
    }
    done += ROWS_AT_ONCE;
    more.hidden = done >= ordered.length;
  };
  addRows();
  const heads = ['Who', 'Relation', 'Whom', 'Claims', 'Contested'].map((text) => element('th', { scope: 'col' }, text));
  const caption = element('caption', {}, `${edges.length} edges, those with most claims first`);
  place.replaceChildren(element('table', {}, caption, element('thead', {}, element('tr', {}, ...heads)), body), more);
}

/** One piece of evidence: the sentence with its parts marked, who says so, where. */
export function claimRow(data: PageData, claim: PageClaim): HTMLElement {
  const article = data.articles[claim.article];
  const quote = element('blockquote', {});
  for (const { text, mark } of markSentence(data.sentences[claim.sentence] ?? '', claim.marks)) {
    quote.append(mark === null ? text : element('mark', { class: mark, title: mark }, text));
  }
  const speaker = claim.speakers.length === 0 ? 'the article itself' : claim.speakers.join(' says that ');
  const facts = [article?.publisher, article?.date, article?.title].filter(
    (part) => part !== null && part !== undefined,
  );
  const where = element('cite', {}, facts.length === 0 ? (article?.id ?? '') : facts.join(', '));
  const row = element('li', { class: 'claim' }, quote);
  if (claim.modality !== 'asserted') row.append(element('strong', { class: 'modality' }, claim.modality), ' ');
  row.append(`Said by ${speaker}. `, where);
  const url = article?.url ?? '';
  if (/^https?:\/\//i.test(url))
    row.append(' ', element('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, 'article'));
  row.append(element('small', {}, ` ${claim.rule}`));
  return row;
}

export type Details = {
  readonly state: PageState;
  readonly edges: readonly number[];
  readonly pick: { readonly node: (at: number) => void; readonly edge: (at: number) => void };
  readonly claimRow: typeof claimRow;
  readonly edgeTitle: typeof edgeTitle;
};

/** The panel on what is selected. */
export function fillDetails(place: HTMLElement, data: PageData, details: Details): void {
  const { selected } = details.state;
  const id = selected.slice(2);
  const node = selected.startsWith('n:') ? data.nodes.findIndex((one) => one.id === id) : -1;
  const edge = selected.startsWith('e:') ? data.edges.findIndex((one) => one.id === id) : -1;
  if (node >= 0) place.replaceChildren(...nodeDetails(data, node, details));
  else if (edge >= 0) place.replaceChildren(...edgeDetails(data, edge, details));
  else
    place.replaceChildren(
      element('p', {}, 'Choose an entity for its stances, or an edge for the sentences behind it.'),
    );
}

function nodeDetails(data: PageData, at: number, { edges, pick }: Details): HTMLElement[] {
  const node = data.nodes[at];
  const touching = edges.filter((edge) => data.edges[edge]?.source === at || data.edges[edge]?.target === at);
  const weight = (edge: number) => data.edges[edge]?.claims.length ?? 0;
  touching.sort((a, b) => weight(b) - weight(a) || a - b);
  const facts = [node?.kind ?? node?.type, `${node?.mentions ?? 0} mentions`];
  if (node?.actsFor !== null && node?.actsFor !== undefined) facts.push(`acts for ${node.actsFor}`);
  if (node?.side !== null && node?.side !== undefined) facts.push(`side ${node.side + 1}`);
  const rows = touching.map((edge) => {
    const row = element(
      'li',
      {},
      signOf(data, edge),
      ' ',
      button(edgeTitle(data, edge), () => pick.edge(edge)),
      ` (${weight(edge)})`,
    );
    if (data.edges[edge]?.contested === true) row.append(' ', element('strong', { class: 'modality' }, 'contested'));
    return row;
  });
  const aliases = (node?.aliases ?? []).filter((alias) => alias !== node?.label).slice(0, 12);
  return [
    element('h2', {}, node?.label ?? ''),
    element('p', {}, facts.join(', ')),
    ...(aliases.length === 0 ? [] : [element('p', {}, `Also: ${aliases.join(', ')}`)]),
    element('h3', {}, `${rows.length} stances and ties`),
    element('ul', { class: 'stances' }, ...rows),
  ];
}

/** The edge, then what else links the same two: in the picture their lines lie on one another. */
function edgeDetails(data: PageData, at: number, { state, edges, pick }: Details): HTMLElement[] {
  const edge = data.edges[at];
  if (edge === undefined) return [];
  const claims = shownClaims(data, edge, state);
  const isSamePair = (other: number) => {
    const ends = [data.edges[other]?.source, data.edges[other]?.target];
    return other !== at && ends.includes(edge.source) && ends.includes(edge.target);
  };
  const others = edges.filter(isSamePair);
  const contested = element('p', { class: 'contested-note' }, 'Contested: the sources say both.');
  const names = element(
    'p',
    {},
    button(data.nodes[edge.source]?.label ?? '', () => pick.node(edge.source)),
    edge.symmetric ? ' ↔ ' : ' → ',
    button(data.nodes[edge.target]?.label ?? '', () => pick.node(edge.target)),
  );
  return [
    element('h2', {}, edgeTitle(data, at)),
    names,
    ...(edge.contested ? [contested] : []),
    element('h3', {}, `${claims.length} ${claims.length === 1 ? 'piece' : 'pieces'} of evidence`),
    element('ol', { class: 'claims' }, ...claims.map((claim) => claimRow(data, claim))),
    ...(others.length === 0 ? [] : [element('h3', {}, 'Also between these two')]),
    element(
      'ul',
      { class: 'stances' },
      ...others.map((other) =>
        element(
          'li',
          {},
          signOf(data, other),
          ' ',
          button(edgeTitle(data, other), () => pick.edge(other)),
        ),
      ),
    ),
  ];
}
