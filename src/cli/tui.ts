import { StancegraphError } from '../base/errors.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import { leaveScreen, showFirstFrame } from '../tui/terminal-screen.ts';
import { type CommonOptions, wantsColor } from './terminal.ts';

type TuiOptions = CommonOptions & { readonly plain: boolean; readonly articles: readonly string[] };

/** `stancegraph tui`: screens on a terminal, lines with --plain. */
export async function runTui(_args: readonly string[], options: TuiOptions): Promise<number> {
  if (options.plain) {
    const [{ openGraph }, { runPlain }] = await Promise.all([import('./open-graph.ts'), import('../tui/plain.ts')]);
    const graph = openGraph(options);
    return runPlain(graph, { input: process.stdin, texts: await textsOf(graph, options) });
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
    const texts = (graph: KnowledgeGraph) => textsOf(graph, options);
    return await runExplorer({ load: () => openGraph(options), texts, color, onGuard });
  } finally {
    leaveScreen();
  }
}

/** Whole texts of the articles that lie where --articles says. */
async function textsOf(graph: KnowledgeGraph, { articles }: TuiOptions): Promise<ReadonlyMap<string, string>> {
  if (articles.length === 0) return new Map();
  const { readTexts } = await import('./read-texts.ts');
  const found = await readTexts(articles, graph.getAttribute('articles'));
  return new Map([...found].map(([id, { text }]) => [id, text]));
}
