import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, runProgram } from './run-program.ts';

const PROGRAM = resolve(import.meta.dirname, '../../dist/cli/main.js');
/** Trees and rules alone: what is asked here is what becomes of bytes. */
const FAST = ['--reader', 'fast'];
const TEXT = 'Nicolás Maduro condemned Colombia.';
const line = (id: string, text = TEXT) => `${JSON.stringify({ id, text })}\n`;

function entityNames(records: string): readonly string[] {
  return records
    .split('\n')
    .filter((record) => record !== '')
    .map((record) => JSON.parse(record) as { readonly kind: string; readonly id: string })
    .filter((record) => record.kind === 'entity')
    .map((record) => record.id);
}

function extractFile(name: string, bytes: Uint8Array) {
  const folder = makeFolder();
  writeFileSync(join(folder, name), bytes);
  return runProgram(['extract', name, ...FAST], { cwd: folder });
}

describe('JSON Lines and standard input are read in the encodings that files are', () => {
  const found = ['group/colombia', 'group/venezuela', 'person/nicolas-maduro'];

  test('UTF-16 with its mark', () => {
    const run = extractFile('wide.jsonl', Buffer.from(`\ufeff${line('a')}`, 'utf16le'));
    expect(entityNames(run.out)).toEqual(found);
    expect(run.code).toBe(0);
  });

  test('Windows-1252, with a warning that names the line', () => {
    const run = extractFile('old.jsonl', Buffer.from(line('a', 'All is calm.') + line('b'), 'latin1'));
    expect(entityNames(run.out)).toEqual(found);
    expect(run.err).toContain('old.jsonl:2');
    expect(run.err).not.toContain('old.jsonl:1');
  });

  test('a binary file is one problem, not one a line', () => {
    const run = extractFile(
      'data.jsonl',
      Uint8Array.from({ length: 4000 }, (_, at) => (at * 7) % 256),
    );
    // The problem, and the sum of what was not read at the end.
    expect(run.err.trim().split('\n')).toHaveLength(2);
    expect(run.code).toBe(1);
  });

  test('a line separator inside a string ends no line, in articles and in records', () => {
    const records = extractFile('one.jsonl', Buffer.from(line('a', 'Iran condemned\u2028Israel. Turkey backs Qatar.')));
    expect(records).toMatchObject({ code: 0, err: '' });
    const merged = runProgram(['merge', '-', '--graph', 'g.json'], { cwd: makeFolder(), input: records.out });
    expect(merged.code).toBe(0);
  });

  test('plain text on standard input', () => {
    const run = spawnSync(process.execPath, [PROGRAM, 'extract', '-', ...FAST], { input: Buffer.from(TEXT, 'latin1') });
    expect(entityNames(run.stdout.toString())).toEqual(found);
    expect(run.stderr.toString()).toContain('Windows-1252');
  });
});

test('a second article of one id is told with the lines of both', () => {
  const other = line('a').replace('conde', 'then conde');
  expect(other).not.toBe(line('a'));
  const run = extractFile('two.jsonl', Buffer.from(line('a') + line('b') + other));
  expect(run.err).toContain('two.jsonl:3');
  expect(run.err).toContain('two.jsonl:1');
});

test('names given with an article are one line', () => {
  const mention = { start: 0, end: 3, type: 'group', name: ' The Zed\n\tArmy ' };
  const article = { id: 'a', title: 'Two\nlines', text: 'Zed backs Iran.', mentions: [mention] };
  const run = extractFile('a.jsonl', Buffer.from(`${JSON.stringify(article)}\n`));
  expect(run.out).toContain('"name":"The Zed Army"');
  expect(run.out).toContain('"title":"Two lines"');
});

test('a line break in a name does not break the one line of an error', () => {
  const run = extractFile('bro\nken.txt', Buffer.from(''));
  const folder = makeFolder();
  writeFileSync(join(folder, 'bro\nken.txt'), '');
  expect(run.code).toBe(1);
  expect(runProgram(['extract', '.'], { cwd: folder }).err).not.toContain('bro\nken');
});

describe.skipIf(process.platform === 'win32')('pipes and devices', () => {
  test('a pipe in a folder does not hang the build', () => {
    const folder = makeFolder();
    mkdirSync(join(folder, 'news'));
    writeFileSync(join(folder, 'news/a.txt'), TEXT);
    spawnSync('mkfifo', [join(folder, 'news/pipe.txt')]);
    const run = spawnSync(process.execPath, [PROGRAM, 'extract', 'news', ...FAST], { cwd: folder, timeout: 20_000 });
    expect(run.status).toBe(0);
    expect(run.stderr.toString()).toContain('pipe.txt');
  });

  test('-o writes to a pipe, and through a link, and replaces neither', () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'a.txt'), TEXT);
    spawnSync('mkfifo', [join(folder, 'pipe')]);
    const run = spawnSync(
      'sh',
      ['-c', 'cat pipe > got & "$0" "$1" extract a.txt --reader fast -o pipe; wait', process.execPath, PROGRAM],
      {
        cwd: folder,
        timeout: 20_000,
      },
    );
    expect(run.status).toBe(0);
    expect(lstatSync(join(folder, 'pipe')).isFIFO()).toBe(true);
    expect(readFileSync(join(folder, 'got'), 'utf8')).toContain('"kind":"claim"');
    writeFileSync(join(folder, 'real.json'), 'old');
    symlinkSync('real.json', join(folder, 'link.json'));
    expect(runProgram(['build', 'a.txt', '--graph', 'link.json', ...FAST], { cwd: folder }).code).toBe(0);
    expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real.json'), 'utf8')).toContain('stancegraph');
  });

  test('a termination gives the lock back', async () => {
    const folder = makeFolder();
    const build = spawn(process.execPath, [PROGRAM, 'build', '-', '--graph', 'g.json'], { cwd: folder });
    while (!existsSync(join(folder, 'g.json.lock'))) await new Promise((done) => setTimeout(done, 20));
    build.kill('SIGTERM');
    const [code] = (await once(build, 'exit')) as [number | null];
    expect(code).toBe(143);
    expect(existsSync(join(folder, 'g.json.lock'))).toBe(false);
  });
});

describe('a build that read nothing leaves the graph as it was', () => {
  test.each([
    [['nowhere/'], 3],
    [['.'], 1],
    [['-'], 1],
  ])('%s', (paths, code) => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'g.json'), 'kept');
    const run = runProgram(['build', ...paths, '--graph', 'g.json'], { cwd: folder });
    expect(run.code).toBe(code);
    expect(readFileSync(join(folder, 'g.json'), 'utf8')).toBe('kept');
  });
});

test('a merge of what holds no article leaves the graph as it was', () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'g.json'), 'kept');
  const run = runProgram(['merge', '-', '--graph', 'g.json'], { cwd: folder, input: 'no record\n' });
  expect(run.code).toBe(3);
  expect(run.err).toContain('-:1');
  expect(readFileSync(join(folder, 'g.json'), 'utf8')).toBe('kept');
});

describe('the options of build and merge', () => {
  test('-o takes the summary', () => {
    const folder = makeFolder();
    const run = runProgram(['build', '-', '--graph', 'g.json', ...FAST, '-o', 'summary.txt'], {
      cwd: folder,
      input: TEXT,
    });
    expect(run.out).toBe('');
    expect(readFileSync(join(folder, 'summary.txt'), 'utf8')).toContain('1 article: 1 sentence');
  });

  test('a format that a summary does not have is refused before any work', () => {
    const run = runProgram(['build', '-', '--graph', 'g.json', '-f', 'json'], { cwd: makeFolder(), input: TEXT });
    expect(run).toMatchObject({ code: 2, out: '' });
  });
});

test('a date that is no day is told once a file, and the articles are read without it', () => {
  const dated = (id: string, date: string) => `${JSON.stringify({ id, date, text: TEXT })}\n`;
  const run = extractFile(
    'a.jsonl',
    Buffer.from(dated('a', '2024-06-12') + dated('b', '6/7/2024') + dated('c', '7/7/24')),
  );
  expect(run.err.trim().split('\n')).toHaveLength(1);
  expect(run.err).toContain('a.jsonl:2');
  expect(run.code).toBe(0);
  const front = extractFile('b.md', Buffer.from(`---\ndate: yesterday\n---\n${TEXT}\n`));
  expect(front.err).toContain('"yesterday"');
});

test('after a query with a fault the plain explorer answers the next command', () => {
  const folder = makeFolder();
  expect(runProgram(['build', '-', ...FAST], { cwd: folder, input: TEXT }).code).toBe(0);
  const run = runProgram(['tui', '--plain'], { cwd: folder, input: 'query BAD\nstances\n' });
  expect(run.out).toContain('Maduro against Colombia');
});
