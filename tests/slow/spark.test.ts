import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { makeArticles } from '../../bench/synthetic.ts';
import { makeFolder, runProgram } from '../cli/run-program.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PROGRAM = `node ${join(ROOT, 'dist/cli/main.js')}`;
/** A Python that has pyspark; `.ci/run` makes one in a virtual environment. */
const PYTHON = process.env['STANCEGRAPH_PYSPARK'] ?? 'python3';
const folder = makeFolder();
const articles = join(folder, 'articles.jsonl');
let whole = '';

function whyNot(): string | undefined {
  const { status, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const java = /version "(\d+)/.exec(stderr ?? '')?.[1];
  if (status !== 0 || Number(java) < 17) return `Java 17 is needed, and ${java ?? 'none'} is here`;
  return spawnSync(PYTHON, ['-c', 'import pyspark']).status === 0 ? undefined : `${PYTHON} has no pyspark`;
}

const reason = whyNot();
if (reason !== undefined) console.log(`skipped: ${reason}`);

beforeAll(() => {
  if (reason !== undefined) return;
  const corpus = readdirSync(join(ROOT, 'corpus')).filter((name) => name !== 'README.md');
  const lines = [
    ...[...makeArticles(150, 300)].map(({ id, text, date }) => ({ id, text, date })),
    ...corpus.map((name) => ({ id: name, text: readFileSync(join(ROOT, 'corpus', name), 'utf8') })),
    { id: 'odd', text: 'Norway backs Sweden.\u2028Norway\u0085 opposes\r\nthe “group” 😀.' },
  ];
  writeFileSync(articles, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  const graph = join(folder, 'whole.json');
  const built = runProgram(['build', '-', '--graph', graph, '--quiet', '--no-cache'], {
    input: readFileSync(articles, 'utf8'),
  });
  expect(built.code).toBe(0);
  whole = readFileSync(graph, 'utf8');
});

/** Two executors of one core each, in processes of their own. */
function runSpark(program: string) {
  const [graph, shards] = [join(folder, 'spark.json'), join(folder, 'shards')];
  const settings = ['spark.ui.enabled=false', 'spark.executor.memory=700m', 'spark.driver.host=127.0.0.1'];
  const submit = [
    '--master local-cluster[2,1,700]',
    ...settings.map((setting) => `--conf ${setting}`),
    'pyspark-shell',
  ];
  const env = { ...process.env, PYSPARK_PYTHON: PYTHON, PYSPARK_SUBMIT_ARGS: submit.join(' ') };
  const script = join(ROOT, 'deploy/spark/extract.py');
  const args = [script, articles, shards, '--graph', graph, '--partitions', '6'];
  const run = spawnSync(PYTHON, [...args, '--program', program], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 200_000,
    env,
  });
  return { ...run, graph, shards };
}

test.skipIf(reason !== undefined)(
  'Spark gives the bytes of one run, although an executor is killed in the middle of a partition',
  () => {
    const mark = join(folder, 'killed');
    const killer = join(folder, 'killer.sh');
    // The first filter to run hands on some records, then kills the Java process above it: its executor.
    const script = `#!/bin/sh
if [ "$1" = extract ] && mkdir '${mark}' 2>/dev/null; then
  head -n 3 | ${PROGRAM} "$@"
  above=$PPID
  while [ "$(ps -o comm= -p $above)" != java ]; do above=$(ps -o ppid= -p $above | tr -d ' '); done
  ps -o args= -p $above > '${mark}/executor'
  kill -9 $above
  exit 1
fi
exec ${PROGRAM} "$@"
`;
    writeFileSync(killer, script);
    chmodSync(killer, 0o755);
    const { status, stderr, graph, shards } = runSpark(killer);
    expect(status, stderr?.slice(-3000)).toBe(0);
    expect(readdirSync(shards).filter((name) => name.startsWith('part-')).length).toBeGreaterThan(5);
    expect(existsSync(join(mark, 'executor'))).toBe(true);
    expect(readFileSync(join(mark, 'executor'), 'utf8')).toContain('CoarseGrainedExecutorBackend');
    expect(stderr).toMatch(/Lost executor|ExecutorLostFailure/);
    expect(readFileSync(graph, 'utf8')).toBe(whole);
  },
);
