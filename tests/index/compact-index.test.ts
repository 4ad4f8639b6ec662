import { appendFileSync, mkdtempSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { type GraphReader, readerOf } from '../../src/graph/graph-reader.ts';
import { loadGraph } from '../../src/graph/load-graph.ts';
import { mergeRecords } from '../../src/graph/merge-records.ts';
import type { ExtractRecord } from '../../src/graph/records.ts';
import { serializeGraph } from '../../src/graph/save-graph.ts';
import { indexPath } from '../../src/index/compact-index.ts';
import { findNodes } from '../../src/index/find-nodes.ts';
import { openIndex } from '../../src/index/index-reader.ts';
import { writeGraphFile } from '../../src/index/write-graph.ts';
import { findNumberedPaths, findPaths, type Path, type PathOptions } from '../../src/query/paths.ts';
import { articleRecord, claimRecord, entityRecord, RELATIONS } from '../graph/sample-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'stancegraph-index-'));
const IDS = ['person/ada-north', 'group/norland', 'group/ruria', 'group/öst', 'group/front', 'person/王', 'group/lone'];

const claim = fc
  .record({
    article: fc.constantFrom('a', 'b', 'c'),
    source: fc.constantFrom(...IDS.slice(0, 6)),
    target: fc.constantFrom(...IDS.slice(0, 6)),
    relation: fc.constantFrom(...RELATIONS.map(({ name }) => name), 'UNDESCRIBED'),
    modality: fc.constantFrom('asserted' as const, 'denied' as const, 'proposed' as const),
    confidence: fc.constantFrom(0.5, 0.7, 0.9),
    start: fc.nat(5),
  })
  .map(({ article, source, target, relation, modality, confidence, start }) => {
    const record = claimRecord(article, `${source} ${relation} ${target}`, { modality, confidence });
    return { ...record, evidence: { ...record.evidence, start } };
  });
const records = fc
  .array(claim, { maxLength: 25 })
  .map((claims): readonly ExtractRecord[] => [
    articleRecord('a', '2016-01-01'),
    articleRecord('b', '2017-01-01'),
    articleRecord('c'),
    ...IDS.map((id, at) => entityRecord(at % 2 === 0 ? 'a' : 'c', id, [`The ${id.slice(6)}`, '“Öst” \n'])),
    ...claims,
  ]);
const question = fc.record<PathOptions>({
  from: fc.constantFrom(...IDS),
  to: fc.constantFrom(...IDS),
  via: fc.subarray(IDS.slice(0, 2), { maxLength: 1 }),
  avoid: fc.subarray(IDS.slice(2, 4), { maxLength: 1 }),
  maxHops: fc.integer({ min: 1, max: 6 }),
  limit: fc.integer({ min: 1, max: 10 }),
  isDirected: fc.boolean(),
  relations: fc.constantFrom(null, new Set(['BACKS', 'OPPOSES'])),
  polarity: fc.constantFrom(null, 1 as const, -1 as const),
  minEvidence: fc.integer({ min: 1, max: 2 }),
  since: fc.constantFrom(null, '2016-06-01'),
  until: fc.constantFrom(null, '2016-12-31'),
});

let files = 0;
function written(from: readonly ExtractRecord[]) {
  files += 1;
  const path = join(folder, `${files}.json`);
  writeGraphFile(buildGraph(mergeRecords(from), RELATIONS), path);
  return path;
}

function openedIndex(path: string): GraphReader {
  const index = openIndex(path);
  if (index.kind !== 'open') throw new Error(`The index is ${index.kind}.`);
  return index.reader;
}

describe('a compact index', () => {
  test('answers as the graph does', () => {
    fc.assert(
      fc.property(
        records,
        question,
        fc.constantFrom('norland', 'The Öst', 'adanorth', 'rur', ''),
        (from, asked, text) => {
          const path = written(from);
          const [index, graph] = [openedIndex(path), readerOf(loadGraph(path))];
          expect(findNodes(index.findable(), text)).toEqual(findNodes(graph.findable(), text));
          expect(index.relations).toEqual(graph.relations);
          expect(index.kinds).toEqual(graph.kinds);
          for (const { id } of graph.findable()) {
            expect([index.node(id), index.name(id), index.degree(id), index.ties(id)]).toEqual([
              graph.node(id),
              graph.name(id),
              graph.degree(id),
              graph.ties(id),
            ]);
          }
          expect(findNumberedPaths(index.numbered(), asked)).toEqual(findNumberedPaths(graph.numbered(), asked));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('belongs to the graph file as it was written', () => {
    const path = written([articleRecord('a'), claimRecord('a', 'group/norland BACKS group/ruria')]);
    const text = readFileSync(path, 'utf8');
    expect(text).toBe(serializeGraph(loadGraph(path)));
    const later = new Date(Date.now() + 60_000);
    utimesSync(path, later, later);
    expect(openIndex(path).kind).toBe('open');
    writeFileSync(path, text.replace('Norland backs', 'Norland lacks'));
    utimesSync(path, later, later);
    expect(openIndex(path).kind).toBe('none');
    appendFileSync(path, ' ');
    expect(openIndex(path).kind).toBe('none');
  });

  test('is known to be damaged wherever a byte is changed', () => {
    const path = written([articleRecord('a'), claimRecord('a', 'group/norland BACKS group/ruria')]);
    const whole = readFileSync(indexPath(path));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        writeFileSync(indexPath(path), bytes);
        expect(openIndex(path).kind).toBe('damaged');
      }),
    );
    writeFileSync(indexPath(path), whole.subarray(0, 100));
    expect(openIndex(path).kind).toBe('damaged');
  });
});

/** All loopless paths by plain search, for comparison. */
function slowPaths(reader: GraphReader, { from, to, maxHops, limit, isDirected }: PathOptions): readonly string[] {
  const found: { readonly nodes: readonly string[]; readonly keys: string; readonly claims: number }[] = [];
  const walk = (nodes: readonly string[], keys: readonly string[], claims: number): void => {
    const at = nodes.at(-1) ?? '';
    if (at === to && nodes.length > 1) found.push({ nodes, keys: keys.join(' '), claims });
    if (at === to ? nodes.length > 1 : nodes.length > maxHops) return;
    const neighbours = new Map<string, { readonly key: string; readonly claims: number; readonly signed: number }>();
    for (const { key, source, target, edge } of reader.ties(at)) {
      if (isDirected && source !== at && !edge.symmetric) continue;
      const other = source === at ? target : source;
      const against = edge.evidence.reduce(
        (sum, { modality, polarity }) =>
          sum + (modality === 'asserted' ? polarity : modality === 'denied' && polarity === 1 ? -1 : 0),
        0,
      );
      const step = { key, claims: edge.claims, signed: Math.abs(Math.sign(against)) };
      const before = neighbours.get(other);
      if (
        before === undefined ||
        step.signed > before.signed ||
        (step.signed === before.signed && step.claims > before.claims)
      )
        neighbours.set(other, step);
    }
    for (const [other, step] of neighbours)
      if (!nodes.includes(other)) walk([...nodes, other], [...keys, step.key], claims + step.claims);
  };
  if (from !== to) walk([from], [], 0);
  return found
    .sort((a, b) => a.nodes.length - b.nodes.length || b.claims - a.claims || (a.keys < b.keys ? -1 : 1))
    .slice(0, limit)
    .map(({ keys }) => keys);
}

test('paths are those of a plain search of everything, in the same order', () => {
  const plain = { via: [], avoid: [], relations: null, polarity: null, minEvidence: 1, since: null, until: null };
  const keysOf = (paths: readonly Path[]) => paths.map((path) => path.hops.map((hop) => hop.edge).join(' '));
  fc.assert(
    fc.property(records, question, (from, asked) => {
      const graph = buildGraph(mergeRecords(from), RELATIONS);
      const options = { ...asked, ...plain };
      expect(keysOf(findPaths(graph, options))).toEqual(slowPaths(readerOf(graph), options));
    }),
    { numRuns: 300 },
  );
});
