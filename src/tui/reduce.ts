import {
  type Action,
  type Editing,
  makeScreen,
  type PaletteCommand,
  type ReducerContext,
  type Screen,
  type State,
  topScreen,
} from './state.ts';

/** The next state; a pure function of its arguments. */
export function reduce(state: State, action: Action, context: ReducerContext): State {
  if (state.editing !== null) return reduceEditing({ ...state, message: '' }, state.editing, action, context);
  return reduceScreen(
    action.kind === 'said' || action.kind === 'handled' ? state : { ...state, message: '' },
    action,
    context,
  );
}

function reduceScreen(state: State, action: Action, context: ReducerContext): State {
  const top = topScreen(state);
  const rows = context.rowsOf(top);
  switch (action.kind) {
    case 'move':
      if (state.isPreview) return { ...state, previewTop: Math.max(leastTop(top), state.previewTop + action.by) };
      return moveTo(state, clamp(top.cursor + action.by, rows.count));
    case 'jump':
      if (state.isPreview) return { ...state, previewTop: action.to === 'first' ? 0 : state.previewTop };
      return moveTo(state, action.to === 'first' ? 0 : clamp(rows.count - 1, rows.count));
    case 'side':
      return top.kind === 'matrix' || top.kind === 'query'
        ? replaceTop(state, { ...top, column: Math.max(0, top.column + action.by) })
        : action.by > 0
          ? open(state, context)
          : back(state);
    case 'open':
      return open(state, context);
    case 'back':
      return back(state);
    case 'go':
      if (action.screen === 'find' && top.kind === 'find') return startEditing(state, 'search');
      return push(state, makeScreen(action.screen, state), action.screen);
    case 'edit':
      return startEditing(state, action.what);
    case 'pick':
      return top.kind === 'paths'
        ? { ...state, editing: { kind: 'pick', end: action.end, text: '', at: 0, choice: 0 } }
        : state;
    case 'hops':
      return top.kind === 'paths'
        ? replaceTop(state, { ...top, cursor: 0, maxHops: Math.max(1, Math.min(8, top.maxHops + action.by)) })
        : state;
    case 'relation':
      return top.kind === 'paths'
        ? replaceTop(state, {
            ...top,
            cursor: 0,
            relation: top.relation === null ? 'BACKS' : top.relation === 'BACKS' ? 'OPPOSES' : null,
          })
        : state;
    case 'sort':
      return replaceTop(state, { ...top, sort: top.sort + 1, cursor: 0 });
    case 'zoom':
      return { ...state, isZoomed: !state.isZoomed };
    case 'pane':
      return { ...state, isPreview: !state.isPreview };
    case 'yank': {
      const target = rows.target(top.cursor);
      if (target === undefined) return { ...state, message: 'Nothing to copy here.' };
      const text = action.what === 'name' ? target.name : action.what === 'row' ? target.row : target.command;
      return { ...state, yank: text, message: `Copied: ${text}` };
    }
    case 'said':
      return { ...state, message: action.message };
    case 'handled':
      return { ...state, yank: null, exportTo: null };
    case 'quit':
      return { ...state, isDone: true };
    default:
      return state;
  }
}

/** An article is shown from the chosen claim on, and can be read upwards from there. */
const leastTop = ({ kind }: Screen): number => (kind === 'article' ? -MOST_LINES : 0);

const MOST_LINES = 1000;

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(value, count - 1));
}

function moveTo(state: State, cursor: number): State {
  return { ...replaceTop(state, { ...topScreen(state), cursor }), previewTop: 0 };
}

function replaceTop(state: State, screen: Screen): State {
  return { ...state, stack: [...state.stack.slice(0, -1), screen] };
}

function push(state: State, screen: Screen, kind?: string): State {
  const pushed = { ...state, stack: [...state.stack, screen], isPreview: false, previewTop: 0 };
  if (kind === 'query') return startEditing(pushed, 'query');
  if (kind === 'find') return startEditing(pushed, 'search');
  if (screen.kind === 'paths') {
    const end = screen.from === null ? 'from' : screen.to === null ? 'to' : null;
    if (end !== null) return { ...pushed, editing: { kind: 'pick', end, text: '', at: 0, choice: 0 } };
  }
  return pushed;
}

function open(state: State, context: ReducerContext): State {
  const top = topScreen(state);
  const target = context.rowsOf(top).target(top.cursor);
  return target?.opens === null || target === undefined ? state : push(state, target.opens);
}

/** Esc always backs out: of a filter first, then of the screen; on the first one it asks nothing and stays. */
function back(state: State): State {
  const top = topScreen(state);
  if (top.filter !== '') return replaceTop(state, { ...top, filter: '', cursor: 0 });
  if (state.isPreview) return { ...state, isPreview: false };
  if (state.stack.length > 1) return { ...state, stack: state.stack.slice(0, -1), previewTop: 0 };
  return { ...state, message: 'This is the first screen; Ctrl-C quits, ? helps.' };
}

function startEditing(state: State, what: Extract<Action, { kind: 'edit' }>['what']): State {
  const top = topScreen(state);
  const text =
    what === 'filter' || what === 'search'
      ? top.filter
      : what === 'query'
        ? (state.history.at(-1) ?? '')
        : what === 'export'
          ? 'view.graphml'
          : '';
  return {
    ...state,
    historyAt: state.history.length,
    editing: {
      kind: what,
      text: what === 'query' && top.kind === 'query' && top.answer === null ? '' : text,
      at: text.length,
      choice: 0,
    },
  };
}

function reduceEditing(state: State, editing: Editing, action: Action, context: ReducerContext): State {
  switch (action.kind) {
    case 'type':
      return live(state, insert(editing, action.text));
    case 'erase':
      return live(state, erase(editing));
    case 'clear':
      return live(state, { ...editing, text: '', at: 0, choice: 0 });
    case 'caret':
      return {
        ...state,
        editing: { ...editing, at: Math.max(0, Math.min(editing.text.length, editing.at + action.by)) },
      };
    case 'choose':
      return editing.kind === 'query'
        ? stepHistory(state, editing, action.by)
        : choose(state, editing, action.by, context);
    case 'complete':
      return complete(state, editing, context);
    case 'accept':
      return accept(state, editing, context);
    case 'cancel':
      return cancel(state, editing);
    case 'said':
      return { ...state, message: action.message };
    case 'handled':
      return { ...state, yank: null, exportTo: null };
    case 'quit':
      return { ...state, isDone: true };
    default:
      return state;
  }
}

function insert(editing: Editing, text: string): Editing {
  const { at } = editing;
  return {
    ...editing,
    text: editing.text.slice(0, at) + text + editing.text.slice(at),
    at: at + text.length,
    choice: 0,
  };
}

function erase(editing: Editing): Editing {
  const before = [...editing.text.slice(0, editing.at)].slice(0, -1).join('');
  return { ...editing, text: before + editing.text.slice(editing.at), at: before.length, choice: 0 };
}

/** Search and filter act while they are typed. */
function live(state: State, editing: Editing): State {
  if (editing.kind !== 'search' && editing.kind !== 'filter') return { ...state, editing };
  return { ...replaceTop(state, { ...topScreen(state), filter: editing.text, cursor: 0 }), editing };
}

function choose(state: State, editing: Editing, by: number, context: ReducerContext): State {
  if (editing.kind === 'search' || editing.kind === 'filter') {
    const top = topScreen(state);
    return replaceTop(state, { ...top, cursor: clamp(top.cursor + by, context.rowsOf(top).count) });
  }
  const count =
    editing.kind === 'pick'
      ? context.world.search(editing.text).length
      : matchingCommands(context.commands, editing.text).length;
  return { ...state, editing: { ...editing, choice: clamp(editing.choice + by, count) } };
}

function stepHistory(state: State, editing: Editing, by: number): State {
  const historyAt = Math.max(0, Math.min(state.history.length, state.historyAt + by));
  const text = state.history[historyAt] ?? '';
  return { ...state, historyAt, editing: { ...editing, text, at: text.length } };
}

function complete(state: State, editing: Editing, context: ReducerContext): State {
  if (editing.kind === 'palette') {
    const [first] = matchingCommands(context.commands, editing.text);
    return first === undefined ? state : { ...state, editing: { ...editing, text: first.name, at: first.name.length } };
  }
  if (editing.kind !== 'query') return state;
  const { start, end, items } = context.world.complete(editing.text, editing.at);
  const chosen = items[editing.choice] ?? items[0];
  if (chosen === undefined) return { ...state, message: 'Nothing to complete here.' };
  const text = editing.text.slice(0, start) + chosen + editing.text.slice(end);
  return { ...state, editing: { ...editing, text, at: start + chosen.length, choice: 0 } };
}

/** The commands whose name or summary holds the text. */
export function matchingCommands(commands: readonly PaletteCommand[], text: string): readonly PaletteCommand[] {
  const wanted = text.trim().toLowerCase();
  const starting = commands.filter((command) => command.name.startsWith(wanted));
  return [
    ...starting,
    ...commands.filter(
      (command) => !starting.includes(command) && `${command.name} ${command.summary}`.toLowerCase().includes(wanted),
    ),
  ];
}

function accept(state: State, editing: Editing, context: ReducerContext): State {
  const closed = { ...state, editing: null };
  switch (editing.kind) {
    case 'search':
      return open(closed, context);
    case 'filter':
      return closed;
    case 'palette': {
      const command = matchingCommands(context.commands, editing.text)[editing.choice];
      return command === undefined
        ? { ...closed, message: `There is no command "${editing.text}".` }
        : reduce(closed, command.action, context);
    }
    case 'query':
      return runQuery(closed, editing.text, context);
    case 'export':
      return { ...closed, exportTo: editing.text };
    case 'pick': {
      const top = topScreen(state);
      const found = context.world.search(editing.text)[editing.choice];
      if (top.kind !== 'paths' || found === undefined)
        return { ...state, message: 'No entity fits; keep typing or Esc.' };
      const next = { ...top, cursor: 0, [editing.end]: found.id };
      const replaced = replaceTop(closed, next);
      return editing.end === 'from' && top.to === null
        ? { ...replaced, editing: { kind: 'pick', end: 'to', text: '', at: 0, choice: 0 } }
        : replaced;
    }
  }
}

function runQuery(state: State, text: string, context: ReducerContext): State {
  if (text.trim() === '') return state;
  const answer = context.world.runQuery(text);
  const history = state.history.at(-1) === text ? state.history : [...state.history, text];
  const top = topScreen(state);
  const screen: Screen = { kind: 'query', answer, column: 0, cursor: 0, filter: '', sort: 0 };
  const shown = top.kind === 'query' ? replaceTop(state, screen) : push(state, screen);
  // After an error the query stays open for mending.
  const editing: Editing | null = answer.kind === 'error' ? { kind: 'query', text, at: text.length, choice: 0 } : null;
  return { ...shown, history, historyAt: history.length, editing };
}

function cancel(state: State, editing: Editing): State {
  const closed = { ...state, editing: null };
  const top = topScreen(state);
  if (editing.kind === 'filter') return replaceTop(closed, { ...top, filter: '', cursor: 0 });
  if (editing.kind === 'pick' && top.kind === 'paths' && (top.from === null || top.to === null)) return back(closed);
  if (editing.kind === 'query' && top.kind === 'query' && top.answer === null) return back(closed);
  return closed;
}
