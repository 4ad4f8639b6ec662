import { createInterface } from 'node:readline';
import { writeOut } from '../base/write-out.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import { Explorer } from './explorer.ts';
import { exportView } from './export-view.ts';
import { COMMANDS, KEYS } from './keys.ts';
import { PLAIN_ROWS, plainScreen } from './plain-screen.ts';
import { type Action, topScreen } from './state.ts';

const HELP = [
  'Commands, one a line; keys of the explorer such as m, D or ? are understood too:',
  '  find TEXT          entities; a number opens one of the rows shown last',
  '  more               the next rows',
  '  filter TEXT        rows that hold the text; without one, all again',
  '  paths A | B        how two entities are linked; then hops N, or relation',
  '  query CYPHER       rows of a query',
  '  export FILE        what is shown as a file',
  ...COMMANDS.filter(({ name }) => !/^(find|paths|query|export)$/.test(name)).map(
    ({ name, summary }) => `  ${name.padEnd(18)} ${summary}`,
  ),
  '  back',
];

export type PlainOptions = {
  readonly input: NodeJS.ReadableStream;
  /** Whole texts of articles by id, for the reader. */
  readonly texts?: ReadonlyMap<string, string>;
};

/** The explorer as lines: for screen readers, pipes and terminals that cannot move the cursor. */
export async function runPlain(graph: KnowledgeGraph, { input, texts }: PlainOptions): Promise<number> {
  const explorer = new Explorer(graph);
  if (texts !== undefined) explorer.setTexts(texts);
  explorer.dispatch({ kind: 'cancel' });
  say(HELP);
  const session: Session = { explorer, graph, first: 0 };
  for await (const line of createInterface({ input })) {
    if (line.trim() === '') continue;
    answer(session, line.trim());
    if (explorer.state.isDone) break;
  }
  return 0;
}

type Session = { readonly explorer: Explorer; readonly graph: KnowledgeGraph; first: number };

function answer(session: Session, line: string): void {
  const { explorer } = session;
  const [word = '', ...rest] = line.split(/\s+/);
  const text = rest.join(' ');
  // A query with a fault stays open for editing.
  explorer.dispatch({ kind: 'cancel' });
  session.first = word === 'more' ? session.first + PLAIN_ROWS : 0;
  if (/^\d+$/.test(line)) openRow(explorer, Number(line));
  else if (word !== 'more' && !act(session, word, text)) {
    const command = commandFor(line);
    if (command === undefined || command.kind === 'help') {
      say(command === undefined ? [`There is no command "${word}".`, ...HELP] : HELP);
      return;
    }
    explorer.dispatch(command.action);
    if (explorer.state.editing !== null) explorer.dispatch({ kind: 'cancel' });
  }
  if (!explorer.state.isDone) show(session);
}

function openRow(explorer: Explorer, row: number): void {
  explorer.dispatch({ kind: 'jump', to: 'first' });
  explorer.dispatch({ kind: 'move', by: row - 1 });
  explorer.dispatch({ kind: 'open' });
}

/** Runs a command that takes words; false where it is none of these. */
function act({ explorer, graph }: Session, word: string, text: string): boolean {
  const go = (screen: 'find' | 'query' | 'paths'): Action => ({ kind: 'go', screen });
  if (word === 'back') explorer.dispatch({ kind: 'back' });
  else if (word === 'find') type(explorer, go('find'), { text, end: 'cancel' });
  else if (word === 'filter' || word === '/') {
    type(explorer, { kind: 'edit', what: 'filter' }, { text: '', end: 'cancel' });
    type(explorer, { kind: 'edit', what: 'filter' }, { text, end: 'accept' });
  } else if (word === 'query') type(explorer, go('query'), { text, end: 'accept' });
  else if (word === 'export' || word === 'e') {
    const done = exportView(graph, topScreen(explorer.state), text === '' ? 'view.graphml' : text);
    explorer.dispatch({ kind: 'said', message: done });
  } else if (word === 'hops') {
    const top = topScreen(explorer.state);
    if (top.kind === 'paths') explorer.dispatch({ kind: 'hops', by: Number.parseInt(text, 10) - top.maxHops || 0 });
  } else if (word === 'relation') explorer.dispatch({ kind: 'relation' });
  else if (word === 'paths') {
    const [from = '', to = ''] = text.split('|').map((part) => part.trim());
    explorer.dispatch(go('find'));
    explorer.dispatch({ kind: 'cancel' });
    type(explorer, go('paths'), { text: from, end: 'accept' });
    explorer.press(to, {});
    explorer.dispatch({ kind: 'accept' });
  } else return false;
  return true;
}

/** A command of the palette by its whole name, or a key of the explorer. */
function commandFor(line: string): { readonly kind: 'help' | 'other'; readonly action: Action } | undefined {
  const command = COMMANDS.find(({ name }) => name === line);
  const screen = topLevelKey(line);
  const action = command?.action ?? screen;
  if (action === undefined) return undefined;
  return { kind: action.kind === 'go' && action.screen === 'help' ? 'help' : 'other', action };
}

const topLevelKey = (line: string): Action | undefined => KEYS.find(({ keys }) => keys.includes(line))?.action;

function type(
  explorer: Explorer,
  action: Action,
  { text, end }: { readonly text: string; readonly end: 'accept' | 'cancel' },
): void {
  explorer.dispatch(action);
  if (text !== '') explorer.dispatch({ kind: 'type', text });
  explorer.dispatch({ kind: end });
}

function show({ explorer, first }: Session): void {
  const { message } = explorer.state;
  if (message !== '') say([message]);
  // What is copied stands in the message: lines have no clipboard.
  explorer.dispatch({ kind: 'handled' });
  if (!message.startsWith('Copied: ')) say(plainScreen(explorer, first));
}

function say(lines: readonly string[]): void {
  writeOut(
    lines
      .filter((line) => line !== '')
      .map((line) => `${line}\n`)
      .join(''),
  );
}
