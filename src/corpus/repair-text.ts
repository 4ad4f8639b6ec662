import { applyEdits, type Edit, type Edited, mapBack } from './edits.ts';
import { WINDOWS_1252 } from './windows-1252.ts';

/** A lead byte of UTF-8 seen as Windows-1252, with one to three following bytes. */
const DAMAGED = new RegExp(`[\\u00c2-\\u00f4][\\u00a0-\\u00bf${WINDOWS_1252}]{1,3}`, 'g');

/** Mends UTF-8 that was decoded as Windows-1252 once or twice too often (`â€”` for `—`, and what becomes of that again). */
export function repairText(text: string): Edited {
  const edits = findRepairs(text);
  return { text: applyEdits(text, edits), toSource: mapBack([edits]) };
}

const WESTERN = /[\u00a0-\u024f\u2000-\u20bf\u2122]/;

/** What is to be mended, in order. What does not decode to exactly one character of text stays. */
export function findRepairs(text: string): readonly Edit[] {
  const once = repairsOnce(text);
  if (once.length === 0) return once;
  // Letters and marks of the West alone: `é’—` that was mended stands for no Chinese letter.
  const twice = repairsOnce(applyEdits(text, once)).filter((edit) => WESTERN.test(edit.with));
  if (twice.length === 0) return once;
  const toSource = mapBack([once]);
  const whole = twice.map((edit): Edit => {
    const at = toSource(edit.at);
    return { at, length: toSource(edit.at + edit.length) - at, with: edit.with };
  });
  const isInside = ({ at }: Edit) => whole.some((edit) => at >= edit.at && at < edit.at + edit.length);
  return [...once.filter((edit) => !isInside(edit)), ...whole].sort((a, b) => a.at - b.at);
}

function repairsOnce(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(DAMAGED)) {
    const mended = mend(match[0]);
    if (mended !== undefined) edits.push({ at: match.index, length: mended.used, with: mended.character });
  }
  return edits;
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
