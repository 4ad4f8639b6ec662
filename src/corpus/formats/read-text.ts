import { decodeText } from '../decode-text.ts';
import { splitExport } from './exports/split-export.ts';
import { type Found, type Input, LONGEST_TEXT, UnreadError, unread } from './format.ts';
import { collectBytes } from './input-bytes.ts';
import { binaryFile, guessedEncoding } from './problems.ts';

/** Exports of databases hold hundreds of articles. */
const LARGEST_EXPORT = 200_000_000;
/** A text of one article. */
const LARGEST_ARTICLE = LONGEST_TEXT;

/** Reads a plain text: one article, or the many of a database's export. */
export async function* readPlainText(input: Input): AsyncGenerator<Found> {
  const text = yield* decodedText(input);
  if (text === undefined) return;
  const stories = splitExport(text);
  if (stories !== undefined) {
    for (const story of stories) yield { kind: 'story', story };
    return;
  }
  checkSize(text);
  yield { kind: 'story', story: { text, layout: 'text', hasHead: true } };
}

/** The text of a file; tells what stands in the way of one. */
export async function* decodedText({ bytes, file }: Input): AsyncGenerator<Found, string | undefined> {
  const all = await collectBytes(bytes, LARGEST_EXPORT);
  const decoded = decodeText(all);
  if (decoded === undefined) yield binaryFile();
  else if (decoded.text.trim() === '')
    yield unread('empty', 'The file is empty.', { hint: 'There is nothing to read in it.' });
  else {
    if (decoded.encoding === 'windows-1252') yield guessedEncoding({ file }, 'file');
    return decoded.text;
  }
  return undefined;
}

/** @throws UnreadError for more than one article has */
export function checkSize(text: string): void {
  if (text.length > LARGEST_ARTICLE)
    throw new UnreadError(
      'too large',
      `The file is larger than ${LARGEST_ARTICLE / 1_000_000} MB.`,
      'Split it, or give it as JSON Lines.',
    );
}
