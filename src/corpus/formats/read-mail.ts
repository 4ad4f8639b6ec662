import { Readable } from 'node:stream';
import { parseHTML } from 'linkedom';
import PostalMime from 'postal-mime';
import { isoDate } from '../iso-date.ts';
import { oneLine } from './article-fields.ts';
import { type Found, HEAD_BYTES, type Input, type Story, UnreadError, unread } from './format.ts';
import { pageLines } from './html-text.ts';
import { collectBytes } from './input-bytes.ts';

/** Larger letters carry films, and no articles. */
const LARGEST_LETTER = 50_000_000;
/** A letter that brings documents and has fewer words of its own only sends them. */
const FEWEST_WORDS = 40;
/** Letters may lie in letters; but not without end. */
const DEEPEST = 3;
const NEWLINE = 10;

/** Reads a letter, .eml: its subject is the title, who sent it the publisher. Documents that it brings along are read too. */
export async function* readLetter(input: Input): AsyncGenerator<Found> {
  const stories = await storiesOfLetter(await collectBytes(input.bytes, LARGEST_LETTER), input);
  if (stories.length === 0) yield unread('without text', 'There is no text in this letter.');
  for (const [at, story] of stories.entries())
    yield { kind: 'story', story: stories.length === 1 ? story : { ...story, part: at + 1 } };
}

/** Reads a mailbox, a letter at a time. @see RFC 4155 */
export async function* readMailbox(input: Input): AsyncGenerator<Found> {
  let part = 0;
  for await (const letter of letters(input.bytes)) {
    const stories = letter === undefined ? [] : await storiesOfLetter(letter, input);
    for (const story of stories) {
      part += 1;
      yield { kind: 'story', story: { ...story, part } };
    }
    if (stories.length > 0) continue;
    part += 1;
    yield letter === undefined
      ? unread('too large', 'This letter is larger than 50 MB.', { line: part })
      : unread('without text', 'There is no text in this letter.', { line: part });
  }
  if (part === 0) yield unread('empty', 'There is no letter in this mailbox.');
}

/** What a letter says, and what the documents say that it brings along. */
async function storiesOfLetter(letter: Uint8Array, input: Input): Promise<readonly Story[]> {
  const { subject, from, date, text, html, attachments } = await PostalMime.parse(letter, { maxNestingDepth: 30 });
  const plain = withoutSignature((text ?? '').trim().replace(/\r\n/g, '\n'));
  const isPage = plain === '' && html !== undefined;
  const content = isPage ? pageLines(parseHTML(`<html><body>${html}</body></html>`).document.body).join('\n\n') : plain;
  const publishedOn = isoDate(date === undefined ? null : new Date(date));
  const own: Story = {
    text: content,
    title: oneLine(subject?.replace(/^(?:(?:fwd?|re|wg|aw|tr)\s*:\s*)+/i, '')),
    publishedOn,
    publisher: oneLine(from?.name || from?.address),
    layout: isPage ? 'lines' : 'text',
    keepsText: true,
    ...(isPage ? {} : forwardedHead(content)),
  };
  const brought = await storiesOfAttachments(attachments, input);
  const isCover = brought.length > 0 && (content.match(/\p{L}+/gu)?.length ?? 0) < FEWEST_WORDS;
  return [
    ...(content === '' || isCover ? [] : [own]),
    ...brought.map((story) => ({ ...story, publishedOn: story.publishedOn ?? publishedOn })),
  ];
}

/** Below `-- ` stands who wrote it. */
const withoutSignature = (text: string) => text.replace(/\n-- \n[\s\S]{0,1000}$/, '').trimEnd();

/** A letter that was sent on says at its head where it comes from: `From:`, `Date:` and `Subject:` of the first one. */
function forwardedHead(text: string): Partial<Story> {
  const head = /^-{2,}\s*(?:Forwarded message|Original Message)\s*-{2,}[ \t]*\n((?:[A-Z][\w-]*:.*\n)+)/im.exec(text);
  if (head === null) return {};
  const field = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(head[1] ?? '')?.[1];
  const title = oneLine(field('Subject'));
  const publishedOn = isoDate(field('(?:Date|Sent)'));
  const publisher = oneLine(field('From')?.replace(/\s?<[^<>]*>$/, ''));
  return {
    ...(title === null ? {} : { title }),
    ...(publishedOn === null ? {} : { publishedOn }),
    ...(publisher === null ? {} : { publisher }),
    cuts: [{ start: 0, end: head.index + head[0].length }],
  };
}

type Attachment = {
  readonly filename: string | null;
  readonly mimeType: string;
  readonly content: ArrayBuffer | string | Uint8Array;
};

async function storiesOfAttachments(attachments: readonly Attachment[], input: Input): Promise<readonly Story[]> {
  const depth = (input.depth ?? 0) + 1;
  if (depth > DEEPEST) return [];
  const stories: Story[] = [];
  for (const { filename, mimeType, content } of attachments) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
    // Letters that are sent on as they are have no name.
    const name = filename ?? (mimeType === 'message/rfc822' ? 'letter.eml' : '');
    const head = bytes.subarray(0, HEAD_BYTES);
    const detected = name === '' ? undefined : input.detect(name, head);
    if (detected?.kind !== 'format') continue;
    const read = await detected.format.load();
    try {
      for await (const found of read({ ...input, name, head, depth, bytes: Readable.from([bytes]) }))
        if (found.kind === 'story') stories.push(found.story);
    } catch (error) {
      // The letter itself is read whatever is wrong with what it brings along.
      if (!(error instanceof UnreadError)) throw error;
    }
  }
  return stories;
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
