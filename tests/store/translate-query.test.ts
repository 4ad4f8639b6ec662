import { expect, test } from 'vitest';
import { parseCypher } from '../../src/query/cypher/parse-query.ts';
import { printQuery } from '../../src/query/cypher/print.ts';
import { translateQuery } from '../../src/store/translate-query.ts';

const NAMES = { labels: ['Person', 'Group'], types: ['BACKS', 'FIGHTS'] };

function translate(text: string): string {
  const printed = printQuery(translateQuery(parseCypher(text).query, NAMES));
  // What comes out is Cypher of our own kind too.
  expect(() => parseCypher(printed)).not.toThrow();
  return printed;
}

test.each([
  ['MATCH (n) RETURN n', 'MATCH (n) WHERE (n:Person) OR (n:Group) RETURN n'],
  ['MATCH (n:Person) RETURN n', 'MATCH (n:Person) RETURN n'],
  ['MATCH (a)-->(b) RETURN a', 'MATCH (a)-[:BACKS|FIGHTS]->(b) RETURN a'],
  ['MATCH (a)-[:FIGHTS]->(b) RETURN a', 'MATCH (a)-[:FIGHTS]->(b) RETURN a'],
  ['MATCH (a)-[r*..3]-(b) RETURN r', 'MATCH (a)-[r:BACKS|FIGHTS*1..3]-(b) RETURN r'],
  [
    'MATCH (a:Person)-[*0..2]-(b) WHERE a.x RETURN b',
    'MATCH (a:Person)-[:BACKS|FIGHTS*0..2]-(b) WHERE a.x AND ((b:Person) OR (b:Group)) RETURN b',
  ],
  ['RETURN [(a)--(b) | b.name] AS names', 'RETURN [(a)-[:BACKS|FIGHTS]-(b) | b.name] AS names'],
  [
    'MATCH (a:Group) WHERE NOT EXISTS { (a)-->() } RETURN a',
    'MATCH (a:Group) WHERE NOT EXISTS { MATCH (a)-[:BACKS|FIGHTS]->() } RETURN a',
  ],
])('%s is held to what a graph file would show', (text, wanted) => {
  // A bare pattern in EXISTS is printed with its clauses.
  expect(translate(text).replace(' RETURN *', '')).toBe(wanted);
});

test('a column keeps its name whatever becomes of its expression', () => {
  expect(translate('MATCH ()-[r:BACKS]->() RETURN stance.family(r), count(*)')).toBe(
    'MATCH ()-[r:BACKS]->() RETURN coalesce($stancegraph_families[type(r)], type(r)) AS `stance.family(r)`, count(*) AS `count(*)`',
  );
});

test('stance.family of a name needs no relationship', () => {
  expect(translate("RETURN stance.family('AIDS') AS top")).toContain("coalesce($stancegraph_families['AIDS'], 'AIDS')");
});

test.each([
  ['MATCH p = (a)-[:BACKS]->(b) RETURN stance.sign(p) AS s', 'IN relationships(p) |'],
  ['MATCH (a)-[r:BACKS]->(b) RETURN stance.sign(r) AS s', 'CASE WHEN r IS NULL THEN null ELSE reduce'],
  ['MATCH (a)-[r:BACKS*1..2]->(b) RETURN stance.sign(r) AS s', 'IN r |'],
  ['MATCH p = (a)-[:BACKS]->(b) WITH relationships(p) AS links RETURN stance.sign(links) AS s', 'IN links |'],
  ['MATCH p = (a)-[:BACKS]->(b) RETURN [x IN relationships(p) | stance.sign(x)] AS s', 'WHEN x IS NULL'],
  ['MATCH p = (a)-[:BACKS]->(b) UNWIND relationships(p) AS x RETURN stance.sign(x) AS s', 'WHEN x IS NULL'],
])('%s knows what it multiplies', (text, wanted) => {
  expect(translate(text)).toContain(wanted);
});

test('stance.sign of what no pattern binds is refused with its place', () => {
  expect(() => translate('WITH 1 AS x RETURN stance.sign(x)')).toThrow(
    expect.objectContaining({ kind: 'TypeError', span: { start: 19, end: 33 } }),
  );
});
