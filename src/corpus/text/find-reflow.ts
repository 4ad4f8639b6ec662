import type { Edit } from '../edits.ts';
import { findRunningHeads } from './find-running-heads.ts';
import { keepsHyphen, type Spelling } from './join-hyphen.ts';
import { continues, endsSentence, firstWordLength, isApart } from './line-signs.ts';
import { measureWrap, type TextLayout, type Wrap } from './measure-wrap.ts';
import { type TextLine, textLines } from './text-lines.ts';

export type ReflowOptions = {
  /** Where the story starts, behind front matter. */
  readonly from: number;
  /** Markdown, and pages, join the lines of a paragraph whatever their length. */
  readonly layout: TextLayout;
  readonly isWord: (word: string) => boolean;
};

/** A kept line and what lies between it and the kept one before. */
type Kept = TextLine & { readonly blanks: number; readonly isNewPage: boolean; readonly hasGap: boolean };

/**
 * What makes one line of each wrapped paragraph: breaks inside of it become spaces, hyphens at line ends go where they
 * only part a word, running heads and page numbers go. A text that is not wrapped keeps its lines.
 */
export function findReflow(text: string, options: ReflowOptions): readonly Edit[] {
  const lines = textLines(text, options.from);
  const heads = findRunningHeads(lines);
  const kept = keepLines(lines, heads);
  const wrap = measureWrap(kept, options.layout);
  const spelling = spellingOf(text, options.isWord);
  const edits: Edit[] = [];
  const [first] = kept;
  const lead = lines[0];
  if (first !== undefined && lead !== undefined && first.hasGap)
    edits.push({ at: lead.start, length: first.start - lead.start, with: '' });
  for (let at = 1; at < kept.length; at += 1) {
    const [before, after] = [kept[at - 1] as Kept, kept[at] as Kept];
    const edit = editBetween(before, after, { wrap, spelling });
    if (edit !== undefined) edits.push(edit);
  }
  const last = kept.at(-1);
  const end = lines.at(-1);
  if (last !== undefined && end !== undefined && [...heads].some((at) => (lines[at]?.start ?? 0) > last.end))
    edits.push({ at: last.end, length: end.end - last.end, with: '' });
  return edits;
}

function keepLines(lines: readonly TextLine[], heads: ReadonlySet<number>): readonly Kept[] {
  const kept: Kept[] = [];
  let blanks = 0;
  let hasGap = false;
  let page = 0;
  for (const [at, line] of lines.entries()) {
    if (line.content === '') blanks += 1;
    else if (heads.has(at)) hasGap = true;
    else {
      kept.push({ ...line, blanks, hasGap, isNewPage: line.page !== page });
      [blanks, hasGap, page] = [0, false, line.page];
    }
  }
  return kept;
}

type Context = { readonly wrap: Wrap; readonly spelling: Spelling };

function editBetween(before: Kept, after: Kept, { wrap, spelling }: Context): Edit | undefined {
  const gap = { at: before.end, length: after.start - before.end };
  if (!joins(before, after, wrap)) return after.hasGap || after.isNewPage ? { ...gap, with: '\n\n' } : undefined;
  if (!/[\p{L}\p{M}][-‐\u00ad]$/u.test(before.content)) return { ...gap, with: isTight(before, after) ? '' : ' ' };
  const isSoft =
    before.content.endsWith('\u00ad') || !keepsHyphen(before.content.slice(0, -1), after.content, spelling);
  return isSoft ? { at: gap.at - 1, length: gap.length + 1, with: '' } : { ...gap, with: '' };
}

/** No space behind an opening bracket, or a dash that binds. */
const isTight = (before: TextLine, after: TextLine) =>
  /(?:[([“]|\p{N}[-–]|\p{L}[-–/]|\p{L}\.-)$/u.test(before.content) && /^[\p{L}\p{N}]/u.test(after.content);

function joins(before: Kept, after: Kept, wrap: Wrap): boolean {
  if (!wrap.isWrapped || isApart(before, after, wrap)) return false;
  const crosses = after.isNewPage || after.hasGap;
  if (crosses || after.blanks > wrap.spacing) {
    // Over a page break a sentence may go on; over a blank line a paragraph ends.
    if (!crosses || endsSentence(before.content)) return false;
    const isFull = before.content.length > wrap.width * 0.8 && after.content.length > wrap.width * 0.8;
    return (wrap.isParted && isFull) || continues(before.content, after.content);
  }
  if (wrap.isParted) return true;
  if (wrap.hasIndents && after.indent >= wrap.indent + 2) return false;
  if (after.indent >= before.indent + 2 && after.indent >= wrap.indent + 2 && after.indent < wrap.indent + 12)
    return !endsSentence(before.content) && /^\p{Ll}/u.test(after.content) && wrap.isHanging;
  const room = wrap.width - before.content.length - before.indent;
  const isFull = room < 1 + firstWordLength(after.content);
  if (isFull) return true;
  if (wrap.isMarkdown) return before.content.length <= wrap.width;
  if (continues(before.content, after.content)) return before.content.length > wrap.width * 0.4;
  // Set ragged by a printer, a line may end a little early; at a sentence's end it ends its paragraph.
  return !endsSentence(before.content) && before.content.length > wrap.width * wrap.ragged;
}

/** Words of the text, gathered when first asked for. */
function spellingOf(text: string, isWord: (word: string) => boolean): Spelling {
  let words: ReadonlySet<string> | undefined;
  const inText = (word: string) => {
    words ??= new Set(text.match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu));
    return words.has(word);
  };
  return { isWord, inText };
}
