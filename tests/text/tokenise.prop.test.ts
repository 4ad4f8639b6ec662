import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitSentences } from '../../src/text/split.ts';
import { tokenise } from '../../src/text/tokenise.ts';
import { models } from '../bundled.ts';

/** Words, clitics, abbreviations, quotes and rubbish, glued with and without spaces. */
const piece = fc.constantFrom(
  'U.S.',
  '-',
  'backed',
  'Turkey',
  "'s",
  '’s',
  "don't",
  'cannot',
  'Mr.',
  '3.5',
  '$5bn',
  '“',
  '”',
  '"',
  '...',
  '…',
  '—',
  '.',
  '!',
  '?',
  ',',
  '(',
  ')',
  'a@b.co',
  'https://x.org/a',
  ' ',
  '  ',
  '\t',
  '\u00a0',
  '😀',
  '\ud800',
  "'",
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);

test('tokens and the white space between them cover the text, in order', () => {
  fc.assert(
    fc.property(text, (value) => {
      let at = 0;
      for (const token of tokenise(value)) {
        expect(token.start).toBeGreaterThanOrEqual(at);
        expect(
          value
            .slice(at, token.start)
            .trim()
            .replace(/[\u200b\ufeff]/g, ''),
        ).toBe('');
        expect(token.end).toBeGreaterThan(token.start);
        expect(value.slice(token.start, token.end)).toBe(token.form);
        at = token.end;
      }
      expect(
        value
          .slice(at)
          .trim()
          .replace(/[\u200b\ufeff]/g, ''),
      ).toBe('');
    }),
    { numRuns: 500 },
  );
});

test('every token is in exactly one sentence', () => {
  fc.assert(
    fc.property(text, (value) => {
      const tokens = tokenise(value);
      let next = 0;
      for (const { first, last } of splitSentences(tokens, models.splitter)) {
        expect(first).toBe(next);
        expect(last).toBeGreaterThan(first);
        next = last;
      }
      expect(next).toBe(tokens.length);
    }),
    { numRuns: 500 },
  );
});

test('a megabyte without a space ends', () => {
  expect(tokenise('a'.repeat(1_000_000))).toHaveLength(1);
  expect(tokenise("'".repeat(200_000)).length).toBeGreaterThan(0);
  expect(tokenise('-a'.repeat(200_000)).length).toBeGreaterThan(0);
});
