import type { Span } from '../../base/span.ts';
import { isoDate } from '../iso-date.ts';
import { findRunningHeads, saysPage, withoutPage } from './find-running-heads.ts';
import { type HeadField, type HeadLine, isOutlet, LONGEST_TITLE, readHeadLine } from './head-line.ts';
import { type TextLine, textLines } from './text-lines.ts';

/** What the head of a text says of it, and the lines that say it and are no story. */
export type Head = Readonly<Record<HeadField, string | null>> & { readonly cuts: readonly Span[] };

export type HeadOptions = {
  /** Where the text starts, behind front matter. */
  readonly from?: number;
  /** The title, where the document's own marks say which line it is. */
  readonly title?: string | null;
  readonly isMarkdown?: boolean;
};

const HEAD_LINES = 10;
/** What stands above a title that is known: names of papers, menus. */
const LONGEST_ABOVE = 90;
/** A place in capitals, a day with its year, and a dash: `NAIROBI, March 4, 2019 (Reuters) -`. */
const DATELINE =
  /^\p{Lu}[\p{Lu}\p{M}.’' -]{2,30}(?:,\s*\p{L}[\p{L}. ]{1,20})?,\s*(\d{1,2}\s+\p{L}{3,9}\.?,?\s+\d{4}|\p{L}{3,9}\.?\s+\d{1,2},\s+\d{4})\b.{0,24}?[-–—:]/u;

/** Reads title, date, publisher and byline from the first lines of a text. What is not plainly one of these is left alone. */
export function readHead(text: string, options: HeadOptions = {}): Head {
  const { from = 0, isMarkdown = false } = options;
  const known = options.title ?? null;
  const all = textLines(text.slice(0, from + 4000), from).filter((line) => line.content !== '');
  const running = runningLines(text, from);
  const lines = all.filter((line) => !saysPage(line.content) && !running.has(line.start));
  const found: { -readonly [K in HeadField]?: string | undefined } = {};
  const cuts: Span[] = [];
  const keep = (said: HeadLine) => {
    for (const [field, value] of Object.entries(said) as [HeadField, string][]) found[field] ??= value;
  };
  const above = known === null ? -1 : titleAt(lines, known);
  let at = 0;
  for (; at < Math.min(HEAD_LINES + Math.max(0, above), lines.length); at += 1) {
    const line = lines[at] as TextLine;
    const content = isMarkdown ? plainMarkdown(line.content) : line.content;
    if (at === above) continue;
    const said = readHeadLine(content);
    const isLast = lines[at + 1] === undefined;
    const hasLabel = /^[\p{L} ]{2,18}:/u.test(content);
    if (said !== undefined && !(isLast && said.publisher !== undefined && !hasLabel)) keep(said);
    else if (at > above) {
      const isTitleLine = isTitle(content) || (isMarkdown && isHeading(line));
      if (found.title !== undefined || above >= 0 || isLast || !isTitleLine) break;
      keep({ title: content });
      continue;
    }
    if (said?.title === undefined) cuts.push({ start: line.start, end: line.end });
  }
  for (const head of all.slice(0, 3)) {
    if (!saysPage(head.content) && !running.has(head.start)) continue;
    const name = withoutPage(head.content);
    keep(isOutlet(name) ? { publisher: name } : (readHeadLine(name) ?? {}));
  }
  // Nothing is a story that is all head.
  const isAllHead = at === lines.length && lines.length > 0 && at < HEAD_LINES && found.title === undefined;
  found.publishedOn ??= isoDate(DATELINE.exec(lines[at]?.content.slice(0, 120) ?? '')?.[1] ?? null) ?? undefined;
  const { title = null, publishedOn = null, publisher = null, byline = null, url = null } = found;
  return { title: known ?? title, publishedOn, publisher, byline, url, cuts: isAllHead ? [] : cuts };
}

/** Where the lines begin that come again at the top or the bottom of pages. */
function runningLines(text: string, from: number): ReadonlySet<number> {
  if (!text.includes('\f', from)) return new Set();
  const lines = textLines(text, from);
  return new Set([...findRunningHeads(lines)].map((at) => lines[at]?.start ?? -1));
}

/** The line that holds a title, among the first; -1 where none does, or what stands above it is more than a menu. */
function titleAt(lines: readonly TextLine[], title: string): number {
  const fold = (line: string) => line.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const at = lines.slice(0, HEAD_LINES).findIndex(({ content }) => fold(content) === fold(title));
  const isShort = ({ content }: TextLine) => content.length <= LONGEST_ABOVE && !/[.!?]["”]?$/.test(content);
  return at > 0 && !lines.slice(0, at).every(isShort) ? -1 : at;
}

const plainMarkdown = (line: string) =>
  line
    .replace(/^#{1,6}\s+|\s#{1,6}$/g, '')
    .replace(/^([*_]{1,3})(\S(?:.*\S)?)\1$/, '$2')
    .trim();

const isHeading = ({ content }: TextLine) => /^#{1,2}\s+\S/.test(content) && content.length <= LONGEST_TITLE;

const NO_TITLE = /\S\s{3,}\S|[.!?]\s+\p{Lu}|\bago$|\||^(?:image|media|photo|video|picture)\b/iu;

/** Short, begins with a capital, ends as no sentence does, and is more than a name. */
const isTitle = (content: string) =>
  content.split(/\s+/).length >= 3 &&
  content.length <= 140 &&
  /^[\p{Lu}\p{N}“"‘']/u.test(content) &&
  !/[.!:;,]["”’')]*$/u.test(content) &&
  !NO_TITLE.test(content) &&
  !/^\p{Lu}{2}[\p{Lu}, ]*[-–—(]/u.test(content);

/** A date at the beginning or end of a file's name: `2019-03-04 talks.txt`, `talks_20190304.txt`. */
export function dateOfName(name: string): string | null {
  const bare = name.replace(/(?:\.[a-z0-9]{1,8}){1,2}$/i, '');
  const digits = /(?<!\d)((?:19|20)\d{2})([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/.exec(bare);
  if (digits !== null) return isoDate(`${digits[1]}-${digits[3]}-${digits[4]}`);
  const words = bare.replace(/[_-]+/g, ' ');
  return /\p{L}{3}\.? \d{1,2},? \d{4}|\d{1,2} \p{L}{3,}\.?,? \d{4}/u.test(words) ? isoDate(words) : null;
}
