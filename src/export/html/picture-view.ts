/// <reference lib="dom" />
import { sideColor } from '../colors.ts';
import { type Chosen, chooseActors } from '../picture/filter.ts';
import { shownSides } from '../picture/shown-sides.ts';
import { findDispute, type Pair, type Stance, stancesOf, weightOf } from '../picture/stances.ts';
import { countOf, nameOf, relationList, TONE_WORDS, tallyWords } from '../picture/words.ts';
import { stanceCard } from './claim-list.ts';
import { button, drawing, element } from './element.ts';
import { lessSure } from './less-sure.ts';
import { actorHref, type PageContext, pairHref } from './page-context.ts';
import { makePictureCanvas, type PictureCanvas } from './picture-canvas.ts';

/** The picture with what it says in words beside it. It is kept from one address to the next, so that it stays where it was moved. */
export type PictureView = {
  readonly place: HTMLElement;
  /** To be called once the place is in the document: the picture is made for its size. */
  readonly update: (context: PageContext) => void;
  /** The theme or the size of the window changed. */
  readonly redraw: () => void;
};

export function makePictureView(): PictureView {
  const side = element('section', { class: 'side', 'aria-label': 'In words' });
  const tip = element('div', { class: 'tip', 'aria-hidden': 'true' });
  tip.hidden = true;
  const frame = element('div', { class: 'canvas' }, tip);
  const place = element('div', { class: 'two' }, frame, side);
  let context: PageContext | undefined;
  let picture: PictureCanvas | undefined;
  let shown = '';
  let chosen: Chosen = { nodes: [], pairs: [] };
  const start = (now: PageContext) => {
    const { data } = now;
    const id = (node: number) => data.nodes[node]?.id ?? '';
    const made = makePictureCanvas(data, {
      node: (node) => context?.go({ kind: 'picture', id: id(node) }),
      pair: ({ a, b }) => context?.go({ kind: 'pair', a: id(a), b: id(b) }),
      none: () => context?.go({ kind: 'picture', id: null }),
      over: (what, x, y) => {
        tip.hidden = what === null;
        if (what === null || context === undefined) return;
        tip.textContent = what.pair === undefined ? nodeWords(context, what.node ?? -1) : pairWords(context, what.pair);
        tip.style.left = `${Math.min(x + 12, frame.clientWidth - 200)}px`;
        tip.style.top = `${y + 14}px`;
      },
    });
    made.canvas.setAttribute('role', 'img');
    frame.prepend(made.canvas, tools(made));
    return made;
  };
  const update = (now: PageContext) => {
    context = now;
    picture ??= start(now);
    const key = `${JSON.stringify(now.route.filter)} ${frame.clientWidth} ${frame.clientHeight}`;
    if (key !== shown) {
      shown = key;
      const room = Math.max(9, Math.min(26, Math.round((frame.clientWidth * frame.clientHeight) / 24_000)));
      chosen = chooseActors(now.claims, now.data, { filter: now.route.filter, room });
      picture.show(chosen);
      const words = `Picture of ${countOf(chosen.nodes.length, 'actor')} and ${countOf(chosen.pairs.length, 'pair')}; the same stands in words beside it and in the matrix. Arrow keys move it, plus and minus zoom, 0 shows all.`;
      picture.canvas.setAttribute('aria-label', words);
    }
    const { place: where } = now.route;
    const id = where.kind === 'picture' ? where.id : null;
    const node = id === null ? -1 : now.data.nodes.findIndex((one) => one.id === id);
    picture.select(node < 0 ? null : node);
    side.replaceChildren(...(node < 0 ? overview(now, chosen) : aboutNode(now, node)));
  };
  return {
    place,
    update,
    redraw: () => {
      if (context !== undefined && place.isConnected) update(context);
    },
  };
}

function tools(picture: PictureCanvas): HTMLElement {
  return element(
    'div',
    { class: 'tools' },
    button('+', () => picture.zoom(1.3), { 'aria-label': 'Nearer' }),
    button('−', () => picture.zoom(0.77), { 'aria-label': 'Farther' }),
    button('All', () => picture.home(), { 'aria-label': 'Show all of the picture' }),
  );
}

function nodeWords({ data }: PageContext, node: number): string {
  const { label = '', kind = null, type = '', articles = [] } = data.nodes[node] ?? {};
  return `${label}: ${kind ?? type}, in ${countOf(articles.length, 'article')}`;
}

function pairWords({ data }: PageContext, { a, b, tally, tone }: Pair): string {
  return `${nameOf(data, a)} and ${nameOf(data, b)}: ${TONE_WORDS[tone]} (${relationList(tally.claims)}; ${tallyWords(tally)})`;
}

/** What the picture says, for those who read rather than look: sides, strongest stances, what is disputed. */
function overview(context: PageContext, chosen: Chosen): readonly HTMLElement[] {
  const { data, route, isNarrow } = context;
  if (context.all.every(({ polarity }) => polarity === 0))
    return [element('p', {}, 'No article tells of a stance between two.')];
  if (chosen.pairs.length === 0) {
    const all = element('a', { href: '#/picture?sure=0' }, 'Show all');
    return [element('p', {}, 'Nothing fits the filters. ', all, '.'), ...lessSure(context)];
  }
  const directed = strongest(chosen);
  const list = (tone: 'for' | 'against') => directed.filter((one) => one.tone === tone).slice(0, isNarrow ? 6 : 8);
  const disputes = chosen.pairs.filter(
    (pair) => findDispute(pair.tally.claims) !== undefined || pair.tone === 'denied',
  );
  const cards = (title: string, found: readonly Directed[]) =>
    found.length === 0
      ? []
      : [
          element('h3', {}, title),
          element(
            'ul',
            { class: 'cards' },
            ...found.map(({ claims, from, to }) => stanceCard(context, claims, { from, to })),
          ),
        ];
  return [
    lineKey(),
    element('h2', {}, 'In short'),
    element('p', { class: 'muted' }, scope(context, chosen)),
    ...lessSure(context),
    ...sideList(context, chosen),
    ...cards('Who stands with whom', list('for')),
    ...cards('Who stands against whom', list('against')),
    element('h3', {}, 'Disputed'),
    disputes.length === 0
      ? element('p', {}, 'Nothing that is shown here is disputed.')
      : element(
          'ul',
          { class: 'cards' },
          ...disputes
            .slice(0, 6)
            .map(({ a, b, tally }) =>
              element(
                'li',
                { class: 'card' },
                element('a', { href: pairHref(context, a, b) }, `${nameOf(data, a)} and ${nameOf(data, b)}`),
                element('span', { class: 'muted' }, ` ${tallyWords(tally)}`),
              ),
            ),
          element(
            'li',
            { class: 'card' },
            element('a', { href: context.href({ kind: 'disputes' }) }, 'All that is disputed'),
          ),
        ),
    ...(route.filter.hasTies
      ? []
      : [element('p', { class: 'muted' }, 'Offices, places and visits are not drawn: see Filters.')]),
  ];
}

function scope({ data, all }: PageContext, { nodes, pairs }: Chosen): string {
  const signed = all.filter((claim) => claim.polarity !== 0);
  const articles = new Set(signed.map((claim) => claim.article)).size;
  const actors = new Set(signed.flatMap(({ source, target }) => [source, target])).size;
  return `The ${nodes.length} with most stances, of ${actors}; ${countOf(pairs.length, 'pair')}. From ${countOf(articles, 'article')} of ${data.articles.length} that tell of stances. A program read them: check the sentence before you rely on it.`;
}

type Directed = {
  readonly claims: readonly Stance[];
  readonly from: number;
  readonly to: number;
  readonly tone: string;
};

/** Stances from one to another, the heaviest first. */
function strongest({ pairs }: Chosen): readonly Directed[] {
  return pairs
    .filter(({ tone }) => tone === 'for' || tone === 'against')
    .sort((a, b) => weightOf(b.tally) - weightOf(a.tally))
    .flatMap(({ a, b, tally, tone, isForward, isBackward }) => {
      const from = isForward || !isBackward ? a : b;
      const claims = tally.claims.filter((claim) => claim.symmetric || claim.source === from);
      return [{ claims, from, to: from === a ? b : a, tone }];
    });
}

const MOST_MEMBERS = 12;

/** Sides among those shown, with their members. */
function sideList(context: PageContext, chosen: Chosen): readonly HTMLElement[] {
  const { data } = context;
  const shown = shownSides(data, chosen);
  const sides = new Map<number, number[]>();
  for (const node of chosen.nodes) {
    const side = shown.get(node);
    if (side !== undefined) sides.set(side, [...(sides.get(side) ?? []), node]);
  }
  const rows = [...sides]
    .sort((a, b) => a[0] - b[0])
    .map(([side, members]) => {
      const badge = element('span', { class: 'badge' }, String(side));
      badge.style.background = sideColor(side);
      const more = members.length - MOST_MEMBERS;
      const names = members
        .slice(0, MOST_MEMBERS)
        .flatMap((node, at) => [
          at === 0 ? '' : ', ',
          element('a', { href: context.href({ kind: 'picture', id: data.nodes[node]?.id ?? '' }) }, nameOf(data, node)),
        ]);
      return element('li', {}, badge, ...names, ...(more > 0 ? [` and ${more} more`] : []));
    });
  if (rows.length === 0) return [];
  return [
    element('h3', {}, 'Sides'),
    element('p', { class: 'muted' }, 'Who mostly stands together, reckoned from the stances.'),
    element('ul', { class: 'sides' }, ...rows),
  ];
}

/** What the lines mean. */
function lineKey(): HTMLElement {
  const row = (words: string, ...parts: readonly SVGElement[]) =>
    element('li', {}, drawing('svg', { width: 40, height: 14, 'aria-hidden': 'true' }, ...parts), words);
  const line = (attributes: Readonly<Record<string, string | number>>) =>
    drawing('path', { d: 'M1 7H32', 'stroke-width': 3, fill: 'none', ...attributes });
  const [blue, orange, grey] = ['var(--forfill)', 'var(--againstfill)', 'var(--grey)'];
  return element(
    'ul',
    { class: 'key', 'aria-label': 'What the lines mean' },
    row('stands with', line({ stroke: blue }), drawing('path', { d: 'M38 7l-9 -5v10z', fill: blue })),
    row(
      'stands against',
      line({ stroke: orange }),
      drawing('path', { d: 'M33 1v12', stroke: orange, 'stroke-width': 3 }),
    ),
    row('both', line({ stroke: blue }), line({ stroke: orange, 'stroke-dasharray': '6 6' })),
    row('denied', line({ stroke: grey, 'stroke-dasharray': '6 4' })),
    row('proposed or over', line({ stroke: grey, 'stroke-dasharray': '1.5 4', 'stroke-width': 2 })),
    element('li', {}, 'thicker: more articles; fainter: less sure'),
  );
}

/** A node that was chosen in the picture: its stances, and the way to its page. */
function aboutNode(context: PageContext, node: number): readonly HTMLElement[] {
  const { data, claims } = context;
  const { out, in: toward } = stancesOf(claims, node);
  const cards = (groups: ReadonlyMap<number, readonly Stance[]>, isOut: boolean) =>
    [...groups]
      .sort((a, b) => b[1].length - a[1].length || a[0] - b[0])
      .slice(0, 12)
      .map(([other, some]) => stanceCard(context, some, isOut ? { from: node, to: other } : { from: other, to: node }));
  return [
    element('h2', {}, nameOf(data, node)),
    element('p', { class: 'muted' }, nodeWords(context, node)),
    element(
      'p',
      {},
      element('a', { href: actorHref(context, node) }, 'All about it'),
      ' · ',
      element('a', { href: context.href({ kind: 'picture', id: null }) }, 'Back to all'),
    ),
    element('h3', {}, `Where it stands (${out.size})`),
    element('ul', { class: 'cards' }, ...cards(out, true)),
    element('h3', {}, `Where others stand on it (${toward.size})`),
    element('ul', { class: 'cards' }, ...cards(toward, false)),
  ];
}
