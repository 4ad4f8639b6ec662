import { decodeText } from './decode-text.ts';
import { peekBytes } from './formats/input-bytes.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** A line without its break; `isGuessed` where its bytes are no UTF-8 and were read as Windows-1252, `isCut` where it was too long and only begins here. */
export type DecodedLine = { readonly text: string; readonly isGuessed: boolean; readonly isCut: boolean };

/** Longer lines are cut: no article has so many bytes, and memory has an end. */
export const LONGEST_LINE = 20_000_000;

const NEWLINE = 10;
const UTF8 = new TextDecoder('utf-8', { fatal: true });
/** Enough to tell UTF-16 and binary data by. */
const SAMPLE_BYTES = 4096;

/**
 * The lines of a stream of UTF-8, UTF-16 (by its mark, or by its zero bytes) or Windows-1252. Only a line feed ends a
 * line: JSON may hold U+2028 as it is. Undefined, and the end, where the first bytes are no text.
 */
export async function* decodeLines(input: AsyncIterable<string | Uint8Array>): AsyncGenerator<DecodedLine | undefined> {
  const { head: sample, bytes: chunks } = await peekBytes(input, SAMPLE_BYTES);
  const encoding = sample.length === 0 ? 'utf-8' : decodeText(whole(sample))?.encoding;
  if (encoding === undefined) {
    yield undefined;
    return;
  }
  const isWide = encoding.startsWith('utf-16');
  for await (const line of splitLines(isWide ? asUtf8(chunks, encoding) : chunks)) yield decodeLine(line);
}

/** Bytes up to the last line break: behind it a character may be cut. */
function whole(sample: Uint8Array): Uint8Array {
  const end = sample.lastIndexOf(NEWLINE);
  return end < 0 ? sample : sample.subarray(0, end + 1);
}

async function* asUtf8(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

type RawLine = { readonly bytes: Uint8Array; readonly isCut: boolean };

async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawLine> {
  let begun: Uint8Array[] = [];
  let size = 0;
  const add = (bytes: Uint8Array) => {
    if (size <= LONGEST_LINE) begun.push(bytes);
    size += bytes.length;
  };
  const take = (): RawLine => {
    const line = { bytes: Buffer.concat(begun), isCut: size > LONGEST_LINE };
    begun = [];
    size = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, end));
      yield take();
      from = end + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (size > 0) yield take();
}

function decodeLine({ bytes, isCut }: RawLine): DecodedLine {
  if (isCut) return { text: '', isGuessed: false, isCut };
  try {
    return { text: chomp(UTF8.decode(bytes)), isGuessed: false, isCut };
  } catch {
    return { text: chomp(decodeWindows1252(bytes)), isGuessed: true, isCut };
  }
}

const chomp = (line: string) => line.replace(/\r$/, '');
