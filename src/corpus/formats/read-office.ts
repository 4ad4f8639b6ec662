import { Parser } from 'htmlparser2';
import { splitExport } from './exports/split-export.ts';
import { type Found, type Input, type Story, UnreadError, unread } from './format.ts';
import { collectBytes } from './input-bytes.ts';
import { partText, unzipParts } from './unzip.ts';

const LARGEST_DOCUMENT = 200_000_000;

/** What the elements of a word processor's document do to its text. */
type Markup = {
  readonly paragraphs: ReadonlySet<string>;
  readonly breaks: ReadonlySet<string>;
  readonly tabs: ReadonlySet<string>;
  /** What is no text of the story: what was deleted, notes, fields. */
  readonly skipped: ReadonlySet<string>;
  /** Elements whose text counts; all where there are none. */
  readonly texts: ReadonlySet<string>;
};

/** @see ECMA-376, WordprocessingML */
const WORD: Markup = {
  paragraphs: new Set(['w:p']),
  breaks: new Set(['w:br', 'w:cr']),
  tabs: new Set(['w:tab']),
  skipped: new Set([
    'w:del',
    'w:moveFrom',
    'w:instrText',
    'w:delText',
    'mc:Fallback',
    'w:tabs',
    'w:pPr',
    'w:rPr',
    'w:sectPr',
  ]),
  texts: new Set(['w:t']),
};

/** @see OASIS, OpenDocument 1.3 */
const OPEN: Markup = {
  paragraphs: new Set(['text:p', 'text:h']),
  breaks: new Set(['text:line-break']),
  tabs: new Set(['text:tab']),
  skipped: new Set([
    'text:tracked-changes',
    'office:annotation',
    'text:note',
    'text:ruby-text',
    'office:forms',
    'text:sequence-decls',
  ]),
  texts: new Set(),
};

/** Reads a .docx: its paragraphs, without what was deleted. */
export async function* readDocx({ bytes }: Input): AsyncGenerator<Found> {
  const parts = unzipParts(await collectBytes(bytes, LARGEST_DOCUMENT), (name) => name === 'word/document.xml');
  yield* storiesOfDocument(documentText(partText(parts, 'word/document.xml'), WORD));
}

/** Reads an .odt. */
export async function* readOdt({ bytes }: Input): AsyncGenerator<Found> {
  const parts = unzipParts(await collectBytes(bytes, LARGEST_DOCUMENT), (name) =>
    /^(?:content\.xml|META-INF\/manifest\.xml)$/.test(name),
  );
  const manifest = parts.get('META-INF/manifest.xml');
  if (manifest !== undefined && /encryption-data/.test(new TextDecoder().decode(manifest)))
    throw new UnreadError('encrypted', 'The document is encrypted.', 'Save it without a password.');
  yield* storiesOfDocument(documentText(partText(parts, 'content.xml'), OPEN));
}

/**
 * One article, or those of a database's export; a paragraph is a line with an empty one behind it. `known` is what the
 * document says of itself.
 */
export function* storiesOfDocument(text: string, known: Partial<Story> = {}): Generator<Found> {
  if (text.trim() === '') {
    yield unread('without text', 'There is no text in this document.', { hint: 'Pictures of text are not read.' });
    return;
  }
  const stories = splitExport(text);
  if (stories === undefined)
    yield { kind: 'story', story: { layout: 'text', ...known, text, hasHead: true, keepsText: true } };
  else for (const story of stories) yield { kind: 'story', story: { ...story, layout: known.layout ?? 'text' } };
}

function documentText(xml: string, markup: Markup): string {
  const lines: string[] = [''];
  let skipping = 0;
  let inText = 0;
  const add = (text: string) => {
    if (skipping === 0) lines[lines.length - 1] += text;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (markup.skipped.has(name)) skipping += 1;
        else if (markup.texts.has(name)) inText += 1;
        else if (markup.breaks.has(name)) add('\n');
        else if (markup.tabs.has(name)) add('\t');
        else if (name === 'text:s') add(' '.repeat(Math.min(100, Number(attributes['text:c'] ?? 1) || 1)));
      },
      ontext(text) {
        if (markup.texts.size === 0 ? true : inText > 0)
          add(markup.texts.size === 0 ? text.replace(/\s+/g, ' ') : text);
      },
      onclosetag(name) {
        if (markup.skipped.has(name)) skipping -= 1;
        else if (markup.texts.has(name)) inText -= 1;
        else if (markup.paragraphs.has(name) && skipping === 0) lines.push('');
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return lines
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '')
    .join('\n\n');
}
