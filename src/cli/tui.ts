import { StancegraphError } from '../base/errors.ts';
import { openGraph } from './open-graph.ts';
import { type CommonOptions, wantsColor } from './terminal.ts';

type TuiOptions = CommonOptions & { readonly plain: boolean };

/** `stancegraph tui`: screens on a terminal, lines with --plain. */
export async function runTui(_args: readonly string[], options: TuiOptions): Promise<number> {
  if (options.plain) {
    const { runPlain } = await import('../tui/plain.ts');
    return runPlain(openGraph(options), process.stdin);
  }
  if (process.stdin.isTTY !== true || process.stdout.isTTY !== true || process.env['TERM'] === 'dumb')
    throw new StancegraphError('USAGE', 'The explorer needs a terminal to draw on.', {
      hint: 'Use --plain for lines instead of screens.',
    });
  const { runExplorer } = await import('../tui/run.ts');
  const code = await runExplorer({ load: () => openGraph(options), color: wantsColor(options) });
  // Ink leaves a handle on standard input.
  process.exit(code);
}
