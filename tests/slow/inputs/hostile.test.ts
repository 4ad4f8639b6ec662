// Files made to harm, of each kind: each costs itself only, is told in one line, and a good file beside it is read.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { readArticles } from '../../../src/corpus/read-articles.ts';
import { makeTally, tallyLines } from '../../../src/corpus/read-tally.ts';
import { frameOf, zstdBomb } from './make-zstd.ts';

const FILES = join(import.meta.dirname, '../../corpus/files');
const folder = mkdtempSync(join(tmpdir(), 'stancegraph-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const GOOD = 'Kenya said on Monday that it supports Somalia in its quarrel with Ethiopia.\n';
const MEGABYTE = 1_000_000;
const file = (name: string) => readFileSync(join(FILES, name));
const half = (name: string) => file(name).subarray(0, file(name).length / 2);
const spaces = (megabytes: number) => Buffer.alloc(megabytes * MEGABYTE, ' ');
const zip = (parts: Readonly<Record<string, string | Uint8Array>>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
    { level: 9 },
  );
const LOL = `<!DOCTYPE x [<!ENTITY a "lol">${Array.from({ length: 20 }, (_, at) => `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`).join('')}]>`;
const ODT_TYPE = 'application/vnd.oasis.opendocument.text';
const CONTAINER = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>';
const PDF_WITHOUT_TEXT =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF';

/** What lies in the file, and what the end of the run says of it. */
const CASES: readonly (readonly [string, () => Uint8Array | string, RegExp])[] = [
  ['bomb.docx', () => zip({ 'word/document.xml': spaces(60) }), /1 \.docx \(too large\)/],
  ['bomb.odt', () => zip({ mimetype: ODT_TYPE, 'content.xml': spaces(60) }), /1 \.odt \(too large\)/],
  ['bomb.xlsx', () => zip({ 'xl/workbook.xml': '', 'xl/worksheets/sheet1.xml': spaces(60) }), /1 \.xlsx \(too large\)/],
  ['bomb.epub', () => zip({ mimetype: 'application/epub+zip', 'a.xhtml': spaces(60) }), /1 \.epub \(too large\)/],
  ['bomb.txt.gz', () => gzipSync(spaces(300)), /1 \.gz \((?:too large|binary)\)|1 empty/],
  ['bomb.jsonl.gz', () => gzipSync(Buffer.concat([strToU8('{"text":"'), spaces(300)])), /^$|not read/],
  [
    'deep.gz',
    () => Array.from({ length: 6 }).reduce<Uint8Array>((bytes) => gzipSync(bytes), strToU8(GOOD)),
    /1 \.gz \(damaged\)/,
  ],
  ['lol.docx', () => zip({ 'word/document.xml': `${LOL}<w:p><w:t>&t;</w:t></w:p>` }), /^$|without text/],
  ['lol.odt', () => zip({ mimetype: ODT_TYPE, 'content.xml': `${LOL}<text:p>&t;</text:p>` }), /^$|without text/],
  [
    'lol.xml',
    () => `<?xml version="1.0"?>${LOL}<rss><channel><item><description>&t;</description></item></channel></rss>`,
    /^$|without text/,
  ],
  [
    'lol.xlsx',
    () =>
      zip({
        'xl/workbook.xml': '',
        'xl/worksheets/sheet1.xml': `${LOL}<row><c t="inlineStr"><is><t>&t;</t></is></c></row>`,
      }),
    /without text/,
  ],
  [
    'lol.epub',
    () =>
      zip({
        mimetype: 'application/epub+zip',
        'META-INF/container.xml': `${LOL}${CONTAINER}`,
        'a.opf': `${LOL}<package>&t;</package>`,
      }),
    /without text/,
  ],
  ['picture.pdf', () => PDF_WITHOUT_TEXT, /1 without text/],
  ['locked.pdf', () => file('locked.pdf'), /1 \.pdf \(encrypted\)/],
  [
    'locked.docx',
    () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]),
    /1 \.docx \(encrypted\)/,
  ],
  [
    'locked.odt',
    () => zip({ mimetype: ODT_TYPE, 'content.xml': 'x', 'META-INF/manifest.xml': '<manifest:encryption-data/>' }),
    /1 \.odt \(encrypted\)/,
  ],
  ['half.docx', () => half('kenya.docx'), /1 \.docx \(damaged\)/],
  ['half.odt', () => half('kenya.odt'), /1 \.odt \(damaged\)/],
  ['half.epub', () => half('kenya.epub'), /1 \.epub \(damaged\)/],
  ['half.xlsx', () => half('all.xlsx'), /1 \.xlsx \(damaged\)/],
  ['half.pdf', () => file('kenya.pdf').subarray(0, 900), /1 \.pdf \(damaged\)/],
  ['half.gz', () => half('all.jsonl.gz'), /1 \.gz \(damaged\)/],
  ['half.zst', () => half('all.jsonl.zst'), /1 \.zst \(damaged\)/],
  ['half.warc.gz', () => half('all.warc.gz'), /1 \.gz \(damaged\)/],
  ['half.json', () => '[{"id":1,"text":"Kenya backs Sudan."},{"id":2,"text":"Peru', /^$/],
  ['half.csv', () => 'id,text\n1,Kenya backs Sudan.\n2,"Peru never', /^$/],
  ['half.rtf', () => '{\\rtf1{\\fonttbl', /1 \.rtf \(damaged\)/],
  ['half.xml', () => '<?xml version="1.0"?><rss><channel><item><description>Kenya ba', /no article|^$/],
  ['nested.html', () => '<div>'.repeat(200_000), /no article/],
  ['nested.rtf', () => `{\\rtf1${'{'.repeat(100_000)}x`, /1 \.rtf \(damaged\)/],
  ['nested.json', () => '{"a":'.repeat(100_000), /damaged|no article/],
  ['binary.txt', () => Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256)), /binary/],
  ['empty.pdf', () => '', /1 empty/],
];

test.each(CASES)('%s', async (name, make, says) => {
  const place = join(folder, name.replaceAll('.', '-'));
  mkdirSync(place);
  writeFileSync(join(place, name), make());
  writeFileSync(join(place, 'zz-good.txt'), GOOD);
  const tally = makeTally();
  const texts: string[] = [];
  const told: string[] = [];
  for await (const read of readArticles([place], { tally })) {
    if (read.kind === 'article') texts.push(read.article.text);
    else told.push(read.problem.message);
  }
  expect(texts).toContain(GOOD);
  for (const text of texts) expect(text.length).toBeLessThan(1000);
  expect(told.length).toBeLessThanOrEqual(2);
  for (const line of told) expect(line).toMatch(/^[^\n]{5,200}$/);
  expect(tallyLines(tally).join(' ')).toMatch(says);
});

/** Peak of memory above what it was, in megabytes, while something runs. */
async function peakOf(run: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage().rss;
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  await run();
  clearInterval(timer);
  return (Math.max(peak, process.memoryUsage().rss) - before) / MEGABYTE;
}

/** What stands before the repeated byte, and what the end of the run says. */
const ZSTD_BOMBS: readonly (readonly [string, () => Uint8Array, RegExp])[] = [
  ['a.jsonl.zst', () => zstdBomb('{"id":1,"text":"Kenya backs Sudan."}\n{"id":2,"text":"'), /1 \.zst \(too large\)/],
  ['a.csv.zst', () => zstdBomb('id,text\n1,Kenya backs Sudan.\n2,"'), /^$|1 \.zst \(too large\)/],
  ['a.json.zst', () => zstdBomb('[{"id":1,"text":"Kenya backs Sudan."},{"id":2,"text":"'), /1 \.zst \(too large\)/],
  ['page.html.zst', () => zstdBomb('<html><body><p>Kenya '), /1 \.zst \(too large\)/],
  ['a.txt.zst', () => zstdBomb('Kenya '), /1 \.zst \(too large\)/],
  [
    'a.warc.zst',
    () => zstdBomb('WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 9000000000\r\n\r\n'),
    /too large/,
  ],
  ['windows.jsonl.zst', () => frameOf([], { windowLog: 31 }), /1 \.zst \(too large\)/],
  [
    'many-windows.jsonl.zst',
    () => Buffer.concat(Array.from({ length: 400 }, () => frameOf([{ repeat: 32, size: 0 }], { windowLog: 27 }))),
    /1 \.zst \(damaged\)|empty/,
  ],
  ['blocks.jsonl.zst', () => zstdBomb('', { size: 2 ** 21 - 1 }), /1 \.zst \(damaged\)/],
];

test.each(ZSTD_BOMBS)('%s of tens of kilobytes that unpack to gigabytes', async (name, make, says) => {
  const place = join(folder, `bomb-${name.replaceAll('.', '-')}`);
  mkdirSync(place);
  const bomb = make();
  expect(bomb.length).toBeLessThan(100_000);
  writeFileSync(join(place, name), bomb);
  writeFileSync(join(place, 'zz-good.txt'), GOOD);
  const tally = makeTally();
  const texts: string[] = [];
  const told: string[] = [];
  const peak = await peakOf(async () => {
    for await (const read of readArticles([place], { tally })) {
      if (read.kind === 'article') texts.push(read.article.text);
      else told.push(read.problem.message);
    }
  });
  expect(texts.at(-1)).toBe(GOOD);
  // What stands before the fault is read.
  expect(texts.slice(0, -1)).toEqual(/^a\.(?:jsonl|json|csv)/.test(name) ? ['Kenya backs Sudan.'] : []);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^[^\n]{5,200}$/);
  expect(tallyLines(tally).join(' ')).toMatch(says);
  expect(peak).toBeLessThan(700);
});

/** Longer than any line that is kept, twice what a file may be. */
const LONG_LINE = 400;
const BEGINNINGS: Readonly<Record<string, string>> = {
  txt: 'Kenya ',
  md: '# Kenya ',
  html: '<html><body><p>Kenya ',
  jsonl: '{"id":1,"text":"',
  json: '[{"id":1,"text":"',
  csv: 'id,text\n1,"',
  rtf: '{\\rtf1 Kenya ',
  eml: 'Subject: Kenya\n\n',
  mbox: 'From a@b.c Mon Mar 4 10:00:00 2019\nSubject: Kenya\n\n',
  xml: '<?xml version="1.0"?><rss><channel><item><description>',
  warc: 'WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 400000000\r\n\r\n',
  pdf: '%PDF-1.4\n',
};

test.each(Object.entries(BEGINNINGS))('.%s of one line of 400 MB', async (suffix, beginning) => {
  const place = join(folder, `long-${suffix}`);
  mkdirSync(place);
  const path = join(place, `long.${suffix}`);
  const handle = await open(path, 'w');
  const piece = Buffer.alloc(4 * MEGABYTE, 'a');
  await handle.write(beginning);
  for (let written = 0; written < LONG_LINE; written += 4) await handle.write(piece);
  await handle.close();
  writeFileSync(join(place, 'zz-good.txt'), GOOD);
  const texts: string[] = [];
  const told: string[] = [];
  const peak = await peakOf(async () => {
    for await (const read of readArticles([place])) {
      if (read.kind === 'article') texts.push(read.article.text);
      else told.push(read.problem.message);
    }
  });
  rmSync(place, { recursive: true });
  expect(texts.at(-1)).toBe(GOOD);
  expect(told.length).toBeLessThanOrEqual(2);
  expect(peak).toBeLessThan(900);
});

/** What stands around the long line, what is found, and how many megabytes it may take. */
const STREAMS: Readonly<Record<string, readonly [string, string, readonly string[], number]>> = {
  'JSON Lines': [
    '{"id":1,"text":"Kenya backs Sudan."}\n{"id":2,"text":"',
    '"}\n{"id":3,"text":"Peru condemns Chile."}\n',
    ['1', 'This line is longer than 5 million characters.', '3'],
    400,
  ],
  CSV: [
    'id,text\n1,Kenya backs Sudan.\n2,"',
    '"\n3,Peru condemns Chile.\n',
    ['1', 'A row is longer than 20 MB, or a quote is not closed.'],
    400,
  ],
  'plain text': [
    'Kenya backs Sudan.\n\n',
    '\n',
    ['The file is larger than 200 MB.', '1 file not read: 1 without suffix (too large).'],
    700,
  ],
  XML: [
    '<?xml version="1.0"?><rss><channel><item><guid>1</guid><description>Kenya backs Sudan.</description></item><item><guid>2</guid><description>',
    '</description></item><item><guid>3</guid><description>Peru condemns Chile.</description></item></channel></rss>',
    ['1', '3', '1 article not read: 1 without suffix (too large).'],
    700,
  ],
};

test.each(Object.entries(STREAMS))('a line of 2 GB in a stream of %s', async (_kind, [before, after, says, most]) => {
  const piece = Buffer.alloc(4 * MEGABYTE, 'a');
  function* pieces(): Generator<Buffer> {
    yield Buffer.from(before);
    for (let at = 0; at < 512; at += 1) yield piece;
    yield Buffer.from(after);
  }
  const tally = makeTally();
  const found: string[] = [];
  const peak = await peakOf(async () => {
    for await (const read of readArticles(['-'], { stdin: Readable.from(pieces()), tally }))
      found.push(read.kind === 'article' ? read.article.id : read.problem.message);
  });
  expect([...found, ...tallyLines(tally)]).toEqual(says);
  expect(peak).toBeLessThan(most);
});
