import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { makeArticles } from '../../bench/synthetic.ts';
import { type Run, runProgram } from './run-program.ts';

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stancegraph-cache-'));
  mkdirSync(join(root, 'articles'));
});

const graphOf = (name = 'graph') => join(root, `${name}.json`);
const article = (name: string) => join(root, 'articles', `${name}.txt`);

/** Builds with trees and rules alone, unless told otherwise: what is asked here is what the cache holds. */
function build(...args: readonly string[]): Run {
  const where = args.includes('--graph') ? [] : ['--graph', graphOf()];
  const reader = args.includes('--reader') ? [] : ['--reader', 'fast'];
  return runProgram(['build', join(root, 'articles'), ...where, ...reader, ...args]);
}

/** The bytes of the graph that a build without any cache gives. */
function fromNothing(): Buffer {
  expect(build('--graph', graphOf('fresh'), '--no-cache', '--jobs', '1').code).toBe(0);
  return readFileSync(graphOf('fresh'));
}

test('a second build reuses what it knows; a new, changed or removed article is noticed', () => {
  writeFileSync(article('a'), 'Norway supports Chile.\n');
  writeFileSync(article('b'), 'Japan condemned Peru.\n');
  expect(build().err).not.toContain('known from before');
  expect(build().err).toContain('2 of 2 articles known from before');
  writeFileSync(article('c'), 'Kenya supports Ghana.\n');
  expect(build().err).toContain('2 of 3 articles known');
  writeFileSync(article('b'), 'Japan supports Peru.\n');
  expect(build().err).toContain('2 of 3 articles known');
  rmSync(article('a'));
  expect(build().err).toContain('2 of 2 articles known');
  expect(readFileSync(graphOf())).toEqual(fromNothing());
  expect(readFileSync(graphOf(), 'utf8')).not.toContain('Norway supports');
});

test('whatever is added, changed and removed, the bytes are those of a build from nothing', () => {
  const step = fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    text: fc.constantFrom(null, 'Norway supports Chile.', 'Japan condemned Peru.', 'Kenya and Ghana held talks.'),
  });
  fc.assert(
    fc.property(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 3 }), (rounds) => {
      rmSync(join(root, 'articles'), { recursive: true, force: true });
      mkdirSync(join(root, 'articles'));
      writeFileSync(article('always'), 'Poland supports Cuba.\n');
      for (const round of rounds) {
        for (const { name, text } of round) {
          if (text === null) rmSync(article(name), { force: true });
          else writeFileSync(article(name), `${text}\n`);
        }
        expect(build().code).toBe(0);
      }
      expect(readFileSync(graphOf())).toEqual(fromNothing());
    }),
    { numRuns: 3 },
  );
}, 120_000);

test('one thread and several give the same bytes, and the same records in the same order', () => {
  // A name of the long lists in each, and more articles than the first thread reads alone.
  for (const { id, text } of makeArticles(30, 40))
    writeFileSync(
      article(id),
      `${text}\n\nZambian President Edgar Lungu condemned Peru. The Pan Africanist Congress of Azania condemned Chile.\n`,
    );
  for (const [reader, jobs] of [
    ['full', '1'],
    ['full', '2'],
    ['fast', '1'],
    ['fast', '3'],
  ] as const)
    build('--graph', graphOf(reader + jobs), '--no-cache', '--reader', reader, '--jobs', jobs);
  expect(readFileSync(graphOf('full2'))).toEqual(readFileSync(graphOf('full1')));
  expect(readFileSync(graphOf('fast3'))).toEqual(readFileSync(graphOf('fast1')));
  const extract = (jobs: string) =>
    runProgram(['extract', join(root, 'articles'), '--reader', 'fast', '--jobs', jobs]).out;
  expect(extract('2')).toBe(extract('1'));
}, 120_000);

test('a schema that looks at other things reads anew; without it the old graph comes back', () => {
  writeFileSync(article('a'), 'Norway supports Quillon.\n');
  const overlay = join(root, 'schema');
  mkdirSync(join(overlay, 'gazetteer'), { recursive: true });
  const entry = 'entries:\n  - { name: Quillon, type: group, kind: armed-group }\n';
  writeFileSync(join(overlay, 'gazetteer/own.yaml'), entry);
  expect(build().code).toBe(0);
  const before = readFileSync(graphOf(), 'utf8');
  const run = build('--schema', overlay);
  expect(run.code).toBe(0);
  expect(run.err).not.toContain('known from before');
  expect(readFileSync(graphOf(), 'utf8')).not.toBe(before);
  expect(readFileSync(graphOf(), 'utf8')).toContain('group/quillon');
  expect(build().err).toContain('1 of 1 articles known');
  expect(readFileSync(graphOf(), 'utf8')).toBe(before);
});

test('a cache that was cut off or damaged costs only the articles that it lost', () => {
  for (const { id, text } of makeArticles(6, 80)) writeFileSync(article(id), text);
  build();
  const folder = join(root, '.stancegraph-cache');
  const [log = ''] = readdirSync(folder)
    .filter((name) => name.endsWith('.log'))
    .map((name) => join(folder, name));
  const bytes = readFileSync(log);
  rmSync(join(folder, 'graph.json.built.json'));
  truncateSync(log, bytes.length - 50);
  expect(build().err).toContain('5 of 6 articles known');
  appendFileSync(log, '\nnonsense that is no entry');
  const spoilt = readFileSync(log);
  spoilt[400] = (spoilt[400] ?? 0) ^ 1;
  writeFileSync(log, spoilt);
  rmSync(join(folder, 'graph.json.built.json'));
  expect(build().err).toMatch(/[56] of 6 articles known/);
  expect(readFileSync(graphOf())).toEqual(fromNothing());
});

test('two builds of one graph: the second is told who holds it; a lock of a dead process is taken over', () => {
  writeFileSync(article('a'), 'Norway supports Chile.\n');
  const lock = `${graphOf()}.lock`;
  writeFileSync(lock, `${JSON.stringify({ pid: process.pid, host: hostname() })}\n`);
  const refused = build();
  expect(refused.code).toBe(3);
  expect(refused.err).toContain(`process ${process.pid} on ${hostname()}`);
  // A clock that was set back makes ages below 0.
  utimesSync(lock, new Date(Date.now() + 86_400_000), new Date(Date.now() + 86_400_000));
  expect(build().err).toContain('for 0 minutes');
  writeFileSync(lock, `${JSON.stringify({ pid: 2 ** 30, host: hostname() })}\n`);
  expect(build().code).toBe(0);
  expect(existsSync(lock)).toBe(false);
  writeFileSync(lock, '');
  expect(build().code).toBe(0);
});

test('a folder that cannot be written gets one line', () => {
  writeFileSync(article('a'), 'Norway supports Chile.\n');
  writeFileSync(join(root, 'file'), '');
  const { code, err } = build('--graph', join(root, 'file/graph.json'));
  expect(code).toBe(3);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err).toContain(join(root, 'file/graph.json'));
});

test('a cache that cannot be written costs the cache, not the build', () => {
  writeFileSync(article('a'), 'Norway supports Chile.\n');
  writeFileSync(join(root, 'file'), '');
  expect(build('--cache', join(root, 'file')).code).toBe(0);
  expect(readFileSync(graphOf())).toEqual(fromNothing());
});

test('a full disk leaves the old graph', () => {
  // Every write to /dev/full fails as on a full disk; the graph is written beside its place, so a file limit stands in.
  writeFileSync(article('a'), 'Norway supports Chile.\n');
  build();
  const before = readFileSync(graphOf());
  for (const { id, text } of makeArticles(10, 120)) writeFileSync(article(id), text);
  const limited = spawnSync(
    'sh',
    [
      '-c',
      `trap '' XFSZ; ulimit -f 40; node ${MAIN} build ${join(root, 'articles')} --graph ${graphOf()} --reader fast --jobs 1`,
    ],
    { encoding: 'utf8' },
  );
  expect(limited.status).toBe(3);
  expect(limited.stderr).toContain('Cannot write');
  expect(readFileSync(graphOf())).toEqual(before);
  expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  expect(build().code).toBe(0);
  expect(readFileSync(graphOf())).toEqual(fromNothing());
}, 60_000);
