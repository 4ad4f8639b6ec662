// Each reader alone, fed with files of its own kind that were cut, changed, doubled and filled with odd bytes: it hands on
// stories and unread parts, or throws what its caller knows, and nothing else; and it ends.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { finishStory } from '../../../src/corpus/finish-story.ts';
import { detectFormat } from '../../../src/corpus/formats/detect-format.ts';
import { HEAD_BYTES } from '../../../src/corpus/formats/format.ts';
import { FORMATS } from '../../../src/corpus/formats/formats.ts';
import { pageOf } from './make-files.ts';
import { STORIES } from './stories.ts';

const SECONDS = Number(process.env['STANCEGRAPH_FUZZ_SECONDS'] ?? 40);
const MILLISECONDS = (SECONDS * 1000) / FORMATS.length;
const FILES = join(import.meta.dirname, '../../corpus/files');
const EXPORTS = join(import.meta.dirname, '../../corpus/exports');
const rows = STORIES.map(({ key, title, publishedOn, paragraphs }) => ({
  id: key,
  title,
  date: publishedOn,
  text: paragraphs.join('\n\n'),
}));
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** What is written here, where no file of a kind lies beside the tests. */
const WRITTEN: Readonly<Record<string, string>> = {
  markdown: `---\ntitle: Talks fail\n---\n# Talks fail\n\n${rows[0]?.text}\n`,
  html: STORIES[0] === undefined ? '' : pageOf(STORIES[0]),
  jsonl: rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  json: JSON.stringify(rows),
  csv: `id,title,date,text\n${rows.map((row) => Object.values(row).map(quoted).join(',')).join('\n')}\n`,
};

function samplesOf(name: string, suffixes: readonly string[]): readonly Buffer[] {
  const files = readdirSync(FILES).filter(
    (file) => suffixes.some((suffix) => file.endsWith(suffix)) && !/^(?:bomb|half)/.test(file),
  );
  const exports = name === 'text' ? readdirSync(EXPORTS).map((file) => join(EXPORTS, file)) : [];
  const paths = [...files.map((file) => join(FILES, file)), ...exports];
  if (name === 'warc') return [gunzipSync(readFileSync(join(FILES, 'all.warc.gz')))];
  if (name === 'zip')
    return [
      Buffer.from(
        zipSync({ 'a/b.md': strToU8(WRITTEN['markdown'] ?? ''), 'c.jsonl': strToU8(WRITTEN['jsonl'] ?? '') }),
      ),
    ];
  const written = WRITTEN[name];
  return [...paths.map((path) => readFileSync(path)), ...(written === undefined ? [] : [Buffer.from(written)])];
}

const ODD = [
  '\u0000',
  '\uffff',
  '\ud800',
  '<![CDATA[',
  ']]>',
  '&#x110000;',
  '\\u-1',
  '"',
  '{',
  '\\bin99999999',
  '\f',
  '\r',
  '%%EOF',
  'PK\u0003\u0004',
];
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  take: fc.oneof(fc.constant(0), fc.nat({ max: 400 })),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc.constantFrom(...ODD).map((text) => Buffer.from(text, 'utf8')),
  ),
  again: fc.boolean(),
});

/** A file with stretches of it left out, put in, or doubled. */
function changed(
  bytes: Buffer,
  changes: readonly { at: number; take: number; put: Uint8Array; again: boolean }[],
): Buffer {
  return changes.reduce((whole, { at, take, put, again }) => {
    const from = Math.floor(at * whole.length);
    const taken = whole.subarray(from, from + take);
    return Buffer.concat([whole.subarray(0, from), put, ...(again ? [taken, taken] : []), whole.subarray(from + take)]);
  }, bytes);
}

test.each(FORMATS.map((format) => [format.name, format] as const))(
  'the reader of %s',
  async (name, format) => {
    const samples = samplesOf(name, format.suffixes);
    expect(samples.length).toBeGreaterThan(0);
    const read = await format.load();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (sample, changes, isCut) => {
          const whole = changed(sample, changes);
          const bytes = isCut ? whole.subarray(0, whole.length / 2) : whole;
          const file = `fuzz${format.suffixes[0]}`;
          const input = {
            file,
            name: file,
            head: bytes.subarray(0, HEAD_BYTES),
            options: { fields: new Map() },
            detect: detectFormat,
          };
          try {
            for await (const found of read({ ...input, bytes: Readable.from([bytes]) })) {
              if (found.kind !== 'story') continue;
              const { article } = await finishStory(found.story, { path: file, source: file }, {});
              for (const { start, end } of article.blocks) {
                expect(article.toSource(start)).toBeLessThanOrEqual(article.toSource(end));
                expect(article.toSource(end)).toBeLessThanOrEqual(article.text.length);
              }
            }
          } catch (error) {
            // What a reader throws is told as a damaged file; a fault of the test itself is not.
            expect(error).toBeInstanceOf(Error);
            if (error instanceof Error && error.name === 'AssertionError') throw error;
            expect(error).not.toBeInstanceOf(ReferenceError);
          }
        },
      ),
      { numRuns: 100_000, interruptAfterTimeLimit: MILLISECONDS, markInterruptAsFailure: false },
    );
  },
  MILLISECONDS + 60_000,
);
