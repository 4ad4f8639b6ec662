/**
 * How fast each kind of file is read, and with how much memory: `npm run bench:formats [-- MEGABYTES]`. What streams is
 * made up, so many megabytes of it; documents are copies of those of tests/corpus/files, which are small: their figure is
 * that of opening them.
 */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readArticles } from '../src/corpus/read-articles.ts';

const size = Number(process.argv[2] ?? 20) * 1_000_000;
const COPIES = 30;
const STORY =
  'Kenya said on Monday that it supports Somalia in its quarrel with Ethiopia, and that the sea belonged to its neighbour. ';
const folder = mkdtempSync(join(tmpdir(), 'stancegraph-bench-'));
const files = resolve(import.meta.dirname, '../tests/corpus/files');

const textOf = (at: number) => `${at} ${STORY.repeat(8)}`;
const json = (at: number) => JSON.stringify({ id: at, title: 'Kenya', date: '2019-03-04', text: textOf(at) });
const http = (at: number) =>
  `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html lang="en"><body><article><h1>Kenya</h1><p>${textOf(at)}</p></article></body></html>`;
const record = (type: string, at: number, body: string) =>
  `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: https://example.org/${at}\r\nContent-Length: ${body.length}\r\n\r\n${body}\r\n\r\n`;

/** A row of each kind, and what stands before the first and behind the last. */
const STREAMS: Readonly<Record<string, readonly [(at: number) => string, string?, string?]>> = {
  'a.jsonl': [(at) => `${json(at)}\n`],
  'a.json': [(at) => `${at === 0 ? '' : ','}${json(at)}\n`, '[', ']'],
  'a.csv': [(at) => `${at},Kenya,2019-03-04,"${textOf(at)}"\n`, 'id,title,date,text\n'],
  'a.rss': [
    (at) => `<item><guid>${at}</guid><description>${textOf(at)}</description></item>`,
    '<rss><channel>',
    '</channel></rss>',
  ],
  'a.mbox': [
    (at) =>
      `From a@example.org Mon Mar 4 10:00:00 2019\nSubject: Kenya ${at}\nFrom: a@example.org\n\n${textOf(at)}\n\n`,
  ],
  'a.wet': [(at) => record('conversion', at, textOf(at))],
  'a.warc': [(at) => record('response', at, http(at))],
  'factiva.txt': [
    (at) =>
      `HD  Kenya backs Somalia\nWC  160 words\nPD  4 March 2019\nSN  The Tribune\nLA  English\nLP\n${textOf(at)}\n\nAN  Document TRIB0000${1e9 + at}\n\n`,
  ],
};

async function writeStream(
  name: string,
  [row, start = '', end = '']: readonly [(at: number) => string, string?, string?],
) {
  const path = join(folder, name);
  const handle = await open(path, 'w');
  let [length, at, text] = [0, 0, start];
  while (length < size) {
    text += row(at);
    at += 1;
    if (text.length < 1_000_000 && length + text.length < size) continue;
    await handle.write(text);
    length += text.length;
    text = '';
  }
  await handle.write(end);
  await handle.close();
  return path;
}

async function measure(name: string, paths: readonly string[]): Promise<void> {
  const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  const started = performance.now();
  const memory = { most: 0 };
  const timer = setInterval(() => {
    memory.most = Math.max(memory.most, process.memoryUsage().rss);
  }, 50);
  let count = 0;
  for await (const { kind } of readArticles(paths)) count += kind === 'article' ? 1 : 0;
  clearInterval(timer);
  const most = Math.max(memory.most, process.memoryUsage().rss);
  const seconds = (performance.now() - started) / 1000;
  const speed = `${(bytes / 1e6 / seconds).toFixed(1)} MB/s, ${Math.round(count / seconds)} articles/s`;
  console.log(
    `${name.padEnd(12)} ${String(count).padStart(7)} articles, ${speed}, memory up to ${Math.round(most / 1e6)} MB`,
  );
}

/** Copies under other names: the same text is read once. */
function copiesOf(suffix: string): readonly string[] {
  const names = readdirSync(files).filter(
    (name) => name.endsWith(`.${suffix}`) && !/^(?:half|bomb|locked|lol)/.test(name),
  );
  return names.flatMap((name) =>
    Array.from({ length: COPIES }, (_, at) => {
      const path = join(folder, `${at}-${name}`);
      copyFileSync(join(files, name), path);
      return path;
    }),
  );
}

for (const [name, stream] of Object.entries(STREAMS)) {
  const path = await writeStream(name, stream);
  await measure(name, [path]);
  if (name === 'a.jsonl') {
    writeFileSync(`${path}.gz`, gzipSync(readFileSync(path)));
    await measure('a.jsonl.gz', [`${path}.gz`]);
  }
  rmSync(path);
}
const pages = Array.from({ length: 300 }, (_, at) => {
  const path = join(folder, `${at}.html`);
  writeFileSync(path, http(at).split('\r\n\r\n')[1] ?? '');
  return path;
});
await measure('html', pages);
for (const suffix of ['txt', 'md']) {
  const paths = Array.from({ length: 300 }, (_, at) => join(folder, `wrapped-${at}.${suffix}`));
  for (const [at, path] of paths.entries()) writeFileSync(path, textOf(at).replace(/(.{60,72}) /g, '$1\n'));
  await measure(suffix, paths);
}
for (const suffix of ['pdf', 'docx', 'odt', 'rtf', 'epub', 'eml', 'xlsx', 'zst'])
  await measure(suffix, copiesOf(suffix));
rmSync(folder, { recursive: true, force: true });
