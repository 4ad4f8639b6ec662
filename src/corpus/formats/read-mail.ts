import { parseHTML } from 'linkedom';
import PostalMime from 'postal-mime';
import { isoDate } from '../iso-date.ts';
import { oneLine } from './article-fields.ts';
import { type Found, type Input, type Story, unread } from './format.ts';
import { pageLines } from './html-text.ts';
import { collectBytes } from './input-bytes.ts';

/** Larger letters carry films, and no articles. */
const LARGEST_LETTER = 50_000_000;
const NEWLINE = 10;

/** Reads a letter, .eml: its subject is the title, who sent it the publisher. */
export async function* readLetter({ bytes }: Input): AsyncGenerator<Found> {
  yield await letterStory(await collectBytes(bytes, LARGEST_LETTER), undefined);
}

/** Reads a mailbox, a letter at a time. @see RFC 4155 */
export async function* readMailbox({ bytes }: Input): AsyncGenerator<Found> {
  let part = 0;
  for await (const letter of letters(bytes)) {
    part += 1;
    yield letter === undefined
      ? unread('too large', 'This letter is larger than 50 MB.', { line: part })
      : await letterStory(letter, part);
  }
  if (part === 0) yield unread('empty', 'There is no letter in this mailbox.');
}

async function letterStory(letter: Uint8Array, part: number | undefined): Promise<Found> {
  const { subject, from, date, text, html } = await PostalMime.parse(letter, { maxNestingDepth: 30 });
  const plain = (text ?? '').trim();
  const isPage = plain === '' && html !== undefined;
  const content = isPage
    ? pageLines(parseHTML(`<html><body>${html}</body></html>`).document.body).join('\n\n')
    : plain.replace(/\r\n/g, '\n');
  if (content === '')
    return unread('without text', 'There is no text in this letter.', part === undefined ? {} : { line: part });
  const story: Story = {
    text: content,
    title: oneLine(subject),
    publishedOn: isoDate(date === undefined ? null : new Date(date)),
    publisher: oneLine(from?.name || from?.address),
    layout: isPage ? 'lines' : 'text',
    keepsText: true,
    ...(part === undefined ? {} : { part }),
  };
  return { kind: 'story', story };
}

/** The letters of a mailbox: each begins with a line `From `; undefined for one that is too large. */
async function* letters(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | undefined> {
  let lines: Uint8Array[] = [];
  let size = 0;
  let begun = false;
  const take = () => {
    const letter = size > LARGEST_LETTER ? undefined : Buffer.concat(lines);
    lines = [];
    size = 0;
    return letter;
  };
  for await (const line of rawLines(bytes)) {
    if (/^From \S.*\d{4}/.test(Buffer.from(line.subarray(0, 200)).toString('latin1'))) {
      if (begun) yield take();
      begun = true;
      continue;
    }
    if (!begun) continue;
    size += line.length;
    if (size <= LARGEST_LETTER)
      lines.push(/^>+From /.test(Buffer.from(line.subarray(0, 20)).toString('latin1')) ? line.subarray(1) : line);
  }
  if (begun) yield take();
}

/** Lines with their breaks; a longer one comes in pieces. */
async function* rawLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE, from)) {
      yield rest.subarray(from, end + 1);
      from = end + 1;
    }
    rest = rest.subarray(from);
    if (rest.length > 1_000_000) {
      yield rest;
      rest = Buffer.alloc(0);
    }
  }
  if (rest.length > 0) yield rest;
}
