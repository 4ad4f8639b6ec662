import type { EntityId } from '../base/ids.ts';
import type { ClaimRecord } from '../graph/records.ts';
import type { Line } from './spans.ts';
import type { QueryAnswer, World } from './world.ts';

/** A screen with what it remembers; drilling in pushes one, going back pops it. */
export type Screen = ScreenBase &
  (
    | { readonly kind: 'find' }
    | { readonly kind: 'entity'; readonly id: EntityId }
    | { readonly kind: 'evidence'; readonly edge: string }
    | { readonly kind: 'matrix'; readonly column: number }
    | {
        readonly kind: 'paths';
        readonly from: EntityId | null;
        readonly to: EntityId | null;
        readonly maxHops: number;
        readonly relation: string | null;
      }
    | { readonly kind: 'query'; readonly answer: QueryAnswer | null; readonly column: number }
    | { readonly kind: 'sides' }
    | { readonly kind: 'disputes' }
    | { readonly kind: 'articles' }
    | { readonly kind: 'article'; readonly id: string }
    | { readonly kind: 'help' }
  );
type ScreenBase = { readonly cursor: number; readonly filter: string; readonly sort: number };
export type ScreenKind = Screen['kind'];

/** What the line at the bottom is editing, if anything. */
export type Editing =
  | {
      readonly kind: 'search' | 'filter' | 'palette' | 'query' | 'export';
      readonly text: string;
      readonly at: number;
      readonly choice: number;
    }
  | {
      readonly kind: 'pick';
      readonly end: 'from' | 'to';
      readonly text: string;
      readonly at: number;
      readonly choice: number;
    };

export type State = {
  readonly stack: readonly Screen[];
  readonly editing: Editing | null;
  readonly history: readonly string[];
  /** Position in history while stepping through it; its length when not. */
  readonly historyAt: number;
  readonly message: string;
  /** Text to hand to the terminal's clipboard, taken by the effect runner. */
  readonly yank: string | null;
  readonly exportTo: string | null;
  readonly isZoomed: boolean;
  /** Whether keys move in the second pane. */
  readonly isPreview: boolean;
  readonly previewTop: number;
  readonly isDone: boolean;
};

export type Action =
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'jump'; readonly to: 'first' | 'last' }
  | { readonly kind: 'side'; readonly by: number }
  | { readonly kind: 'open' }
  | { readonly kind: 'back' }
  | {
      readonly kind: 'go';
      readonly screen: 'find' | 'matrix' | 'paths' | 'query' | 'sides' | 'disputes' | 'articles' | 'help';
    }
  | { readonly kind: 'edit'; readonly what: 'search' | 'filter' | 'palette' | 'query' | 'export' }
  | { readonly kind: 'pick'; readonly end: 'from' | 'to' }
  | { readonly kind: 'hops'; readonly by: number }
  | { readonly kind: 'relation' }
  | { readonly kind: 'sort' }
  | { readonly kind: 'zoom' }
  | { readonly kind: 'pane' }
  | { readonly kind: 'yank'; readonly what: 'name' | 'row' | 'command' }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'erase' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'caret'; readonly by: number }
  | { readonly kind: 'complete' }
  | { readonly kind: 'choose'; readonly by: number }
  | { readonly kind: 'accept' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'said'; readonly message: string }
  | { readonly kind: 'handled' }
  | { readonly kind: 'quit' };

const BASE: ScreenBase = { cursor: 0, filter: '', sort: 0 };

export function initialState(history: readonly string[] = []): State {
  return {
    stack: [{ ...BASE, kind: 'find' }],
    editing: { kind: 'search', text: '', at: 0, choice: 0 },
    history,
    historyAt: history.length,
    message: '',
    yank: null,
    exportTo: null,
    isZoomed: false,
    isPreview: false,
    previewTop: 0,
    isDone: false,
  };
}

/** The screen on top. */
export function topScreen(state: State): Screen {
  return state.stack.at(-1) ?? { ...BASE, kind: 'find' };
}

/** An empty screen of a kind that needs no subject. */
export function makeScreen(kind: Extract<Action, { kind: 'go' }>['screen'], state: State): Screen {
  if (kind === 'matrix') return { ...BASE, kind, column: 0 };
  if (kind === 'query') return { ...BASE, kind, answer: null, column: 0 };
  if (kind === 'paths') {
    const top = topScreen(state);
    return { ...BASE, kind, from: top.kind === 'entity' ? top.id : null, to: null, maxHops: 4, relation: null };
  }
  return { ...BASE, kind };
}

/** The screen of an entity. */
export function entityScreen(id: EntityId): Screen {
  return { ...BASE, kind: 'entity', id };
}

export function evidenceScreen(edge: string): Screen {
  return { ...BASE, kind: 'evidence', edge };
}

export function articleScreen(id: string): Screen {
  return { ...BASE, kind: 'article', id };
}

/** What a row of a screen is and where it leads. */
export type RowTarget = {
  readonly name: string;
  readonly row: string;
  readonly command: string;
  readonly opens: Screen | null;
  /** The claim that the row is. */
  readonly claim?: ClaimRecord;
};

/** The rows that the cursor moves over, drawn only when they can be seen. */
export type Rows = {
  readonly count: number;
  /** How many there are without the filter or search. */
  readonly total: number;
  readonly target: (at: number) => RowTarget | undefined;
  readonly line: (at: number, width: number) => Line;
};

export type ReducerContext = {
  readonly world: World;
  readonly rowsOf: (screen: Screen) => Rows;
  readonly commands: readonly PaletteCommand[];
};
export type PaletteCommand = { readonly name: string; readonly summary: string; readonly action: Action };

/** A state together with the rows of its screens, as drawing needs it. */
export type View = State & { readonly rows: (screen: Screen) => Rows };
