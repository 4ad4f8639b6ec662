import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { firstDay, lastDay } from '../../src/cli/option-values.ts';
import { makeFolder, runProgram } from './run-program.ts';

const folder = makeFolder();
beforeAll(() => {
  const articles = [
    { id: 'a', date: '2016-08-26', text: 'Norway backs Sweden. Iceland said that Denmark opposes Sweden.' },
    { id: 'b', date: '2017-02-01', text: 'Norway backs Sweden.' },
  ];
  writeFileSync(join(folder, 'a.jsonl'), articles.map((article) => `${JSON.stringify(article)}\n`).join(''));
  expect(runProgram(['build', 'a.jsonl'], { cwd: folder }).code).toBe(0);
});
const run = (...args: readonly string[]) => runProgram(args, { cwd: folder });

describe('a value that an option cannot have is told, and nothing else is done', () => {
  test.each([
    [['find', 'Norway', '-n', '0']],
    [['find', 'Norway', '-n', '-3']],
    [['path', 'Norway', 'Sweden', '--max-hops', '0']],
    [['path', 'Norway', 'Sweden', '-n', '1.5']],
    [['path', 'Norway', 'Sweden', '--since', 'yesterday']],
    [['path', 'Norway', 'Sweden', '--until', '2016-02-30']],
    [['export', 'json', '--since', '26.8.2016']],
    [['export', 'svg', '--ego', 'Norway', '--hops', '-1']],
    [['camps', '--sides', '0']],
    [['build', 'a.jsonl', '--min-confidence', '7']],
    [['build', 'a.jsonl', '--jobs', '0']],
  ])('%s', (args) => {
    const found = run(...args);
    expect(found).toMatchObject({ code: 2, out: '' });
    expect(found.err).toContain(args.at(-2));
  });
});

describe('a date may be a year or a month', () => {
  test('from its first day to its last', () => {
    expect([firstDay('2016'), firstDay('2016-08'), firstDay('2016-08-26')]).toEqual([
      '2016-01-01',
      '2016-08-01',
      '2016-08-26',
    ]);
    expect([lastDay('2016'), lastDay('2016-02'), lastDay('2015-02'), lastDay('2016-08-26')]).toEqual([
      '2016-12-31',
      '2016-02-29',
      '2015-02-28',
      '2016-08-26',
    ]);
  });

  test('--until a year holds that year', () => {
    expect(run('path', 'Denmark', 'Sweden', '--until', '2016').code).toBe(0);
    expect(run('path', 'Denmark', 'Sweden', '--since', '2017').code).toBe(1);
  });
});

test('a path from a thing to itself is no question of more hops', () => {
  const found = run('path', 'Norway', 'Norway');
  expect(found.code).toBe(1);
  expect(found.err).not.toContain('--max-hops');
});

test('show and why name speakers and ends, not ids', () => {
  expect(run('show', 'Denmark').out).toContain('says Iceland');
  expect(run('show', 'Denmark').out).toMatch(/^ {4}Sweden {2}1 claim, confidence 0\.\d\d, says Iceland$/m);
  expect(run('why', 'Norway', 'OPPOSES', 'Sweden').err).toContain('Norway BACKS Sweden');
});

test('a lone sign is no formula', () => {
  const [, first = ''] = run('stances', 'Norway', 'Sweden', '-f', 'csv').out.split('\r\n');
  expect(first.split(',').slice(0, 3)).toEqual(['Norway', '+', 'Sweden']);
});

test('-o never replaces the graph that is asked', () => {
  const before = run('find', 'Norway').out;
  const found = run('export', 'json', '-o', './exports/graph.json');
  expect(found).toMatchObject({ code: 2, out: '' });
  expect(run('find', 'Norway').out).toBe(before);
});

test('--formats lists the kinds of files, before a command and behind one', () => {
  const [alone, behind] = [run('--formats'), run('build', '--formats')];
  expect(alone).toMatchObject({ code: 0, err: '' });
  expect(alone.out).toContain('.docx');
  expect(behind.out).toBe(alone.out);
});
