import type { TextLine } from './text-lines.ts';

const CLOSING = /[.!?…][”"’')\]»]*$/u;
const BULLET =
  /^(?:[-*+•·▪◦‣–—]\s+|\(?\d{1,3}[.)]\s+|\(?[a-z]\)\s+|#{1,6}\s|>\s?|\||={3,}|-{3,}|_{3,}|\*{3,}|```|~~~)/u;
/** Nobody ends a line of verse or a headline with one of these and goes on with another thing. */
const OPEN_WORDS =
  /(?:^|\s)(?:a|an|the|of|in|on|at|to|for|from|with|by|and|or|but|nor|that|which|who|whose|as|than|is|are|was|were|be|been|has|have|had|will|would|could|should|may|might|must|can|its|their|his|her|our|this|these|those|into|between|against|over|under|after|before|while|if|when|where|because|said|not|The|An|And|But|Of|Its|Their|His|This|These)$/u;

/** `on Sept.` / `21`: the day stands on the next line. */
const MONTH_END =
  /(?:^|\s)(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?\.?|July?\.?|Aug(?:ust|\.)|Sept?(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))$/u;

/** Whether a line ends as a sentence does; the stop of an abbreviation counts as one. */
export const endsSentence = (line: string): boolean => CLOSING.test(line) || /:$/.test(line);

/** Whether the next line goes on in the middle of what this one says. */
export function continues(before: string, after: string): boolean {
  if (/[\p{L}\p{M}][-‐\u00ad]$/u.test(before)) return true;
  if (/^[\p{Ll}]/u.test(after) && !endsSentence(before)) return true;
  if (MONTH_END.test(before) && /^\d{1,4}(?!\d)/.test(after)) return true;
  return /[,;]$/u.test(before) || OPEN_WORDS.test(before);
}

export const firstWordLength = (line: string): number => (/^\S+/u.exec(line)?.[0] ?? '').length;

/** Columns with wide gaps between them: a table, or a head. */
const isTabular = (content: string) =>
  (content.match(/\S(?:\t| {3,})(?=\S)/g)?.length ?? 0) >= 1 && content.length < 200;

/** Lines that stand for themselves: items of lists, headings of Markdown, rules, tables. */
export function isApart(before: TextLine, after: TextLine, wrap: { readonly isMarkdown: boolean }): boolean {
  if (BULLET.test(after.content) && !isDash(before, after)) return true;
  if (/^(?:#{1,6}\s|\||={3,}|-{3,}$|```|~~~)/.test(before.content)) return true;
  if (wrap.isMarkdown) return false;
  return isTabular(before.content) || isTabular(after.content);
}

/** A dash of a sentence that the wrapping put at a line's start. */
const isDash = (before: TextLine, after: TextLine) =>
  /^[-–—]\s/u.test(after.content) &&
  !endsSentence(before.content) &&
  !BULLET.test(before.content) &&
  before.content.length > 50;
