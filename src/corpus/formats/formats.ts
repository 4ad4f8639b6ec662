import type { Format } from './format.ts';
import { isObjectLines } from './object-lines.ts';
import { startsWith } from './signatures.ts';

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
    load: async () => (await import('./read-text.ts')).readMarkdown,
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
    library: 'csv-parse',
    streams: true,
    load: async () => (await import('./read-table.ts')).readTable,
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
export const UNREADABLE: readonly { readonly isLike: (head: Uint8Array) => boolean; readonly hint: string }[] = [
  {
    isLike: startsWith([0xd0, 0xcf, 0x11, 0xe0]),
    hint: 'Save it as .docx or .xlsx: the old formats of Office are not read.',
  },
];

/** Files without a suffix that are about a folder and no article of it. */
export const ABOUT =
  /^(?:readme|license|licence|copying|notice|authors|changelog|makefile|dockerfile|todo|contributing)$/i;
