import { expect, test } from 'vitest';
import { completeCypher } from '../../src/query/cypher/complete.ts';
import { toPlainData } from '../../src/query/cypher/values.ts';
import { queryGraph, viewFor } from '../../src/query/query-graph.ts';
import { sampleGraph } from '../export/sample-graph.ts';

const graph = sampleGraph();

const ask = (query: string) => [...queryGraph(graph, query).rows].map((row) => row.map(toPlainData));

test('entities have their type and kind as labels, edges their relation as type', () => {
  expect(ask('MATCH (n:ArmedGroup) RETURN labels(n), n.name, n.id')).toEqual([
    [['Group', 'ArmedGroup'], 'People’s Front', 'group/front'],
  ]);
  expect(
    ask(
      "MATCH (a {id: 'group/norland'})-[r:BACKS]->(b:State) RETURN b.name, r.claims, r.polarity, r.contested, r.speakers",
    ),
  ).toEqual([['Ruria', 2, 1, true, ['person/ada-north']]]);
});

test('claims and articles are nodes only where a query names them', () => {
  expect(ask('MATCH (n) RETURN count(n)')).toEqual([[5]]);
  expect(ask('MATCH (n)-[r]-() RETURN count(DISTINCT r)')).toEqual([[5]]);
  expect(ask('MATCH (c:Claim) RETURN count(c)')).toEqual([[6]]);
  expect(
    ask(
      "MATCH (c:Claim {relation: 'BACKS'})-[:SOURCE]->(a), (c)-[:TARGET]->(b), (c)-[:IN]->(x:Article) RETURN a.name, b.name, x.publisher, c.cue ORDER BY x.date",
    ),
  ).toEqual([
    ['Norland', 'Ruria', 'The Daily', 'backs'],
    ['Norland', 'Ruria', 'Evening Post', 'backs'],
  ]);
  expect(ask('MATCH (c:Claim)-[s:SPEAKER]->(p:Person) RETURN p.name, s.order')).toEqual([['Ada North', 1]]);
  expect(ask('MATCH (x:Article)-[:MENTIONS]->(n:Place) RETURN x.id, n.name')).toEqual([['a', 'Tarn']]);
});

test('stance.sign multiplies what a path says; denied support counts the other way', () => {
  expect(ask("MATCH p = (a {name: 'Ada North'})-[:AIDS]->()-[:OPPOSES]->(b) RETURN b.name, stance.sign(p)")).toEqual([
    ['Ruria', 1],
  ]);
  expect(ask('MATCH (a)-[r:AIDS]->(b) RETURN stance.sign(r), stance.family(r)')).toEqual([[-1, 'BACKS']]);
});

test('names that the graph lacks are warned of, with what may be meant', () => {
  expect(queryGraph(graph, 'MATCH (a:Persn)-[:BACK]->(b) RETURN a').warnings).toEqual([
    'no label Persn in this graph; did you mean Person?',
    'no relation BACK in this graph; did you mean BACKS?',
  ]);
  expect(queryGraph(graph, 'MATCH (a:Person)-[:BACKS]->(c) RETURN a').warnings).toEqual([]);
});

test('names of entities that nobody has are warned of, with who may be meant', () => {
  const warnings = (query: string) => queryGraph(graph, query).warnings;
  expect(warnings("MATCH (a {name: 'norland'}) RETURN a")).toEqual([
    'no entity has the name "norland"; did you mean "Norland"?',
  ]);
  expect(warnings("MATCH (a)-[r]->(b) WHERE a.name = 'Ruira' AND 'Xyzzy' = b.name RETURN r")).toEqual([
    'no entity has the name "Ruira"; did you mean "Ruria"?',
    'no entity has the name "Xyzzy"',
  ]);
  for (const fine of ["(a {name: 'Norland'})", "(a) WHERE a.name <> 'norland'"])
    expect(warnings(`MATCH ${fine} RETURN a`)).toEqual([]);
});

test.each([
  ['MATCH (a {name: Norland}) RETURN a', "text has quotes: 'Norland'"],
  ['MATCH (a {name: “Norland”}) RETURN a', 'Write straight quotes'],
])('%s', (query, hint) => {
  expect(() => queryGraph(graph, query)).toThrow(hint);
});

test('properties that nothing has are warned of where a pattern binds what is asked', () => {
  expect(queryGraph(graph, 'MATCH (a {nme: 1})-[r]->() WHERE r.claim > 1 RETURN a.wealth').warnings).toEqual([
    'no property nme in this graph; did you mean name?',
    'no property claim in this graph; did you mean claims?',
    'no property wealth in this graph',
  ]);
  const fine = [
    'MATCH (x:Article) RETURN x.sentences, x.id, x.title',
    'MATCH (c:Claim)-[s:SPEAKER]->(p) RETURN c.article, s.order',
    'MATCH ()-[r]->() WITH date(r.first) AS r RETURN r.year',
    'WITH {size: 1} AS m RETURN m.size',
  ];
  for (const query of fine) expect(queryGraph(graph, query).warnings).toEqual([]);
});

test.each([
  ['MATCH (a) WHERE a.name == "x" RETURN a', '<>'],
  ['MATCH (a) WHERE a.name != "x" RETURN a', '<>'],
  ['MATCH (a)->(b) RETURN a', '-->'],
  ['MATCH (a) RETURN a; MATCH (b) RETURN b', 'One query'],
])('a slip from another language is told with what Cypher has: %s', (query, told) => {
  expect(() => queryGraph(graph, query)).toThrow(told);
});

test.each([
  ['MATCH (a:Per', 'Person'],
  ['MATCH (a)-[:BA', 'BACKS'],
  ['MATCH (a)-[:BACKS|OPP', 'OPPOSES'],
  ['MATCH (who:Person) RETURN wh', 'who'],
  ['MATCH (a) RETURN a.na', 'name'],
  ['MATCH (a {na', 'name'],
  ['MAT', 'MATCH'],
  ['MATCH (a) RET', 'RETURN'],
  ['RETURN stance.s', 'stance.sign('],
  ['RETURN coun', 'count('],
  ["MATCH (a {name: 'Nor", "'Norland'"],
])('%s is completed by %s', (query, wanted) => {
  queryGraph(graph, 'RETURN 1');
  const view = viewFor(graph, query);
  const names = ['Norland', 'North'];
  const source = {
    names: () => view.names(),
    entityNames: (prefix: string) => names.filter((name) => name.startsWith(prefix)),
  };
  const { items, start, end } = completeCypher(query, query.length, source);
  expect(items.map(({ text }) => text)).toContain(wanted);
  const whole = query.slice(0, start) + wanted + query.slice(end);
  expect(whole.startsWith(query.slice(0, start))).toBe(true);
  expect(whole.endsWith(wanted)).toBe(true);
});
