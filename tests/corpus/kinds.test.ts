import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { readArticles } from '../../src/corpus/read-articles.ts';
import { makeTally, tallyLines } from '../../src/corpus/read-tally.ts';

const folder = mkdtempSync(join(tmpdir(), 'stancegraph-kinds-'));

async function readText(name: string, content: string) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const articles: Article[] = [];
  const tally = makeTally();
  for await (const read of readArticles([path], { tally })) if (read.kind === 'article') articles.push(read.article);
  return { articles, tally: tallyLines(tally) };
}

const storyOf = ({ repaired, blocks }: Article) =>
  blocks.map(({ start, end }) => repaired.slice(start, end)).join('\n');
const LINES = ['Kenya said on Monday that it supports Somalia.', 'Ethiopia condemned Kenya in a statement on Tuesday.'];
const STORY = LINES.join('\n');
const KENYA = { title: 'Kenya backs Somalia in sea dispute', publishedOn: '2019-03-04' };

describe('what databases write around a story is no story, and no title', () => {
  test.each([
    [
      'the cover of Nexis Uni',
      `Date and Time: = Thursday, March 3, 2022 10:12:00 AM EST\nJob Number: = 16\n\nDocuments (1)\n1. ${KENYA.title}\nClient/Matter: -None-\nSearch Terms: kenya\n\n${KENYA.title}\nHarbour Post\nMarch 4, 2019 Monday\n\nCopyright 2019 Harbour Post\nLength: 20 words\nBody\n\n${LINES.join('\n\n')}\n\nClassification\n\nLanguage: ENGLISH\n\nEnd of Document\n`,
    ],
    [
      'the edition of Lexis',
      `1 of 1 DOCUMENTS\n\n\n  Harbour Post\n\n  March 4, 2019 Monday\n  Late Edition - Final\n\n${KENYA.title}\n\nLENGTH: 20 words\n\n${LINES.join('\n\n')}\n\nLOAD-DATE: March 4, 2019\n`,
    ],
    [
      'the publisher below a story of Factiva',
      `${KENYA.title}\n\n20 words\n4 March 2019\nHarbour Post\nHARB\nEnglish\n(c) 2019 Harbour Post\n\n${LINES.join('\n\n')}\n\nInland Media Ltd\n\nDocument HARB000020190304ef340000a\n`,
    ],
    [
      'the town of a paper in ProQuest',
      `${'_'.repeat(60)}\n\nDocument 1 of 1\n\n${KENYA.title}\n\nFull text: ${LINES.join('\n\n')}\n\nTitle: ${KENYA.title}\n\nPublication title: Harbour Post; London (UK)\n\nPublication date: Mar 4, 2019\n\nProQuest document ID: 2187\n\n${'_'.repeat(60)}\n`,
    ],
  ])('%s', async (what, text) => {
    const { articles } = await readText(`${what.replaceAll(' ', '-')}.txt`, text);
    expect(articles).toHaveLength(1);
    expect(articles[0]).toMatchObject({ ...KENYA, publisher: 'Harbour Post' });
    expect(articles.map(storyOf)).toEqual([STORY]);
  });
});

describe('JSON as services and programs write it', () => {
  const text = LINES.join('\n\n');
  test.each([
    ['articles by id', { a: { title: KENYA.title, text, date: '2019-03-04' } }],
    ['columns of pandas', { title: { 0: KENYA.title }, text: { 0: text }, date: { 0: '2019-03-04' } }],
    [
      'WordPress',
      [
        {
          id: 7,
          date: '2019-03-04T10:00:00',
          title: { rendered: KENYA.title },
          content: { rendered: LINES.map((line) => `<p>${line}</p>`).join('\n') },
        },
      ],
    ],
    ['MongoDB', [{ _id: { $oid: '5f' }, title: KENYA.title, body: text, date: { $date: '2019-03-04T00:00:00Z' } }]],
    ['a list of paragraphs', [{ id: 1, title: KENYA.title, text: LINES, date: '2019-03-04' }]],
  ])('%s', async (what, value) => {
    const { articles } = await readText(`${what.replaceAll(' ', '-')}.json`, JSON.stringify(value));
    expect(articles).toHaveLength(1);
    expect(articles[0]).toMatchObject(KENYA);
    expect(articles.map(storyOf)).toEqual([STORY]);
  });

  test('a list of pages without their text is counted, and is no fault', async () => {
    const list = { articles: [{ url: 'https://example.org/a', title: 'Kenya', seendate: '20190304T101500Z' }] };
    expect((await readText('gdelt.json', JSON.stringify(list))).tally).toEqual(['1 article not read: 1 without text.']);
    expect((await readText('gdelt.csv', 'URL,Date,Title\nhttps://example.org/a,2019-03-04,Kenya\n')).tally).toEqual([
      '1 file not read: 1 without text.',
    ]);
  });
});

test('the posts of a live blog that says nothing in its data are parts with their own days', async () => {
  const posts = LINES.map(
    (line, at) =>
      `<div class="post"><time datetime="2019-03-0${4 + at}T10:00:00Z">10:00</time><h2>Post ${at}</h2><p>${line}</p></div>`,
  );
  const last =
    '<div class="post"><time datetime="2019-03-06T10:00:00Z">10:00</time><p>Peru condemned Chile on Wednesday.</p></div>';
  const page = `<html lang="en"><head><title>Live: talks</title></head><body><h1>Live: talks</h1><div>${[last, ...posts].join('')}</div></body></html>`;
  const { articles } = await readText('live.html', page);
  expect(articles.map(({ publishedOn }) => publishedOn)).toEqual(['2019-03-04', '2019-03-05', '2019-03-06']);
  expect(articles.slice(0, 2).map(storyOf)).toEqual(LINES);
});

test('the head of Markdown without front matter', async () => {
  const { articles } = await readText(
    'a.md',
    `# ${KENYA.title}\n\n*By Ann Lee*\n\nHarbour Post | March 4, 2019\n\n${STORY}\n`,
  );
  expect(articles[0]).toMatchObject({ ...KENYA, byline: 'Ann Lee', publisher: 'Harbour Post' });
});

test('a letter that was sent on says its own paper and day', async () => {
  const { articles } = await readText(
    'a.eml',
    `Subject: Fwd: talks\nFrom: Me <me@example.org>\nDate: Fri, 8 Mar 2019 10:00:00 +0000\n\nFYI\n\n---------- Forwarded message ---------\nFrom: Harbour Post <news@example.org>\nDate: Mon, 4 March 2019 at 10:00\nSubject: ${KENYA.title}\nTo: me\n\n${LINES.join('\n\n')}\n\n-- \nThe desk\n`,
  );
  expect(articles[0]).toMatchObject({ ...KENYA, publisher: 'Harbour Post' });
  expect(articles.map(storyOf)).toEqual([STORY]);
});

test('a letter that was sent on as a letter is read, and not the line that sent it', async () => {
  const inner = `Subject: ${KENYA.title}\nFrom: Harbour Post <news@example.org>\nDate: Mon, 4 Mar 2019 10:00:00 +0000\n\n${LINES.join('\n\n')}\n`;
  const { articles } = await readText(
    'outer.eml',
    `Subject: Fwd\nFrom: Me <me@example.org>\nDate: Fri, 8 Mar 2019 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain\n\nSee below.\n--x\nContent-Type: message/rfc822\nContent-Disposition: attachment\n\n${inner}\n--x--\n`,
  );
  expect(articles).toHaveLength(1);
  expect(articles[0]).toMatchObject({ ...KENYA, publisher: 'Harbour Post' });
  expect(articles.map(storyOf)).toEqual([STORY]);
});
