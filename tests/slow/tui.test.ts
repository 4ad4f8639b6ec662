import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const MAIN = join(ROOT, 'dist/cli/main.js');
const FOLDER = mkdtempSync(join(tmpdir(), 'stancegraph-tui-'));
const GRAPH = join(FOLDER, 'graph.json');
let socket = '';
let sessions = 0;
const hasTmux = spawnSync('tmux', ['-V']).error === undefined;

if (!hasTmux) console.log('skipped: tmux is not installed');

const tmux = (...args: readonly string[]) => spawnSync('tmux', ['-L', socket, ...args], { encoding: 'utf8' });
const capture = () => tmux('capture-pane', '-p', '-t', 'main').stdout;
const send = (...keys: readonly string[]) => tmux('send-keys', '-t', 'main', ...keys);
const type = (text: string) => tmux('send-keys', '-t', 'main', '-l', text);

/** Waits until the screen holds a text; the last screen is shown when it never does. */
async function see(wanted: string | RegExp): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const screen = capture();
    if (typeof wanted === 'string' ? screen.includes(wanted) : wanted.test(screen)) return screen;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`Never saw ${String(wanted)}:\n${capture()}`);
}

beforeAll(() => {
  if (hasTmux) spawnSync('node', [MAIN, 'build', 'corpus', '--graph', GRAPH, '--quiet'], { cwd: ROOT });
});

beforeEach(async (context) => {
  if (!hasTmux) return context.skip();
  if (socket !== '') tmux('kill-server');
  // A server that is going down would take the new session with it.
  sessions += 1;
  socket = `stancegraph-${process.pid}-${sessions}`;
  tmux('new-session', '-d', '-s', 'main', '-x', '120', '-y', '32', 'env PS1="shell$ " sh -i');
  tmux('set-option', '-g', 'set-clipboard', 'on');
  await see('shell$');
  type(`XDG_STATE_HOME=${FOLDER} node ${MAIN} tui --graph ${GRAPH}; echo code $?`);
  send('Enter');
  await see(/\d+ entities/);
});

afterAll(() => {
  tmux('kill-server');
});

test('search, drill three levels, read the evidence, and come back', async () => {
  type('turk');
  await see('> Turkey');
  send('Enter');
  await see('Find › Turkey');
  send('Enter');
  expect(await see('modality:')).toMatch(/\[.+\].*\{.+\}|\{.+\}.*\[.+\]/s);
  send('Enter');
  await see(/Find › Turkey › .+ › .+/);
  send('q', 'q', 'q');
  await see(/> .+\n/);
  await see(/stancegraph Find {3}/);
});

test('a path, a query with an error, the right one, and a jump from its cell', async () => {
  send('Escape', 'p');
  type('turkey');
  await see('> Turkey');
  send('Enter');
  type('russia');
  await see('> Russia');
  send('Enter');
  await see('from Turkey to Russia');
  send('c');
  type('MATCH (a:State) RETRUN a');
  send('Enter');
  await see('Did you mean RETURN?');
  send('C-u');
  type('MATCH (a:Stat');
  send('Tab');
  await see('cypher> MATCH (a:State');
  type(") WHERE a.name = 'Iran' RETURN a");
  send('Enter');
  await see('1 rows in');
  send('Enter');
  await see('› Iran');
});

test('copying hands the text to the terminal', async () => {
  type('iran');
  await see('> Iran');
  send('Escape', 'y');
  await see('Copied: Iran');
  expect(tmux('show-buffer').stdout).toBe('Iran');
  send('x');
  await see('Copied: stancegraph show Iran');
});

test('resizing draws the screen anew', async () => {
  type('turk');
  await see('> Turkey');
  send('Enter');
  await see('Find › Turkey');
  for (const [columns, rows] of [
    ['60', '20'],
    ['200', '60'],
    ['80', '24'],
  ] as const) {
    tmux('resize-window', '-t', 'main', '-x', columns, '-y', rows);
    // Once drawn anew, the last line is the line of keys, and no rest of the old screen is left.
    const screen = await see(/help[^\n]*\s*$/);
    expect(screen.match(/Find › Turkey/g)).toHaveLength(1);
  }
});

test('suspending hands the terminal back; fg draws it again', async () => {
  type('turk');
  await see('> Turkey');
  send('C-z');
  await see(/Stopped|suspended|shell\$ *$/m);
  type('echo still here');
  send('Enter');
  await see('still here');
  type('fg');
  send('Enter');
  await see('> Turkey');
  send('Enter');
  await see('Find › Turkey');
});

test('quitting and SIGTERM give the terminal back as it was', async () => {
  send('Escape', 'q');
  await see('code 0');
  expect(capture()).toContain('shell$');
  type(`XDG_STATE_HOME=${FOLDER} node ${MAIN} tui --graph ${GRAPH}; echo code $?`);
  send('Enter');
  await see(/\d+ entities/);
  spawnSync('pkill', ['-TERM', '-f', `tui --graph ${GRAPH}`]);
  await see('code 143');
  type('echo typed');
  send('Enter');
  await see(/^typed$/m);
});

test('SIGTERM behind the first frame, before the graph is read, gives the terminal back too', async () => {
  send('Escape', 'q');
  await see('code 0');
  const script = `const { showFirstFrame } = await import('${ROOT}/src/tui/terminal-screen.ts'); showFirstFrame(true); setTimeout(() => 0, 60000);`;
  writeFileSync(join(FOLDER, 'first-frame.mts'), script);
  type(`node --import tsx ${join(FOLDER, 'first-frame.mts')}; echo code $?`);
  send('Enter');
  await see('reading the graph');
  spawnSync('pkill', ['-TERM', '-f', join(FOLDER, 'first-frame.mts')]);
  await see('code 143');
  type('echo typed');
  send('Enter');
  await see(/^typed$/m);
  expect(capture()).not.toContain('reading the graph');
});

test('queries are kept on disk', async () => {
  send('Escape', 'c');
  type('RETURN 42 AS kept');
  send('Enter');
  await see('1 rows in');
  send('C-c');
  await see('code 0');
  expect(existsSync(join(FOLDER, 'stancegraph/history.jsonl'))).toBe(true);
  expect(readFileSync(join(FOLDER, 'stancegraph/history.jsonl'), 'utf8')).toContain('RETURN 42 AS kept');
});

test('without a terminal there is a clear error, and lines with --plain', () => {
  const run = (input: string, ...args: readonly string[]) =>
    spawnSync('node', [MAIN, 'tui', '--graph', GRAPH, ...args], { encoding: 'utf8', input });
  const refused = run('');
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('--plain');
  const plain = run('find turk\n1\n1\nquery MATCH (a:State) RETURN count(a) AS n\nsides\nquit\n', '--plain');
  expect(plain.status).toBe(0);
  expect(plain.stdout).toMatch(/1\. Turkey/);
  expect(plain.stdout).toContain('modality:');
  expect(plain.stdout).toMatch(/^1\. \d+$/m);
});
