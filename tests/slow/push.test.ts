import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { loadGraph } from '../../src/graph/load-graph.ts';
import { mergeRecords } from '../../src/graph/merge-records.ts';
import { serializeGraph } from '../../src/graph/save-graph.ts';
import { toPlainData } from '../../src/query/cypher/values.ts';
import { type QueryAnswer, queryGraph } from '../../src/query/query-graph.ts';
import { withStore } from '../../src/store/open-store.ts';
import { queryStore } from '../../src/store/query-store.ts';
import { makeFolder, runProgram } from '../cli/run-program.ts';
import { articleRecord, claimRecord, entityRecord } from '../graph/sample-records.ts';
import { madeUpQuery } from '../interop/neo4j/made-up-queries.ts';
import { type Neo4j, startNeo4j } from '../interop/neo4j/start-neo4j.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = makeFolder();
const whole = join(folder, 'whole.json');
const part = join(folder, 'part.json');

let store: Neo4j | undefined;
let why = '';

beforeAll(async () => {
  for (const graph of [whole, part]) {
    const articles = readdirSync(join(ROOT, 'corpus')).filter((name) => graph === whole || name < '2016');
    const paths = articles.filter((name) => name !== 'README.md').map((name) => join(ROOT, 'corpus', name));
    expect(runProgram(['build', ...paths, '--graph', graph, '--quiet', '--no-cache']).code).toBe(0);
  }
  const started = await startNeo4j();
  if (typeof started === 'string') why = started;
  else store = started;
}, 400_000);

afterAll(async () => store?.stop());

/** A test that needs the server; where there is none it says why and is counted as skipped. */
function withNeo4j(name: string, act: (server: Neo4j) => Promise<void> | void): void {
  test(name, async (context) => {
    if (store === undefined) {
      console.log(`skipped: ${why}`);
      context.skip();
    } else await act(store);
  });
}

const login = ({ password }: Neo4j) => ['--user', 'neo4j', '--password', password];
const push = (server: Neo4j, graph: string, ...more: readonly string[]) =>
  runProgram(['push', server.address, '--graph', graph, '-f', 'json', ...login(server), ...more]);

type Report = {
  readonly nodes: number;
  readonly relationships: number;
  readonly created: number;
  readonly removed: number;
  readonly skipped: number;
};
const reportOf = ({ out, err }: { readonly out: string; readonly err: string }) => {
  expect(out, err).toMatch(/^\{/);
  return JSON.parse(out) as Report;
};

async function countThere({ driver }: Neo4j): Promise<{ readonly nodes: number; readonly relationships: number }> {
  const count = async (cypher: string) => {
    const { records } = await driver.executeQuery(cypher);
    return Number(records[0]?.get('count'));
  };
  return {
    nodes: await count('MATCH (n) WHERE NOT n:StancegraphPush RETURN count(n) AS count'),
    relationships: await count('MATCH ()-[r]->() RETURN count(r) AS count'),
  };
}

/** Waits until a push that is under way has written so many batches. */
async function untilBatch({ driver }: Neo4j, wanted: number): Promise<void> {
  for (let done = 0; done < wanted; ) {
    const { records } = await driver.executeQuery('MATCH (p:StancegraphPush {complete: false}) RETURN p.done AS done');
    done = Number(records[0]?.get('done') ?? 0);
  }
}

withNeo4j('nodes of others are never taken for ours', async (server) => {
  await server.driver.executeQuery("CREATE (:Person {name: 'A customer'})");
  const { code, err } = push(server, whole);
  expect(code).toBe(5);
  expect(err).toContain(':Person');
  await server.driver.executeQuery('MATCH (n:Person) DELETE n');
});

withNeo4j('a wrong password is one line and exit code 6', (server) => {
  const { code, err } = runProgram(['push', server.address, '--graph', whole, '--user', 'neo4j', '--password', 'no']);
  expect(code).toBe(6);
  expect(err.trim().split('\n')).toHaveLength(1);
});

withNeo4j('a query before the first push says what to do', (server) => {
  const { code, err } = runProgram(['query', '--store', server.address, ...login(server), 'RETURN 1']);
  expect(code).toBe(1);
  expect(err).toContain('stancegraph push');
});

withNeo4j('pushing twice changes nothing', async (server) => {
  const first = reportOf(push(server, whole));
  expect(first).toMatchObject({ created: first.nodes + first.relationships, removed: 0 });
  expect(await countThere(server)).toEqual({ nodes: first.nodes, relationships: first.relationships });
  expect(reportOf(push(server, whole))).toMatchObject({ created: 0, removed: 0 });
  expect(reportOf(push(server, whole, '--again'))).toMatchObject({ created: 0, removed: 0, skipped: 0 });
  expect(await countThere(server)).toEqual({ nodes: first.nodes, relationships: first.relationships });
});

withNeo4j('what others keep beside our nodes is left alone, and no answer shows it', async (server) => {
  const before = await countThere(server);
  const others = "(:Customer {name: 'Turkey', id: 'group/turkey'})-[:PAYS]->(:Supplier)-[:OWNS]->(:Customer)";
  await server.driver.executeQuery(`CREATE ${others}`);
  reportOf(push(server, whole, '--again'));
  expect(await countThere(server)).toEqual({ nodes: before.nodes + 3, relationships: before.relationships + 2 });
});

const documented = [...readFileSync(join(ROOT, 'docs/query.md'), 'utf8').matchAll(/```cypher\n([\s\S]*?)```/g)];
const queries = [
  ...documented.map(([, query = '']) => query),
  'MATCH (n) RETURN count(*)',
  'MATCH (n)-[r]-() RETURN count(DISTINCT r), count(*)',
  'MATCH (a {name: $who}) OPTIONAL MATCH (a)-[r:SANCTIONS]->(b) RETURN a, r, b, stance.sign(r)',
  "MATCH p = (a {name: 'Iran'})-[:FIGHTS|BACKS*1..2]->(b) RETURN p, stance.sign(p) ORDER BY [r IN relationships(p) | r.key]",
  "MATCH (x:Article {id: '2016-12-22-aleppo-falls.md'})-[:MENTIONS]->(n) RETURN labels(n), n ORDER BY n.id",
  "MATCH (c:Claim {modality: 'denied'})-[r]->(n) RETURN c, type(r), r, n.id ORDER BY c.id, type(r), n.id",
  'MATCH (c:Claim) RETURN count(c), count(DISTINCT c.id), round(avg(c.confidence) * 1000), min(c.rule), max(c.rule)',
  'MATCH (a:State)-[r]->(b) RETURN DISTINCT type(r), stance.family(r) ORDER BY type(r)',
  'MATCH (a)-[*0..1]-(b:Place) RETURN a.id, count(*) ORDER BY a.id',
  "MATCH (a:Person) RETURN *  ORDER BY a.id LIMIT 3 UNION MATCH (a:Issue {name: 'no such'}) RETURN *",
  'UNWIND [1, 2.5, null, true] AS x RETURN x, {a: x, b: [x]} AS map, toString(x) AS text',
];

/** What no ORDER BY orders, neither openCypher nor we promise: the members of a collected list come sorted. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const members = value.map(sorted);
    return members.every((one) => typeof one === 'string') ? members.sort() : members;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sorted(one)]));
};

withNeo4j('every question of docs/query.md, and more, has the answer that the graph file gives', (server) => {
  expect(documented.length).toBeGreaterThanOrEqual(15);
  for (const query of queries) {
    const asked = ['query', query, '-P', 'who=Turkey', '-f', 'json'];
    const here = runProgram([...asked, '--graph', whole]);
    const there = runProgram([...asked, '--store', server.address, ...login(server)]);
    // Whether anybody has a name at all is looked up in a graph file only.
    const said = here.err.replace(/^stancegraph: no entity has the name .*\n/gm, '');
    expect(there, query).toMatchObject({ code: 0, err: said });
    expect(sorted(JSON.parse(there.out)), query).toEqual(sorted(JSON.parse(here.out)));
  }
});

withNeo4j('queries made up at random have the rows that the graph file gives', async (server) => {
  const graph = loadGraph(whole);
  const options = { parameters: new Map(), limits: { rows: 100_000, milliseconds: 20_000 } };
  const rowsOf = ({ rows }: QueryAnswer) => Array.from(rows, (row) => JSON.stringify(row.map(toPlainData))).sort();
  await withStore({ address: server.address, user: 'neo4j', password: server.password, database: null }, (opened) =>
    fc.assert(
      fc.asyncProperty(madeUpQuery, async (query) => {
        const there = await queryStore(opened, query, options);
        expect(rowsOf(there), query).toEqual(rowsOf(queryGraph(graph, query, options)));
      }),
      { numRuns: 150 },
    ),
  );
});

withNeo4j('tables are the same to the byte where everything is ordered', (server) => {
  const asked = ['query', 'MATCH (a)-[r:FIGHTS]->(b) RETURN a.name, b.name, r ORDER BY r.key LIMIT 4'];
  for (const format of ['table', 'plain', 'jsonl', 'csv', 'tsv', 'markdown']) {
    const there = runProgram([...asked, '-f', format, '--store', server.address, ...login(server)]);
    expect(there.out).toBe(runProgram([...asked, '-f', format, '--graph', whole]).out);
  }
});

withNeo4j('plans, limits and faults are told as for a graph file', (server) => {
  const ask = (query: string, ...more: readonly string[]) =>
    runProgram(['query', query, '--store', server.address, ...login(server), ...more]);
  expect(ask('EXPLAIN MATCH (n:State) RETURN n').out).toContain('NodeByLabelScan');
  expect(ask('PROFILE MATCH (n:State) RETURN count(n)').err).toContain('ProduceResults');
  expect(ask('MATCH (n) RETURN n.id', '--max-rows', '2', '-f', 'jsonl').out.trim().split('\n')).toHaveLength(2);
  expect(ask('MATCH (n RETURN n')).toMatchObject({ code: 3, out: '' });
  expect(ask('CREATE (n:Person)')).toMatchObject({ code: 3, out: '' });
  expect(ask('MATCH (n:Persn) RETURN n').err).toContain('did you mean Person?');
  const slow = ask('MATCH (a), (b), (c), (d), (e) RETURN count(*)', '--time-limit', '700');
  expect(slow).toMatchObject({ code: 3 });
  expect(slow.err).toContain('--time-limit');
});

withNeo4j(
  'a push that is killed goes on where it was, and what is gone from the graph goes from the store',
  async (server) => {
    const args = ['push', server.address, '--graph', part, '--batch', '2', ...login(server)];
    const killed = spawn(process.execPath, [join(ROOT, 'dist/cli/main.js'), ...args]);
    const ended = new Promise((resolve) => killed.once('exit', (_code, signal) => resolve(signal)));
    await untilBatch(server, 20);
    killed.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    const during = runProgram(['query', 'MATCH (n) RETURN count(n)', '--store', server.address, ...login(server)]);
    expect(during.err).toContain('not finished');
    const after = push(server, part, '--batch', '2');
    const report = reportOf(after);
    await server.driver.executeQuery('MATCH (n) WHERE n:Customer OR n:Supplier DETACH DELETE n');
    expect(after.err).toContain('Went on from batch');
    expect(report.skipped).toBeGreaterThanOrEqual(20);
    expect(report.removed).toBeGreaterThan(100);
    expect(await countThere(server)).toEqual({ nodes: report.nodes, relationships: report.relationships });
    const asked = ['query', 'MATCH (n) RETURN n ORDER BY n.id', '-f', 'json'];
    const there = runProgram([...asked, '--store', server.address, ...login(server)]);
    expect(there.out).toBe(runProgram([...asked, '--graph', part]).out);
  },
);

withNeo4j('of two pushes the one that began first gives way', async (server) => {
  const first = spawn(process.execPath, [
    join(ROOT, 'dist/cli/main.js'),
    ...['push', server.address, '--graph', whole, '--batch', '1', ...login(server)],
  ]);
  let said = '';
  first.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise((resolve) => first.once('exit', resolve));
  await untilBatch(server, 10);
  const second = reportOf(push(server, part));
  expect(await ended).toBe(3);
  expect(said).toContain('Another push has begun');
  expect(await countThere(server)).toEqual({ nodes: second.nodes, relationships: second.relationships });
});

withNeo4j('relations of another schema go with its graph', async (server) => {
  const graph = buildGraph(
    mergeRecords([
      entityRecord('a', 'group/norland', ['Norland']),
      claimRecord('a', 'group/norland PRAISES group/ruria', { relation: 'PRAISES' }),
      articleRecord('a'),
    ]),
    [{ name: 'PRAISES', polarity: 1, symmetric: false, isA: null, plover: null, color: '#228833' }],
  );
  const strange = join(folder, 'strange.json');
  writeFileSync(strange, serializeGraph(graph));
  expect(reportOf(push(server, strange))).toMatchObject({ nodes: 4, relationships: 5 });
  expect(await countThere(server)).toEqual({ nodes: 4, relationships: 5 });
  const { nodes, relationships } = reportOf(push(server, part));
  expect(await countThere(server)).toEqual({ nodes, relationships });
  const { err } = runProgram([
    'query',
    'MATCH ()-[:PRAISES]->() RETURN 1',
    '--store',
    server.address,
    ...login(server),
  ]);
  expect(err).toContain('no relation PRAISES');
});
