import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { declaredCharset, decodeText } from '../decode-text.ts';
import { isoDate } from '../iso-date.ts';
import { languageCode } from '../language.ts';
import { type Found, type Input, type Story, UnreadError, unread } from './format.ts';
import { storiesOfPage } from './read-html.ts';

/** Larger records are no articles. */
const LARGEST_RECORD = 20_000_000;
const LONGEST_HEADER = 65_536;

type Headers = ReadonlyMap<string, string>;
type WarcRecord = { readonly headers: Headers; readonly body: Uint8Array | undefined };

/** Reads WARC (pages as they were fetched) and WET (their text), a record at a time. */
export async function* readWarc({ bytes }: Input): AsyncGenerator<Found> {
  let part = 0;
  const seen = new Set<string>();
  for await (const { headers, body } of records(bytes)) {
    const type = headers.get('warc-type') ?? '';
    if (!/^(?:response|resource|conversion)$/.test(type)) continue;
    part += 1;
    if (body === undefined) yield unread('too large', 'This record is larger than 20 MB.', { line: part });
    else for (const found of readRecord(type, { headers, body, part })) yield withOwnId(found, seen);
  }
  if (part === 0) yield unread('no article', 'No record of this archive holds a page.');
}

/** A page that was fetched again, and the posts of one page, have a number behind its address. */
function withOwnId(found: Found, seen: Set<string>): Found {
  if (found.kind !== 'story' || found.story.id === undefined) return found;
  let id = found.story.id;
  for (let at = 2; seen.has(id); at += 1) id = `${found.story.id}#${at}`;
  seen.add(id);
  return { kind: 'story', story: { ...found.story, id } };
}

type Page = { readonly headers: Headers; readonly body: Uint8Array; readonly part: number };

function* readRecord(type: string, { headers, body, part }: Page): Generator<Found> {
  const url = (headers.get('warc-target-uri') ?? '').replace(/^<|>$/g, '');
  const known: Partial<Story> = {
    part,
    ...(url === '' ? {} : { id: url }),
    keepsText: true,
  };
  const fetchedOn = isoDate(headers.get('warc-date'));
  const page = /^https?:/.test(url) ? url : null;
  if (type === 'conversion') {
    const text = decodeText(body)?.text ?? '';
    const language = languageCode(headers.get('warc-identified-content-language')?.split(',')[0]);
    yield text.trim() === ''
      ? unread('without text', 'This record has no text.', { line: part })
      : {
          kind: 'story',
          story: { ...known, text, url: page, seenOn: fetchedOn, hasHead: true, language, layout: 'text' },
        };
    return;
  }
  const http = type === 'response' ? httpBody(body) : { type: headers.get('content-type') ?? '', body };
  if (http === undefined || !/html|xml/i.test(http.type)) return;
  const charset = /charset\s*=\s*["']?([\w:.-]+)/i.exec(http.type)?.[1] ?? declaredCharset(http.body.subarray(0, 4096));
  const html = decodeText(http.body, charset)?.text;
  if (html === undefined) return;
  for (const found of storiesOfPage(html)) {
    if (found.kind === 'unread') yield { ...found, line: part };
    else if (found.kind !== 'story') yield found;
    else
      yield {
        kind: 'story',
        story: {
          ...found.story,
          ...known,
          url: found.story.url ?? page,
          seenOn: fetchedOn,
        },
      };
  }
}

/** The page in an answer of HTTP; undefined where there is none: errors, redirections. */
function httpBody(answer: Uint8Array): { readonly type: string; readonly body: Uint8Array } | undefined {
  const bytes = Buffer.from(answer.buffer, answer.byteOffset, answer.length);
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [status = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  if (!/^HTTP\/\S+ 2\d\d/.test(status)) return undefined;
  const headers = headersOf(lines);
  const raw = bytes.subarray(end + 4);
  const whole = /chunked/i.test(headers.get('transfer-encoding') ?? '') ? unchunk(raw) : raw;
  return { type: headers.get('content-type') ?? '', body: unpack(whole, headers.get('content-encoding') ?? '') };
}

/** Crawlers unpack what they store, but keep the header: what does not unpack is taken as it is. */
function unpack(bytes: Uint8Array, encoding: string): Uint8Array {
  const options = { maxOutputLength: LARGEST_RECORD };
  try {
    if (/gzip/i.test(encoding)) return gunzipSync(bytes, options);
    if (/deflate/i.test(encoding)) return inflateSync(bytes, options);
    if (/br/i.test(encoding)) return brotliDecompressSync(bytes, options);
  } catch {
    return bytes;
  }
  return bytes;
}

function unchunk(bytes: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf('\r\n', at);
    const size = end < 0 ? Number.NaN : Number.parseInt(bytes.subarray(at, end).toString('latin1'), 16);
    if (!(size > 0)) return size === 0 ? Buffer.concat(chunks) : bytes;
    chunks.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 4 + size;
  }
  return Buffer.concat(chunks);
}

function headersOf(lines: readonly string[]): Headers {
  return new Map(
    lines.flatMap((line) => {
      const at = line.indexOf(':');
      return at < 1 ? [] : [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()] as const];
    }),
  );
}

/** The records of an archive; the body of one that is too large is left out. */
async function* records(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<WarcRecord> {
  const reader = new ByteReader(bytes);
  for (;;) {
    const lines = await reader.headerLines();
    if (lines === undefined) return;
    const [version = '', ...rest] = lines;
    if (!version.startsWith('WARC/'))
      throw new UnreadError(
        'damaged',
        'The archive is damaged: a record does not begin here.',
        'What stands before it was read.',
      );
    const headers = headersOf(rest);
    const length = Number(headers.get('content-length') ?? 'x');
    if (!(length >= 0)) throw new UnreadError('damaged', 'A record of the archive has no length.');
    const body = await reader.take(length, LARGEST_RECORD);
    yield { headers, body };
  }
}

/** Takes lines and stretches of bytes off a stream. */
class ByteReader {
  readonly #iterator: AsyncIterator<Uint8Array>;
  #buffer = Buffer.alloc(0);

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#iterator = bytes[Symbol.asyncIterator]();
  }

  /** The lines up to the next empty one; undefined at the end. */
  async headerLines(): Promise<readonly string[] | undefined> {
    for (;;) {
      while (this.#buffer[0] === 13 || this.#buffer[0] === 10) this.#buffer = this.#buffer.subarray(1);
      const match = /\r?\n\r?\n/.exec(this.#buffer.subarray(0, LONGEST_HEADER).toString('latin1'));
      if (match !== null && this.#buffer.length > 0) {
        const lines = this.#buffer.subarray(0, match.index).toString('utf8').split(/\r?\n/);
        this.#buffer = this.#buffer.subarray(match.index + match[0].length);
        return lines;
      }
      if (this.#buffer.length > LONGEST_HEADER) throw new UnreadError('damaged', 'The head of a record has no end.');
      if (!(await this.#more())) {
        if (this.#buffer.length > 0)
          throw new UnreadError('damaged', 'The archive is cut off.', 'What stands before it was read.');
        return undefined;
      }
    }
  }

  /** So many bytes; undefined where they are more than `most`, or the stream ends before. */
  async take(length: number, most: number): Promise<Uint8Array | undefined> {
    const parts: Buffer[] = [];
    for (let left = length; left > 0; ) {
      if (this.#buffer.length === 0 && !(await this.#more()))
        throw new UnreadError('damaged', 'The archive is cut off in a record.', 'What stands before it was read.');
      const part = this.#buffer.subarray(0, left);
      if (length <= most) parts.push(part);
      this.#buffer = this.#buffer.subarray(part.length);
      left -= part.length;
    }
    return length > most ? undefined : Buffer.concat(parts);
  }

  async #more(): Promise<boolean> {
    const next = await this.#iterator.next();
    if (next.done === true) return false;
    this.#buffer = this.#buffer.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.#buffer, next.value]);
    return true;
  }
}
