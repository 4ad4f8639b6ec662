import type { Format } from './format.ts';
import { isObjectLines } from './object-lines.ts';
import { isZip, isZipWith, startsWith } from './signatures.ts';
import { isTable } from './table-head.ts';

/**
 * All kinds of files that are read: told by their first bytes, by their suffix, and where both say nothing by what the
 * text looks like, in this order. A reader is loaded when the first file of its kind comes.
 */
export const FORMATS: readonly Format[] = [
  {
    name: 'text',
    description: 'plain text, wrapped or not; exports of Factiva, Lexis, Nexis Uni, ProQuest and Europresse',
    suffixes: ['.txt', '.text', '.asc'],
    library: null,
    streams: false,
    load: async () => (await import('./read-text.ts')).readPlainText,
  },
  {
    name: 'markdown',
    description: 'Markdown with YAML front matter or without',
    suffixes: ['.md', '.markdown'],
    library: 'yaml',
    streams: false,
    load: async () => (await import('./read-markdown.ts')).readMarkdown,
  },
  {
    name: 'html',
    description: 'pages: the main text, live blogs by post, exports of databases',
    suffixes: ['.html', '.htm', '.xhtml', '.shtml', '.aspx', '.php', '.amp'],
    looksLike: (text) =>
      /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?(?:<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>])/i.test(text),
    library: '@mozilla/readability, linkedom',
    streams: false,
    load: async () => (await import('./read-html.ts')).readPage,
  },
  {
    name: 'jsonl',
    description: 'JSON Lines, an article a line, under known names or those of --field',
    suffixes: ['.jsonl', '.ndjson', '.jl', '.jsonlines'],
    looksLike: isObjectLines,
    library: null,
    streams: true,
    load: async () => (await import('./read-json-lines.ts')).readJsonLines,
  },
  {
    name: 'json',
    description: 'JSON: a list of articles, one article, or an answer of a news service',
    suffixes: ['.json'],
    looksLike: (text) => /^\s*(?:\[\s*\{|\{\s*")/.test(text),
    library: null,
    streams: true,
    load: async () => (await import('./read-json.ts')).readJson,
  },
  {
    name: 'csv',
    description: 'tables with a head line, parted by commas, tabs, semicolons or bars',
    suffixes: ['.csv', '.tsv', '.tab', '.psv'],
    looksLike: isTable,
    library: 'csv-parse',
    streams: true,
    load: async () => (await import('./read-table.ts')).readTable,
  },
  {
    name: 'xlsx',
    description: 'Excel workbooks: a head line, an article a row',
    suffixes: ['.xlsx', '.xlsm'],
    isLike: isZipWith(/xl\/(?:workbook|worksheets|_rels|sharedStrings|styles|theme)/),
    library: 'fflate, htmlparser2',
    streams: false,
    load: async () => (await import('./read-workbook.ts')).readWorkbook,
  },
  {
    name: 'pdf',
    description: 'PDF with text: columns, hyphens, heads of pages',
    suffixes: ['.pdf'],
    isLike: startsWith('%PDF-'),
    library: 'unpdf (pdf.js)',
    streams: false,
    load: async () => (await import('./read-pdf.ts')).readPdf,
  },
  {
    name: 'docx',
    description: 'Word documents, exports of Nexis Uni and Factiva too',
    suffixes: ['.docx', '.docm'],
    isLike: isZipWith(/word\/(?:document|_rels|styles|theme|settings|fontTable|webSettings|numbering|media)/),
    library: 'fflate, htmlparser2',
    streams: false,
    load: async () => (await import('./read-office.ts')).readDocx,
  },
  {
    name: 'odt',
    description: 'OpenDocument texts',
    suffixes: ['.odt'],
    isLike: isZipWith(/mimetypeapplication\/vnd\.oasis\.opendocument\.text/),
    library: 'fflate, htmlparser2',
    streams: false,
    load: async () => (await import('./read-office.ts')).readOdt,
  },
  {
    name: 'epub',
    description: 'e-books: each part is an article',
    suffixes: ['.epub'],
    isLike: isZipWith(/mimetypeapplication\/epub\+zip/),
    library: 'fflate, linkedom',
    streams: false,
    load: async () => (await import('./read-epub.ts')).readEpub,
  },
  {
    name: 'rtf',
    description: 'Rich Text, exports of Nexis and Factiva too',
    suffixes: ['.rtf'],
    isLike: startsWith('{\\rtf'),
    library: null,
    streams: false,
    load: async () => (await import('./read-rtf.ts')).readRtf,
  },
  {
    name: 'eml',
    description: 'letters: the subject is the title, who sent it the publisher',
    suffixes: ['.eml'],
    library: 'postal-mime',
    streams: false,
    load: async () => (await import('./read-mail.ts')).readLetter,
  },
  {
    name: 'mbox',
    description: 'mailboxes, a letter an article',
    suffixes: ['.mbox', '.mbx'],
    looksLike: (text) => /^From [^\s@]+@\S+ .*\d{4}\r?\n/.test(text),
    library: 'postal-mime',
    streams: true,
    load: async () => (await import('./read-mail.ts')).readMailbox,
  },
  {
    name: 'xml',
    description: 'RSS, Atom, NewsML-G2, NITF',
    suffixes: ['.xml', '.rss', '.atom', '.rdf', '.newsml', '.nitf'],
    looksLike: (text) => /^\s*<\?xml\b|^\s*<(?:rss|feed|rdf:RDF|newsMessage|newsItem|nitf)[\s>]/.test(text),
    library: 'htmlparser2',
    streams: true,
    load: async () => (await import('./read-xml.ts')).readXml,
  },
  {
    name: 'warc',
    description: 'web archives: pages as fetched (WARC) and their text (WET)',
    suffixes: ['.warc', '.wet'],
    isLike: startsWith('WARC/'),
    library: null,
    streams: true,
    load: async () => (await import('./read-warc.ts')).readWarc,
  },
  {
    name: 'zip',
    description: 'archives: each file in it that is one of these',
    suffixes: ['.zip'],
    outranks: isZip,
    library: 'fflate',
    streams: false,
    load: async () => (await import('./read-archive.ts')).readArchive,
  },
  {
    name: 'gzip',
    description: 'any of these, compressed with gzip',
    suffixes: ['.gz', '.gzip'],
    isLike: startsWith([0x1f, 0x8b]),
    library: 'zlib of Node',
    streams: true,
    load: async () => (await import('./read-compressed.ts')).readGzip,
  },
  {
    name: 'zstd',
    description: 'any of these, compressed with Zstandard',
    suffixes: ['.zst', '.zstd'],
    isLike: startsWith([0x28, 0xb5, 0x2f, 0xfd]),
    library: 'fzstd',
    streams: true,
    load: async () => (await import('./read-compressed.ts')).readZstd,
  },
];

/** Kinds that are known and not read, with what to do. */
export const UNREADABLE: readonly {
  readonly isLike: (head: Uint8Array) => boolean;
  readonly hint: string;
  /** Suffixes whose files are encrypted where they begin so. */
  readonly locked?: readonly string[];
}[] = [
  {
    isLike: startsWith([0xd0, 0xcf, 0x11, 0xe0]),
    hint: 'Save it as .docx or .xlsx: the old formats of Office are not read.',
    locked: ['.docx', '.docm', '.xlsx', '.xlsm'],
  },
  {
    isLike: startsWith('{"format":"stancegraph"'),
    hint: 'This is a graph that was built, and no article: stancegraph show --graph FILE reads it.',
  },
];

/** Files without a suffix that are about a folder and no article of it. */
export const ABOUT =
  /^(?:readme|license|licence|copying|notice|authors|changelog|makefile|dockerfile|todo|contributing)$/i;
