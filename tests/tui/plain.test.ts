import { Readable } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import { COMMANDS, KEYS } from '../../src/tui/keys.ts';
import { runPlain } from '../../src/tui/plain.ts';
import { sampleGraph } from '../export/sample-graph.ts';

let said: string[] = [];
vi.mock('../../src/base/write-out.ts', () => ({ writeOut: (text: string) => said.push(text) }));

afterEach(() => {
  said = [];
});

async function answers(...lines: readonly string[]): Promise<string> {
  said = [];
  await runPlain(sampleGraph(), {
    input: Readable.from(`${lines.join('\n')}\n`),
    texts: new Map([['a', 'Norland backs Ruria.\nThe rest.']]),
  });
  return said.slice(1).join('');
}

test.each(COMMANDS.map(({ name }) => name).filter((name) => name !== 'export'))('understands %s', async (name) => {
  expect(await answers('find norl', '1', name)).not.toContain('There is no command');
});

test('understands the keys of the explorer', async () => {
  const keys = KEYS.flatMap(({ keys: all }) => all).filter((key) => key.length === 1 && key !== 'e');
  expect(await answers('find norl', '1', ...keys)).not.toContain('There is no command');
});

test('an entity, its evidence, and the article with its text, by numbers', async () => {
  const text = await answers('find norl', '1', '1', '1');
  expect(text).toContain('[Norland] {backs} <Ruria>.');
  expect(text).toContain('source: ');
  expect(text).toContain('The rest.');
});

test('a filter says how many are left of all', async () => {
  expect(await answers('find rur', '1', 'filter oppos')).toMatch(/^\d of \d$/m);
});

test('what is copied is said', async () => {
  expect(await answers('find norl', 'copy command')).toContain('Copied: stancegraph show');
});

test('what is not understood is said with what is', async () => {
  expect(await answers('dance')).toContain('There is no command "dance".');
});
