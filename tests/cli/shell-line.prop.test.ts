import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Quote, quoteForShell, readShellLine } from '../../src/cli/shell-line.ts';

const quotes = fc.constantFrom<Quote>('', "'", '"');
const text = fc.string({ unit: fc.constantFrom(...`ab 'é"\\$\`!:(){}[]=*#~;&|<>`, 'MATCH'), maxLength: 30 });

describe('a command line up to the cursor', () => {
  test.each([
    ['stancegraph show Tur', ['stancegraph', 'show', 'Tur']],
    ['stancegraph show ', ['stancegraph', 'show', '']],
    ["stancegraph query 'MATCH (a:P", ['stancegraph', 'query', 'MATCH (a:P']],
    ["a 'it'\\''s' United\\ S", ['a', "it's", 'United S']],
    ['a "say \\"no\\" \\n', ['a', 'say "no" \\n']],
    ["a '", ['a', '']],
  ])('%s', (line, words) => {
    expect(readShellLine(line).map(({ value }) => value)).toEqual(words);
  });

  test('fish takes a backslash in single quotes for one where a quote follows', () => {
    expect(readShellLine("a 'People\\'s P", { isFish: true }).at(-1)?.value).toBe("People's P");
    expect(readShellLine("a 'People\\'s P").at(-1)?.value).toBe('P');
  });

  test('tells where each character of a word stands, and which quotes are open there', () => {
    const word = readShellLine('a "x\\"y').at(-1);
    expect(word?.places).toEqual([
      { at: 3, quote: '"' },
      { at: 4, quote: '"' },
      { at: 6, quote: '"' },
      { at: 7, quote: '"' },
    ]);
  });

  test('what is quoted is read as it was, whatever quotes are open', () => {
    fc.assert(
      fc.property(text, quotes, (value, quote) => {
        const last = readShellLine(`stancegraph show ${quote}${quoteForShell(value, quote)}`).at(-1);
        expect(last?.value).toBe(value);
        expect(last?.places.at(-1)?.quote).toBe(quote);
      }),
    );
  });
});

test('Bash reads what is quoted as it was', () => {
  const values = fc.sample(fc.tuple(text, quotes), { numRuns: 300, seed: 7 }).filter(([value]) => value !== '');
  const words = values.map(([value, quote]) => `${quote}${quoteForShell(value, quote)}${quote}`);
  const { stdout } = spawnSync('bash', ['-c', `printf '%s\\n' ${words.join(' ')}`], { encoding: 'utf8' });
  expect(stdout.split('\n').slice(0, -1)).toEqual(values.map(([value]) => value));
});
