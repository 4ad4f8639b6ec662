import type { Explorer } from './explorer.ts';
import { pathMeaning } from './look.ts';
import { entityLines, previewOf } from './preview.ts';
import { readArticle } from './reader.ts';
import { lineText } from './spans.ts';
import { topScreen } from './state.ts';

const WIDTH = 100;

/** How many rows are told at once. */
export const PLAIN_ROWS = 50;

/** The screen on top as lines of text: its head, then rows with their numbers, from `first` on. */
export function plainScreen(explorer: Explorer, first: number): readonly string[] {
  const top = topScreen(explorer.state);
  const rows = explorer.rowsOf(top);
  if (top.kind === 'matrix') return matrixText(explorer);
  if (top.kind === 'evidence') return evidenceText(explorer, top);
  const separator = top.kind === 'query' ? ' | ' : '';
  const shown = Math.max(0, Math.min(PLAIN_ROWS, rows.count - first));
  const lines = Array.from({ length: shown }, (_, at) => {
    const line = rows.line(first + at, WIDTH);
    return `${first + at + 1}. ${line
      .map(({ text }) => text)
      .join(separator)
      .trimEnd()}`;
  });
  const left = rows.count - first - shown;
  const count = rows.count === rows.total ? '' : `${rows.count} of ${rows.total}`;
  return [...headText(explorer), count, ...lines, left > 0 ? `${left} more: say more` : ''];
}

function headText({ state, world }: Explorer): readonly string[] {
  const top = topScreen(state);
  if (top.kind === 'entity') return entityLines(world, top.id, WIDTH).map(lineText);
  if (top.kind === 'sides') return [world.findSides().note];
  if (top.kind === 'disputes' && world.disputes().length === 0)
    return ['Nothing is said by one and denied by another.'];
  if (top.kind === 'article') return readArticle(world, top.id, undefined, WIDTH).lines.map(lineText);
  if (top.kind !== 'query' || top.answer === null) return [];
  return top.answer.kind === 'error'
    ? [top.answer.message, top.answer.caret]
    : [top.answer.note, top.answer.columns.join(' | ')];
}

type Evidence = Extract<ReturnType<typeof topScreen>, { kind: 'evidence' }>;

function evidenceText(explorer: Explorer, top: Evidence): readonly string[] {
  const { state, world } = explorer;
  const all = world
    .evidence(top.edge)
    .map((_, at) =>
      previewOf({ ...state, stack: [{ ...top, cursor: at }], rows: (one) => explorer.rowsOf(one) }, world, WIDTH),
    );
  return [
    world.edgeTitle(top.edge),
    ...all.flatMap((lines, at) => [`${at + 1}.`, ...(lines ?? []).map(lineText), '']),
    'A number opens the article.',
  ];
}

/** The matrix as sentences: a table of signs says nothing when it is read aloud. */
function matrixText({ world }: Explorer): readonly string[] {
  const { names, cells } = world.matrix();
  return cells.flatMap((row, from) =>
    row.flatMap(({ sign, claims }, to) => {
      if (sign === ' ' || sign === '·') return [];
      const word = sign === '+' ? 'for' : sign === '-' ? 'against' : 'for and against';
      return [
        `${names[from]} ${word} ${names[to]} (${claims} claims, ${pathMeaning(sign === '+' ? 1 : sign === '-' ? -1 : 0)})`,
      ];
    }),
  );
}
