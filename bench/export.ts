// Speed and memory of each export format on made-up graphs, beside NetworkX's write_graphml where Python has it.
//   npm run bench:export            10,000 nodes
//   npm run bench:export -- 100000  any other sizes
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MultiDirectedGraph } from 'graphology';
import { bundlePage } from '../scripts/bundle-page.mjs';
import { compareText, makeEntityId } from '../src/base/ids.ts';
import { writeFileWhole } from '../src/base/write-file.ts';
import { layoutView } from '../src/export/layout-view.ts';
import { exporters } from '../src/export/registry.ts';
import { selectView } from '../src/export/select-view.ts';
import type { EntityNode, GraphMeta, KnowledgeGraph, StanceEdge } from '../src/graph/graph-shape.ts';
import type { ArticleRecord, ClaimRecord } from '../src/graph/records.ts';

const EDGES_PER_NODE = 3;

/** A graph of `count` nodes with three edges each, hubs among them, one claim per edge; the same each time. */
function makeGraph(count: number): KnowledgeGraph {
  const graph: KnowledgeGraph = new MultiDirectedGraph<EntityNode, StanceEdge, GraphMeta>();
  const relations = ['BACKS', 'OPPOSES', 'FIGHTS', 'NEGOTIATES_WITH'].map((name, at) => ({
    name,
    polarity: ([1, -1, -1, 0] as const)[at] ?? 0,
    symmetric: at === 3,
    isA: null,
    plover: null,
    color: ['#228833', '#cc3311', '#881100', '#888888'][at] ?? '#888888',
  }));
  const articles = Array.from(
    { length: 500 },
    (_, at): ArticleRecord => ({
      kind: 'article',
      id: `article-${String(at).padStart(3, '0')}`,
      title: `Article ${at}`,
      date: `2024-${String(1 + (at % 12)).padStart(2, '0')}-15`,
      publisher: `Outlet ${at % 9}`,
      url: null,
      source: `${at}.txt`,
      sha256: '',
      sentences: 20,
      context: [],
    }),
  );
  graph.replaceAttributes({ relations, articles });
  let state = 1;
  const next = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const ids = Array.from({ length: count }, (_, at) => makeEntityId(at % 3 === 0 ? 'person' : 'group', `entity ${at}`));
  for (const [at, id] of ids.entries()) {
    graph.addNode(id, {
      type: at % 3 === 0 ? 'person' : 'group',
      kind: null,
      name: `Entity ${at}`,
      aliases: [`E. ${at}`, `Entity & Sons ${at}`],
      actsFor: null,
      country: null,
      latitude: null,
      longitude: null,
      wikidata: null,
      articles: [articles[at % 500]?.id ?? ''],
      mentions: 1 + (at % 40),
    });
  }
  for (let made = 0; made < count * EDGES_PER_NODE; made += 1) {
    const source = ids[next(count)];
    const target = ids[Math.floor(next(count) * (next(1000) / 1000))];
    const relation = relations[next(4)];
    const article = articles[next(500)];
    if (source === undefined || target === undefined || relation === undefined || article === undefined) continue;
    const key = `${source}|${relation.name}|${target}`;
    if (source === target || graph.hasEdge(key)) continue;
    const quote = `Entity said on Monday that it would stand with the other "entity" & its friends, number ${made}.`;
    const claim: ClaimRecord = {
      kind: 'claim',
      article: article.id,
      source,
      relation: relation.name,
      target,
      polarity: relation.polarity,
      plover: null,
      modality: 'asserted',
      attributedTo: null,
      speakers: [],
      confidence: 0.9,
      sourceSpan: [0, 6],
      targetSpan: [44, 60],
      cueSpan: [33, 38],
      evidence: { sentence: 1, start: 0, end: quote.length, quote },
      rule: 'frame:stand.v',
      treePath: '',
    };
    graph.addDirectedEdgeWithKey(key, source, target, {
      relation: relation.name,
      polarity: relation.polarity,
      symmetric: relation.symmetric,
      articles: [article.id],
      claims: 1,
      asserted: 1,
      denied: 0,
      proposed: 0,
      ended: 0,
      contested: false,
      first: article.date,
      last: article.date,
      speakers: [],
      confidence: 0.9,
      evidence: [claim],
    });
  }
  return graph;
}

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
