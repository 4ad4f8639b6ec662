import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeReader } from '../entities/read-text.ts';

const read = makeReader();
const word = fc.constantFrom(
  ...['the', 'Syrian', 'Russia', 'rebels', 'al', '-', 'Nusra', 'Party', 'of', 'and', 'People', "'s", '(', 'SDF', ')'],
  ...[
    'John',
    'Kerry',
    'President',
    'said',
    'in',
    'Geneva',
    ',',
    '.',
    '“',
    '”',
    'northern',
    'part',
    'city',
    'it',
    'they',
  ],
);

test('every mention lies in the text and its surface is what stands there', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (words) => {
      const text = words.join(' ');
      for (const mention of read(text).mentions) {
        expect(mention.start).toBeLessThan(mention.end);
        expect(text.slice(mention.start, mention.end).replace(/\s+/g, ' ')).toBe(mention.surface);
      }
    }),
    { numRuns: 60 },
  );
});

test('any text ends, and reading it twice gives the same', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      expect(read(text)).toEqual(read(text));
    }),
    { numRuns: 40 },
  );
});

test('every mention has its entity in the list', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (words) => {
      const { entities, mentions } = read(words.join(' '));
      const ids = new Set(entities.map((entity) => entity.id));
      expect(mentions.every((mention) => ids.has(mention.entity))).toBe(true);
    }),
    { numRuns: 40 },
  );
});
