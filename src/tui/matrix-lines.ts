import { counted } from '../base/counted.ts';
import { clean, fitText, type Line, type Span, span } from './spans.ts';
import type { Screen } from './state.ts';
import { windowStart } from './window-start.ts';
import type { World } from './world.ts';

/** The matrix as a table around its cursor, with the cell in words below. */
export function matrixLines(
  screen: Extract<Screen, { kind: 'matrix' }>,
  world: World,
  { columns, rows }: { readonly columns: number; readonly rows: number },
): readonly Line[] {
  const { names, cells } = world.matrix();
  if (names.length === 0) return [[span('No stance is told in this graph.', 'dim')]];
  const nameWidth = Math.min(24, Math.max(10, Math.floor(columns / 4)));
  const shownColumns = Math.max(1, Math.floor((columns - nameWidth - 2) / 4));
  const firstColumn = windowStart(screen.column, names.length, shownColumns);
  const firstRow = windowStart(screen.cursor, names.length, rows - 3);
  const heads = names.slice(firstColumn, firstColumn + shownColumns);
  const cell = cells[screen.cursor]?.[screen.column];
  const edge = cell?.edge ?? null;
  const picked =
    edge === null
      ? `${names[screen.cursor] ?? ''} → ${names[screen.column] ?? ''}: nothing said`
      : `${world.edgeTitle(edge)}, ${counted(cell?.claims ?? 0, 'claim')}`;
  return [
    [
      span(' '.repeat(nameWidth + 2)),
      // Three letters of a name tell nobody apart: columns have the numbers of the rows.
      ...heads.map(
        (_name, at): Span => ({
          text: `${String(firstColumn + at + 1).padStart(3)} `,
          style: firstColumn + at === screen.column ? 'selected' : 'key',
        }),
      ),
    ],
    ...names.slice(firstRow, firstRow + rows - 3).map((name, at): Line => {
      const row = firstRow + at;
      return [
        { text: row === screen.cursor ? '> ' : '  ', style: 'selected' },
        {
          text: fitText(`${String(row + 1).padStart(2)} ${clean(name)}`, nameWidth),
          style: row === screen.cursor ? 'selected' : 'plain',
        },
        ...heads.map((_, index) =>
          matrixCell(
            cells[row]?.[firstColumn + index]?.sign ?? ' ',
            row === screen.cursor && firstColumn + index === screen.column,
          ),
        ),
      ];
    }),
    [],
    [span(picked, 'title')],
  ];
}

function matrixCell(sign: string, isPicked: boolean): Span {
  const style = sign === '+' ? 'good' : sign === '-' ? 'bad' : sign === '±' ? 'warn' : 'dim';
  const shown = sign === ' ' ? '.' : sign;
  return { text: isPicked ? ` [${shown}]` : `  ${shown} `, style: isPicked ? 'selected' : style };
}
