import type { Place, Problem } from '../../base/errors.ts';
import { type Found, unread } from './format.ts';

/** What is wrong with one article of many, with its place; the others are read. */
export function lineProblem(
  place: Place,
  message: string,
  hint: string,
  severity: Problem['severity'] = 'error',
): Found {
  return { kind: 'problem', problem: { severity, code: 'ARTICLE_INVALID', message, hint, place } };
}

export const binaryFile = (): Found =>
  unread('binary', 'This is a binary file, no text.', { hint: 'Convert it to text, HTML or JSON Lines.' });

export const guessedEncoding = (place: Place, what: 'file' | 'line'): Found =>
  lineProblem(
    place,
    `The ${what} is not valid UTF-8; it was read as Windows-1252.`,
    'Save it as UTF-8 if names look wrong.',
    'warning',
  );
