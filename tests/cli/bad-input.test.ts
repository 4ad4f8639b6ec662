import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, runProgram } from './run-program.ts';

/** Trees and rules alone: what is asked here is what becomes of files. */
const FAST = ['--reader', 'fast'];
const GOOD = 'Norway backs Sweden. Turkey opposes the Syrian government.\n';

/** Builds a folder that holds a good article and what the test puts beside it. */
function buildWith(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = makeFolder();
  mkdirSync(join(folder, 'news'));
  writeFileSync(join(folder, 'news/good.txt'), GOOD);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, 'news', name), content);
  const run = runProgram(['build', 'news', '--graph', 'graph.json', ...FAST], { cwd: folder });
  const graph = join(folder, 'graph.json');
  return { ...run, folder, articles: existsSync(graph) ? articleIds(graph) : [] };
}

function articleIds(path: string): readonly string[] {
  const { articles } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly articles: readonly { readonly id: string }[];
  };
  return articles.map((article) => article.id);
}

test('a folder as the graph file is refused before anything is read', () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'good.txt'), GOOD);
  const run = runProgram(['build', 'good.txt', '--graph', '.', ...FAST], { cwd: folder });
  expect(run.code).toBe(3);
  expect(run.err).toContain('it is a folder');
});

test('an id that is taken is told with the path as it was given, and one name twice is no pair', () => {
  const lines = ['Iran backs Syria.', 'Peru condemned Chile.'].map((text) => JSON.stringify({ id: 'a', text }));
  const run = buildWith({ 'two.jsonl': lines.join('\n') });
  expect(run.err).toContain('news/two.jsonl:2');
  const asked = (...names: readonly string[]) =>
    runProgram(['stances', ...names, '--graph', 'graph.json'], { cwd: run.folder }).code;
  expect([asked('Iran', 'Syria'), asked('Iran', 'Iran')]).toEqual([0, 1]);
});

describe('one broken article never sinks a build', () => {
  test('an empty file is named, and the other article is built', () => {
    const run = buildWith({ 'empty.txt': '' });
    expect(run.err).toContain('empty.txt');
    expect(run.err).toContain('1 file not read: 1 empty.');
    expect(run).toMatchObject({ code: 0, articles: ['good.txt'] });
  });

  test('a binary file is named', () => {
    const run = buildWith({ 'picture.txt': Uint8Array.from([137, 80, 78, 71, 0, 0, 0, 13, 0, 1, 2, 3, 0, 0]) });
    expect(run.err).toContain('picture.txt');
    expect(run).toMatchObject({ code: 0, articles: ['good.txt'] });
  });

  test('invalid UTF-8 is read as Windows-1252, with a warning', () => {
    const run = buildWith({ 'old.txt': Buffer.from('Norway\x92s minister backs Sweden.', 'latin1') });
    expect(run.err).toContain('old.txt');
    expect(run).toMatchObject({ code: 0, articles: ['good.txt', 'old.txt'] });
  });

  test('broken front matter gives its line, and the article is read all the same', () => {
    const run = buildWith({ 'front.md': '---\ntitle: "open\ndate: 2016-01-01\n---\nNorway backs Sweden.\n' });
    expect(run.err).toMatch(/front\.md:\d+/);
    expect(run).toMatchObject({ code: 3, articles: ['front.md', 'good.txt'] });
  });

  test('a broken line in the middle of JSON Lines gives its number, and the lines around it are read', () => {
    const line = (id: string) => JSON.stringify({ id, text: GOOD });
    const run = buildWith({ 'many.jsonl': `${line('a')}\n{"id": broken\n${line('c')}\n` });
    expect(run.err).toContain('many.jsonl:2');
    expect(run).toMatchObject({ code: 3, articles: ['a', 'c', 'good.txt'] });
  });

  test('a mention outside the text is refused with its line', () => {
    const run = buildWith({
      'span.jsonl': `${JSON.stringify({ id: 'a', text: 'Short.', mentions: [{ start: 3, end: 99 }] })}\n`,
    });
    expect(run.err).toContain('span.jsonl:1');
    expect(run.code).toBe(3);
  });

  test('two articles of one id: the first stays, the second is named', () => {
    const run = buildWith({ 'same.jsonl': `${JSON.stringify({ id: 'good.txt', text: `${GOOD}More was said.` })}\n` });
    expect(run.err).toContain('good.txt');
    expect(run).toMatchObject({ code: 3, articles: ['good.txt'] });
  });

  test('a link to the folder above is not followed for ever', () => {
    const folder = makeFolder();
    mkdirSync(join(folder, 'news'));
    writeFileSync(join(folder, 'news/good.txt'), GOOD);
    symlinkSync(join(folder, 'news'), join(folder, 'news/loop'));
    const run = runProgram(['build', 'news', '--graph', 'graph.json', ...FAST], { cwd: folder });
    expect(run.code).toBe(0);
    expect(articleIds(join(folder, 'graph.json'))).toEqual(['good.txt']);
  });

  test('a link that leads nowhere is named', () => {
    const folder = makeFolder();
    mkdirSync(join(folder, 'news'));
    writeFileSync(join(folder, 'news/good.txt'), GOOD);
    symlinkSync(join(folder, 'gone.txt'), join(folder, 'news/dead.txt'));
    const run = runProgram(['build', 'news', '--graph', 'graph.json', ...FAST], { cwd: folder });
    expect(run.err).toContain('dead.txt');
    expect(run.code).toBe(3);
  });

  test('a single line of 50 MB is refused by name', () => {
    const run = buildWith({ 'huge.txt': 'word '.repeat(10_000_000) });
    expect(run.err).toContain('huge.txt');
    expect(run).toMatchObject({ code: 0, articles: ['good.txt'] });
  });

  test('a folder that does not exist is exit code 3 and one line', () => {
    const run = runProgram(['extract', 'no-such-folder'], { cwd: makeFolder() });
    expect(run.code).toBe(3);
    expect(run.err.trim().split('\n')).toHaveLength(1);
  });
});

describe('a broken schema is refused with file, line and column', () => {
  function overlay(file: string, content: string) {
    const folder = makeFolder();
    mkdirSync(join(folder, 'schema/frames'), { recursive: true });
    mkdirSync(join(folder, 'schema/gazetteer'), { recursive: true });
    writeFileSync(join(folder, 'schema', file), content);
    return runProgram(['check', '--schema', 'schema'], { cwd: folder });
  }

  test('duplicate keys', () => {
    const run = overlay('frames/mine.yaml', 'frames: []\nframes: []\n');
    expect(run.out).toMatch(/mine\.yaml:2:\d+/);
    expect(run.code).toBe(3);
  });

  test('an alias bomb', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x]',
      ...'bcdefgh'.split('').map((name, at) => `${name}: &${name} [${Array(8).fill(`*${'abcdefgh'[at]}`).join(', ')}]`),
    ].join('\n');
    const run = overlay('frames/bomb.yaml', bomb);
    expect(run.out).toContain('bomb.yaml');
    expect(run.code).toBe(3);
  });

  test('a frame that names an unknown relation gets the nearest name', () => {
    const run = overlay(
      'frames/mine.yaml',
      'frames:\n  - { verb: cuddle, relation: BACK, source: nsubj, target: obj, example: "<s>Norway</s> cuddles <t>Sweden</t>." }\n',
    );
    expect(run.out).toMatch(/mine\.yaml:2:\d+.*BACKS/s);
    expect(run.code).toBe(3);
  });

  test('two entities that claim one alias', () => {
    const run = overlay(
      'gazetteer/mine.yaml',
      'entries:\n  - { type: group, name: First Front, aliases: [Same Name] }\n  - { type: group, name: Second Front, aliases: [Same Name] }\n',
    );
    expect(run.out).toContain('Same Name');
    expect(run.code).toBe(3);
  });
});

describe('commands and files', () => {
  test('an unknown command is exit code 2', () => {
    expect(runProgram(['bild']).code).toBe(2);
  });

  test('no graph file is one line that says what to do', () => {
    const run = runProgram(['stances'], { cwd: makeFolder() });
    expect(run.code).toBe(3);
    expect(run.err).toContain('stancegraph build');
  });

  test('a damaged graph file is refused', () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'graph.json'), '{"format":"stancegraph","version":1,"sha256":"0"');
    expect(runProgram(['stances', '--graph', 'graph.json'], { cwd: folder }).code).toBe(3);
  });

  test('extract piped into merge gives the bytes of build', () => {
    const { folder } = buildWith({
      'more.txt':
        'Iran, which supports the Houthis, condemned the strike. Saudi Arabia accused Iran of arming the rebels.\n',
    });
    const records = runProgram(['extract', 'news', ...FAST], { cwd: folder }).out;
    writeFileSync(join(folder, 'records.jsonl'), records);
    expect(runProgram(['merge', 'records.jsonl', '--graph', 'merged.json'], { cwd: folder }).code).toBe(0);
    expect(readFileSync(join(folder, 'merged.json'), 'utf8')).toBe(readFileSync(join(folder, 'graph.json'), 'utf8'));
  });

  test('merge says once that a graph file is none of records, and ends the list of faults of another file', () => {
    const { folder } = buildWith({ 'more.txt': 'Iran condemned Norway.' });
    const graph = runProgram(['merge', 'graph.json', '--graph', 'merged.json'], { cwd: folder });
    expect(graph).toMatchObject({ code: 3, err: expect.stringContaining('This is a graph that was built') });
    expect(graph.err.trim().split('\n')).toHaveLength(1);
    writeFileSync(join(folder, 'other.txt'), 'no record\n'.repeat(300));
    const other = runProgram(['merge', 'other.txt', '--graph', 'merged.json'], { cwd: folder });
    expect(other.err).toContain('other.txt:300: So it is 250 times more, up to here.');
    expect(other.err.trim().split('\n')).toHaveLength(52);
  });

  test('every claim record points at the words it says it points at', () => {
    const text = 'Norway backs Sweden. “We reject Iran,” said Norway’s minister.\n';
    const folder = makeFolder();
    writeFileSync(join(folder, 'a.txt'), text);
    const records = runProgram(['extract', 'a.txt', ...FAST], { cwd: folder })
      .out.trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    for (const record of records.filter((one) => one['kind'] === 'claim')) {
      const evidence = record['evidence'] as { readonly start: number; readonly end: number; readonly quote: string };
      expect(text.slice(evidence.start, evidence.end)).toBe(evidence.quote);
    }
    for (const record of records.filter((one) => one['kind'] === 'entity')) {
      for (const mention of record['mentions'] as readonly {
        readonly start: number;
        readonly end: number;
        readonly surface: string;
      }[]) {
        expect(text.slice(mention.start, mention.end).replace(/\s+/g, ' ')).toBe(mention.surface);
      }
    }
    expect(records.some((record) => record['kind'] === 'claim' && record['relation'] === 'BACKS')).toBe(true);
  });
});
