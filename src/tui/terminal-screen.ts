import { writeSync } from 'node:fs';

/** What the first frame says while the program itself and the graph are still read. */
export const WAITING = { name: 'stancegraph ', state: 'reading the graph ...', prompt: 'search: ' } as const;

const ENTER = '\x1b[?1049h\x1b[2J\x1b[H';
const LEAVE = '\x1b[?25h\x1b[?1049l';

/** A terminal may be gone; what it does not take is lost, not an error. */
export function send(text: string): void {
  try {
    writeSync(1, text);
  } catch {
    // The terminal is closed.
  }
}

/** Takes the whole terminal: an empty screen beside that of the shell. */
export const enterScreen = (): void => send(ENTER);

/** Gives the terminal back as it was. */
export function leaveScreen(): void {
  process.stdin.setRawMode?.(false);
  send(LEAVE);
}

/** Signals that end a program, with the exit codes that shells give them. */
export const SIGNALS = { SIGTERM: 143, SIGHUP: 129, SIGINT: 130 } as const;

/**
 * Takes the terminal and draws the first frame before anything else is loaded, just as it is drawn later. Keys are held
 * by the terminal, unseen, until they are read. Signals leave the screen until the function returned is called.
 */
export function showFirstFrame(color: boolean): () => void {
  const handlers = Object.entries(SIGNALS).map(([name, code]) => {
    const leave = () => {
      leaveScreen();
      process.exit(code);
    };
    process.on(name, leave);
    return () => process.off(name, leave);
  });
  const styled = (code: number, text: string) => (color ? `\x1b[${code}m${text}\x1b[0m` : text);
  const { name, state, prompt } = WAITING;
  enterScreen();
  process.stdin.setRawMode?.(true);
  // Without the cursor, and back at the corner, where drawing goes on.
  send(`\x1b[?25l${styled(36, name)}${styled(2, state)}\r\n\r\n${prompt}\x1b[H`);
  return () => {
    for (const remove of handlers) remove();
  };
}
