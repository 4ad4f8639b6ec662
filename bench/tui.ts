// How fast the explorer is: the first frame, and each key until its frame is drawn, on made-up graphs.
//   npm run bench:tui                1,000 and 100,000 edges
//   npm run bench:tui -- 10000       any other number of edges
// Keys are measured in the program itself (reducer and lines); start-up in tmux, from the command to the first words.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeFileWhole } from '../src/base/write-file.ts';
import { serializeGraph } from '../src/graph/save-graph.ts';
import { Explorer } from '../src/tui/explorer.ts';
import type { InkKey } from '../src/tui/normalise-keys.ts';
import { makeGraph } from './made-up-graph.ts';

const MAIN = resolve(import.meta.dirname, '../dist/cli/main.js');
const SIZE = { columns: 120, rows: 40 };

const KEYS: readonly (readonly [string, string, InkKey])[] = [
  ['a letter of a search', 'e', {}],
  ['another', 'n', {}],
  ['open an entity', '', { return: true }],
  ['down', 'j', {}],
  ['down again', 'j', {}],
  ['open its evidence', '', { return: true }],
  ['the matrix, first time', 'm', {}],
  ['down in the matrix', 'j', {}],
  ['back', '', { escape: true }],
  ['articles', 'A', {}],
  ['down in the articles', 'j', {}],
];

const say = (text: string) => process.stdout.write(`${text}\n`);
const tmux = (...args: readonly string[]) =>
  spawnSync('tmux', ['-L', 'stancegraph-bench', ...args], { encoding: 'utf8' });

/** Milliseconds from the command until a text stands on the screen. */
function timeUntil(text: string, command: string): number {
  tmux('kill-server');
  spawnSync('sleep', ['0.3']);
  const started = performance.now();
  tmux('new-session', '-d', '-s', 'bench', '-x', '120', '-y', '41', command);
  while (!tmux('capture-pane', '-p', '-t', 'bench').stdout.includes(text)) {
    if (performance.now() - started > 60_000) return Number.NaN;
  }
  const took = performance.now() - started;
  tmux('kill-server');
  return took;
}

function bench(edges: number): void {
  const graph = makeGraph(Math.round(edges / 5), 5);
  say(`\n${graph.order} entities, ${graph.size} edges`);
  const folder = mkdtempSync(join(tmpdir(), 'stancegraph-bench-'));
  const path = join(folder, 'graph.json');
  writeFileWhole(path, serializeGraph(graph));
  if (tmux('-V').error === undefined) {
    const node = timeUntil('ready', 'node -e "console.log(\'ready\'); setTimeout(() => 0, 5000)"');
    say(`node alone: ${node.toFixed(0)} ms to its first word`);
    say(`first frame: ${timeUntil('reading the graph', `node ${MAIN} tui --graph ${path}`).toFixed(0)} ms`);
    say(`graph read:  ${timeUntil(' entities', `node ${MAIN} tui --graph ${path}`).toFixed(0)} ms`);
  } else say('tmux is not installed: start-up is not measured.');
  rmSync(folder, { recursive: true });
  const explorer = new Explorer(graph);
  explorer.lines(SIZE);
  say('| key | ms to its lines |');
  say('| --- | ---: |');
  for (const [name, input, key] of KEYS) {
    const started = performance.now();
    explorer.press(input, key);
    explorer.lines(SIZE);
    say(`| ${name} | ${(performance.now() - started).toFixed(1)} |`);
  }
}

const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => Number.isInteger(size) && size > 0);
for (const size of sizes.length === 0 ? [1000, 100_000] : sizes) bench(size);
