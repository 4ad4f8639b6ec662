// Three files of each kind and more, written as programs and services write them: what must come out of each.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { compileFurniture } from '../../src/corpus/find-blocks.ts';
import { isTable } from '../../src/corpus/formats/table-head.ts';
import { readArticles } from '../../src/corpus/read-articles.ts';
import { makeTally, tallyLines } from '../../src/corpus/read-tally.ts';
import { loadCommonWords } from '../../src/text/model/load-models.ts';
import { modelsFolder } from '../../src/text/model/models-folder.ts';
import { splitSentences } from '../../src/text/split.ts';
import { tokenise } from '../../src/text/tokenise.ts';
import { models, schema } from '../bundled.ts';
import { STORIES, type WrittenStory } from '../slow/inputs/stories.ts';
import { DOCUMENT_KINDS } from './kinds/documents.ts';
import { EXPORT_KINDS } from './kinds/exports.ts';
import { liveBlog, PAGE_KINDS } from './kinds/pages.ts';
import type { StoryFile } from './kinds/story-file.ts';
import { TABLE_KINDS } from './kinds/tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'stancegraph-table-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const furniture = compileFurniture(schema.lexicon['furniture'] ?? {});
const words = loadCommonWords(modelsFolder());

async function read({ name, content }: StoryFile) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const articles: Article[] = [];
  const problems: string[] = [];
  const tally = makeTally();
  for await (const result of readArticles([path], { furniture, words: () => words, tally })) {
    if (result.kind === 'article') articles.push(result.article);
    else problems.push(result.problem.message);
  }
  return { articles, problems, tally: tallyLines(tally) };
}

const plain = (text: string) => text.replace(/\s+/g, ' ').replace(/^#\s+/, '');

/** The paragraphs of an article, without its title, which some files hold as text. */
const storyOf = ({ repaired, blocks }: Article, title: string) =>
  blocks.map(({ start, end }) => plain(repaired.slice(start, end))).filter((block) => block !== title);

const sentencesOf = (block: string) => splitSentences(tokenise(block), models.splitter).length;

function expectStory(
  article: Article | undefined,
  { title, publisher, publishedOn, paragraphs, sentences }: WrittenStory,
) {
  expect(article).toMatchObject({ title, publisher, publishedOn });
  const blocks = article === undefined ? [] : storyOf(article, title);
  expect(blocks[0]?.slice(0, 40)).toBe(paragraphs[0]?.slice(0, 40));
  expect(blocks.at(-1)?.slice(-40)).toBe(paragraphs.at(-1)?.slice(-40));
  expect(blocks.reduce((sum, block) => sum + sentencesOf(block), 0)).toBe(sentences);
  expect(blocks.join(' ')).toBe(paragraphs.join(' '));
}

const KINDS = [...EXPORT_KINDS, ...DOCUMENT_KINDS, ...TABLE_KINDS, ...PAGE_KINDS];

describe.each(KINDS)('$kind', ({ holds, write }) => {
  test.each([0, 1, 2])('file %i', async (turn) => {
    const stories = [...STORIES.slice(turn), ...STORIES.slice(0, turn)];
    const { articles, problems, tally } = await read(write(stories, turn));
    expect({ problems, tally }).toEqual({ problems: [], tally: [] });
    const held = holds === 'all' ? stories : stories.slice(0, 1);
    expect(articles.map(({ title }) => title)).toEqual(held.map(({ title }) => title));
    for (const [at, story] of held.entries()) expectStory(articles[at], story);
  });
});

test.each([0, 1, 2])('live blog %i: its posts in the order of their times', async (turn) => {
  const story = STORIES[turn] as WrittenStory;
  const { articles } = await read({ name: `live-${turn}.html`, content: liveBlog(story, turn) });
  expect(articles.map((article) => storyOf(article, '').join(' '))).toEqual(story.paragraphs);
  for (const { publishedOn, publisher } of articles)
    expect([publishedOn, publisher]).toEqual([story.publishedOn, story.publisher]);
  const found = articles.flatMap((article) => storyOf(article, '').map(sentencesOf));
  expect(found.reduce((sum, count) => sum + count, 0)).toBe(story.sentences);
});

describe('without a name, as on standard input, a file is told by what it looks like', () => {
  test.each(TABLE_KINDS)('$kind', async ({ write }) => {
    for (const turn of [0, 1, 2]) {
      const { content } = write(STORIES, turn);
      const titles: (string | null)[] = [];
      for await (const result of readArticles(['-'], { stdin: Readable.from([Buffer.from(content)]) }))
        if (result.kind === 'article') titles.push(result.article.title);
      expect(titles).toEqual(STORIES.map(({ title }) => title));
    }
  });

  test.each([
    'Kenya, Somalia, date and text\n\nKenya backs Somalia.',
    'Text and body, title\nKenya backs Somalia.',
    'id,title,url\n1,Kenya,x\n',
    'Kenya backs Somalia.',
  ])('%j is no table', (text) => {
    expect(isTable(text)).toBe(false);
  });
});

/** Stories of make-files.py: five sentences each, and what is first and last. */
const PROGRAM_STORIES = [
  ['kenya', 'Kenya said on Monday that it supports', 'to hold talks before the rains begin.'],
  ['peru', 'Peru condemned Chile on Thursday for', 'American States for an inquiry.'],
  ['norway', 'Norway accused Sweden on Wednesday of', 'the dispute between themselves.'],
] as const;

describe.each(['pdf', 'docx', 'odt', 'rtf', 'epub', 'eml'])('.%s that another program wrote', (suffix) => {
  test.each(PROGRAM_STORIES)('%s', async (key, first, last) => {
    const name = `${key}.${suffix}`;
    const { articles } = await read({ name, content: readFileSync(join(import.meta.dirname, 'files', name)) });
    const [story = ''] = articles.map((article) => storyOf(article, article.title ?? '').join(' '));
    expect([articles.length, story.startsWith(first), story.endsWith(last)]).toEqual([1, true, true]);
    expect(sentencesOf(story)).toBe(5);
  });
});

/** Lists of pages, as GDELT gives them: no text, and so no article, said once. */
const page = (at: number) => ({
  url: `https://example.org/${at}`,
  title: 'Talks fail',
  seendate: '20220217T101500Z',
  domain: 'example.org',
  language: 'English',
  sourcecountry: 'Kenya',
});
test.each([
  ['list.json', JSON.stringify({ articles: [page(1), page(2)] }), '2 articles not read: 2 without text.'],
  [
    'list.jsonl',
    [page(1), page(2)].map((one) => `${JSON.stringify(one)}\n`).join(''),
    '2 articles not read: 2 without text.',
  ],
  [
    'list.csv',
    `\ufeffURL,MobileURL,Date,Title\nhttps://example.org/1,,2022-02-17 10:15:00,"Talks fail"\n`,
    '1 file not read: 1 without text.',
  ],
])('%s of GDELT', async (name, content, line) => {
  expect(await read({ name, content })).toMatchObject({ articles: [], tally: [line] });
});
