import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { mergeRecords, parseRecord } from '../../src/graph/merge-records.ts';
import type { ExtractRecord } from '../../src/graph/records.ts';
import { relationInfo } from '../../src/graph/relation-info.ts';
import { serializeGraph } from '../../src/graph/save-graph.ts';
import { schema } from '../bundled.ts';
import { makeFolder, runProgram } from './run-program.ts';

const CORPUS = resolve(import.meta.dirname, '../../corpus');
const folder = makeFolder();
const articles = readdirSync(CORPUS)
  .filter((name) => name !== 'README.md')
  .filter((_, at) => at % 3 === 0);
const relations = relationInfo(schema.relations);

let whole = '';
let shards: readonly string[] = [];
let records: readonly ExtractRecord[] = [];

/** The lines of an `extract` of some articles. */
function extract(names: readonly string[]): string {
  const { code, out, err } = runProgram(['extract', ...names.map((name) => join(CORPUS, name))]);
  expect(code, err).toBe(0);
  return out;
}

beforeAll(() => {
  const graph = join(folder, 'whole.json');
  const paths = articles.map((name) => join(CORPUS, name));
  expect(runProgram(['build', ...paths, '--graph', graph, '--quiet', '--no-cache']).code).toBe(0);
  whole = readFileSync(graph, 'utf8');
  shards = [0, 1, 2].map((number) => extract(articles.filter((_, at) => at % 3 === number)));
  const lines = shards.flatMap((shard) => shard.trimEnd().split('\n'));
  records = lines.map((line, at) => parseRecord(line, { file: '-', line: at + 1 }) as ExtractRecord);
});

test('records in any order, some of them twice, give the bytes of a build from nothing', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
      const keyed = records.map((record) => ({ record, key: numbers.next().value ?? 0 }));
      const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ record }) => record);
      const twice = [...shuffled, ...shuffled.slice(0, shuffled.length / 3)];
      // Not with toBe, which would print both graphs.
      expect(serializeGraph(buildGraph(mergeRecords(twice), relations)) === whole).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('shards of the program, merged from the last to the first and one of them twice, give the same bytes', () => {
  const paths = shards.map((lines, number) => {
    const path = join(folder, `${number}.jsonl`);
    writeFileSync(path, lines);
    return path;
  });
  const graph = join(folder, 'merged.json');
  const order = [...paths].reverse();
  expect(runProgram(['merge', ...order, order[1] ?? '', '--graph', graph, '--quiet']).code).toBe(0);
  expect(readFileSync(graph, 'utf8') === whole).toBe(true);
});
