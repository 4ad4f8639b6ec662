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
const wait = (milliseconds: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
const tmux = (...args: readonly string[]) =>
  spawnSync('tmux', ['-L', 'stancegraph-bench', ...args], { encoding: 'utf8' });

/** Milliseconds from the command until each of the texts stands on the screen. */
function timesUntil(texts: readonly string[], command: string): readonly string[] {
  tmux('kill-server');
  wait(300);
  const started = performance.now();
  const spent = () => performance.now() - started;
  tmux('new-session', '-d', '-s', 'bench', '-x', '120', '-y', '41', command);
  const times = texts.map((text) => {
    while (!tmux('capture-pane', '-p', '-t', 'bench').stdout.includes(text)) {
      if (spent() > 60_000) return 'more than a minute';
      // Asking without a pause would take the processor from what is measured.
      wait(spent() > 1000 ? 50 : 5);
    }
    return `${spent().toFixed(0)} ms`;
  });
  tmux('kill-server');
  return times;
}

async function bench(edges: number): Promise<void> {
  const graph = makeGraph(Math.round(edges / 5), 5);
  say(`\n${graph.order} entities, ${graph.size} edges`);
  const folder = mkdtempSync(join(tmpdir(), 'stancegraph-bench-'));
  const path = join(folder, 'graph.json');
  writeFileWhole(path, serializeGraph(graph));
  if (tmux('-V').error === undefined) {
    const [node] = timesUntil(['ready'], 'node -e "console.log(\'ready\'); setTimeout(() => 0, 5000)"');
    const [first, read] = timesUntil(['reading the graph', ' entities'], `node ${MAIN} tui --graph ${path}`);
    say(`node alone: ${node} to its first word`);
    say(`first frame: ${first}`);
    say(`graph read:  ${read}`);
  } else say('tmux is not installed: start-up is not measured.');
  rmSync(folder, { recursive: true });
  const made = performance.now();
  const explorer = new Explorer(graph);
  explorer.lines(SIZE);
  say(`from the graph to the first lines: ${(performance.now() - made).toFixed(0)} ms`);
  // As the program does while nobody types.
  await explorer.prepare();
  await new Promise((resolve) => setTimeout(resolve, 300));
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
for (const size of sizes.length === 0 ? [1000, 100_000] : sizes) await bench(size);
