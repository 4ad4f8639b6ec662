// How fast each kind of file is read, and with how much memory: `npm run bench:formats [-- MEGABYTES]`. The streams are
// made up as they are read, so that no file of that size is needed; documents are those of tests/corpus/files.
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { readArticles } from '../src/corpus/read-articles.ts';

const size = Number(process.argv[2] ?? 20) * 1_000_000;
const STORY =
  'Kenya said on Monday that it supports Somalia in its quarrel with Ethiopia, and that the sea belonged to its neighbour. ';

/** So many bytes of rows, a little different each. */
function* rows(row: (at: number) => string, open = '', close = ''): Generator<string> {
  yield open;
  let length = 0;
  for (let at = 0; length < size; at += 1) {
    const text = row(at);
    length += text.length;
    yield text;
  }
  yield close;
}

const fields = (at: number) => ({ id: at, title: 'Kenya', date: '2019-03-04', text: `${at} ${STORY.repeat(8)}` });
const STREAMS: Readonly<Record<string, () => Readable>> = {
  jsonl: () => Readable.from(rows((at) => `${JSON.stringify(fields(at))}\n`)),
  json: () => Readable.from(rows((at) => `${at === 0 ? '' : ','}${JSON.stringify(fields(at))}\n`, '[', ']')),
  'jsonl.gz': () => Readable.from(rows((at) => `${JSON.stringify(fields(at))}\n`)).pipe(createGzip()),
  rss: () =>
    Readable.from(
      rows(
        (at) => `<item><guid>${at}</guid><description>${fields(at).text}</description></item>`,
        '<rss><channel>',
        '</channel></rss>',
      ),
    ),
  wet: () =>
    Readable.from(
      rows((at) => {
        const { text } = fields(at);
        return `WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://example.org/${at}\r\nContent-Length: ${text.length}\r\n\r\n${text}\r\n\r\n`;
      }),
    ),
};

async function measure(name: string, bytes: number, articles: AsyncIterable<{ readonly kind: string }>): Promise<void> {
  const started = performance.now();
  let count = 0;
  let most = 0;
  for await (const { kind } of articles) {
    count += kind === 'article' ? 1 : 0;
    if (count % 500 === 0) most = Math.max(most, process.memoryUsage().rss);
  }
  most = Math.max(most, process.memoryUsage().rss);
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${name}: ${count} articles, ${(bytes / 1e6 / seconds).toFixed(1)} MB/s, memory up to ${Math.round(most / 1e6)} MB`,
  );
}

for (const [name, open] of Object.entries(STREAMS)) await measure(name, size, readArticles(['-'], { stdin: open() }));
const folder = resolve(import.meta.dirname, '../tests/corpus/files');
for (const suffix of ['pdf', 'docx', 'odt', 'rtf', 'epub', 'eml']) {
  const paths = readdirSync(folder)
    .filter((name) => name.endsWith(`.${suffix}`) && !/^(?:half|bomb|locked)/.test(name))
    .map((name) => join(folder, name));
  await measure(
    suffix,
    paths.reduce((sum, path) => sum + statSync(path).size, 0),
    readArticles(paths),
  );
}
