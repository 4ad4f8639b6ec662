import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { analyseArticle } from '../../src/text/analyse.ts';
import type { Sentence } from '../../src/text/document.ts';
import { formatConllu } from '../../src/text/format-conllu.ts';
import { formatTree } from '../../src/text/format-tree.ts';
import { models } from '../bundled.ts';

const read = (text: string) => analyseArticle(articleFromText(text, { id: 'a' }), models);

/** Every word climbs to the one root. */
function isTree({ words }: Sentence): boolean {
  if (words.filter((word) => word.head === -1).length !== 1) return false;
  const climbs = new Uint8Array(words.length);
  for (const word of words) {
    const path: number[] = [];
    let at = word.index;
    while (at !== -1 && climbs[at] !== 1) {
      if (path.includes(at)) return false;
      path.push(at);
      at = words[at]?.head ?? -1;
    }
    for (const passed of path) climbs[passed] = 1;
  }
  return true;
}

const piece = fc.oneof(
  fc.constantFrom(
    'Russia',
    'said',
    'the',
    'U.S.-backed',
    "don't",
    'REBELS SEIZE TOWN',
    '.',
    ',',
    '“',
    '”',
    '(',
    '\n\n',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ maxLength: 12 }),
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '));

describe('reading any text', () => {
  it('gives trees, with offsets into the article in order', () => {
    fc.assert(
      fc.property(text, (input) => {
        const { sentences, article } = read(input);
        let position = 0;
        for (const sentence of sentences) {
          expect(sentence.words.length).toBeGreaterThan(0);
          expect(isTree(sentence)).toBe(true);
          for (const word of sentence.words) {
            expect(word.start).toBeGreaterThanOrEqual(position);
            expect(word.end).toBeGreaterThanOrEqual(word.start);
            expect(word.end).toBeLessThanOrEqual(article.text.length);
            expect(word.lemma).not.toBe('');
            position = word.start;
          }
          formatTree(sentence);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('writes ten columns a word', () => {
    fc.assert(
      fc.property(text, (input) => {
        const rows = formatConllu(read(input))
          .split('\n')
          .filter((line) => line !== '' && !line.startsWith('#'));
        for (const row of rows) expect(row.split('\t')).toHaveLength(10);
      }),
      { numRuns: 200 },
    );
  });

  it('takes time in proportion to the length of a sentence', () => {
    const time = (count: number) => {
      const start = performance.now();
      const { sentences } = read('the rebels and '.repeat(count / 3));
      expect(sentences.every(isTree)).toBe(true);
      return performance.now() - start;
    };
    time(3000);
    expect(time(12_000)).toBeLessThan(16 * Math.max(10, time(3000)));
  });
});
