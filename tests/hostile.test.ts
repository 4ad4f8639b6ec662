import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readHtml } from '../src/corpus/formats/read-html.ts';
import { exporters } from '../src/export/registry.ts';
import { build, exportGraph, query } from '../src/library.ts';
import { loadSchema } from '../src/schema/load-schema.ts';
import { runProgram } from './cli/run-program.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stancegraph-hostile-'));
});

const run = (...args: readonly string[]) => runProgram(args, { cwd: root });

describe('pages made to harm', () => {
  test.each([
    ['a lone comment', '<!--'],
    ['a lone script', '<script>'],
    ['a hundred thousand nested tags', `${'<div>'.repeat(100_000)}x`],
    ['a hundred thousand attributes', `<p ${'a="b" '.repeat(100_000)}>x</p>`],
    ['eight megabytes of brackets', '<'.repeat(8_000_001)],
    ['an entity beyond Unicode', '<html><body><article><p>&#x11ffff; &#0; &bogus;</p></article></body></html>'],
  ])('%s', (_what, html) => {
    const started = performance.now();
    expect(() => readHtml(html)).not.toThrow();
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('a page that cannot be read costs itself only', () => {
    mkdirSync(join(root, 'articles'));
    writeFileSync(join(root, 'articles/bad.html'), '<!--');
    writeFileSync(join(root, 'articles/deep.html'), '<b>'.repeat(50_000));
    writeFileSync(join(root, 'articles/good.txt'), 'Kenya backs Sudan.\n');
    const built = run('build', 'articles', '--graph', 'graph.json', '--reader', 'fast');
    expect(built.code).toBe(0);
    expect(built.err).toMatch(/bad\.html/);
    expect(built.err).toContain('2 files not read: 2 .html (no article).');
    expect(readFileSync(join(root, 'graph.json'), 'utf8')).toContain('group/kenya');
  });
});

test('YAML that expands without end, or nests without end, is refused with its place', () => {
  const laughs = Array.from({ length: 12 }, (_, at) => `a${at}: &a${at} [${`*a${at - 1},`.repeat(9)}]`);
  const folder = join(root, 'gazetteer');
  mkdirSync(folder);
  const texts = {
    'laughs.yaml': ['a0: &a0 [lol]', ...laughs.slice(1)].join('\n'),
    'deep.yaml': `entries: ${'['.repeat(5000)}${']'.repeat(5000)}`,
  };
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(folder, file), text);
  const { problems } = loadSchema({ overlays: [root] });
  for (const file of Object.keys(texts))
    expect(problems.filter(({ place }) => place?.file?.endsWith(file) === true).length, file).toBeGreaterThan(0);
});

test('entities named as parts of objects are entities, everywhere', async () => {
  const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const articles = NAMES.map((name, at) => {
    const text = `${name} supported Kenya.`;
    const mentions = [
      { start: 0, end: name.length, type: 'group' as const, id: null, name },
      { start: text.length - 6, end: text.length - 1, type: 'group' as const, id: null, name: 'Kenya' },
    ];
    return { id: at === 0 ? '__proto__' : name, text, mentions };
  });
  const { graph } = await build(articles);
  expect(query(graph, 'MATCH (a)-[:BACKS]->({name: "Kenya"}) RETURN a.name AS name ORDER BY name').rows).toEqual(
    [...NAMES].sort().map((name) => ({ name })),
  );
  for (const format of Object.keys(exporters)) expect(exportGraph(graph, format)).toContain('hasOwnProperty');
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('an article id is a name, never a path', () => {
  const ids = ['../../outside', '/absolute', 'C:\\temp\\x', '..\\up', 'a/../../b'];
  const lines = ids.map((id) => JSON.stringify({ id, text: 'Kenya backs Sudan.' }));
  writeFileSync(join(root, 'all.jsonl'), `${lines.join('\n')}\n`);
  mkdirSync(join(root, 'in'));
  expect(run('build', 'all.jsonl', '--graph', 'in/graph.json', '--reader', 'fast').code).toBe(0);
  for (const format of Object.keys(exporters))
    expect(run('export', format, '--graph', 'in/graph.json', '-o', `in/out.${format}`).code, format).toBe(0);
  expect(readdirSync(root).sort()).toEqual(['all.jsonl', 'in']);
  expect(existsSync(join(root, '../outside'))).toBe(false);
});

test('what would move the cursor or change colours never reaches the terminal', () => {
  const evil = '\u001b]52;c;ZXZpbA==\u0007\u001b[2J\u001b[31m\u009b31m\u202e';
  const text = `Kenya ${evil} backs Sudan${evil}, officials said.\nKenya backs Sudan.\n`;
  writeFileSync(join(root, 'evil.jsonl'), JSON.stringify({ id: `a${evil}`, title: evil, publisher: evil, text }));
  expect(run('build', 'evil.jsonl', '--graph', 'graph.json', '--reader', 'fast').code).toBe(0);
  for (const args of [
    ['why', 'Kenya', 'Sudan'],
    ['why', 'Kenya', 'BACKS', 'Sudan'],
    ['show', 'Kenya'],
    ['find', 'Kenya'],
    ['stances'],
    ['path', 'Kenya', 'Sudan', '--evidence'],
    ['query', 'MATCH (c:Claim) RETURN c.quote'],
    ['analyse', 'evil.jsonl', '-f', 'tree'],
    ['explain', 'evil.jsonl', '--reader', 'fast'],
    ['tui', '--plain'],
  ]) {
    const readsFiles = args[0] === 'analyse' || args[0] === 'explain';
    const { code, out, err } = run(...args, ...(readsFiles ? [] : ['--graph', 'graph.json']));
    expect(code, args.join(' ')).toBe(0);
    expect(out + err, args.join(' ')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  }
});

test('a word of a megabyte, thousands of words without a stop and thousands of brackets are read in time', () => {
  const files = {
    'word.txt': `Kenya backs Sudan. ${'x'.repeat(1_000_000)} ${'.'.repeat(200_000)}\n`,
    'line.txt': `${'Kenya backs Sudan and the minister said that it would help, '.repeat(300)}\n`,
    'brackets.txt': `${'('.repeat(2_000)}Kenya backs Sudan${')'.repeat(2_000)}\n`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  // The learned reader takes a millisecond for a word, however many there are; the rest is what could go wrong.
  const built = run('build', ...Object.keys(files), '--graph', 'graph.json', '--jobs', '1', '--reader', 'fast');
  expect(built).toMatchObject({ code: 0, out: expect.stringContaining('3 articles') });
});
