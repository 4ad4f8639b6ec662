import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { makeFolder, runProgram } from './run-program.ts';

const graph = join(makeFolder(), 'graph.json');

beforeAll(() => {
  const built = runProgram(['build', '-', '--graph', graph, '--quiet'], { input: 'Norway backs Sweden.' });
  expect(built.code).toBe(0);
});

/** A port that nothing listens on: one that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 1));
    });
  });
}

test.each([['push'], ['query']])('%s to a store that is not there is one line and exit code 5', async (command) => {
  const address = `bolt://127.0.0.1:${await freePort()}`;
  const args = command === 'push' ? ['push', address] : ['query', '--store', address, 'RETURN 1'];
  const { code, err } = runProgram([...args, '--graph', graph]);
  expect(code).toBe(5);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err).toContain(address);
});

test.each(['localhost:7687', 'http://localhost:7687', 'bolt://', 'nonsense'])('%s is no address', (address) => {
  expect(runProgram(['push', address, '--graph', graph]).code).toBe(2);
});

test('a password in the address is not told', async () => {
  const { err } = runProgram(['push', `bolt://ada:hush-hush@127.0.0.1:${await freePort()}`, '--graph', graph]);
  expect(err).not.toContain('hush');
});

test('a batch of no rows is refused', () => {
  expect(runProgram(['push', 'bolt://127.0.0.1:1', '--batch', '0', '--graph', graph]).code).toBe(2);
});
