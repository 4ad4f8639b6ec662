import { unzipSync } from 'fflate';
import { compareText } from '../../base/ids.ts';
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
  refuseLocked(bytes);
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
    throw damaged();
  }
}

function refuseLocked(bytes: Uint8Array): void {
  // A file's own header has thirty bytes.
  if (bytes.length >= 30 && ((bytes[6] ?? 0) & 1) === 1)
    throw new UnreadError('encrypted', 'The file is encrypted.', 'Save it without a password.');
}

const damaged = () =>
  new UnreadError('damaged', 'The file is damaged or cut off.', 'Open it in its program and save it again.');

/** What lies in a ZIP file: its path there, and its size in bytes once it is unpacked. */
export type Part = { readonly name: string; readonly size: number };

/** What lies in a ZIP file, in order of code units. @throws UnreadError `encrypted` or `damaged`. */
export function listParts(bytes: Uint8Array): readonly Part[] {
  const parts = new Map<string, Part>();
  refuseLocked(bytes);
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        parts.set(name, { name, size: originalSize });
        return false;
      },
    });
  } catch {
    throw damaged();
  }
  return [...parts.values()].sort((a, b) => compareText(a.name, b.name));
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
