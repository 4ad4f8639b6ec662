import { expect, test } from 'vitest';
import { claimsIn, markText, namesIn } from '../../../src/export/picture/mark-text.ts';
import { flattenClaims } from '../../../src/export/picture/stances.ts';
import { sampleNode, samplePicture } from './sample-picture.ts';

const data = (names: readonly string[]) =>
  samplePicture([['A', 'BACKS', 'B']], { nodes: names.map((name) => sampleNode(name)) });

test('names are found at the edges of words, the longest first', () => {
  const text = 'Norland, not Nor or Norlanders, met New Norland.';
  const found = namesIn(data(['Nor', 'Norland', 'New Norland']), 0, { text, offset: 0, given: null });
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['Norland', 'Nor', 'New Norland']);
});

test('names of entities that the article does not mention are not marked', () => {
  const picture = samplePicture([], { nodes: [sampleNode('Norland', { articles: [1] })] });
  expect(namesIn(picture, 0, { text: 'Norland.', offset: 0, given: null })).toEqual([]);
});

test('given mentions are taken as they are, those outside the stretch left out', () => {
  const given = [[100, 102, 1] as const, [200, 205, 0] as const];
  expect(namesIn(data(['A', 'B']), 0, { text: 'He came.', offset: 100, given })).toEqual([
    { start: 0, end: 2, node: 1 },
  ]);
});

test('a sentence with a claim is found where the article has it, and not where it has another text', () => {
  const picture = samplePicture([['A', 'BACKS', 'B', { start: 5 }]]);
  const claims = flattenClaims(picture);
  expect(claimsIn(picture, claims, { text: 'Now. A backs B.', offset: 0 })).toMatchObject([{ start: 5, end: 15 }]);
  expect(claimsIn(picture, claims, { text: 'Now. A hates B.', offset: 0 })).toEqual([]);
});

test('the pieces of a marked text are the text', () => {
  const picture = samplePicture([
    [
      'A',
      'BACKS',
      'B',
      {
        start: 5,
        marks: [
          [0, 1],
          [2, 7],
          [8, 9],
        ],
      },
    ],
  ]);
  const text = 'Now. A backs B. Then A left.';
  const names = namesIn(picture, 0, { text, offset: 0, given: null });
  const pieces = markText(text, names, claimsIn(picture, flattenClaims(picture), { text, offset: 0 }));
  expect(pieces.flatMap(({ parts }) => parts.map((part) => part.text)).join('')).toBe(text);
  expect(pieces[1]?.parts.find(({ isCue }) => isCue)?.text).toBe('backs');
  expect(pieces[1]?.claims).toHaveLength(1);
});
