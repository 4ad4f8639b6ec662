// Random and hostile input to every reader, stage and writer. `npm run fuzz` runs it for ten minutes; in `.ci/run` each
// part gets some seconds. A failure prints the seed and the input that fast-check shrank it to.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StancegraphError } from '../../src/base/errors.ts';
import { readArticles } from '../../src/corpus/read-articles.ts';
import { exporters } from '../../src/export/registry.ts';
import { parseGraph } from '../../src/graph/load-graph.ts';
import { serializeGraph } from '../../src/graph/save-graph.ts';
import { build, exportGraph, openReader } from '../../src/library.ts';
import { CypherError } from '../../src/query/cypher/errors.ts';
import { queryGraph } from '../../src/query/query-graph.ts';
import { loadSchema } from '../../src/schema/load-schema.ts';

const SECONDS = Number(process.env['STANCEGRAPH_FUZZ_SECONDS'] ?? 40);
const PARTS = 6;
const MILLISECONDS = (SECONDS * 1000) / PARTS;
const options = { numRuns: 1_000_000, interruptAfterTimeLimit: MILLISECONDS, markInterruptAsFailure: false } as const;
const WAIT = MILLISECONDS + 60_000;

const reader = openReader();
const folder = mkdtempSync(join(tmpdir(), 'stancegraph-fuzz-'));
const ODD = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '../../etc/passwd',
  '=cmd()',
  '@SUM(A1)',
  '\u202eevil',
  '\u001b[31mred',
  '\u0000',
  ']]>',
  '<script>alert(1)</script>',
  '"',
  "'",
  '\\',
  '`',
  '{{x}}',
  '\ud800',
  '𝕏',
  '🇺🇦',
  '\r',
  '\u2028',
] as const;
const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'Turkey',
      'Russia',
      'said',
      'that',
      'backs',
      'the',
      'rebels',
      'Assad',
      'and',
      'was',
      'accused',
      'of',
      'by',
      '"',
      '“',
      '”',
      ',',
      '.',
      '(',
      ')',
      '-',
      "'s",
      'who',
      'not',
      'U.S.',
      'Mr',
      '?',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom(...ODD) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);
const prose = fc.array(word, { maxLength: 120 }).map((words) => words.join(' '));

async function readAll(path: string): Promise<number> {
  let count = 0;
  for await (const result of readArticles([path])) {
    if (result.kind === 'problem') expect(result.problem.message).not.toBe('');
    count += 1;
  }
  return count;
}

test(
  'files of any bytes become articles or problems',
  async () => {
    const tag = fc.constantFrom(
      '<p>',
      '</p>',
      '<div>',
      '<article>',
      '<script>',
      '<!--',
      '-->',
      '<![CDATA[',
      '&amp',
      '&#x110000;',
      '<html><body>',
      '---\n',
      'title: *a\n',
      '{"id": "',
      '","text":"',
      '"}\n',
      '\u0000',
      '<a href="',
    );
    const text = fc.array(fc.oneof(tag, word), { maxLength: 80 }).map((parts) => parts.join(''));
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      text.map((one) => Buffer.from(one)),
    );
    let files = 0;
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom('txt', 'md', 'html', 'jsonl'), async (content, extension) => {
        files += 1;
        const path = join(folder, `${files % 20}.${extension}`);
        writeFileSync(path, content);
        await readAll(path);
      }),
      options,
    );
  },
  WAIT,
);

test(
  'any text is read, and every claim points into it',
  () => {
    fc.assert(
      fc.property(prose, (text) => {
        for (const record of reader.extract({ id: 'a', text })) {
          if (record.kind !== 'claim') continue;
          const { start, end } = record.evidence;
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      options,
    );
  },
  WAIT,
);

test(
  'names of any kind go through graph, query and every export',
  async () => {
    const name = fc.oneof(fc.constantFrom(...ODD), fc.string({ unit: 'binary', minLength: 1, maxLength: 10 }));
    await fc.assert(
      fc.asyncProperty(name, name, name, async (id, left, right) => {
        const text = `${left} backs ${right}.`;
        const at = { left: [0, left.length] as const, right: [left.length + 7, text.length - 1] as const };
        const mentions = [
          { start: at.left[0], end: at.left[1], type: 'group' as const, id: null, name: left },
          { start: at.right[0], end: at.right[1], type: 'person' as const, id: null, name: right },
        ];
        const { graph } = await reader.build([{ id, text, mentions } as never]);
        expect(parseGraph(serializeGraph(graph), 'memory').order).toBe(graph.order);
        expect([...queryGraph(graph, 'MATCH (a)-[r]->(b) RETURN a, r, b').rows].length).toBe(graph.size);
        for (const format of Object.keys(exporters))
          expect(exportGraph(graph, format, { layout: 'none' }).length).toBeGreaterThan(0);
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      options,
    );
  },
  WAIT,
);

test(
  'a graph file with any change is refused or read',
  async () => {
    const { graph } = await build([{ id: 'a', text: 'Kenya backs Sudan. Chad accused Mali of arming the rebels.' }]);
    const whole = serializeGraph(graph);
    fc.assert(
      fc.property(
        fc.nat(whole.length - 1),
        fc.nat(40),
        fc.string({ unit: 'binary', maxLength: 8 }),
        (at, length, put) => {
          const changed = whole.slice(0, at) + put + whole.slice(at + length);
          try {
            parseGraph(changed, 'memory');
          } catch (error) {
            expect(error).toBeInstanceOf(StancegraphError);
          }
        },
      ),
      options,
    );
  },
  WAIT,
);

test(
  'any YAML over the schema is taken or told off, with its place',
  () => {
    const line = fc.constantFrom(
      'entries:',
      '  - { name: Alpha, type: group }',
      '  - name: *a',
      'frames:',
      '  - { verb: back, relation: BACKS }',
      '&a [',
      ']',
      '? x',
      '<<: *a',
      'defaults: { type: person }',
      '  - [1, 2',
      'x: !!js/function y',
      '__proto__: { a: 1 }',
      '  - { name: constructor, type: group }',
      '\t- x',
      '"',
      '|',
      '- -',
      '  example: "<s>A</s> b <t>C</t>"',
    );
    const overlay = mkdtempSync(join(tmpdir(), 'stancegraph-overlay-'));
    mkdirSync(join(overlay, 'gazetteer'));
    mkdirSync(join(overlay, 'frames'));
    const path = (at: number) => join(overlay, at % 2 === 0 ? 'gazetteer' : 'frames', 'own.yaml');
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string({ maxLength: 12 })), { maxLength: 12 }), (lines) => {
        writeFileSync(path(lines.length), lines.join('\n'));
        try {
          const { problems } = loadSchema({ overlays: [overlay] });
          for (const problem of problems) expect(problem.message).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(StancegraphError);
        }
      }),
      options,
    );
  },
  WAIT,
);

test(
  'any query is answered or refused inside its limits',
  async () => {
    const { graph } = await build([resolve(import.meta.dirname, '../../corpus')]);
    const piece = fc.constantFrom(
      'MATCH',
      'OPTIONAL MATCH',
      '(a)',
      '(b:State)',
      '-[r]->',
      '<-[:BACKS*1..3]-',
      '-[*]-',
      'WHERE',
      'a.name',
      '=',
      "'x'",
      '$p',
      'RETURN',
      '*',
      'a',
      'count(*)',
      'collect(a)',
      'WITH',
      'AS x',
      'UNWIND',
      'range(1, 100000000)',
      'ORDER BY',
      'LIMIT 3',
      'SKIP',
      'UNION',
      'CASE WHEN',
      'END',
      '[x IN [1,2] | x]',
      'shortestPath(',
      ')',
      '(',
      '{',
      '}',
      'NOT',
      'AND',
      'XOR',
      '1e999',
      '-',
      '/',
      '0',
      '%',
      'null',
      "=~ '(a+)+$'",
      'EXISTS {',
      'reduce(s = 0, x IN [1] | s + x)',
      '`',
      '//',
      '/*',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 25 }), (parts) => {
        const started = performance.now();
        try {
          const limits = { rows: 1000, milliseconds: 500, steps: 2_000_000 };
          for (const _row of queryGraph(graph, parts.join(' '), { limits }).rows);
        } catch (error) {
          expect(error).toBeInstanceOf(CypherError);
        }
        expect(performance.now() - started).toBeLessThan(5000);
      }),
      options,
    );
  },
  WAIT,
);
