import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { makeArticles } from '../../bench/synthetic.ts';
import { makeFolder, runProgram } from '../cli/run-program.ts';

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');
const root = makeFolder();
const articles = join(root, 'articles');
const graph = join(root, 'graph.json');
const HOW = ['--jobs', '1', '--reader', 'fast'];

test('a build that is killed leaves the old graph or the new one, and the next goes on', async () => {
  mkdirSync(articles);
  for (const { id, text } of makeArticles(40, 200)) writeFileSync(join(articles, `${id}.txt`), text);
  const fresh = join(root, 'fresh.json');
  expect(runProgram(['build', articles, '--graph', fresh, '--no-cache', ...HOW]).code).toBe(0);
  const wanted = readFileSync(fresh);
  const kills = Number(process.env['STANCEGRAPH_KILLS'] ?? 4);
  for (let at = 0; at < kills; at += 1) {
    const child = spawn('node', [MAIN, 'build', articles, '--graph', graph, ...HOW], { stdio: 'ignore' });
    const done = new Promise((end) => child.once('exit', end));
    await new Promise((wait) => setTimeout(wait, 100 + ((at * 379) % 2400)));
    child.kill('SIGKILL');
    await done;
    if (existsSync(graph)) expect(readFileSync(graph).equals(wanted)).toBe(true);
    if (at % 2 === 1) rmSync(join(root, '.stancegraph-cache'), { recursive: true, force: true });
  }
  expect(runProgram(['build', articles, '--graph', graph, ...HOW]).code).toBe(0);
  expect(readFileSync(graph).equals(wanted)).toBe(true);
}, 300_000);
