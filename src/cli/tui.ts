import { StancegraphError } from '../base/errors.ts';
import { leaveScreen, showFirstFrame } from '../tui/terminal-screen.ts';
import { type CommonOptions, wantsColor } from './terminal.ts';

type TuiOptions = CommonOptions & { readonly plain: boolean };

/** `stancegraph tui`: screens on a terminal, lines with --plain. */
export async function runTui(_args: readonly string[], options: TuiOptions): Promise<number> {
  if (options.plain) {
    const [{ openGraph }, { runPlain }] = await Promise.all([import('./open-graph.ts'), import('../tui/plain.ts')]);
    return runPlain(openGraph(options), process.stdin);
  }
  if (process.stdin.isTTY !== true || process.stdout.isTTY !== true || process.env['TERM'] === 'dumb')
    throw new StancegraphError('USAGE', 'The explorer needs a terminal to draw on.', {
      hint: 'Use --plain for lines instead of screens.',
    });
  const code = await onScreen(options);
  // Ink leaves a handle on standard input.
  process.exit(code);
}

/** The first frame comes before the program that draws the others. */
async function onScreen(options: TuiOptions): Promise<number> {
  const color = wantsColor(options);
  const onGuard = showFirstFrame(color);
  try {
    const [{ openGraph }, { runExplorer }] = await Promise.all([import('./open-graph.ts'), import('../tui/run.ts')]);
    return await runExplorer({ load: () => openGraph(options), color, onGuard });
  } finally {
    leaveScreen();
  }
}
