import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { FORMATS } from '../../src/corpus/formats/formats.ts';
import { type ReadOptions, readArticles } from '../../src/corpus/read-articles.ts';
import { makeTally, tallyLines } from '../../src/corpus/read-tally.ts';

const FILES = join(import.meta.dirname, 'files');
const folder = mkdtempSync(join(tmpdir(), 'stancegraph-formats-'));

async function readAll(path: string, options: ReadOptions = {}) {
  const articles: Article[] = [];
  const problems: string[] = [];
  const tally = makeTally();
  for await (const read of readArticles([path], { ...options, tally })) {
    if (read.kind === 'article') articles.push(read.article);
    else problems.push(read.problem.message);
  }
  return { articles, problems, tally: tallyLines(tally) };
}

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const wordsOf = ({ repaired, blocks }: Article) =>
  blocks.map(({ start, end }) => repaired.slice(start, end)).join('\n');

/** The stories of make-files.py: title, paper, day, first and last words. */
const STORIES = {
  kenya: [
    'Kenya backs Somalia in sea dispute',
    'The Lakeside Tribune',
    '2019-03-04',
    'Kenya said on Monday that it supports',
    'before the rains begin.',
  ],
  peru: [
    'Peru condemns Chile over fishing rights',
    'Harbour Post',
    '2020-06-11',
    'Peru condemned Chile on Thursday',
    'for an inquiry.',
  ],
  norway: [
    'Norway accuses Sweden of spying on its ships',
    'The Hill Gazette',
    '2021-10-20',
    'Norway accused Sweden on Wednesday',
    'between themselves.',
  ],
} as const;

function expectStory(
  article: Article | undefined,
  key: keyof typeof STORIES,
  has: { readonly publisher?: boolean } = {},
) {
  const [title, publisher, day, first, last] = STORIES[key];
  expect(article).toMatchObject({ title, publishedOn: day });
  if (has.publisher !== false) expect(article?.publisher).toBe(publisher);
  const words = article === undefined ? '' : wordsOf(article);
  expect(words).toContain(first);
  expect(words.endsWith(last)).toBe(true);
  expect(words).not.toMatch(/Page 1|^By /m);
}

describe('documents that other programs made', () => {
  test.each(['docx', 'odt', 'rtf', 'pdf', 'eml', 'epub'])('%s: title, paper, day and story', async (suffix) => {
    for (const key of ['kenya', 'peru', 'norway'] as const) {
      const { articles, problems } = await readAll(join(FILES, `${key}.${suffix}`));
      expect(problems).toEqual([]);
      expect(articles).toHaveLength(1);
      expectStory(articles[0], key);
      expect(articles[0]?.keepsText).toBe(true);
    }
  });

  test.each([
    'all.mbox',
    'all.xlsx',
    'all.jsonl.gz',
    'all.jsonl.zst',
    'rss.xml',
    'atom.xml',
    'newsml.xml',
    'all.warc.gz',
  ])('%s: three articles', async (name) => {
    const { articles } = await readAll(join(FILES, name));
    const isOnePaper = /rss|atom|newsml|warc/.test(name);
    expect(articles).toHaveLength(3);
    for (const [at, key] of (['kenya', 'peru', 'norway'] as const).entries())
      expectStory(articles[at], key, { publisher: !isOnePaper });
  });

  test('NITF', async () => {
    const { articles } = await readAll(join(FILES, 'nitf.xml'));
    expectStory(articles[0], 'kenya');
  });
});

test.each([
  ['bomb.docx', '1 file not read: 1 .docx (too large).'],
  ['half.docx', '1 file not read: 1 .docx (damaged).'],
  ['half.pdf', '1 file not read: 1 .pdf (damaged).'],
  ['locked.pdf', '1 file not read: 1 .pdf (encrypted).'],
])('%s costs itself only, and is told in one line', async (name, line) => {
  const { articles, problems, tally } = await readAll(join(FILES, name));
  expect(articles).toEqual([]);
  expect(problems).toHaveLength(1);
  expect(tally).toEqual([line]);
});

test('entities that a document declares are not expanded', async () => {
  const { articles } = await readAll(join(FILES, 'lol.xml'));
  expect(articles[0]?.text.length).toBeLessThan(100);
});

describe('tables and JSON', () => {
  const TEXT = 'Kenya said on Monday that it supports Somalia.';
  test.each([
    [
      'Media Cloud',
      'a.csv',
      `stories_id,publish_date,title,url,language,media_name,story_text\n101,2019-03-04 10:00:00,Kenya,https://example.org/a,en,The Tribune,"${TEXT}"\n`,
      { id: '101', publisher: 'The Tribune', url: 'https://example.org/a' },
    ],
    ['tabs', 'a.tsv', `id\ttext\tdate\nx\t${TEXT}\t2019-03-04\n`, { id: 'x' }],
    ['semicolons', 'b.csv', `id;text;date\nx;"${TEXT}";2019-03-04\n`, { id: 'x' }],
    [
      'Event Registry',
      'a.jsonl',
      `${JSON.stringify({ uri: '7', lang: 'eng', dateTime: '2019-03-04T10:00:00Z', url: 'https://example.org/a', body: TEXT, source: { uri: 'example.org', title: 'The Tribune' } })}\n`,
      { id: '7', publisher: 'The Tribune' },
    ],
    [
      'newspaper4k',
      'b.jsonl',
      `${JSON.stringify({ url: 'https://example.org/a', text: TEXT, authors: ['A. Writer'], publish_date: '2019-03-04T10:00:00', source_url: 'https://example.org' })}\n`,
      { id: 'https://example.org/a', byline: 'A. Writer', publisher: 'example.org' },
    ],
    [
      'news-please',
      'a.json',
      JSON.stringify({
        maintext: TEXT,
        text: null,
        date_publish: '2019-03-04 10:00:00',
        source_domain: 'example.org',
        url: 'https://example.org/a',
      }),
      { publisher: 'example.org' },
    ],
    [
      'trafilatura',
      'b.json',
      JSON.stringify({
        title: 'Kenya',
        text: TEXT,
        date: '2019-03-04',
        source: 'https://example.org/a',
        'source-hostname': 'example.org',
        author: 'A. Writer',
      }),
      { url: 'https://example.org/a', publisher: 'example.org' },
    ],
    ['a list', 'c.json', JSON.stringify([{ id: 101, text: TEXT, date: '2019-03-04' }], null, 2), { id: '101' }],
    [
      'an answer with a list',
      'd.json',
      JSON.stringify({
        status: 'ok',
        articles: [
          {
            title: 'Kenya',
            content: TEXT,
            publishedAt: '2019-03-04T10:00:00Z',
            source: { id: null, name: 'The Tribune' },
          },
        ],
      }),
      { publisher: 'The Tribune' },
    ],
    [
      'JSON Lines under another name',
      'e.json',
      `{"id":1,"text":"${TEXT}","date":"2019-03-04"}\n{"id":2,"text":"More."}\n`,
      { id: '1' },
    ],
  ])('%s', async (_what, name, content, says) => {
    const { articles, problems } = await readAll(write(name, content));
    expect(problems).toEqual([]);
    expect(articles[0]).toMatchObject({ text: TEXT, publishedOn: '2019-03-04', ...says });
  });

  test('names of fields can be given', async () => {
    const path = write('own.csv', `nr,inhalt,tag\n5,"${TEXT}",4 March 2019\n`);
    expect((await readAll(path)).tally).toEqual(['1 file not read: 1 without text.']);
    const { articles } = await readAll(path, {
      fields: new Map([
        ['text', 'inhalt'],
        ['date', 'tag'],
        ['id', 'nr'],
      ]),
    });
    expect(articles[0]).toMatchObject({ id: '5', publishedOn: '2019-03-04' });
  });

  test('the rows before a quote that is never closed are read', async () => {
    const { articles, problems } = await readAll(write('open.csv', `id,text\n1,${TEXT}\n2,"never closed\n3,x\n`));
    expect(articles.map(({ id }) => id)).toEqual(['1']);
    expect(problems).toHaveLength(1);
  });

  test('a list is read as it comes, whatever the pieces', async () => {
    const text = JSON.stringify([
      { id: 'a', text: 'One [1] {2} "3" \\ é.' },
      { id: 'b', text: 'Two.' },
    ]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), async (sizes) => {
        const bytes = Buffer.from(text);
        const pieces: Buffer[] = [];
        for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          pieces.push(bytes.subarray(at, at + size));
          at += size;
        }
        const found: string[] = [];
        for await (const read of readArticles(['-'], { stdin: Readable.from(pieces) }))
          if (read.kind === 'article') found.push(read.article.text);
        expect(found).toEqual(['One [1] {2} "3" \\ é.', 'Two.']);
      }),
      { numRuns: 15 },
    );
  });
});

describe('what is not read is counted', () => {
  test('by kind, with its language', async () => {
    const french =
      'Le président de la République a déclaré lundi que la France soutenait le gouvernement dans sa lutte contre les rebelles, et que les troupes resteraient dans le pays aussi longtemps que cela serait nécessaire pour la paix.';
    const { articles, problems, tally } = await readAll(write('fr.txt', french));
    expect([articles, problems]).toEqual([[], []]);
    expect(tally).toEqual(['1 file not read: 1 in French.']);
  });

  test('what is damaged in a compressed file is told, and what stands before it is read', async () => {
    const whole = gzipSync(
      Array.from({ length: 4000 }, (_, at) => `{"id":${at},"text":"Kenya backs Sudan ${Math.sin(at)}."}\n`).join(''),
    );
    const { articles, tally } = await readAll(write('half.jsonl.gz', whole.subarray(0, whole.length - 4000)));
    expect(articles.length).toBeGreaterThan(100);
    expect(tally).toEqual(['1 file not read: 1 .gz (damaged).']);
  });
});

test('any bytes under any suffix become articles or problems', async () => {
  const suffix = fc.constantFrom(...FORMATS.flatMap((format) => format.suffixes));
  const sample = fc.constantFrom(...readdirSync(FILES).filter((name) => !/bomb/.test(name)));
  await fc.assert(
    fc.asyncProperty(sample, suffix, fc.nat(), fc.uint8Array({ maxLength: 12 }), async (name, end, at, put) => {
      const bytes = readFileSync(join(FILES, name));
      const cut = at % (bytes.length + 1);
      const changed = Buffer.concat([
        bytes.subarray(0, cut),
        put,
        bytes.subarray(Math.min(bytes.length, cut + put.length)),
      ]);
      const { problems } = await readAll(write(`fuzz${end}`, changed));
      for (const problem of problems) expect(problem).not.toBe('');
    }),
    { numRuns: 60 },
  );
}, 120_000);
