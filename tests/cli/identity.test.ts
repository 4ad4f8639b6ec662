import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, type Run, runProgram } from './run-program.ts';

const NEWS = {
  'a.txt': 'Kim Kardashian praised Japan. Kim criticized South Korea on Friday.\n',
  'b.txt': 'Bashar al-Assad thanked Russia. Black Banner Brigade attacked Iraq.\n',
  'c.txt': 'ISIS attacked Syria on Tuesday. Assad condemned Turkey. Kim Jong Un thanked China.\n',
};

function makeNews(identity: string): { readonly folder: string; readonly schema: string } {
  const folder = makeFolder();
  const schema = join(folder, 'own');
  mkdirSync(join(folder, 'news'));
  mkdirSync(schema);
  writeFileSync(join(schema, 'identity.yaml'), identity);
  for (const [name, text] of Object.entries(NEWS)) writeFileSync(join(folder, 'news', name), text);
  return { folder, schema };
}

const DECLARED = `same:
  - [Kim, Kim Jong Un]
  - [ISIS, Black Banner Brigade]
different:
  - [Bashar al-Assad, Assad]
`;

test('what is declared the same or different decides, in builds and in shards, on any number of threads', () => {
  const { folder, schema } = makeNews(DECLARED);
  const graph = (name: string) => join(folder, `${name}.json`);
  const own = ['--schema', schema, '--reader', 'fast'];
  const build = (name: string, ...more: readonly string[]): Run =>
    runProgram(['build', join(folder, 'news'), '--graph', graph(name), '--no-cache', ...own, ...more]);
  const kim = build('one', '--jobs', '1', '--explain-merge', 'Kim', 'Kim Jong Un');
  expect(kim.out).toMatch(
    /are one node: .*person\/kim-jong-un.*\n {2}"Kim": declared the same in .*identity\.yaml:2:6; a\.txt\n/,
  );
  const assad = build('two', '--jobs', '2', '--explain-merge', 'Assad', 'Bashar al-Assad');
  expect(assad.out).toMatch(/are two nodes: .*\n {2}They are declared different in .*identity\.yaml:5:6\.\n/);
  const shards = ['c', 'a', 'b'].map((name) => {
    const { out } = runProgram(['extract', join(folder, 'news', `${name}.txt`), ...own]);
    writeFileSync(join(folder, `${name}.jsonl`), out);
    return join(folder, `${name}.jsonl`);
  });
  runProgram(['merge', ...shards, '--graph', graph('three'), '--schema', schema]);
  const bytes = readFileSync(graph('one'));
  expect(readFileSync(graph('two')).equals(bytes)).toBe(true);
  expect(readFileSync(graph('three')).equals(bytes)).toBe(true);
});

test('a slip is a line with its place, and check finds it', () => {
  const { folder, schema } = makeNews('same:\n  - [Kim, Kim Jong Un]\n  - [Kim]\n');
  const checked = runProgram(['check', '--schema', schema]);
  expect(checked.code).toBe(3);
  expect(checked.out).toMatch(/identity\.yaml:3:5: .*two names or more.*\[error\]/);
  const build = runProgram(['build', join(folder, 'news'), '--graph', join(folder, 'g.json'), '--schema', schema]);
  expect(build.code).toBe(3);
  const both = makeNews('same:\n  - [Kim, Kim Jong Un]\ndifferent:\n  - [Kim Jong Un, Kim]\n');
  expect(runProgram(['check', '--schema', both.schema]).out).toMatch(/identity\.yaml:4:\d+: .*\[error\]/);
});
