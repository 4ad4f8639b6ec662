import type { Span } from '../../../base/span.ts';
import { isoDate } from '../../iso-date.ts';
import type { ExportArticle } from './export-article.ts';

type Line = { readonly start: number; readonly end: number; readonly content: string };

/** Fields of Lexis and Nexis Uni, before the story and behind it. */
const FIELD =
  /^(BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|GRAPHIC|CORRECTION|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|DOCUMENT-TYPE|JOURNAL-CODE|SUBJECT|ORGANIZATION|COMPANY|PERSON|GEOGRAPHIC|CITY|STATE|COUNTRY|TYPE|SERIES|TICKER|INDUSTRY|URL|NOTES|CORRECTION-DATE|SOURCE|ACC-NO|Byline|Section|Length|Dateline|Highlight|Load-Date|Language|Publication-Type|Subject|Organization|Company|Person|Geographic|Industry|Journal Code|Correction|Series|Graphic)\s*:\s*(.*)$/;
const BEFORE_STORY = /^(?:BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|SERIES|CORRECTION|NOTES|SOURCE)$/i;
const NUMBERED = /^(?:Document )?\d+ of \d+(?: DOCUMENTS?)?$/i;
const RIGHTS = /^(?:Copyright|©|\(c\)|All Rights Reserved)/i;

/** Lexis' `1 of 2 DOCUMENTS`, or Nexis Uni's articles that end with `End of Document`. */
export function splitNexis(text: string): readonly ExportArticle[] | undefined {
  const lines = linesOf(text);
  const numbered = lines.filter(({ content }) => /^\d+ of \d+ DOCUMENTS?$/i.test(content));
  if (numbered.length > 0) return groupsOf(lines, numbered, text.length).map((group) => readArticle(text, group));
  const ends = lines.filter(({ content }) => /^End of Document$/i.test(content));
  if (ends.length === 0 || !lines.some(({ content }) => /^(?:Body|Length:|Load-Date:)/.test(content))) return undefined;
  let from = 0;
  return ends.map((end) => {
    const at = lines.indexOf(end, from);
    const group = lines.slice(from, at);
    from = at + 1;
    return readArticle(text, { lines: group, whole: { start: group[0]?.start ?? end.start, end: end.start } });
  });
}

type Group = { readonly lines: readonly Line[]; readonly whole: Span };

function linesOf(text: string): readonly Line[] {
  return [...text.matchAll(/[^\r\n\f]+/g)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length, content: match[0].trim() }))
    .filter(({ content }) => content !== '');
}

function groupsOf(lines: readonly Line[], heads: readonly Line[], length: number): readonly Group[] {
  let from = 0;
  return heads.map((head, at) => {
    const next = heads[at + 1];
    const first = lines.indexOf(head, from);
    from = next === undefined ? lines.length : lines.indexOf(next, first);
    return { lines: lines.slice(first + 1, from), whole: { start: head.start, end: next?.start ?? length } };
  });
}

function readArticle(text: string, { lines, whole }: Group): ExportArticle {
  const fields: Record<string, string> = {};
  const bodyAt = lines.findIndex(({ content }) => /^Body$/.test(content));
  const [head, storyAt] = headOf(lines, bodyAt, fields);
  const storyEnd = lines.findIndex(
    ({ content }, at) => at > storyAt && (isTail(content) || /^(?:Classification|Notes|Graphic)$/.test(content)),
  );
  for (const { content } of storyEnd < 0 ? [] : lines.slice(storyEnd)) keepField(content, fields);
  const start = lines[storyAt]?.start ?? whole.end;
  const end = storyEnd < 0 ? whole.end : (lines[storyEnd]?.start ?? whole.end);
  readHeadLines(head, fields);
  return { whole, story: [{ start, end }], fields: { ...fields, ...urlOf(text.slice(whole.start, whole.end)) } };
}

/** The lines before the first field, and where the story begins: behind `Body`, or behind the last field of the head. */
function headOf(
  lines: readonly Line[],
  bodyAt: number,
  fields: Record<string, string>,
): readonly [readonly Line[], number] {
  const firstField = lines.findIndex(({ content }) => FIELD.test(content));
  const headEnd = firstField < 0 ? bodyAt : firstField;
  let at = headEnd < 0 ? 0 : headEnd;
  for (; at < lines.length && (bodyAt < 0 || at < bodyAt); at += 1) {
    const content = lines[at]?.content ?? '';
    const name = FIELD.exec(content)?.[1];
    if (name === undefined && bodyAt < 0) break;
    if (name !== undefined && !BEFORE_STORY.test(name) && bodyAt < 0) break;
    keepField(content, fields);
  }
  return [lines.slice(0, Math.max(0, headEnd)), bodyAt < 0 ? at : bodyAt + 1];
}

const isTail = (content: string) => {
  const name = FIELD.exec(content)?.[1];
  return (
    (name !== undefined && !/^(?:NOTES|SOURCE|TYPE|CITY|STATE|PERSON|COMPANY|COUNTRY)$/i.test(name)) ||
    RIGHTS.test(content)
  );
};

const NAMES: Readonly<Record<string, string>> = {
  byline: 'byline',
  section: 'section',
  language: 'language',
  url: 'url',
  'acc-no': 'id',
};

function keepField(content: string, fields: Record<string, string>): void {
  const match = FIELD.exec(content);
  const name = NAMES[(match?.[1] ?? '').toLowerCase()];
  if (name !== undefined) fields[name] ??= (match?.[2] ?? '').replace(/;\s*(?:ENGLISH|EN)\b.*/i, '').trim();
}

/** Paper, day, edition and title, in the order of either product. */
function readHeadLines(head: readonly Line[], fields: Record<string, string>): void {
  const lines = withoutCover(head.map(({ content }) => content)).filter(
    (content) =>
      !NUMBERED.test(content) && !RIGHTS.test(content) && !/^Page \d+ of \d+$/i.test(content) && !isEdition(content),
  );
  const dayAt = lines.findIndex((content) => content.length < 60 && isoDate(content) !== null);
  if (dayAt < 0) {
    if (lines[0] !== undefined) fields['title'] ??= lines[0];
    return;
  }
  fields['date'] ??= lines[dayAt] ?? '';
  const before = lines.slice(0, dayAt);
  const after = lines.slice(dayAt + 1);
  // Lexis: paper, day, title. Nexis Uni: title, paper, day.
  if (before.length >= 2) {
    fields['publisher'] ??= before.at(-1) ?? '';
    // The name of the file stands above the title, and is the same.
    fields['title'] ??= [...new Set(before.slice(0, -1))].join(' ');
  } else {
    if (before[0] !== undefined) fields['publisher'] ??= before[0];
    if (after.length > 0) fields['title'] ??= after.join(' ');
  }
}

/** `Late Edition - Final`, `First Edition`, `Correction Appended`. */
const isEdition = (content: string) =>
  /^(?:correction appended|.{0,30}\bedition\b.{0,12})$/i.test(content) && !/[.!?]$/.test(content);

const COVER =
  /^(?:User Name|Date and Time|Job Number|Client\/Matter|Search Terms|Search Type|Narrowed by)\s*:|^Documents? \(\d+\)$|^Content Type\s+Narrowed by|^News\s+(?:-None-|[A-Z][\w ]+:)/;

/** Nexis Uni writes a cover with a list of its documents above the first: what follows the list is that one's head. */
function withoutCover(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => COVER.test(line));
  if (last < 0) return lines;
  const title = lines.map((line) => /^1\.\s+(\S.*)$/.exec(line)?.[1]).find((found) => found !== undefined);
  const again = title === undefined ? -1 : lines.lastIndexOf(title);
  return lines.slice(again > last ? again : last + 1);
}

function urlOf(text: string): { readonly url?: string } {
  const url = /^(?:Link to (?:Original Document|PDF)|URL)\s*(?::\s*)?(https?:\/\/\S+)/im.exec(text)?.[1];
  return url === undefined ? {} : { url };
}
