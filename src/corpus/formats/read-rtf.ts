import { decodeWindows1252 } from '../windows-1252.ts';
import { type Found, type Input, UnreadError } from './format.ts';
import { collectBytes } from './input-bytes.ts';
import { storiesOfDocument } from './read-office.ts';

const LARGEST_DOCUMENT = 100_000_000;
const DEEPEST = 1000;

/** Groups that hold no text of the story. @see Microsoft, Rich Text Format Specification 1.9.1 */
const SKIPPED = new Set(
  'fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf footnote object themedata colorschememapping datastore latentstyles listtable listoverridetable rsidtbl generator xmlnstbl mmathPr fldinst shppict nonshppict annotation atnid atnauthor bkmkstart bkmkend deleted filetbl revtbl pgptbl wgrffmtfilter'.split(
    ' ',
  ),
);

/** What stands for a character, or for the end of a line or paragraph. */
const SYMBOLS: Readonly<Record<string, string>> = {
  par: '\n\n',
  sect: '\n\n',
  page: '\n\n',
  row: '\n\n',
  line: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  '~': '\u00a0',
  _: '-',
  '-': '\u00ad',
  '{': '{',
  '}': '}',
  '\\': '\\',
  '\n': '\n\n',
  '\r': '\n\n',
};

/** Reads .rtf. */
export async function* readRtf({ bytes }: Input): AsyncGenerator<Found> {
  const source = Buffer.from(await collectBytes(bytes, LARGEST_DOCUMENT)).toString('latin1');
  const text = textOfRtf(source)
    .replace(/(?<![ \t])[ \t]+\n/g, '\n')
    .replace(/\u00ad/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (text === '' && !source.trimEnd().endsWith('}'))
    throw new UnreadError('damaged', 'The document is cut off.', 'Open it in its program and save it again.');
  yield* storiesOfDocument(text);
}

type State = { readonly isSkipped: boolean; readonly fallback: number };

const TOKEN = /\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z]))|([{}])|([^\\{}\r\n]+)|[\r\n]+/g;

function textOfRtf(source: string): string {
  const parts: string[] = [];
  const stack: State[] = [];
  let state: State = { isSkipped: false, fallback: 1 };
  let codepage = 1252;
  let bytes: number[] = [];
  let toSkip = 0;
  const flush = () => {
    if (bytes.length > 0) parts.push(decodeBytes(Uint8Array.from(bytes), codepage));
    bytes = [];
  };
  const put = (text: string) => {
    flush();
    if (!state.isSkipped) parts.push(text);
  };
  for (const [, word, number, hex, symbol, brace, plain] of source.matchAll(TOKEN)) {
    if (brace === '{') {
      flush();
      if (stack.length > DEEPEST) throw new UnreadError('damaged', 'The document is nested deeper than any is.');
      stack.push(state);
    } else if (brace === '}') {
      flush();
      state = stack.pop() ?? state;
    } else if (hex !== undefined) {
      if (toSkip > 0) toSkip -= 1;
      else if (!state.isSkipped) bytes.push(Number.parseInt(hex, 16));
    } else if (plain !== undefined) {
      const text = plain.slice(Math.min(toSkip, plain.length));
      toSkip -= plain.length - text.length;
      put(text);
    } else if (symbol === '*') state = { ...state, isSkipped: true };
    else if (symbol !== undefined) put(SYMBOLS[symbol] ?? '');
    else if (word === 'u' && number !== undefined) {
      put(String.fromCharCode(Number(number) & 0xffff));
      toSkip = state.fallback;
    } else if (word === 'uc') state = { ...state, fallback: Number(number ?? 1) };
    else if (word === 'ansicpg') codepage = Number(number ?? 1252);
    else if (word !== undefined && SKIPPED.has(word)) state = { ...state, isSkipped: true };
    else if (word !== undefined) put(SYMBOLS[word] ?? '');
  }
  flush();
  return parts.join('');
}

function decodeBytes(bytes: Uint8Array, codepage: number): string {
  if (codepage === 1252 || codepage === 0) return decodeWindows1252(bytes);
  const names: Readonly<Record<number, string>> = {
    932: 'shift_jis',
    936: 'gbk',
    949: 'euc-kr',
    950: 'big5',
    65001: 'utf-8',
    10000: 'macintosh',
    866: 'ibm866',
    874: 'windows-874',
  };
  try {
    return new TextDecoder(names[codepage] ?? `windows-${codepage}`).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}
