import { WINDOWS_1252 } from './windows-1252.ts';

/** Text with encoding damage mended, and the way back to the offsets of the damaged text. */
export type Repaired = { readonly text: string; readonly toSource: (offset: number) => number };

/** A lead byte of UTF-8 seen as Windows-1252, with one to three following bytes. */
const DAMAGED = new RegExp(`[\\u00c2-\\u00f4][\\u00a0-\\u00bf${WINDOWS_1252}]{1,3}`, 'g');

/**
 * Mends UTF-8 that was decoded as Windows-1252 once too often (`â€”` for `—`). What does not decode to exactly one
 * character of text stays.
 */
export function repairText(text: string): Repaired {
  const cuts: { readonly at: number; readonly length: number; readonly with: string }[] = [];
  for (const match of text.matchAll(DAMAGED)) {
    const mended = mend(match[0]);
    if (mended !== undefined) cuts.push({ at: match.index, length: mended.used, with: mended.character });
  }
  if (cuts.length === 0) return { text, toSource: (offset) => offset };
  let repaired = '';
  let from = 0;
  const marks: { readonly repaired: number; readonly source: number }[] = [];
  for (const cut of cuts) {
    repaired += text.slice(from, cut.at) + cut.with;
    from = cut.at + cut.length;
    marks.push({ repaired: repaired.length, source: from });
  }
  repaired += text.slice(from);
  return { text: repaired, toSource: (offset) => mapOffset(marks, cuts, offset) };
}

/** The character that the longest damaged run stands for, with how many code units it takes. */
function mend(run: string): { readonly character: string; readonly used: number } | undefined {
  const lead = byteOf(run[0] as string);
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (run.length < length) return undefined;
  const bytes = Uint8Array.from([...run.slice(0, length)].map(byteOf));
  try {
    const character = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /[\p{L}\p{P}\p{S}\p{Zs}]/u.test(character) ? { character, used: length } : undefined;
  } catch {
    return undefined;
  }
}

function byteOf(character: string): number {
  const known = WINDOWS_1252.indexOf(character);
  return known >= 0 ? 0x80 + known : character.charCodeAt(0) & 0xff;
}

function mapOffset(
  marks: readonly { readonly repaired: number; readonly source: number }[],
  cuts: readonly { readonly at: number; readonly with: string }[],
  offset: number,
): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.repaired ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const before = marks[low - 1];
  const mapped = before === undefined ? offset : before.source + (offset - before.repaired);
  // Inside a mended character (one of two code units) stays at its start.
  const next = cuts[low];
  return next !== undefined && mapped > next.at ? next.at : mapped;
}
