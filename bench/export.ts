// Speed and memory of each export format on made-up graphs, beside NetworkX's write_graphml where Python has it.
//   npm run bench:export            10,000 nodes
//   npm run bench:export -- 100000  any other sizes
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundlePage } from '../scripts/bundle-page.mjs';
import { compareText } from '../src/base/ids.ts';
import { writeFileWhole } from '../src/base/write-file.ts';
import { layoutView } from '../src/export/layout-view.ts';
import { exporters } from '../src/export/registry.ts';
import { selectView } from '../src/export/select-view.ts';
import { makeGraph } from './made-up-graph.ts';

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
const seconds = (ms: number) => (ms / 1000).toFixed(2);

/** Passes chunks on while watching the heap. */
function* watched(chunks: Iterable<string>, seen: { peak: number }): Generator<string> {
  let count = 0;
  for (const chunk of chunks) {
    if (count % 2000 === 0) seen.peak = Math.max(seen.peak, process.memoryUsage().heapUsed);
    count += 1;
    yield chunk;
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const NETWORKX = `
import sys, time, resource
import networkx as nx
graph = nx.read_graphml(sys.argv[1])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
started = time.time()
nx.write_graphml(graph, sys.argv[2])
print(f"{time.time() - started:.2f} {(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000:.0f}")
`;

async function bench(count: number): Promise<void> {
  const graph = makeGraph(count);
  const pageScript = await bundlePage();
  const folder = mkdtempSync(join(tmpdir(), 'stancegraph-bench-'));
  let started = performance.now();
  const view = selectView(graph);
  say(
    `\n${view.nodes.length} nodes, ${view.edges.length} edges; selected in ${seconds(performance.now() - started)} s`,
  );
  started = performance.now();
  const placed = layoutView(view, { layout: 'forceatlas2' });
  say(`ForceAtlas2 and overlap removal: ${seconds(performance.now() - started)} s`);
  say('| format | MB | s | MB/s | heap above start, MB |');
  say('| --- | ---: | ---: | ---: | ---: |');
  for (const exporter of Object.values(exporters).sort((a, b) => compareText(a.name, b.name))) {
    if (exporter.name === 'mermaid') continue;
    const path = join(folder, `graph.${exporter.extension}`);
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    const seen = { peak: before };
    started = performance.now();
    writeFileWhole(path, watched(exporter.write(placed, { pageScript }), seen));
    const ms = performance.now() - started;
    const { size } = statSync(path);
    say(
      `| ${exporter.name} | ${megabytes(size)} | ${seconds(ms)} | ${(size / 1e3 / ms).toFixed(0)} | ${megabytes(seen.peak - before)} |`,
    );
  }
  const script = join(folder, 'write.py');
  writeFileSync(script, NETWORKX);
  const run = spawnSync('python3', [script, join(folder, 'graph.graphml'), join(folder, 'networkx.graphml')], {
    encoding: 'utf8',
  });
  if (run.status === 0) {
    const [took = '', memory = ''] = run.stdout.trim().split(' ');
    const { size } = statSync(join(folder, 'networkx.graphml'));
    say(
      `| NetworkX write_graphml | ${megabytes(size)} | ${took} | ${(size / 1e6 / Number(took)).toFixed(0)} | ${memory} (resident) |`,
    );
  } else say('NetworkX is not installed: no comparison.');
  rmSync(folder, { recursive: true });
}

const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => Number.isInteger(size) && size > 0);
for (const size of sizes.length === 0 ? [10_000] : sizes) await bench(size);
