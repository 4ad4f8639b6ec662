import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { splitExport } from '../../src/corpus/formats/exports/split-export.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, 'exports', name), 'utf8');

test.each([
  ['factiva-codes.txt', 'LAKTRI0020190304ef340000a', 'Ann Lee'],
  ['factiva-plain.txt', 'LAKTRI0020190304ef340000a', 'Ann Lee'],
  ['lexis.txt', undefined, 'Ann Lee'],
  ['nexis-uni.txt', undefined, 'Ann Lee'],
  ['proquest.txt', '2187654321', 'Lee, Ann'],
  ['europresse.txt', 'news·20190304·LT·000012', 'Ann Lee'],
])('%s: two articles, each with its fields and nothing but its story', (name, id, byline) => {
  const text = read(name);
  const stories = splitExport(text) ?? [];
  expect(stories).toHaveLength(2);
  expect(stories[0]).toMatchObject({
    id,
    byline,
    title: 'Kenya backs Somalia in sea dispute',
    publishedOn: '2019-03-04',
    publisher: 'The Lakeside Tribune',
    part: 1,
  });
  expect(stories[1]).toMatchObject({
    title: 'Peru condemns Chile over fishing',
    publishedOn: '2020-06-11',
    publisher: 'Harbour Post',
  });
  const blocks = stories.map((story) => {
    const article = articleFromText(story.text, { ...story, id: 'a' });
    for (const { start, end } of article.blocks) {
      const quote = story.text.slice(article.toSource(start), article.toSource(end - 1) + 1);
      expect(quote.replace(/\s+/g, ' ')).toBe(article.repaired.slice(start, end).replace(/\s+/g, ' '));
      expect(text).toContain(quote);
    }
    return article.blocks.map(({ start, end }) => article.repaired.slice(start, end)).join(' ');
  });
  expect(blocks).toEqual([
    'Kenya said on Monday that it supports Somalia in its quarrel with Ethiopia. Ethiopia condemned Kenya and accused it of arming rebels.',
    'Peru condemned Chile on Thursday. Argentina supports Chile in the dispute.',
  ]);
});

test.each([
  ['a story about two documents', 'The court named 1 of 2 documents.\n\nKenya backs Somalia.'],
  ['a text with capitals at line starts', 'SE Asia backs talks.\nPD leader resigns.\nHD is a unit.'],
])('%s is no export', (_what, text) => {
  expect(splitExport(text)).toBeUndefined();
});
