import { createInterface } from 'node:readline';
import { writeOut } from '../base/write-out.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import { Explorer } from './explorer.ts';
import { COMMANDS } from './keys.ts';
import { pathMeaning } from './look.ts';
import { entityLines, previewOf } from './preview.ts';
import { lineText } from './spans.ts';
import { topScreen } from './state.ts';

const WIDTH = 100;
const ROWS = 50;

const HELP = [
  'Commands, one a line:',
  '  find TEXT          entities; a number opens one of the rows shown last',
  '  paths A | B        how two entities are linked',
  '  query CYPHER       rows of a query',
  '  stances, sides, articles, help, back, quit',
];

/** The explorer as lines: for screen readers, pipes and terminals that cannot move the cursor. */
export async function runPlain(graph: KnowledgeGraph, input: NodeJS.ReadableStream): Promise<number> {
  const explorer = new Explorer(graph);
  explorer.dispatch({ kind: 'cancel' });
  say(HELP);
  for await (const line of createInterface({ input })) {
    if (/^(quit|q|exit)$/.test(line.trim())) break;
    answer(explorer, line.trim());
  }
  return 0;
}

function answer(explorer: Explorer, line: string): void {
  const [word = '', ...rest] = line.split(/\s+/);
  const text = rest.join(' ');
  if (line === '') return;
  // A query with a fault stays open for editing.
  explorer.dispatch({ kind: 'cancel' });
  if (/^\d+$/.test(line)) {
    explorer.dispatch({ kind: 'jump', to: 'first' });
    explorer.dispatch({ kind: 'move', by: Number(line) - 1 });
    explorer.dispatch({ kind: 'open' });
  } else if (word === 'back') explorer.dispatch({ kind: 'back' });
  else if (word === 'find') type(explorer, { kind: 'go', screen: 'find' }, text, 'cancel');
  else if (word === 'query') type(explorer, { kind: 'go', screen: 'query' }, text, 'accept');
  else if (word === 'paths') {
    const [from = '', to = ''] = text.split('|').map((part) => part.trim());
    explorer.dispatch({ kind: 'go', screen: 'find' });
    explorer.dispatch({ kind: 'cancel' });
    type(explorer, { kind: 'go', screen: 'paths' }, from, 'accept');
    explorer.press(to, {});
    explorer.dispatch({ kind: 'accept' });
  } else {
    const command = COMMANDS.find(({ name }) => name === word);
    if (command === undefined || word === 'help') {
      say(command === undefined ? [`There is no command "${word}".`, ...HELP] : HELP);
      return;
    }
    explorer.dispatch(command.action);
    explorer.dispatch({ kind: 'cancel' });
  }
  show(explorer);
}

function type(
  explorer: Explorer,
  action: Parameters<Explorer['dispatch']>[0],
  text: string,
  end: 'accept' | 'cancel',
): void {
  explorer.dispatch(action);
  if (text !== '') explorer.dispatch({ kind: 'type', text });
  explorer.dispatch({ kind: end });
}

function show(explorer: Explorer): void {
  const { state, world } = explorer;
  const top = topScreen(state);
  const rows = explorer.rowsOf(top);
  if (state.message !== '') say([state.message]);
  if (top.kind === 'entity') say(entityLines(world, top.id, WIDTH).map(lineText));
  if (top.kind === 'sides') say([world.findSides().note]);
  if (top.kind === 'query' && top.answer?.kind === 'error') say([top.answer.message, top.answer.caret]);
  if (top.kind === 'query' && top.answer?.kind === 'rows') say([top.answer.note, top.answer.columns.join(' | ')]);
  if (top.kind === 'matrix') say(matrixText(explorer));
  if (top.kind === 'evidence') {
    const all = world
      .evidence(top.edge)
      .map((_, at) =>
        previewOf({ ...state, stack: [{ ...top, cursor: at }], rows: (one) => explorer.rowsOf(one) }, world, WIDTH),
      );
    say([world.edgeTitle(top.edge), ...all.flatMap((lines) => [...(lines ?? []).map(lineText), ''])]);
  }
  if (top.kind === 'matrix' || top.kind === 'evidence') return;
  const separator = top.kind === 'query' ? ' | ' : '';
  const lines = Array.from({ length: Math.min(ROWS, rows.count) }, (_, at) => {
    const line = rows.line(at, WIDTH);
    return `${at + 1}. ${line
      .map(({ text }) => text)
      .join(separator)
      .trimEnd()}`;
  });
  say([...lines, rows.count > ROWS ? `${rows.count - ROWS} more` : '']);
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

function say(lines: readonly string[]): void {
  writeOut(
    lines
      .filter((line) => line !== '')
      .map((line) => `${line}\n`)
      .join(''),
  );
}
