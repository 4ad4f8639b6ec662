import { decodeText } from './decode-text.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** A line without its break; `isGuessed` where its bytes are no UTF-8 and were read as Windows-1252. */
export type DecodedLine = { readonly text: string; readonly isGuessed: boolean };

const NEWLINE = 10;
const UTF8 = new TextDecoder('utf-8', { fatal: true });
/** Enough to tell UTF-16 and binary data by. */
const SAMPLE_BYTES = 4096;

/**
 * The lines of a stream of UTF-8, UTF-16 (by its mark, or by its zero bytes) or Windows-1252. Only a line feed ends a
 * line: JSON may hold U+2028 as it is. Undefined, and the end, where the first bytes are no text.
 */
export async function* decodeLines(input: AsyncIterable<string | Uint8Array>): AsyncGenerator<DecodedLine | undefined> {
  const { sample, chunks } = await peek(input);
  const encoding = sample.length === 0 ? 'utf-8' : decodeText(whole(sample))?.encoding;
  if (encoding === undefined) {
    yield undefined;
    return;
  }
  const isWide = encoding.startsWith('utf-16');
  for await (const bytes of splitLines(isWide ? asUtf8(chunks, encoding) : chunks)) yield decodeLine(bytes);
}

/** Bytes up to the last line break: behind it a character may be cut. */
function whole(sample: Uint8Array): Uint8Array {
  const end = sample.lastIndexOf(NEWLINE);
  return end < 0 ? sample : sample.subarray(0, end + 1);
}

/** The first bytes, and all of the stream, these included. */
async function peek(
  input: AsyncIterable<string | Uint8Array>,
): Promise<{ readonly sample: Uint8Array; readonly chunks: AsyncIterable<Uint8Array> }> {
  const iterator = input[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  for (let size = 0; size < SAMPLE_BYTES; ) {
    const next = await iterator.next();
    if (next.done === true) break;
    const bytes = Buffer.from(next.value);
    first.push(bytes);
    size += bytes.length;
  }
  const chunks = async function* () {
    yield* first;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next())
      yield Buffer.from(next.value);
  };
  return { sample: Buffer.concat(first).subarray(0, SAMPLE_BYTES), chunks: chunks() };
}

async function* asUtf8(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const begun: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      yield Buffer.concat([...begun.splice(0), chunk.subarray(from, end)]);
      from = end + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}

function decodeLine(bytes: Uint8Array): DecodedLine {
  try {
    return { text: chomp(UTF8.decode(bytes)), isGuessed: false };
  } catch {
    return { text: chomp(decodeWindows1252(bytes)), isGuessed: true };
  }
}

const chomp = (line: string) => line.replace(/\r$/, '');
