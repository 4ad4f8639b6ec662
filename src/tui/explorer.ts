import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import { makeEngines } from './engines.ts';
import { bindingFor, COMMANDS, EDITING_KEYS } from './keys.ts';
import { type InkKey, type KeyPress, normaliseKeys } from './normalise-keys.ts';
import { reduce } from './reduce.ts';
import { renderScreen, type Size } from './render.ts';
import { rowsOf } from './rows.ts';
import type { Line } from './spans.ts';
import {
  type Action,
  initialState,
  type ReducerContext,
  type Rows,
  type Screen,
  type State,
  topScreen,
  type View,
} from './state.ts';
import { makeWorld, type World } from './world.ts';

/** Between two pieces of work that nobody waits for, so that keys get their turn. */
const PAUSE_MS = 100;

/** The explorer without a terminal: keys in, lines out. */
export class Explorer {
  readonly world: World;
  readonly #context: ReducerContext;
  readonly #rows = new Map<string, Rows>();
  readonly #answers = new WeakMap<object, number>();
  #lastAnswer = 0;
  #state: State;
  #texts: ReadonlyMap<string, string> = new Map();

  constructor(graph: KnowledgeGraph, history: readonly string[] = []) {
    this.world = makeWorld(
      graph,
      (search) => makeEngines(graph, search),
      () => this.#texts,
    );
    this.#context = { world: this.world, rowsOf: (screen) => this.rowsOf(screen), commands: COMMANDS };
    this.#state = initialState(history);
  }

  /** Works out, in pauses, what takes long the first time that a screen asks for it. */
  async prepare(): Promise<void> {
    for (const step of [() => this.world.matrix(), () => this.world.contribution('')]) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      step();
    }
  }

  /** Whole texts of articles by id, which the reader shows from now on. */
  setTexts(texts: ReadonlyMap<string, string>): void {
    this.#texts = texts;
  }

  get state(): State {
    return this.#state;
  }

  /** Takes what the terminal sent; keys that mean nothing here change nothing. */
  press(input: string, key: InkKey = {}): void {
    for (const press of normaliseKeys(input, key, this.#state.editing !== null)) {
      for (const action of this.#actionsFor(press)) if (action !== undefined) this.dispatch(action);
    }
  }

  dispatch(action: Action): void {
    this.#state = reduce(this.#state, action, this.#context);
  }

  lines(size: Size): readonly Line[] {
    const view: View = { ...this.#state, rows: (screen) => this.rowsOf(screen) };
    return renderScreen(view, this.world, size);
  }

  /** Text that arrived together may end the editing half-way; what follows are keys again. */
  #actionsFor(press: KeyPress): readonly (Action | undefined)[] {
    if (!('text' in press)) return [this.#actionFor(press.key)];
    const { editing } = this.#state;
    // The first screen searches: what asks for help or commands there begins no name.
    if (editing?.kind === 'search' && editing.text === '' && /^[?:]$/.test(press.text))
      return [{ kind: 'cancel' }, bindingFor(press.text, topScreen(this.#state).kind)?.action];
    if (editing !== null) return [{ kind: 'type', text: press.text }];
    return [...press.text].map((key) => this.#actionFor(key));
  }

  #actionFor(key: string): Action | undefined {
    const { editing, stack } = this.#state;
    if (editing !== null) {
      const found = EDITING_KEYS[key];
      if (found !== undefined) return found;
      return [...key].length === 1 ? { kind: 'type', text: key } : undefined;
    }
    if (key === 'q' && stack.length === 1) return { kind: 'quit' };
    return bindingFor(key, topScreen(this.#state).kind)?.action;
  }

  /** Rows of a screen are worked out once for what they depend on, not for each key. */
  rowsOf(screen: Screen): Rows {
    const { cursor: _cursor, ...rest } = screen;
    const answer = 'answer' in rest ? rest.answer : null;
    const key = JSON.stringify({ ...rest, answer: answer === null ? null : this.#answerNumber(answer) });
    let rows = this.#rows.get(key);
    if (rows === undefined) {
      if (this.#rows.size > 50) this.#rows.clear();
      rows = rowsOf(screen, this.world);
      this.#rows.set(key, rows);
    }
    return rows;
  }

  #answerNumber(answer: object): number {
    const known = this.#answers.get(answer);
    if (known !== undefined) return known;
    this.#lastAnswer += 1;
    this.#answers.set(answer, this.#lastAnswer);
    return this.#lastAnswer;
  }
}
