import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, type Run, runProgram } from './run-program.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const blocks = [...README.matchAll(/```console\n([\s\S]*?)```/g)].map(([, text = '']) => text);
/** These wait for a person or need a server. */
const ELSEWHERE = /stancegraph (?:tui|push)/;

const folder = makeFolder();
const corpus = join(ROOT, 'corpus');

/** Runs a command as Bash takes it apart, and writes the file that it names behind `>`. */
function run(command: string): Run {
  const { output } = spawnSync('bash', ['-c', `npx() { printf '%s\\0' "$@" >&3; }; ${command}`], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const [, ...args] = (output[3] ?? '').split('\0').slice(0, -1);
  const ran = runProgram(args, { cwd: folder });
  const [, file] = / > (\S+)$/.exec(command) ?? [];
  if (file !== undefined) writeFileSync(join(folder, file), ran.out);
  return ran;
}

test('every command of the README runs, in its order, and the first shows what the README says', () => {
  expect(run(`npx stancegraph build '${corpus}' --quiet`).code).toBe(0);
  for (const name of ['my-articles', 'part1', 'part2']) {
    mkdirSync(join(folder, name));
    cpSync(join(corpus, '2016-02-27-cessation.md'), join(folder, name, `${name}.md`));
  }
  mkdirSync(join(folder, 'my-schema'));
  writeFileSync(join(folder, 'pairs.tsv'), 'Turkey\tUnited States\n');
  const [, shown = ''] = blocks[0]?.split('npm ci && npm start\n$ ') ?? [];
  const [command = '', ...output] = shown.split('\n');
  expect(run(command).out.trim()).toBe(output.join('\n').trim());
  const commands = blocks
    .slice(1)
    .flatMap((block) => block.split('\n'))
    .filter((line) => line.startsWith('npx ') && !ELSEWHERE.test(line));
  expect(commands.length).toBeGreaterThan(18);
  const failed = commands.filter((line) => run(line).code !== 0);
  expect(failed).toEqual([]);
}, 120_000);
