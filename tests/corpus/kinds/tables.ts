// Tables and JSON, under the names that services and programs give their fields; compressed and not.
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { frameOf } from '../../slow/inputs/make-zstd.ts';
import type { WrittenStory } from '../../slow/inputs/stories.ts';
import { allInOne, asMarkup, daysOf, type Kind, withCrlf } from './story-file.ts';

type Row = Readonly<Record<string, unknown>>;

const text = ({ paragraphs }: WrittenStory) => paragraphs.join('\n\n');
const url = ({ key }: WrittenStory) => `https://www.example.org/${key}`;
const jsonLines = (rows: readonly Row[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** A table with quotes where they are needed. */
function tableOf(rows: readonly Row[], delimiter: string): string {
  const cell = (value: unknown) =>
    /["\n\t,;|]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  const lines = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))];
  return lines.map((line) => `${line.map(cell).join(delimiter)}\n`).join('');
}

/** A workbook of one sheet: texts in the sheet itself or shared, days as numbers or as text. */
function workbookOf(rows: readonly Row[], turn: number): Uint8Array {
  const lines = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row).map(String))];
  const title = turn === 2 ? [['Stories of the desk']] : [];
  const shared: string[] = [];
  const cell = (value: string, at: string) => {
    const day = /^\d{4}-\d\d-\d\d$/.test(value) && turn === 1 ? Date.parse(value) / 86_400_000 + 25_569 : undefined;
    if (day !== undefined) return `<c r="${at}" s="1"><v>${day}</v></c>`;
    if (turn === 0) return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${asMarkup(value)}</t></is></c>`;
    return `<c r="${at}" t="s"><v>${shared.push(value) - 1}</v></c>`;
  };
  const sheet = [...title, ...lines].map(
    (line, at) =>
      `<row r="${at + 1}">${line.map((value, column) => cell(value, `${String.fromCharCode(65 + column)}${at + 1}`)).join('')}</row>`,
  );
  const parts = {
    'xl/workbook.xml': '<workbook><sheets><sheet name="A" sheetId="1"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst>${shared.map((value) => `<si><t xml:space="preserve">${asMarkup(value)}</t></si>`).join('')}</sst>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])));
}

/** How each service or program calls its fields. */
const ROWS: Readonly<Record<string, (story: WrittenStory, at: number) => Row>> = {
  'Media Cloud': (story, at) => ({
    stories_id: 1_000_000_001 + at,
    publish_date: `${story.publishedOn} 10:00:00`,
    title: story.title,
    url: url(story),
    language: 'en',
    ap_syndicated: 'False',
    media_id: 7,
    media_name: story.publisher,
    media_url: 'https://www.example.org',
    story_text: text(story),
  }),
  'Event Registry': (story, at) => ({
    uri: String(7_000_000_001 + at),
    lang: 'eng',
    isDuplicate: false,
    date: story.publishedOn,
    time: '10:00:00',
    dateTime: `${story.publishedOn}T10:00:00Z`,
    dataType: 'news',
    sim: 0,
    url: url(story),
    title: story.title,
    body: text(story),
    source: { uri: 'example.org', dataType: 'news', title: story.publisher },
    authors: [{ uri: 'a@example.org', name: story.byline, type: 'author' }],
    sentiment: -0.2,
  }),
  newspaper4k: (story) => ({
    url: url(story),
    title: story.title,
    text: text(story),
    authors: [story.byline],
    publish_date: `${story.publishedOn}T10:00:00+00:00`,
    meta_lang: 'en',
    meta_site_name: story.publisher,
    source_url: 'https://www.example.org',
    keywords: ['talks'],
    movies: [],
  }),
  'news-please': (story) => ({
    authors: [story.byline],
    date_download: '2023-03-06 10:00:00',
    date_modify: null,
    date_publish: `${story.publishedOn} 10:00:00`,
    description: 'In short.',
    filename: `${story.key}.html.json`,
    language: 'en',
    maintext: text(story),
    source_domain: story.publisher,
    text: null,
    title: story.title,
    title_page: null,
    url: url(story),
  }),
  trafilatura: (story) => ({
    title: story.title,
    author: story.byline,
    hostname: 'example.org',
    date: story.publishedOn,
    fingerprint: 'f00',
    id: null,
    comments: '',
    raw_text: text(story).replaceAll('\n\n', ' '),
    text: text(story),
    language: 'en',
    image: null,
    pagetype: 'article',
    source: url(story),
    'source-hostname': story.publisher,
    excerpt: 'In short.',
    categories: 'World',
  }),
};

/** The three ways in which programs hand on what they found. */
function written(name: string, rows: readonly Row[], turn: number) {
  if (turn === 0) return { name: `${name}.jsonl`, content: jsonLines(rows) };
  if (turn === 1) return { name: `${name}.json`, content: JSON.stringify(rows, null, 2) };
  if (name !== 'Media Cloud')
    return {
      name: `${name}.json`,
      content: JSON.stringify({ articles: { results: rows, totalResults: rows.length } }),
    };
  return { name: `${name}.csv`, content: `\ufeff${withCrlf(tableOf(rows, ','))}` };
}

const plainRow = (story: WrittenStory, at: number): Row => ({
  id: 101 + at,
  title: story.title,
  date: story.publishedOn,
  publisher: story.publisher,
  text: text(story),
});
const otherRow = (story: WrittenStory): Row => ({
  Headline: story.title,
  'Publication Date': daysOf(story).british,
  Newspaper: story.publisher,
  'Full Text': text(story),
  Link: url(story),
});
const stampedRow = (story: WrittenStory): Row => ({
  article_id: story.key,
  headline: story.title,
  timestamp: Date.parse(story.publishedOn) / 1000,
  outlet: story.publisher,
  content: text(story),
});

const rowsOf = (stories: readonly WrittenStory[], turn: number) =>
  stories.map((story, at) => [plainRow(story, at), otherRow(story), stampedRow(story)][turn] ?? {});

const OTHERS: Readonly<Record<string, Kind['write']>> = {
  CSV: (stories, turn) => ({
    name: `${turn}.csv`,
    content:
      turn === 1 ? `sep=;\r\n${withCrlf(tableOf(rowsOf(stories, 1), ';'))}` : tableOf(rowsOf(stories, turn), ','),
  }),
  TSV: (stories, turn) => {
    const table = tableOf(rowsOf(stories, turn), '\t');
    return { name: `${turn}.tsv`, content: turn === 1 ? Buffer.from(`\ufeff${table}`, 'utf16le') : table };
  },
  'JSON array': (stories, turn) => ({
    name: `${turn}.json`,
    content: JSON.stringify(rowsOf(stories, turn), null, turn * 2),
  }),
  'JSON Lines': (stories, turn) => ({
    name: `${turn}.${['jsonl', 'ndjson', 'jl'][turn]}`,
    content: turn === 1 ? withCrlf(`\n${jsonLines(rowsOf(stories, turn))}`) : jsonLines(rowsOf(stories, turn)),
  }),
  Excel: (stories, turn) => ({ name: `${turn}.xlsx`, content: workbookOf(rowsOf(stories, turn), turn) }),
  gzip: (stories, turn) => {
    const [name, content] =
      turn === 0 ? ['a.jsonl.gz', jsonLines(rowsOf(stories, 0))] : ['a.csv.gz', tableOf(rowsOf(stories, turn), ',')];
    // Two members, as log files have them.
    const parts = turn === 2 ? [content.slice(0, 900), content.slice(900)] : [content];
    return { name, content: Buffer.concat(parts.map((part) => gzipSync(part))) };
  },
  Zstandard: (stories, turn) => {
    const [name, content] =
      turn === 0 ? ['a.jsonl.zst', jsonLines(rowsOf(stories, 0))] : ['a.csv.zst', tableOf(rowsOf(stories, turn), ',')];
    const parts = turn === 2 ? [content.slice(0, 900), content.slice(900)] : [content];
    return { name, content: Buffer.concat(parts.map((part) => frameOf([part]))) };
  },
};

export const TABLE_KINDS: readonly Kind[] = [
  ...Object.entries(ROWS).map(([name, row]) =>
    allInOne(name, (stories, turn) => written(name, stories.map(row), turn)),
  ),
  ...Object.entries(OTHERS).map(([name, write]) => allInOne(name, write)),
];
