// `npm run bench:query -- [SIZE...] [--write]`: six questions on made-up signed graphs of 1,000, 10,000 and 100,000 nodes
// with ten times the edges and hubs among them, beside loops written by hand over graphology, oxigraph (SPARQL on the
// same edges) and, where it is installed (`npm i --no-save @ladybugdb/core`), LadybugDB, the successor of Kùzu (Cypher).
// All in one run; times are medians over the same start nodes. `--write` puts the table into docs/query.md.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import oxigraph from 'oxigraph';
import { numberGraph } from '../src/graph/graph-reader.ts';
import type { KnowledgeGraph } from '../src/graph/graph-shape.ts';
import { findNumberedPaths } from '../src/query/paths.ts';
import { queryGraph } from '../src/query/query-graph.ts';
import { makeGraph } from './made-up-graph.ts';

const EDGES_PER_NODE = 10;
const STARTS = 25;
/** Filling a store of a million triples one by one takes it many minutes. */
const LARGEST_FOR_OXIGRAPH = 20_000;
/** Whole-graph questions are asked less often. */
const ROUNDS = 3;

const WARM_UP_MS = 500;
const MEASURED_MS = 100;

type Pair = { readonly from: string; readonly to: string };
/** Asks once and gives the size of the answer, so that engines can be checked against one another. */
type Ask = (pair: Pair) => number | Promise<number>;
type Engine = { readonly name: string; readonly asks: Readonly<Record<string, Ask | undefined>>; close?: () => void };

const QUESTIONS: Readonly<Record<string, string | null>> = {
  neighbours: 'MATCH (a {id: $from})-[r]->(b) RETURN b.id',
  'two hops, filtered': 'MATCH (a {id: $from})-[:BACKS]->(b)-[:OPPOSES|FIGHTS]->(c) RETURN count(DISTINCT c.id) AS n',
  'edges by relation': 'MATCH ()-[r]->() RETURN type(r) AS relation, count(*) AS n ORDER BY relation',
  'shortest path': 'MATCH (a {id: $from}), (b {id: $to}), p = shortestPath((a)-[*..10]-(b)) RETURN length(p) AS n',
  'three shortest paths': null,
  'pattern of three edges': 'MATCH (a {id: $from})-[:BACKS]->(b)-[:OPPOSES]->(c)<-[:FIGHTS]-(a) RETURN count(*) AS n',
};

const ours = (graph: KnowledgeGraph): Engine => {
  const numbered = numberGraph(graph);
  const made = new WeakMap<Pair, ReadonlyMap<string, string>>();
  const parametersOf = (pair: Pair) => {
    const parameters = made.get(pair) ?? new Map(Object.entries(pair));
    made.set(pair, parameters);
    return parameters;
  };
  const cypher = (text: string) => (pair: Pair) => {
    const rows = [...queryGraph(graph, text, { parameters: parametersOf(pair) }).rows];
    return rows.length === 1 && typeof rows[0]?.[0] !== 'string' ? Number(rows[0]?.[0]) : rows.length;
  };
  const paths =
    (limit: number) =>
    ({ from, to }: Pair) => {
      const found = findNumberedPaths(numbered, { ...PATHS, from, to, limit });
      return limit === 1 ? (found[0]?.hops.length ?? 0) : found.length;
    };
  const asks: Record<string, Ask> = {};
  for (const [name, text] of Object.entries(QUESTIONS)) if (text !== null) asks[name] = cypher(text);
  return { name: 'stancegraph', asks: { ...asks, 'shortest path': paths(1), 'three shortest paths': paths(3) } };
};

const PATHS = {
  via: [],
  avoid: [],
  maxHops: 10,
  isDirected: false,
  relations: null,
  polarity: null,
  minEvidence: 1,
  since: null,
  until: null,
} as const;

/** What a programmer would write without a query language. */
const byHand = (graph: KnowledgeGraph): Engine => ({
  name: 'by hand',
  asks: {
    neighbours: ({ from }) => graph.mapOutEdges(from, (_edge, _data, _source, target) => target).length,
    'two hops, filtered': ({ from }) => {
      const found = new Set<string>();
      graph.forEachOutEdge(from, (_edge, { relation }, _source, middle) => {
        if (relation !== 'BACKS') return;
        graph.forEachOutEdge(middle, (_next, data, __source, target) => {
          if (data.relation === 'OPPOSES' || data.relation === 'FIGHTS') found.add(target);
        });
      });
      return found.size;
    },
    'edges by relation': () => {
      const counts = new Map<string, number>();
      graph.forEachEdge((_edge, { relation }) => counts.set(relation, (counts.get(relation) ?? 0) + 1));
      return counts.size;
    },
    'shortest path': ({ from, to }) => distance(graph, from, to),
    'pattern of three edges': ({ from }) => {
      let count = 0;
      const fought = new Map<string, number>();
      graph.forEachOutEdge(from, (_edge, { relation }, _source, target) => {
        if (relation === 'FIGHTS') fought.set(target, (fought.get(target) ?? 0) + 1);
      });
      graph.forEachOutEdge(from, (_edge, { relation }, _source, middle) => {
        if (relation !== 'BACKS') return;
        graph.forEachOutEdge(middle, (_next, data, __source, target) => {
          if (data.relation === 'OPPOSES') count += fought.get(target) ?? 0;
        });
      });
      return count;
    },
  },
});

/** Breadth first, from one end. */
function distance(graph: KnowledgeGraph, from: string, to: string): number {
  const seen = new Set([from]);
  let front = [from];
  for (let steps = 0; front.length > 0; steps += 1) {
    if (seen.has(to)) return steps;
    const next: string[] = [];
    for (const node of front)
      graph.forEachNeighbor(node, (other) => {
        if (seen.has(other)) return;
        seen.add(other);
        next.push(other);
      });
    front = next;
  }
  return 0;
}

function inOxigraph(graph: KnowledgeGraph): Engine {
  const store = new oxigraph.Store();
  const iri = (id: string) => oxigraph.namedNode(`urn:${encodeURIComponent(id)}`);
  graph.forEachEdge((_edge, { relation }, source, target) =>
    store.add(oxigraph.quad(iri(source), oxigraph.namedNode(`urn:${relation}`), iri(target))),
  );
  const ask =
    (text: (start: string) => string, one: boolean) =>
    ({ from }: Pair) => {
      const rows = store.query(text(`<urn:${encodeURIComponent(from)}>`)) as Map<string, oxigraph.Term>[];
      return one ? Number(rows[0]?.get('n')?.value) : rows.length;
    };
  return {
    name: 'oxigraph',
    asks: {
      neighbours: ask((start) => `SELECT ?b WHERE { ${start} ?r ?b }`, false),
      'two hops, filtered': ask(
        (start) =>
          `SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE { ${start} <urn:BACKS> ?b . ?b <urn:OPPOSES>|<urn:FIGHTS> ?c }`,
        true,
      ),
      'edges by relation': ask(() => 'SELECT ?r (COUNT(*) AS ?n) WHERE { ?a ?r ?b } GROUP BY ?r', false),
      'pattern of three edges': ask(
        (start) =>
          `SELECT (COUNT(*) AS ?n) WHERE { ${start} <urn:BACKS> ?b . ?b <urn:OPPOSES> ?c . ${start} <urn:FIGHTS> ?c }`,
        true,
      ),
    },
  };
}

/** LadybugDB wants a type for each table: one table of entities and one for each relation. */
async function inLadybug(graph: KnowledgeGraph): Promise<Engine | undefined> {
  let ladybug: LadybugModule;
  try {
    ladybug = createRequire(import.meta.url)('@ladybugdb/core') as LadybugModule;
  } catch {
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'stancegraph-ladybug-'));
  const connection = new ladybug.Connection(new ladybug.Database(''));
  const table = async (name: string, lines: readonly string[]) => {
    const file = join(folder, `${name}.csv`);
    writeFileSync(file, lines.join('\n'));
    await connection.query(`COPY ${name} FROM '${file}' (HEADER=false)`);
  };
  await connection.query('CREATE NODE TABLE E(id STRING, PRIMARY KEY(id))');
  await table('E', graph.nodes());
  const byRelation = new Map<string, string[]>();
  graph.forEachEdge((_edge, { relation }, source, target) => {
    const lines = byRelation.get(relation) ?? [];
    if (lines.push(`${source},${target}`) === 1) byRelation.set(relation, lines);
  });
  for (const [name, lines] of byRelation) {
    await connection.query(`CREATE REL TABLE ${name}(FROM E TO E)`);
    await table(name, lines);
  }
  const ask = async (text: string, one: boolean): Promise<Ask> => {
    const prepared = await connection.prepare(text);
    const names = ['from', 'to'].filter((name) => text.includes(`$${name}`));
    return async (pair) => {
      const parameters = Object.fromEntries(names.map((name) => [name, pair[name as keyof Pair]]));
      const rows = await (await connection.execute(prepared, parameters)).getAll();
      return one ? Number(rows[0]?.['n']) : rows.length;
    };
  };
  return {
    name: 'LadybugDB',
    asks: {
      neighbours: await ask('MATCH (a:E {id: $from})-[r]->(b:E) RETURN b.id', false),
      'two hops, filtered': await ask(
        'MATCH (a:E {id: $from})-[:BACKS]->(b:E)-[:OPPOSES|:FIGHTS]->(c:E) RETURN count(DISTINCT c.id) AS n',
        true,
      ),
      'edges by relation': await ask('MATCH (:E)-[r]->(:E) RETURN label(r) AS relation, count(*) AS n', false),
      'shortest path': await ask(
        'MATCH p = (a:E {id: $from})-[* SHORTEST 1..10]-(b:E {id: $to}) RETURN length(p) AS n',
        true,
      ),
      'pattern of three edges': await ask(
        'MATCH (a:E {id: $from})-[:BACKS]->(b:E)-[:OPPOSES]->(c:E)<-[:FIGHTS]-(a) RETURN count(*) AS n',
        true,
      ),
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}

type LadybugModule = {
  readonly Database: new (path: string) => unknown;
  readonly Connection: new (
    database: unknown,
  ) => {
    query(text: string): Promise<unknown>;
    prepare(text: string): Promise<unknown>;
    execute(
      prepared: unknown,
      parameters: Record<string, string>,
    ): Promise<{ getAll(): Promise<Record<string, unknown>[]> }>;
  };
};

async function milliseconds(ask: Ask, pairs: readonly Pair[]): Promise<{ median: number; answers: number[] }> {
  const answers: number[] = [];
  const times: number[] = [];
  // For nothing at first, so that no engine is timed while it is being compiled.
  const begun = performance.now();
  do for (const pair of pairs) await ask(pair);
  while (performance.now() - begun < WARM_UP_MS);
  const warm = performance.now();
  do
    for (const pair of pairs) {
      const started = performance.now();
      const answer = await ask(pair);
      times.push(performance.now() - started);
      if (answers.length < pairs.length) answers.push(answer);
    }
  while (performance.now() - warm < MEASURED_MS);
  return { median: times.sort((a, b) => a - b)[times.length >> 1] ?? 0, answers };
}

const shown = (time: number) =>
  time < 0.1 ? `${(time * 1000).toFixed(1)} µs` : time < 100 ? `${time.toFixed(1)} ms` : `${time.toFixed(0)} ms`;
const multiple = (ratio: number) => (ratio < 1 ? ratio.toFixed(2) : ratio.toFixed(1));

async function measure(size: number): Promise<string> {
  const graph = makeGraph(size, EDGES_PER_NODE);
  const ids = graph.nodes();
  const pairs = Array.from({ length: STARTS }, (_, at) => ({
    from: ids[(at * 7919 + 13) % size] as string,
    to: ids[(at * 104_729 + 631) % size] as string,
  }));
  const isLarge = size > LARGEST_FOR_OXIGRAPH;
  const engines = [ours(graph), byHand(graph), isLarge ? undefined : inOxigraph(graph), await inLadybug(graph)].filter(
    (engine): engine is Engine => engine !== undefined,
  );
  const lines = [
    `| ${size.toLocaleString('en')} nodes, ${graph.size.toLocaleString('en')} edges | ${engines.map(({ name }) => name).join(' | ')} |`,
    `| --- |${engines.map(() => ' ---: |').join('')}`,
  ];
  for (const question of Object.keys(QUESTIONS)) {
    const cells: string[] = [];
    let own: { median: number; answers: number[] } | undefined;
    for (const { name, asks } of engines) {
      const ask = asks[question];
      if (ask === undefined) {
        cells.push('');
        continue;
      }
      const run = await milliseconds(ask, question === 'edges by relation' ? pairs.slice(0, ROUNDS) : pairs);
      own ??= run;
      const isSame = run.answers.every((answer, at) => answer === own?.answers[at]);
      if (!isSame) process.stderr.write(`${question}: ${name} answers otherwise\n`);
      cells.push(own === run ? shown(run.median) : `${shown(run.median)} (${multiple(run.median / own.median)}×)`);
    }
    lines.push(`| ${question} | ${cells.join(' | ')} |`);
  }
  for (const { close } of engines) close?.();
  return lines.join('\n');
}

const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0);
const tables: string[] = [];
for (const size of sizes.length === 0 ? [1000, 10_000, 100_000] : sizes) {
  const table = await measure(size);
  console.log(`${table}\n`);
  tables.push(table);
}
if (process.argv.includes('--write')) {
  const path = resolve(import.meta.dirname, '../docs/query.md');
  const before = readFileSync(path, 'utf8');
  writeFileSync(path, before.replace(/(<!-- speed -->\n)[\s\S]*?(<!-- end -->)/, `$1\n${tables.join('\n\n')}\n\n$2`));
}
