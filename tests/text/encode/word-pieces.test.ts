import { expect, test } from 'vitest';
import { shapeOf } from '../../../src/text/encode/encode-document.ts';
import { piecesOf, pieceVocabulary } from '../../../src/text/encode/word-pieces.ts';

const vocabulary = pieceVocabulary([
  '[PAD]',
  '[UNK]',
  '[CLS]',
  '[SEP]',
  'back',
  '##ed',
  '##s',
  'elysee',
  '.',
  'u',
  '-',
]);

test('a word is cut into the longest pieces that are known', () => {
  expect(piecesOf('Backed', vocabulary)).toEqual([4, 5]);
});

test('accents are dropped and signs stand apart', () => {
  expect(piecesOf('Élysée', vocabulary)).toEqual([7]);
  expect(piecesOf('U.', vocabulary)).toEqual([9, 8]);
});

test('a word of unknown pieces is unknown, never empty', () => {
  expect(piecesOf('xyz', vocabulary)).toEqual([1]);
  expect(piecesOf('\u200b', vocabulary)).toEqual([1]);
});

test.each([
  ['said', 1],
  ['Turkey', 2],
  ['I', 2],
  ['NATO', 3],
  ['U.S.', 3],
  ['al-Qaeda', 4],
  ['10th', 5],
  [',', 6],
])('%s is written in way %i', (form, shape) => {
  expect(shapeOf(form)).toBe(shape);
});
