import { counted } from '../base/counted.ts';
import { completionsFor } from './editing.ts';
import { fittingHints, type Hint } from './keys.ts';
import { matrixLines } from './matrix-lines.ts';
import { entityLines, previewOf, previewStart } from './preview.ts';
import { clean, cutText, fitLine, fitText, type Line, lineWidth, type Span, span, wrapLine } from './spans.ts';
import { type Screen, topScreen, type View } from './state.ts';
import { windowStart } from './window-start.ts';
import { MATCHES, type World } from './world.ts';

export type Size = { readonly columns: number; readonly rows: number };

/** Below this width a second pane stands under the first instead of beside it. */
const SIDE_BY_SIDE = 110;

/** The whole screen, one line for each row of the terminal. */
export function renderScreen(state: View, world: World, { columns, rows }: Size): readonly Line[] {
  const top = topScreen(state);
  const listWidth = state.isZoomed || columns < SIDE_BY_SIDE ? columns : columns - paneWidth({ columns, rows }) - 3;
  const header = [breadcrumb(state, world), ...headOf(top, world, { columns, listWidth })];
  const footer = footerOf(state, world, columns);
  const height = Math.max(1, rows - header.length - footer.length);
  const body = bodyOf(state, world, { columns, rows: height });
  const filled = [...header, ...body.slice(0, height)];
  while (filled.length < rows - footer.length) filled.push([]);
  return [...filled.slice(0, Math.max(0, rows - footer.length)), ...footer]
    .slice(0, rows)
    .map((line) => fitLine(line, columns));
}

const TITLES: Readonly<Record<Screen['kind'], string>> = {
  find: 'Find',
  entity: 'Entity',
  evidence: 'Evidence',
  matrix: 'Stances',
  paths: 'Paths',
  query: 'Query',
  sides: 'Sides',
  disputes: 'Disputed',
  articles: 'Articles',
  article: 'Article',
  help: 'Help',
};

function screenName(screen: Screen, world: World): string {
  if (screen.kind === 'entity') return world.nameOf(screen.id);
  if (screen.kind === 'evidence') return world.edgeTitle(screen.edge);
  if (screen.kind === 'article') return world.articles.find(({ id }) => id === screen.id)?.title ?? screen.id;
  return TITLES[screen.kind];
}

function breadcrumb(state: View, world: World): Line {
  const names = state.stack.map((screen) => cutText(clean(screenName(screen, world)), 30));
  const shown = names.length > 5 ? ['…', ...names.slice(-4)] : names;
  const { entities, edges, articles } = world.counts;
  return [
    span('stancegraph ', 'key'),
    span(
      shown
        .slice(0, -1)
        .map((name) => `${name} › `)
        .join(''),
      'dim',
    ),
    span(shown.at(-1) ?? '', 'title'),
    span(
      `   ${counted(entities, 'entity', 'entities')}, ${counted(edges, 'edge')}, ${counted(articles, 'article')}`,
      'dim',
    ),
  ];
}

/** What stands above the rows of a screen. */
type Widths = { readonly columns: number; readonly listWidth: number };

function headOf(screen: Screen, world: World, { columns, listWidth }: Widths): readonly Line[] {
  if (screen.kind === 'entity') return [...entityLines(world, screen.id, columns), []];
  if (screen.kind === 'paths') {
    const [from, to] = [screen.from, screen.to].map((id) => (id === null ? '(none)' : world.nameOf(id)));
    const relation = screen.relation === null ? 'all relations' : `only ${screen.relation} and its kinds`;
    return [
      [
        span('from ', 'key'),
        span(`${from} `),
        span('to ', 'key'),
        span(`${to}, up to ${screen.maxHops} hops, ${relation}`),
      ],
      [],
    ];
  }
  if (screen.kind === 'query') return queryHead(screen, { columns, listWidth });
  if (screen.kind === 'sides') return [[span(world.findSides().note, 'dim')], []];
  if (screen.kind === 'article') {
    const article = world.articles.find(({ id }) => id === screen.id);
    return [
      [span([article?.date, article?.publisher, article?.url].filter((one) => one !== null).join('  '), 'dim')],
      [],
    ];
  }
  return screen.filter === '' || screen.kind === 'find' ? [[]] : [[span(`filter: ${screen.filter}`, 'warn')]];
}

function queryHead(screen: Extract<Screen, { kind: 'query' }>, { columns, listWidth }: Widths): readonly Line[] {
  const { answer } = screen;
  if (answer === null)
    return [[span('Write a query below; Tab completes, up and down step through history.', 'dim')], []];
  if (answer.kind === 'error') {
    const caret = answer.caret.split('\n').map((line) => [{ text: line, style: 'warn' as const }]);
    return [...wrapLine([span(answer.message, 'bad')], columns), ...caret, []];
  }
  const widths = columnWidths(screen, listWidth);
  const names = answer.columns.map(
    (name, at): Span => ({
      text: `${fitText(clean(name), widths[at] ?? 8)}  `,
      style: at === screen.column ? 'selected' : 'key',
    }),
  );
  return [[span(answer.query, 'dim')], [span(answer.note, 'dim')], [span('  '), ...names]];
}

function columnWidths(screen: Extract<Screen, { kind: 'query' }>, columns: number): readonly number[] {
  const { answer } = screen;
  if (answer === null || answer.kind === 'error') return [];
  const most = Math.max(10, Math.floor((columns - 4) / Math.max(1, answer.columns.length)) - 2);
  return answer.columns.map((name, at) => {
    const longest = answer.rows
      .slice(0, 200)
      .reduce((width, row) => Math.max(width, lineWidth([span(row[at] ?? '')])), name.length);
    return Math.min(longest, Math.max(most, answer.columns.length === 1 ? columns - 6 : 0));
  });
}

function bodyOf(state: View, world: World, size: Size): readonly Line[] {
  const top = topScreen(state);
  if (state.editing?.kind === 'pick' || state.editing?.kind === 'palette') return choices(state, world, size);
  if (top.kind === 'matrix') return matrixLines(top, world, size);
  // Of two panes only the one with the keys is there when zoomed.
  const width = state.isZoomed ? size.columns : paneWidth(size);
  const preview = state.isZoomed && !state.isPreview ? undefined : previewOf(state, world, width);
  if (preview === undefined) return listLines(state, size, size.rows);
  const start = previewStart(state, world, width) + state.previewTop;
  const shown = preview.slice(Math.max(0, Math.min(start, preview.length - 1)));
  if (state.isZoomed) return shown;
  const bar: Span = { text: state.isPreview ? '┃' : '│', style: state.isPreview ? 'key' : 'dim' };
  if (size.columns < SIDE_BY_SIDE) {
    const upper = Math.max(3, Math.floor(size.rows / 2));
    const rule: Line = [{ text: (state.isPreview ? '━' : '─').repeat(size.columns), style: 'dim' }];
    return [...padded(listLines(state, size, upper), upper), rule, ...shown];
  }
  const left = size.columns - paneWidth(size) - 3;
  const list = listLines(state, { ...size, columns: left }, size.rows);
  return Array.from(
    { length: size.rows },
    (_, at): Line => [
      ...fitLine(list[at] ?? [], left),
      { text: ' ', style: 'plain' },
      bar,
      { text: ' ', style: 'plain' },
      ...(shown[at] ?? []),
    ],
  );
}

const paneWidth = ({ columns }: Size) => (columns < SIDE_BY_SIDE ? columns - 1 : Math.floor(columns * 0.45));

const padded = (lines: readonly Line[], height: number): readonly Line[] =>
  Array.from({ length: height }, (_, at) => lines[at] ?? []);

/** The part of the rows around the cursor; the selected one has a mark, since colours may be missing. */
function listLines(state: View, { columns }: Size, height: number): readonly Line[] {
  const top = topScreen(state);
  const rows = state.rows(top);
  if (rows.count === 0) return [[span(emptyText(state), 'dim')]];
  const first = windowStart(top.cursor, rows.count, height);
  const widths = top.kind === 'query' ? columnWidths(top, columns) : [];
  return Array.from({ length: Math.min(height, rows.count - first) }, (_, at): Line => {
    const index = first + at;
    const line = rows.line(index, columns - 2);
    const cells =
      widths.length === 0
        ? line
        : line.map(({ text, style }, column) => ({ text: `${fitText(text, widths[column] ?? 8)}  `, style }));
    const isSelected = index === top.cursor;
    return [
      { text: isSelected ? '> ' : '  ', style: 'selected' },
      ...cells.map((one) => (isSelected ? selectedSpan(one) : one)),
    ];
  });
}

const selectedSpan = (one: Span): Span =>
  one.style === 'plain' || one.style === 'dim' ? { ...one, style: 'selected' } : one;

function emptyText(state: View): string {
  const top = topScreen(state);
  if (top.kind === 'find' && top.filter === '') return 'No entity is in this graph.';
  if (top.kind === 'find') return `Nothing is called "${top.filter}". Esc clears the search.`;
  if (top.filter !== '') return `Nothing holds "${top.filter}". Esc clears the filter.`;
  if (top.kind === 'paths')
    return top.from === null || top.to === null ? 'a chooses where paths begin, b where they end.' : 'No path.';
  if (top.kind === 'disputes') return 'Nothing that one source says is denied by another.';
  return top.kind === 'query' ? 'No rows.' : 'Nothing here.';
}

/** What the palette or the choice of an entity offers. */
function choices(state: View, world: World, { rows, columns }: Size): readonly Line[] {
  const { editing } = state;
  if (editing === null) return [];
  const items = completionsFor(editing, world);
  const first = windowStart(editing.choice, items.length, rows);
  if (items.length === 0) return [[span('Nothing fits.', 'dim')]];
  return items.slice(first, first + rows).map(({ text, help }, at): Line => {
    const isPicked = first + at === editing.choice;
    const style = isPicked ? 'selected' : 'plain';
    const width = Math.min(40, Math.floor(columns / 2));
    return [
      { text: isPicked ? '> ' : '  ', style: 'selected' },
      { text: fitText(clean(text), width), style },
      span(`  ${help}`, 'dim'),
    ];
  });
}

const PROMPTS = {
  search: 'search: ',
  filter: 'filter: ',
  palette: ': ',
  query: 'cypher> ',
  export: 'write to: ',
  pick: '',
} as const;

const hintLine = (hints: readonly Hint[]): Line =>
  hints.flatMap(({ key, hint }) => [span(` ${key}`, 'key'), span(` ${hint} `, 'dim')]);

function footerOf(state: View, world: World, columns: number): readonly Line[] {
  const { editing } = state;
  const status: Line = state.message === '' ? statusOf(state) : [span(state.message, 'warn')];
  if (editing === null) {
    return [status, hintLine(fittingHints(topScreen(state).kind, columns))];
  }
  const prompt =
    editing.kind === 'pick' ? `${editing.end === 'from' ? 'path from' : 'path to'}: ` : PROMPTS[editing.kind];
  const [before, under, after] = [
    editing.text.slice(0, editing.at),
    editing.text[editing.at] ?? ' ',
    editing.text.slice(editing.at + 1),
  ];
  // A long query scrolls so that the place of typing stays in sight.
  const room = Math.max(10, columns - prompt.length - 2);
  const start = Math.max(0, before.length - room + 8);
  const input: Line = [
    span(prompt, 'key'),
    { text: clean(before).slice(start), style: 'plain' },
    { text: under, style: 'selected' },
    { text: clean(after), style: 'plain' },
    span(editing.kind === 'search' && editing.text === '' ? '  a name; enter opens, : commands, ? help' : '', 'dim'),
  ];
  if (editing.kind !== 'query') return [status, input];
  const items = completionsFor(editing, world).slice(0, 8);
  const offered = items.flatMap(
    ({ text }, at): Line => [{ text: ` ${clean(text)} `, style: at === editing.choice ? 'selected' : 'dim' }],
  );
  return [items.length === 0 ? status : [span('Tab: ', 'key'), ...offered], input];
}

function statusOf(state: View): Line {
  const top = topScreen(state);
  const { count, total } = state.rows(top);
  // A search stops at so many; without a text to search for all are listed.
  const isCut = top.kind === 'find' && top.filter.trim() !== '' && count === MATCHES;
  const all = count === total ? '' : ` (${total} in all)`;
  const parts = [count === 0 ? '' : `${Math.min(top.cursor + 1, count)} of ${count}${isCut ? ' or more' : ''}${all}`];
  if (top.filter !== '') parts.push(`filter: ${top.filter}`);
  if (top.kind === 'paths') parts.push('[+] same side, [-] opposite sides, [·] open');
  return [span(parts.filter((part) => part !== '').join('   '), 'dim')];
}
