import { decodeText } from '../decode-text.ts';
import type { Detected, Format } from './format.ts';
import { ABOUT, FORMATS, UNREADABLE } from './formats.ts';

const BY_SUFFIX: ReadonlyMap<string, Format> = new Map(
  FORMATS.flatMap((format) => format.suffixes.map((suffix) => [suffix, format] as const)),
);

/** `.jsonl` of `a.b.JSONL`; empty where a name has none. */
export const suffixOf = (name: string): string => /[^.](\.[a-z0-9_-]{1,12})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/** Whether a name alone says that a file is read; others have to be looked into. */
export const isKnownSuffix = (name: string): boolean => BY_SUFFIX.has(suffixOf(name));

/** The format of a file: by its first bytes, by its suffix, and where it has none by what its text looks like. */
export function detectFormat(name: string, head: Uint8Array): Detected {
  const suffix = suffixOf(name);
  const known = BY_SUFFIX.get(suffix);
  // A document that lies unpacked in an archive shows at its beginning.
  if (known?.outranks?.(head) === true) return { kind: 'format', format: known };
  const signed = FORMATS.find((format) => format.isLike?.(head) === true);
  if (signed !== undefined) return { kind: 'format', format: signed };
  const refused = UNREADABLE.find(({ isLike }) => isLike(head));
  if (refused !== undefined) {
    // Office wraps what has a password in its old format.
    const isLocked = refused.locked?.includes(suffix) === true;
    return isLocked
      ? { kind: 'none', why: 'encrypted', hint: 'Save it without a password.' }
      : { kind: 'none', hint: refused.hint };
  }
  if (known !== undefined) return { kind: 'format', format: known };
  if (suffix !== '' || ABOUT.test(name)) return { kind: 'none' };
  const text = decodeText(head)?.text;
  if (text === undefined) return { kind: 'none' };
  const format =
    FORMATS.find(({ looksLike }) => looksLike?.(text.replace(/^\ufeff/, '')) === true) ?? BY_SUFFIX.get('.txt');
  return format === undefined ? { kind: 'none' } : { kind: 'format', format };
}
