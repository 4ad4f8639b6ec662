import { unzipSync } from 'fflate';
import { UnreadError } from './format.ts';

/** Parts of a document are smaller; what unpacks to more is made to harm. */
const LARGEST_PART = 300_000_000;
/** Text packs to a tenth; a part that packs to so little holds nothing. */
const DENSEST = 400;

/**
 * The parts of a ZIP file whose names are wanted. What is packed is never unpacked beyond the size that it declares.
 * @throws UnreadError `encrypted`, `too large` or `damaged`.
 */
export function unzipParts(bytes: Uint8Array, isWanted: (name: string) => boolean): ReadonlyMap<string, Uint8Array> {
  // A file's own header has thirty bytes.
  if (bytes.length >= 30 && ((bytes[6] ?? 0) & 1) === 1)
    throw new UnreadError('encrypted', 'The file is encrypted.', 'Save it without a password.');
  let total = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        if (!isWanted(name)) return false;
        total += originalSize;
        if (total > LARGEST_PART || (originalSize > 1_000_000 && originalSize / Math.max(1, size) > DENSEST))
          throw new UnreadError('too large', 'The file unpacks to far more than it is.', 'It was left out.');
        return true;
      },
    });
    return new Map(Object.entries(parts));
  } catch (error) {
    if (error instanceof UnreadError) throw error;
    throw new UnreadError('damaged', 'The file is damaged or cut off.', 'Open it in its program and save it again.');
  }
}

/** A part as text. @throws UnreadError `damaged` where it is missing. */
export function partText(parts: ReadonlyMap<string, Uint8Array>, name: string): string {
  const part = parts.get(name);
  if (part === undefined)
    throw new UnreadError(
      'damaged',
      `The file is damaged: it has no ${name}.`,
      'Open it in its program and save it again.',
    );
  return new TextDecoder().decode(part);
}
