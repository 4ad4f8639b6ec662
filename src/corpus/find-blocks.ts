import type { Block } from './article.ts';

/** Compiled furniture patterns; see `graph-schema/lexicon/furniture.yaml`. */
export type Furniture = { readonly lines: readonly RegExp[]; readonly credits: readonly RegExp[] };

/** Compiles the furniture lexicon; every list but `credits` holds patterns of whole lines, and `cased` alone minds the case. */
export function compileFurniture(lexicon: Readonly<Record<string, readonly string[]>>): Furniture {
  const compile = (patterns: readonly string[], flags: string) => patterns.map((pattern) => new RegExp(pattern, flags));
  const lines = Object.entries(lexicon).flatMap(([name, patterns]) =>
    name === 'credits' ? [] : compile(patterns, name === 'cased' ? 'u' : 'iu'),
  );
  return { lines, credits: compile(lexicon['credits'] ?? [], 'iu') };
}

export const NO_FURNITURE: Furniture = { lines: [], credits: [] };

/** Furniture is short; a longer line is never tested, so that no pattern runs long. */
const LONGEST_FURNITURE = 320;
const LONGEST_CREDIT_TAIL = 160;
/** A heading is short and ends without a full stop. */
const LONGEST_HEADING = 110;

/** Finds the story in a text: a block per line that is no page furniture. `from` skips front matter. */
export function findBlocks(text: string, furniture: Furniture, from = 0): readonly Block[] {
  const blocks: Block[] = [];
  const seen = new Set<string>();
  for (let start = from; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const block = readLine(text, { start, end }, furniture);
    if (block !== undefined) {
      const key = foldLine(text.slice(block.start, block.end));
      // A caption is often there twice, as text and as the picture's description.
      if (key.length < 40 || !seen.has(key)) blocks.push(block);
      seen.add(key);
    }
    start = end + 1;
  }
  return blocks;
}

function foldLine(line: string): string {
  return line
    .slice(0, 2000)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function readLine(
  text: string,
  line: { readonly start: number; readonly end: number },
  furniture: Furniture,
): Block | undefined {
  let { start, end } = line;
  while (start < end && isSpace(text, start)) start += 1;
  while (end > start && isSpace(text, end - 1)) end -= 1;
  if (start === end) return undefined;
  const content = text.slice(start, end);
  if (content.length <= LONGEST_FURNITURE && furniture.lines.some((pattern) => pattern.test(content))) return undefined;
  const credit = creditStart(content, furniture);
  if (credit !== undefined) {
    const kept = content.slice(0, credit).trimEnd();
    return kept.length < 20 ? undefined : { start, end: start + kept.length, kind: 'caption' };
  }
  const isHeading = content.length <= LONGEST_HEADING && !/[.!?:;,”"’')]$/u.test(content);
  return { start, end, kind: isHeading ? 'heading' : 'paragraph' };
}

function creditStart(content: string, furniture: Furniture): number | undefined {
  if (content.length > 1200) return undefined;
  const offset = Math.max(0, content.length - LONGEST_CREDIT_TAIL);
  const tail = content.slice(offset);
  for (const pattern of furniture.credits) {
    const match = pattern.exec(tail);
    if (match !== null) return offset + match.index;
  }
  return undefined;
}

function isSpace(text: string, at: number): boolean {
  return /\s/u.test(text[at] as string);
}
