import { expect, test } from 'vitest';
import { CypherError } from '../../src/query/cypher/errors.ts';
import { MemoryGraph } from '../../src/query/cypher/memory-graph.ts';
import { type CypherOptions, runCypher } from '../../src/query/cypher/run.ts';
import { type CypherValue, formatValue } from '../../src/query/cypher/values.ts';

/** Ada backs Bo and Cy; Bo opposes Cy; Cy backs Dot; a loop at Dot. */
function sample(): MemoryGraph {
  const graph = new MemoryGraph();
  const [ada = 0, bo = 0, cy = 0, dot = 0] = ['Ada', 'Bo', 'Cy', 'Dot'].map((name, at) =>
    graph.addNode(
      at < 2 ? ['Person', 'Head'] : ['Person'],
      new Map<string, CypherValue>([
        ['name', name],
        ['age', BigInt(30 + at)],
      ]),
    ),
  );
  const link = (type: string, source: number, target: number, weight: bigint) =>
    graph.addRelationship(type, { source, target }, new Map([['weight', weight]]));
  link('BACKS', ada, bo, 3n);
  link('BACKS', ada, cy, 1n);
  link('OPPOSES', bo, cy, 2n);
  link('BACKS', cy, dot, 5n);
  link('KNOWS', dot, dot, 1n);
  return graph;
}

function ask(query: string, options: CypherOptions = {}): readonly string[] {
  const rows = [...runCypher(query, sample(), options).rows];
  return rows.map((row) => row.map((value) => (typeof value === 'string' ? value : formatValue(value))).join(' '));
}

function fails(query: string, options: CypherOptions = {}): CypherError {
  try {
    ask(query, options);
  } catch (error) {
    if (error instanceof CypherError) return error;
    throw error;
  }
  throw new Error(`No error: ${query.slice(0, 100)}`);
}

test.each([
  ['MATCH (a)-[:BACKS]->(b) RETURN a.name, b.name ORDER BY b.name', ['Ada Bo', 'Ada Cy', 'Cy Dot']],
  ['MATCH (a:Head)<--(b) RETURN a.name + b.name', ['BoAda']],
  ['MATCH (a {name: "Ada"})-[:BACKS|OPPOSES*2..3]->(b) RETURN b.name, count(*) ORDER BY b.name', ['Cy 1', 'Dot 2']],
  ['MATCH (a {name: "Ada"})-[*0..1]->(b) RETURN collect(b.name)', ["['Ada', 'Bo', 'Cy']"]],
  [
    'MATCH p = shortestPath((a {name: "Ada"})-[*]->(d {name: "Dot"})) RETURN length(p), [n IN nodes(p) | n.name]',
    ["2 ['Ada', 'Cy', 'Dot']"],
  ],
  ['MATCH p = allShortestPaths((a {name: "Ada"})-[*..3]-(d {name: "Cy"})) RETURN length(p)', ['1']],
  ['MATCH (a {name: "Dot"})-[r]-(b) RETURN type(r), b.name ORDER BY type(r)', ['BACKS Cy', 'KNOWS Dot']],
  [
    'MATCH (a) OPTIONAL MATCH (a)-[r:OPPOSES]->(b) RETURN a.name, b.name ORDER BY a.name',
    ['Ada null', 'Bo Cy', 'Cy null', 'Dot null'],
  ],
  [
    'MATCH (a)-[r]->() WITH a, sum(r.weight) AS total WHERE total > 2 RETURN a.name, total ORDER BY total DESC',
    ['Cy 5', 'Ada 4'],
  ],
  ['MATCH (a) WHERE NOT (a)-[:BACKS]->() RETURN a.name ORDER BY a.name', ['Bo', 'Dot']],
  ['MATCH (a) WHERE EXISTS { MATCH (a)-->(b) WHERE b.age > 32 } RETURN a.name', ['Cy', 'Dot']],
  ['MATCH (a {name: "Ada"}) RETURN [(a)-[r:BACKS]->(b) WHERE r.weight > 1 | b.name] AS list', ["['Bo']"]],
  [
    'MATCH (a)-[r]->(b)-[s]->(c) WHERE a <> c RETURN a.name, c.name ORDER BY a.name, c.name',
    ['Ada Cy', 'Ada Dot', 'Bo Dot', 'Cy Dot'],
  ],
  ['UNWIND [3, 1, 2, 1] AS x RETURN DISTINCT x ORDER BY x SKIP 1 LIMIT 1', ['2']],
  ['RETURN 1 AS x UNION RETURN 1 AS x UNION RETURN 2 AS x', ['1', '2']],
  ['RETURN 1 AS x UNION ALL RETURN 1 AS x', ['1', '1']],
  ['RETURN 9007199254740993 + 1 AS n, 2 ^ 3 AS p, -7 / 2 AS q, -7 % 3 AS r', ['9007199254740994 8.0 -3 -1']],
  ['RETURN null = null AS a, [1, null] = [1, 2] AS b, 1 IN [2, null] AS c, NOT null AS d', ['null null null null']],
  ['RETURN CASE 2 WHEN 1 THEN "one" WHEN 2 THEN "two" END AS word', ['two']],
  ['RETURN reduce(sum = 0, x IN range(1, 4) | sum + x) AS total, all(x IN [1, 2] WHERE x > 0) AS every', ['10 true']],
  ['MATCH (a) RETURN count(DISTINCT a.age % 2) AS n, min(a.name) AS first, avg(a.age) AS mean', ['2 Ada 31.5']],
  ['MATCH (n) RETURN n.name ORDER BY n.age DESC LIMIT 2', ['Dot', 'Cy']],
  ['MATCH (a {name: $who}) RETURN a.age + $more', ['35']],
  ["RETURN 'Ünï' =~ '(?i)ü.*' AS fits, toUpper('a') AS up, split('a,b', ',') AS parts", ["true A ['a', 'b']"]],
])('%s', (query, rows) => {
  const parameters = new Map<string, CypherValue>([
    ['who', 'Ada'],
    ['more', 5n],
  ]);
  expect(ask(query, { parameters })).toEqual(rows);
});

test('a match that starts anywhere gives the same rows', () => {
  const [one, other] = [
    'MATCH (a)-[r:BACKS]->(b)-[s]->(c) RETURN a.name, b.name, c.name',
    'MATCH (c)<-[s]-(b)<-[r:BACKS]-(a) RETURN a.name, b.name, c.name',
  ].map((query) => [...ask(query)].sort());
  expect(one).toEqual(other);
  expect(one).toHaveLength(3);
});

test('errors have a kind, a detail and a place', () => {
  expect(fails('MATCH (n) RETURN m.name')).toMatchObject({ detail: 'UndefinedVariable', span: { start: 17, end: 18 } });
  expect(fails('RETURN foo(1)')).toMatchObject({ kind: 'SyntaxError', detail: 'UnknownFunction' });
  expect(fails('RETURN tolowr("A")').message).toContain('did you mean toLower()?');
  expect(fails('MATCH (n) WHERE count(n) > 1 RETURN n')).toMatchObject({ detail: 'InvalidAggregation' });
  expect(fails('MATCH (n) RETURN n.name, count(*) + n.age')).toMatchObject({
    detail: 'AmbiguousAggregationExpression',
  });
  expect(fails('RETURN 1 / 0')).toMatchObject({ kind: 'ArithmeticError', detail: 'DivisionByZero' });
  expect(fails('RETURN 9223372036854775807 + 1')).toMatchObject({ detail: 'NumberOutOfRange' });
  expect(fails('CREATE (n) RETURN n').message).toContain('queries only read');
  expect(fails('MATCH (n) DELETE n').message).toContain('queries only read');
});

test.each([
  ['brackets', `RETURN ${'('.repeat(10_000)}1${')'.repeat(10_000)}`],
  ['lists', `RETURN ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ['pattern lists', `RETURN ${'[(a)-->(b) WHERE '.repeat(5000)}`],
  ['subqueries', `RETURN ${'EXISTS { MATCH (a) WHERE '.repeat(5000)}`],
  ['sums', `RETURN ${'1+'.repeat(200_000)}1`],
  ['negations', `RETURN ${'NOT '.repeat(50_000)}true`],
  ['minus signs', `RETURN ${'- '.repeat(50_000)}n`],
  ['properties', `WITH {} AS n RETURN n${'.a'.repeat(100_000)}`],
  ['cases', `RETURN ${'CASE WHEN '.repeat(5000)}`],
  ['nothing closed', `RETURN ${'{a:'.repeat(20_000)}`],
])('deeply nested %s are refused at once', (_name, query) => {
  // Not by the clock, which others on the machine slow down.
  const before = process.cpuUsage();
  expect(fails(query).kind).toBe('SyntaxError');
  expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
});

test('a string of a megabyte is only a string', () => {
  expect(ask(`RETURN size('${'x'.repeat(1_000_000)}') AS size`)).toEqual(['1000000']);
});

test.each([
  ['a cartesian product', 'MATCH (a), (b), (c), (d), (e), (f), (g), (h), (i), (j), (k), (l), (m) RETURN count(*)'],
  ['a long range', 'UNWIND range(1, 9000000) AS x UNWIND range(1, 9000000) AS y RETURN count(*)'],
  ['numbers without end', 'RETURN size(range(1, 900000000000)) AS n'],
])('%s ends at its limits', (_name, query) => {
  expect(fails(query, { limits: { steps: 300_000 } }).kind).toBe('LimitExceeded');
});

test('paths without end in a dense graph end at the time limit', () => {
  const graph = new MemoryGraph();
  for (let at = 0; at < 30; at += 1) graph.addNode([], new Map());
  for (let a = 0; a < 30; a += 1)
    for (let b = 0; b < 30; b += 1) graph.addRelationship('X', { source: a, target: b }, new Map());
  const run = () => [
    ...runCypher('MATCH p = (a)-[*]->(b) RETURN count(p)', graph, { limits: { milliseconds: 100 } }).rows,
  ];
  expect(run).toThrow(/longer than 100 ms/);
});

test('rows are worked out only when asked for', () => {
  const { rows } = runCypher('UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN x + y', sample());
  const [first] = rows;
  expect(first).toEqual([2n]);
});

test('a limit of rows cuts the answer and says so', () => {
  const result = runCypher('UNWIND range(1, 10) AS x RETURN x', sample(), { limits: { rows: 3 } });
  expect([...result.rows]).toHaveLength(3);
  expect(result.isCut()).toBe(true);
});

test('EXPLAIN tells the plan and runs nothing; PROFILE counts rows', () => {
  const explained = runCypher('EXPLAIN MATCH (a:Head)-[:BACKS]->(b) RETURN a.name', sample());
  expect([...explained.rows]).toEqual([]);
  expect(explained.plan).toEqual(['NodeByLabelScan (a:Head)', 'ExpandAll (a:Head)-[:BACKS]->(b)', 'Projection a.name']);
  const profiled = runCypher('PROFILE MATCH (a:Head)-[:BACKS]->(b) RETURN a.name', sample());
  expect([...profiled.rows]).toHaveLength(2);
  expect(profiled.profile().map(({ rows }) => rows)).toEqual([2, 2, 2]);
});

test('what repeats itself in a regular expression is refused', () => {
  expect(fails("RETURN 'aaaa' =~ '(a+)+b' AS x").detail).toBe('InvalidRegularExpression');
});
