import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { mergeRecords } from '../../src/graph/merge-records.ts';
import type { ExtractRecord } from '../../src/graph/records.ts';
import { findPaths, type PathOptions } from '../../src/query/paths.ts';
import { articleRecord, claimRecord, RELATIONS } from '../graph/sample-records.ts';

const graphOf = (...records: readonly ExtractRecord[]) => buildGraph(mergeRecords(records), RELATIONS);
const options = (from: string, to: string, changes: Partial<PathOptions> = {}): PathOptions => ({
  from: `group/${from}`,
  to: `group/${to}`,
  via: [],
  avoid: [],
  maxHops: 4,
  limit: 5,
  isDirected: false,
  relations: null,
  polarity: null,
  minEvidence: 1,
  since: null,
  until: null,
  ...changes,
});
const claim = (triple: string, article = 'a') => {
  const [source, relation, target] = triple.split(' ');
  return claimRecord(article, `group/${source} ${relation} group/${target}`);
};
/** a backs b, b opposes c, c backs d, a negotiates with d. */
const graph = graphOf(
  articleRecord('a', '2016-01-01'),
  articleRecord('b', '2017-01-01'),
  claim('a BACKS b'),
  claim('b OPPOSES c'),
  claim('c BACKS d', 'b'),
  claim('a NEGOTIATES_WITH d'),
);
const chains = (changes: Partial<PathOptions>, from = 'a', to = 'c') =>
  findPaths(graph, options(from, to, changes)).map((path) => path.nodes.map((id) => id.slice(6)).join('>'));

describe('paths', () => {
  test('come by hops, and undirected unless asked', () => {
    expect(chains({})).toEqual(['a>b>c', 'a>d>c']);
    expect(chains({ isDirected: true })).toEqual(['a>b>c']);
  });

  test('amount to the product of their signs', () => {
    expect(findPaths(graph, options('a', 'c')).map((path) => path.sign)).toEqual([-1, 0]);
  });

  test('go through and around entities', () => {
    expect(chains({ via: ['group/d'] })).toEqual(['a>d>c']);
    expect(chains({ avoid: ['group/b'] })).toEqual(['a>d>c']);
  });

  test('use only the relations, signs and dates asked for', () => {
    expect(chains({ relations: new Set(['BACKS', 'OPPOSES']) })).toEqual(['a>b>c']);
    expect(chains({ polarity: 1 })).toEqual([]);
    expect(chains({ until: '2016-12-31' })).toEqual(['a>b>c']);
    expect(chains({ since: '2016-12-31' })).toEqual([]);
  });

  test('end within the hops given', () => {
    expect(chains({ maxHops: 1 })).toEqual([]);
  });
});

test('are loopless, ordered, and the same whichever order the claims came in', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const triple = fc
    .tuple(name, fc.constantFrom('BACKS', 'OPPOSES', 'NEGOTIATES_WITH'), name)
    .filter(([a, , b]) => a !== b)
    .map((parts) => parts.join(' '));
  fc.assert(
    fc.property(fc.array(triple, { maxLength: 14 }), (triples) => {
      const claims = triples.map((one) => claim(one));
      const find = (records: readonly ExtractRecord[]) =>
        findPaths(graphOf(...records), options('a', 'f', { limit: 50 }));
      const paths = find(claims);
      expect(find([...claims].reverse())).toEqual(paths);
      for (const path of paths) expect(new Set(path.nodes).size).toBe(path.nodes.length);
      expect(paths.map((path) => path.hops.length)).toEqual(
        paths.map((path) => path.hops.length).sort((x, y) => x - y),
      );
    }),
  );
});
