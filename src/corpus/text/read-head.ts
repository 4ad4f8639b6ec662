import type { Span } from '../../base/span.ts';
import { isoDate } from '../iso-date.ts';
import { saysPage, withoutPage } from './find-running-heads.ts';
import { type TextLine, textLines } from './text-lines.ts';

/** What the head of a text says of it, and the lines that say it and are no story. */
export type Head = {
  readonly title: string | null;
  readonly publishedOn: string | null;
  readonly publisher: string | null;
  readonly byline: string | null;
  readonly url: string | null;
  readonly cuts: readonly Span[];
};

const HEAD_LINES = 10;
const LONGEST_TITLE = 160;

/** Labels that people and programs write before what a line says. */
const LABELS: readonly (readonly [Exclude<keyof Head, 'cuts'>, RegExp])[] = [
  ['title', /^(?:title|headline|head)\s*:\s*(?=\S)/i],
  [
    'publishedOn',
    /^(?:date|published(?: on)?|publication date|posted(?: on)?|updated|last updated|first published)\s*:\s*(?=\S)/i,
  ],
  ['publisher', /^(?:publisher|publication|newspaper|outlet|source)\s*:\s*(?=\S)/i],
  ['byline', /^(?:by|byline|author|authors|reporter)\s*:\s*(?=\S)/i],
  ['url', /^(?:url|link|web)\s*:\s*(?=https?:)/i],
];
const BYLINE =
  /^(?:by|BY|By)\s+(\p{Lu}[\p{L}.’'-]+(?:(?:,?\s+(?:and|AND)|,|\s+(?:de|van|von|al|bin|el|der|la))?\s+\p{Lu}[\p{L}.’'-]*){0,8})\s*(?:[|/–—,-].{0,60})?$/u;
/** Words of a line that is a date and nothing else. */
const DATE_ONLY =
  /^(?:(?:published|posted|updated|last|first|modified|on|at|date|from|edition|final|print|online)\b[\s:]*)*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+)?[\p{L}\d\s.,/:-]{6,32}?(?:[,\s|–-]*\d{1,2}[:.]\d{2}.{0,24})?(?:\s+(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)?(?:\s*[|,–-]?\s*(?:(?:final|late|early|first|second|morning|evening)\s+edition|edition))?$/iu;
/** How papers and agencies call themselves. */
const OUTLET =
  /^(?:(?:The|THE)\s+)?(?:[\p{Lu}][\p{L}.&’'-]*\s+){0,4}(?:Times|Post|Tribune|Herald|Gazette|News|Journal|Guardian|Telegraph|Chronicle|Observer|Press|Daily|Independent|Mail|Star|Standard|Examiner|Inquirer|Globe|Mirror|Express|Monitor|Review|Economist|Dispatch|Courier|Wire|Bulletin|Register|Sentinel|Argus|Echo|TODAY|TIMES|POST|NEWS|HERALD|TRIBUNE)(?:\s+(?:of\s+)?\p{Lu}[\p{L}.&’'-]*){0,2}$/u;
/** A place in capitals, a day with its year, and a dash: `NAIROBI, March 4, 2019 (Reuters) -`. */
const DATELINE =
  /^\p{Lu}[\p{Lu}\p{M}.’' -]{2,30}(?:,\s*\p{L}[\p{L}. ]{1,20})?,\s*(\d{1,2}\s+\p{L}{3,9}\.?,?\s+\d{4}|\p{L}{3,9}\.?\s+\d{1,2},\s+\d{4})\b.{0,24}?[-–—:]/u;

/** Reads title, date, publisher and byline from the first lines of a text. What is not plainly one of these is left alone. */
export function readHead(text: string, from = 0): Head {
  const all = textLines(text.slice(0, from + 4000), from).filter((line) => line.content !== '');
  const lines = all.filter((line) => !saysPage(line.content));
  const found: { -readonly [K in Exclude<keyof Head, 'cuts'>]: string | null } = {
    title: null,
    publishedOn: null,
    publisher: null,
    byline: null,
    url: null,
  };
  let cuts: Span[] = [];
  let at = 0;
  for (; at < Math.min(HEAD_LINES, lines.length); at += 1) {
    const line = lines[at] as TextLine;
    const said = readLine(line.content, { isFirst: found.title === null, next: lines[at + 1]?.content });
    if (said === undefined) break;
    const [field, value] = said;
    if (found[field] !== null && field === 'title') break;
    found[field] ??= value;
    if (field !== 'title') cuts.push({ start: line.start, end: line.end });
  }
  const running = all.slice(0, 2).map(({ content }) => (saysPage(content) ? withoutPage(content) : ''));
  found.publisher ??= running.find((head) => OUTLET.test(head)) ?? null;
  // Nothing is a story that is all head.
  if (at === lines.length && lines.length > 0 && at < HEAD_LINES && found.title === null) cuts = [];
  const story = lines[at]?.content ?? '';
  found.publishedOn ??= isoDate(DATELINE.exec(story.slice(0, 120))?.[1] ?? null);
  return { ...found, cuts };
}

type Said = readonly [Exclude<keyof Head, 'cuts'>, string];

function readLine(
  content: string,
  { isFirst, next }: { readonly isFirst: boolean; readonly next: string | undefined },
): Said | undefined {
  if (content.length > LONGEST_TITLE) return undefined;
  for (const [field, label] of LABELS) {
    if (!label.test(content)) continue;
    const value = content.replace(label, '').trim();
    const said = field === 'publishedOn' ? isoDate(value) : value;
    return said === null || value.length > LONGEST_TITLE ? undefined : [field, said];
  }
  const byline = BYLINE.exec(content)?.[1];
  if (byline !== undefined) return ['byline', byline];
  if (content.length <= 80 && DATE_ONLY.test(content)) {
    const date = isoDate(content);
    if (date !== null) return ['publishedOn', date];
  }
  if (next === undefined) return undefined;
  if (content.length <= 50 && OUTLET.test(content)) return ['publisher', content];
  return isFirst && isTitle(content) ? ['title', content] : undefined;
}

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
