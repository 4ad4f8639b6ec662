import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { makeArticles } from '../../bench/synthetic.ts';
import { makeFolder, runProgram } from '../cli/run-program.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const RECIPE = join(ROOT, 'deploy/job-array');
const env = { ...process.env, STANCEGRAPH: `node ${join(ROOT, 'dist/cli/main.js')}` };
const folder = makeFolder();
const articles = join(folder, 'articles.jsonl');
const list = join(folder, 'inputs.txt');

/** The graph of one run of each kind of input. */
const whole = { lines: '', list: '' };

beforeAll(() => {
  const made = [...makeArticles(20, 60)].map(({ id, text, date }) => JSON.stringify({ id, text, date }));
  writeFileSync(articles, `${made.join('\n')}\n{"id": broken\n`);
  const paths = readdirSync(join(ROOT, 'corpus'))
    .filter((name) => name !== 'README.md')
    .slice(0, 5)
    .map((name) => join(ROOT, 'corpus', name));
  writeFileSync(list, `${paths.join('\n')}\n`);
  const graph = join(folder, 'graph.json');
  runProgram(['build', '-', '--graph', graph, '--quiet', '--no-cache'], { input: readFileSync(articles, 'utf8') });
  whole.lines = readFileSync(graph, 'utf8');
  runProgram(['build', ...paths, '--graph', graph, '--quiet', '--no-cache']);
  whole.list = readFileSync(graph, 'utf8');
});

const run = (command: string) => spawnSync('bash', ['-c', command], { cwd: folder, env, encoding: 'utf8' });

/** All shards, two at a time and in an order of their own. */
const runShards = (inputs: string, shards: number, out: string) =>
  run(`seq 0 ${shards - 1} | sort -R | xargs -P 2 -n 1 '${RECIPE}/shard.sh' '${inputs}' ${shards} '${out}'`);

const merge = (shards: number, out: string) => run(`'${RECIPE}/merge.sh' ${shards} '${out}' '${out}.json'`);

test.each([
  ['lines', 1],
  ['lines', 7],
  ['list', 2],
  ['list', 7],
] as const)('%s in %i shards are merged to the bytes of one run', (kind, shards) => {
  const out = join(folder, `${kind}-${shards}`);
  const ran = runShards(kind === 'lines' ? articles : list, shards, out);
  expect(ran.status, ran.stderr).toBe(0);
  expect(merge(shards, out).status).toBe(0);
  expect(readFileSync(`${out}.json`, 'utf8')).toBe(whole[kind]);
});

test('a shard that was killed is missed, and made by the next run', async () => {
  const out = join(folder, 'killed');
  const shard = spawn('bash', [join(RECIPE, 'shard.sh'), articles, '3', out, '1'], { env, detached: true });
  const ended = new Promise((done) => shard.once('exit', done));
  const hasBegun = () => existsSync(out) && readdirSync(out).some((name) => name.endsWith('.tmp'));
  for (let waited = 0; !hasBegun() && waited < 20_000; waited += 5) await new Promise((done) => setTimeout(done, 5));
  process.kill(-(shard.pid ?? 0), 'SIGKILL');
  await ended;
  expect(readdirSync(out).filter((name) => name.endsWith('.jsonl'))).toEqual([]);
  const early = merge(3, out);
  expect(early.status).toBe(1);
  expect(early.stderr).toContain('0 1 2');
  expect(runShards(articles, 3, out).status).toBe(0);
  expect(merge(3, out).status).toBe(0);
  expect(readFileSync(`${out}.json`, 'utf8')).toBe(whole.lines);
});
