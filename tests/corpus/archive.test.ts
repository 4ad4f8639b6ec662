import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readArticles } from '../../src/corpus/read-articles.ts';
import { makeTally, tallyLines } from '../../src/corpus/read-tally.ts';

const folder = mkdtempSync(join(tmpdir(), 'stancegraph-archive-'));
const STORY = 'Kenya said on Monday that it supports Somalia. Ethiopia condemned Kenya.';
const DOCUMENT = zipSync({
  '[Content_Types].xml': strToU8('<Types/>'),
  'word/document.xml': strToU8(`<w:document><w:p><w:r><w:t>${STORY} So did Sudan.</w:t></w:r></w:p></w:document>`),
});

async function readZip(name: string, content: Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const articles: { id: string; source: string; publishedOn: string | null }[] = [];
  const problems: string[] = [];
  const tally = makeTally();
  for await (const read of readArticles([path], { tally, isVerbose: true })) {
    if (read.kind === 'article')
      articles.push((({ id, source, publishedOn }) => ({ id, source, publishedOn }))(read.article));
    else problems.push(`${read.problem.place?.file.slice(folder.length + 1)}: ${read.problem.message}`);
  }
  return { articles, problems, tally: tallyLines(tally) };
}

const zipped = (files: Zippable) => zipSync(files);

describe('a ZIP archive is read as a folder', () => {
  test('its files by path, each by its kind, with the day of its name; hidden ones are none', async () => {
    const { articles, problems } = await readZip(
      'wires.zip',
      zipped({
        'b/2019-03-04 talks.txt': strToU8(STORY),
        'a.jsonl': strToU8(`${JSON.stringify({ text: STORY })}\n${JSON.stringify({ text: `${STORY} Yes.` })}\n`),
        '__MACOSX/b/._x.txt': strToU8('x'),
        'b/.hidden.txt': strToU8(STORY),
        'README.md': strToU8('About these.'),
      }),
    );
    expect(articles).toEqual([
      { id: 'a.jsonl:1', source: 'wires.zip/a.jsonl', publishedOn: null },
      { id: 'a.jsonl:2', source: 'wires.zip/a.jsonl', publishedOn: null },
      { id: '2019-03-04 talks.txt', source: 'wires.zip/b/2019-03-04 talks.txt', publishedOn: '2019-03-04' },
    ]);
    expect(problems).toEqual([]);
  });

  test('documents that are stored in it as they are, and archives, are opened', async () => {
    const inner = zipped({ 'c.txt': strToU8(`${STORY} It rained.`) });
    const { articles } = await readZip('stored.zip', zipped({ 'a.docx': [DOCUMENT, { level: 0 }], 'in.zip': inner }));
    expect(articles.map(({ id }) => id)).toEqual(['a.docx', 'c.txt']);
  });

  test('a document that is called .zip is that document', async () => {
    expect((await readZip('renamed.zip', DOCUMENT)).articles).toHaveLength(1);
  });

  test('what is empty, damaged or of another kind costs itself, and is told by its path', async () => {
    const { articles, problems, tally } = await readZip(
      'mixed.zip',
      zipped({
        'a.txt': strToU8(STORY),
        'b.txt': new Uint8Array(),
        'c.pdf': strToU8('%PDF-1.7 x'),
        'd.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47]),
      }),
    );
    expect(articles).toHaveLength(1);
    expect(problems).toEqual([
      'mixed.zip/b.txt: The file is empty.',
      'mixed.zip/c.pdf: The PDF is damaged or cut off.',
      'mixed.zip/d.png: This kind of file is not read.',
    ]);
    expect(tally).toEqual(['3 files not read: 1 .pdf (damaged), 1 .png (no reader), 1 empty.']);
  });

  test('a file whose bytes are damaged leaves the others', async () => {
    const archive = zipped({ 'a.txt': strToU8(STORY.repeat(9)), 'b.txt': [strToU8(STORY), { level: 0 }] });
    archive.fill(0xff, 40, 60);
    const { articles, tally } = await readZip('half.zip', archive);
    expect(articles.map(({ id }) => id)).toEqual(['b.txt']);
    expect(tally).toEqual(['1 file not read: 1 .txt (damaged).']);
  });

  test('nothing in it, cut off, locked', async () => {
    expect((await readZip('none.zip', zipped({ 'a/': new Uint8Array() }))).tally).toEqual([
      '1 file not read: 1 empty.',
    ]);
    expect((await readZip('cut.zip', zipped({ 'a.txt': strToU8(STORY) }).slice(0, 60))).tally).toEqual([
      '1 file not read: 1 .zip (damaged).',
    ]);
    const locked = zipped({ 'a.txt': strToU8(STORY) });
    locked[6] = 1;
    expect((await readZip('locked.zip', locked)).tally).toEqual(['1 file not read: 1 .zip (encrypted).']);
  });
});
