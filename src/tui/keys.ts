import type { Action, PaletteCommand, ScreenKind } from './state.ts';

/** A key or keys that do something on some screens. */
export type KeyBinding = {
  readonly keys: readonly string[];
  readonly action: Action;
  readonly help: string;
  /** Screens where it works; everywhere when left out. */
  readonly on?: readonly ScreenKind[];
  /** Shown among the hints at the bottom. */
  readonly hint?: string;
};

const LISTS: readonly ScreenKind[] = [
  'find',
  'entity',
  'paths',
  'query',
  'sides',
  'disputes',
  'articles',
  'article',
  'evidence',
];

const PANES: readonly ScreenKind[] = ['entity', 'evidence', 'paths', 'article', 'query', 'sides', 'disputes'];

/** Every key: what they do, the hints and the help screen all come from here. */
export const KEYS: readonly KeyBinding[] = [
  { keys: ['enter', 'o'], action: { kind: 'open' }, help: 'open what is selected', hint: 'open' },
  {
    keys: ['escape', 'q', 'backspace'],
    action: { kind: 'back' },
    help: 'back; q on the first screen quits',
    hint: 'back',
  },
  { keys: ['down', 'j'], action: { kind: 'move', by: 1 }, help: 'down' },
  { keys: ['up', 'k'], action: { kind: 'move', by: -1 }, help: 'up' },
  { keys: ['right', 'l'], action: { kind: 'side', by: 1 }, help: 'right in a table; open in a list' },
  { keys: ['left', 'h'], action: { kind: 'side', by: -1 }, help: 'left in a table; back in a list' },
  { keys: ['pagedown', 'ctrl-d'], action: { kind: 'move', by: 10 }, help: 'ten down' },
  { keys: ['pageup', 'ctrl-u'], action: { kind: 'move', by: -10 }, help: 'ten up' },
  { keys: ['g', 'home'], action: { kind: 'jump', to: 'first' }, help: 'first row' },
  { keys: ['G', 'end'], action: { kind: 'jump', to: 'last' }, help: 'last row' },
  {
    keys: ['/'],
    action: { kind: 'edit', what: 'filter' },
    help: 'filter the rows, or search on Find',
    on: LISTS,
    hint: 'filter',
  },
  {
    keys: ['s'],
    action: { kind: 'sort' },
    help: 'sort by the next column',
    on: ['find', 'entity', 'articles', 'query'],
    hint: 'sort',
  },
  {
    keys: ['tab'],
    action: { kind: 'pane' },
    help: 'to the other pane and back',
    on: PANES,
  },
  {
    keys: ['z'],
    action: { kind: 'zoom' },
    help: 'one pane or two',
    on: PANES,
    hint: 'zoom',
  },
  { keys: ['a'], action: { kind: 'pick', end: 'from' }, help: 'choose where paths begin', on: ['paths'], hint: 'from' },
  { keys: ['b'], action: { kind: 'pick', end: 'to' }, help: 'choose where paths end', on: ['paths'], hint: 'to' },
  { keys: ['+'], action: { kind: 'hops', by: 1 }, help: 'one more hop', on: ['paths'], hint: 'hops' },
  { keys: ['-'], action: { kind: 'hops', by: -1 }, help: 'one hop less', on: ['paths'] },
  {
    keys: ['r'],
    action: { kind: 'relation' },
    help: 'only friendly or only hostile relations',
    on: ['paths'],
    hint: 'relation',
  },
  { keys: ['i'], action: { kind: 'edit', what: 'query' }, help: 'change the query', on: ['query'], hint: 'edit' },
  { keys: ['f'], action: { kind: 'go', screen: 'find' }, help: 'Find' },
  { keys: ['m'], action: { kind: 'go', screen: 'matrix' }, help: 'Stances: the most connected against each other' },
  { keys: ['p'], action: { kind: 'go', screen: 'paths' }, help: 'Paths between two entities' },
  { keys: ['c'], action: { kind: 'go', screen: 'query' }, help: 'Cypher query' },
  { keys: ['S'], action: { kind: 'go', screen: 'sides' }, help: 'Sides: who stands with whom' },
  { keys: ['D'], action: { kind: 'go', screen: 'disputes' }, help: 'Disputed: what one says and another denies' },
  { keys: ['A'], action: { kind: 'go', screen: 'articles' }, help: 'Articles: what each one contributed' },
  { keys: [':'], action: { kind: 'edit', what: 'palette' }, help: 'command palette', hint: 'commands' },
  { keys: ['y'], action: { kind: 'yank', what: 'name' }, help: 'copy the name' },
  { keys: ['Y'], action: { kind: 'yank', what: 'row' }, help: 'copy the row or the evidence' },
  { keys: ['x'], action: { kind: 'yank', what: 'command' }, help: 'copy the shell command that gives the same answer' },
  {
    keys: ['e'],
    action: { kind: 'edit', what: 'export' },
    help: 'export this view: the ending of the file tells the format',
  },
  { keys: ['?'], action: { kind: 'go', screen: 'help' }, help: 'this help', hint: 'help' },
  { keys: ['ctrl-c'], action: { kind: 'quit' }, help: 'quit' },
];

/** What a key does on a screen. */
export function bindingFor(key: string, screen: ScreenKind): KeyBinding | undefined {
  return KEYS.find(({ keys, on }) => keys.includes(key) && (on === undefined || on.includes(screen)));
}

/** Keys for a screen, for the hints at the bottom. */
export type Hint = { readonly key: string; readonly hint: string };

/** The hints of a screen that fit in a line; the last two, commands and help, always. */
export function fittingHints(screen: ScreenKind, columns: number): readonly Hint[] {
  const hints = hintsFor(screen);
  const width = ({ key, hint }: Hint) => key.length + hint.length + 3;
  const last = hints.slice(-2);
  let room = columns - last.reduce((sum, hint) => sum + width(hint), 0);
  const shown = hints.slice(0, -2).filter((hint) => {
    room -= width(hint);
    return room >= 0;
  });
  return [...shown, ...last];
}

function hintsFor(screen: ScreenKind): readonly Hint[] {
  return KEYS.flatMap(({ keys, hint, on }) =>
    hint === undefined || (on !== undefined && !on.includes(screen)) ? [] : [{ key: keys[0] ?? '', hint }],
  );
}

/** What the palette offers. */
export const COMMANDS: readonly PaletteCommand[] = [
  { name: 'find', summary: 'search entities', action: { kind: 'go', screen: 'find' } },
  { name: 'stances', summary: 'matrix of who stands how', action: { kind: 'go', screen: 'matrix' } },
  { name: 'paths', summary: 'how two entities are linked', action: { kind: 'go', screen: 'paths' } },
  { name: 'query', summary: 'ask in Cypher', action: { kind: 'go', screen: 'query' } },
  { name: 'sides', summary: 'camps and bridges', action: { kind: 'go', screen: 'sides' } },
  { name: 'disputed', summary: 'what one says and another denies', action: { kind: 'go', screen: 'disputes' } },
  { name: 'articles', summary: 'sources', action: { kind: 'go', screen: 'articles' } },
  { name: 'export', summary: 'write this view to a file', action: { kind: 'edit', what: 'export' } },
  { name: 'copy name', summary: 'to the clipboard', action: { kind: 'yank', what: 'name' } },
  { name: 'copy row', summary: 'to the clipboard', action: { kind: 'yank', what: 'row' } },
  { name: 'copy command', summary: 'the shell command for this', action: { kind: 'yank', what: 'command' } },
  { name: 'sort', summary: 'by the next column', action: { kind: 'sort' } },
  { name: 'zoom', summary: 'one pane or two', action: { kind: 'zoom' } },
  { name: 'help', summary: 'all keys', action: { kind: 'go', screen: 'help' } },
  { name: 'quit', summary: 'leave', action: { kind: 'quit' } },
];

/** Keys while a line is edited. */
export const EDITING_KEYS: Readonly<Record<string, Action>> = {
  enter: { kind: 'accept' },
  escape: { kind: 'cancel' },
  backspace: { kind: 'erase' },
  tab: { kind: 'complete' },
  up: { kind: 'choose', by: -1 },
  down: { kind: 'choose', by: 1 },
  left: { kind: 'caret', by: -1 },
  right: { kind: 'caret', by: 1 },
  home: { kind: 'caret', by: -Infinity },
  end: { kind: 'caret', by: Infinity },
  'ctrl-a': { kind: 'caret', by: -Infinity },
  'ctrl-e': { kind: 'caret', by: Infinity },
  'ctrl-u': { kind: 'clear' },
  'ctrl-c': { kind: 'quit' },
};
