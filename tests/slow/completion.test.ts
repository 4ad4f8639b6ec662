import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'stancegraph-completion-'));
const graph = join(folder, 'graph.json');
const has = (program: string, asked = '--version') => spawnSync(program, [asked]).error === undefined;
const hasTmux = has('tmux', '-V');
if (!hasTmux) console.log('skipped: tmux is not installed');

/** Shells that read no start-up file, with the prompt that the tests wait for. */
const SHELLS = [
  { shell: 'bash', start: "env PS1='ready> ' bash --norc --noprofile -i" },
  { shell: 'zsh', start: "env PS1='ready> ' zsh -f -i" },
  { shell: 'fish', start: 'fish --no-config -i -C \'function fish_prompt; echo "ready> "; end\'' },
].filter(({ shell }) => {
  if (!has(shell)) console.log(`skipped: ${shell} is not installed`);
  return has(shell);
});

let sessions = 0;
let socket = '';
const tmux = (...args: readonly string[]) => spawnSync('tmux', ['-L', socket, ...args], { encoding: 'utf8' });
const capture = () => tmux('capture-pane', '-p', '-J', '-t', 'main').stdout;
const type = (text: string) => tmux('send-keys', '-t', 'main', '-l', text);
const send = (...keys: readonly string[]) => tmux('send-keys', '-t', 'main', ...keys);

/** Waits until the screen holds a text; the last screen is shown when it never does. */
async function see(wanted: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (capture().includes(wanted)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`Never saw ${wanted}:\n${capture()}`);
}

beforeAll(() => {
  const text =
    "Turkey backs the United States. Turkey bombed the People's Protection Units (YPG) on Monday. Barack Obama met Russia.\n";
  writeFileSync(join(folder, 'news.txt'), text);
  expect(spawnSync('node', [MAIN, 'build', join(folder, 'news.txt'), '--graph', graph, '--quiet']).status).toBe(0);
  for (const { shell } of SHELLS)
    writeFileSync(join(folder, shell), spawnSync('node', [MAIN, 'completion', shell], { encoding: 'utf8' }).stdout);
});

afterEach(() => {
  tmux('kill-server');
});

describe.skipIf(!hasTmux).each(SHELLS)('TAB in a $shell that somebody types into', ({ shell, start }) => {
  test('labels, relations, properties and names of a query, without the quotes being closed', async () => {
    await open(shell, start);
    type(`stancegraph query --graph ${graph} 'MATCH (a:Per`);
    send('Tab');
    await see("'MATCH (a:Person");
    type(')-[:FIG');
    send('Tab');
    await see("'MATCH (a:Person)-[:FIGHTS");
    type(']->(b {name: "Tur');
    send('Tab');
    await see('\'MATCH (a:Person)-[:FIGHTS]->(b {name: "Turkey"');
    type('}) RETURN b.nam');
    send('Tab');
    await see('{name: "Turkey"}) RETURN b.name');
    type("'");
    send('C-a', 'C-k');
  });

  test('names with spaces and quotes, and a space behind them', async () => {
    await open(shell, start);
    type(`stancegraph why --graph ${graph} Tur`);
    send('Tab');
    await see(`--graph ${graph} Turkey `);
    type('FI');
    send('Tab');
    await see('Turkey FIGHTS ');
    type('Peo');
    send('Tab');
    await see("Turkey FIGHTS People\\'s\\ Protection\\ Units");
    send('Enter');
    await see('[Turkey]');
  });
});

/** A shell that has sourced its script and knows the program by its place alone. */
async function open(shell: string, start: string): Promise<void> {
  sessions += 1;
  socket = `stancegraph-completion-${process.pid}-${sessions}`;
  tmux('new-session', '-d', '-s', 'main', '-x', '180', '-y', '32', start);
  await see('ready>');
  writeFileSync(join(folder, 'stancegraph'), `#!/bin/sh\nexec node ${MAIN} "$@"\n`, { mode: 0o755 });
  type(shell === 'fish' ? `set -x PATH ${folder} $PATH` : `PATH=${folder}:$PATH`);
  send('Enter');
  type(`source ${join(folder, shell)}; clear; echo sour''ced`);
  send('Enter');
  await see('sourced');
}
