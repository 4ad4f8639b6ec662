import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import { Explorer } from './explorer.ts';
import { exportView } from './export-view.ts';
import { readHistory, writeHistory } from './history.ts';
import type { InkKey } from './normalise-keys.ts';
import type { Size } from './render.ts';
import { type Line, span } from './spans.ts';
import { topScreen } from './state.ts';
import { enterScreen, leaveScreen, SIGNALS, send, WAITING } from './terminal-screen.ts';

export type TuiOptions = {
  readonly load: () => KnowledgeGraph;
  /** Whole texts of its articles, read while the explorer is there already. */
  readonly texts?: (graph: KnowledgeGraph) => Promise<ReadonlyMap<string, string>>;
  readonly color: boolean;
  /** Called when signals are taken care of here. */
  readonly onGuard: () => void;
};

/** Runs the explorer on the terminal, which shows the first frame, until it is left; the exit code. */
export async function runExplorer({ load, texts, color, onGuard }: TuiOptions): Promise<number> {
  // Ink and React read these when they are loaded: no screen at all under CI, slow and leaking without production.
  delete process.env['CI'];
  process.env['NODE_ENV'] = 'production';
  if (!color) process.env['FORCE_COLOR'] = '0';
  const { renderApp } = await import('./app.tsx');
  const session = new Session(load, texts);
  const ink = renderApp(session.props);
  const restore = session.guard(() => ink.unmount());
  onGuard();
  try {
    await session.run();
  } finally {
    restore();
    ink.unmount();
    if (session.explorer !== undefined) writeHistory(session.explorer.state.history);
  }
  return session.exitCode;
}

class Session {
  explorer: Explorer | undefined;
  exitCode = 0;
  readonly #load: () => KnowledgeGraph;
  readonly #texts: TuiOptions['texts'];
  readonly #early: (readonly [string, InkKey])[] = [];
  #graph: KnowledgeGraph | undefined;
  #redraw: () => void = () => undefined;
  #finish: () => void = () => undefined;
  #isBlank = false;

  constructor(load: () => KnowledgeGraph, texts: TuiOptions['texts']) {
    this.#load = load;
    this.#texts = texts;
  }

  readonly props = {
    size: (): Size => ({
      columns: Math.max(20, process.stdout.columns ?? 80),
      rows: Math.max(5, (process.stdout.rows ?? 24) - 1),
    }),
    subscribe: (redraw: () => void) => {
      this.#redraw = redraw;
      return () => {
        this.#redraw = () => undefined;
      };
    },
    lines: (size: Size): readonly Line[] => {
      if (this.#isBlank) return [];
      if (this.explorer !== undefined) return this.explorer.lines(size);
      const typed = this.#early.map(([input]) => input).join('');
      return [[span(WAITING.name, 'key'), span(WAITING.state, 'dim')], [], [span(`${WAITING.prompt}${typed}`)]];
    },
    press: (input: string, key: InkKey): void => {
      if ((key.ctrl === true && input === 'z') || input.includes('\u001a')) this.#suspend();
      else if (this.explorer === undefined) {
        this.#early.push([input, key]);
        if (key.ctrl === true && input === 'c') this.#finish();
        this.#redraw();
      } else this.#press(input, key);
    },
  };

  /** Resolves when the explorer is left. */
  async run(): Promise<void> {
    const done = new Promise<void>((resolve) => {
      this.#finish = resolve;
    });
    // The first frame comes before the graph is read.
    await new Promise((resolve) => setTimeout(resolve, 30));
    this.#graph = this.#load();
    this.explorer = new Explorer(this.#graph, readHistory());
    for (const [input, key] of this.#early) this.#press(input, key);
    this.#redraw();
    await Promise.race([done, this.#prepare(this.explorer, this.#graph).then(() => done)]);
  }

  async #prepare(explorer: Explorer, graph: KnowledgeGraph): Promise<void> {
    await explorer.prepare();
    if (this.#texts === undefined) return;
    explorer.setTexts(await this.#texts(graph));
    this.#redraw();
  }

  #press(input: string, key: InkKey): void {
    const { explorer } = this;
    if (explorer === undefined) return;
    explorer.press(input, key);
    const { yank, exportTo, isDone } = explorer.state;
    if (yank !== null) send(`\x1b]52;c;${Buffer.from(yank).toString('base64')}\x07`);
    if (exportTo !== null && this.#graph !== undefined) {
      const said = exportView(this.#graph, topScreen(explorer.state), exportTo);
      explorer.dispatch({ kind: 'handled' });
      explorer.dispatch({ kind: 'said', message: said });
    } else if (yank !== null) explorer.dispatch({ kind: 'handled' });
    if (isDone) this.#finish();
    else this.#redraw();
  }

  /** Hands the terminal back to the shell, and takes it again when the shell says so. */
  #suspend(): void {
    process.stdin.setRawMode?.(false);
    leaveScreen();
    process.once('SIGCONT', () => {
      process.stdin.setRawMode?.(true);
      enterScreen();
      this.#repaint();
    });
    process.kill(process.pid, 'SIGTSTP');
  }

  /** Ink draws only what changed: after the screen was cleared, a blank frame makes all of it new. */
  #repaint(): void {
    this.#isBlank = true;
    this.#redraw();
    setTimeout(() => {
      this.#isBlank = false;
      this.#redraw();
    }, 20);
  }

  /** Keeps the terminal sane through resizing, signals and crashes; the function returned undoes it. */
  guard(unmount: () => void): () => void {
    const onResize = () => {
      send('\x1b[2J\x1b[H');
      this.#repaint();
    };
    const leave = (code: number) => () => {
      this.exitCode = code;
      this.#finish();
    };
    const crash = (error: unknown) => {
      unmount();
      leaveScreen();
      process.stderr.write(`stancegraph: internal error: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(70);
    };
    process.stdout.on('resize', onResize);
    process.on('uncaughtException', crash);
    process.on('unhandledRejection', crash);
    const handlers = Object.entries(SIGNALS).map(([name, code]) => [name, leave(code)] as const);
    for (const [name, handler] of handlers) process.on(name, handler);
    return () => {
      process.stdout.off('resize', onResize);
      process.off('uncaughtException', crash);
      process.off('unhandledRejection', crash);
      for (const [name, handler] of handlers) process.off(name, handler);
    };
  }
}
