import type { Span } from '../../../base/span.ts';
import { isoDate } from '../../iso-date.ts';
import type { ExportArticle } from './export-article.ts';

/** Codes of Factiva's display and the names of what they hold. Source: Factiva, "Field codes and display formats". */
const CODES = 'SE HD CR WC PD ET SN SC ED PG VOL LA CY LP TD CT RF CO IN NS RE IPD IPC PUB AN BY CLM ART DLN CX TX';
const CODE_LINE = new RegExp(`^(${CODES.split(' ').join('|')})(?:[ \\t]{1,8}(\\S.*)?|)$`, 'gm');
const STORY = new Set(['LP', 'TD', 'TX']);
const FIELDS: Readonly<Record<string, keyof ExportArticle['fields']>> = {
  HD: 'title',
  PD: 'date',
  SN: 'publisher',
  BY: 'byline',
  SE: 'section',
  LA: 'language',
  AN: 'id',
};

type CodeLine = { readonly code: string; readonly start: number; readonly from: number };

/** Factiva's text with field codes, or its plain display, each article closed by `Document` and its number. */
export function splitFactiva(text: string): readonly ExportArticle[] | undefined {
  const lines = [...text.matchAll(CODE_LINE)].map((match): CodeLine => {
    const code = match[1] ?? '';
    const gap = match[2] === undefined ? match[0].length : match[0].length - match[2].length;
    return { code, start: match.index, from: match.index + gap };
  });
  const isCoded =
    ['HD', 'PD', 'SN'].every((code) => lines.some((line) => line.code === code)) &&
    lines.some(({ code }) => STORY.has(code));
  return isCoded ? codedArticles(text, lines) : plainArticles(text);
}

/** A code that comes again, headline or section before it, begins the next article. */
function codedArticles(text: string, lines: readonly CodeLine[]): readonly ExportArticle[] {
  const groups: CodeLine[][] = [];
  let seen = new Set<string>();
  for (const line of lines) {
    const opens = line.code === 'HD' || line.code === 'SE' || line.code === 'CLM';
    const group = groups.at(-1);
    if (group === undefined || (opens && (seen.has('AN') || seen.has('LP') || seen.has('TD') || seen.has(line.code)))) {
      groups.push([line]);
      seen = new Set();
    } else group.push(line);
    seen.add(line.code);
  }
  return groups.map((group, at) => {
    const end = groups[at + 1]?.[0]?.start ?? text.length;
    const valueEnd = (index: number) => group[index + 1]?.start ?? end;
    const fields: Record<string, string> = {};
    for (const [index, { code, from }] of group.entries()) {
      const name = FIELDS[code];
      if (name !== undefined) fields[name] ??= text.slice(from, valueEnd(index)).trim();
    }
    if (fields['id'] !== undefined) fields['id'] = /[A-Z0-9]{12,}/i.exec(fields['id'])?.[0] ?? fields['id'];
    const story = group.flatMap(({ code, from }, index): readonly Span[] =>
      STORY.has(code) ? [{ start: from, end: valueEnd(index) }] : [],
    );
    return { whole: { start: group[0]?.start ?? 0, end }, story, fields };
  });
}

/** The name of who publishes it stands below the story. */
function storyEnd(lines: readonly { readonly end: number; readonly content: string }[]): number | undefined {
  const [before, last] = lines.slice(-2);
  if (before === undefined || last === undefined) return undefined;
  const isName =
    last.content.split(/\s+/).length <= 8 &&
    !/[.!?:]["”’]?$/.test(last.content.replace(/\b(?:Inc|Ltd|Co|Corp|L\.P|S\.A)\.$/, ''));
  return isName && /[.!?]["”’)]?$/.test(before.content) ? before.end : undefined;
}

const CLOSING = /^Document ([A-Z0-9]{4,30}[a-z0-9]{10,30}|[A-Z]{3}[A-Z0-9]{15,60})[ \t]*\r?$/gm;

/** Title, byline, words, day, paper, code, page, language, rights; then the story up to `Document`. */
function plainArticles(text: string): readonly ExportArticle[] | undefined {
  const ends = [...text.matchAll(CLOSING)];
  if (ends.length === 0) return undefined;
  let start = 0;
  const articles = ends.flatMap((match): readonly ExportArticle[] => {
    const whole = { start, end: match.index };
    start = match.index + match[0].length;
    const article = plainArticle(text, whole, match[1] ?? '');
    return article === undefined ? [] : [article];
  });
  return articles.length === 0 ? undefined : articles;
}

function plainArticle(text: string, whole: Span, id: string): ExportArticle | undefined {
  const lines = [...text.slice(whole.start, whole.end).matchAll(/^.*\S.*$/gm)].map((match) => ({
    at: whole.start + match.index,
    end: whole.start + match.index + match[0].length,
    content: match[0].trim(),
  }));
  const wordsAt = lines.findIndex(({ content }) => /^[\d,.]+ words$/i.test(content));
  const rightsAt = lines.findIndex(({ content }, at) => at > wordsAt && /^(?:\(c\)|©|copyright)/i.test(content));
  if (wordsAt < 1 || rightsAt < 0 || rightsAt > wordsAt + 12) return undefined;
  const meta = lines.slice(wordsAt + 1, rightsAt).map(({ content }) => content);
  const dayAt = meta.findIndex((content) => isoDate(content) !== null && content.length < 30);
  const after = meta.slice(dayAt + 1).filter((content) => !/^\d{1,2}:\d{2}/.test(content));
  const before = lines.slice(0, wordsAt).map(({ content }) => content);
  const byline = before.length > 1 && !/[.!?]$/.test(before.at(-1) ?? '') ? before.at(-1) : undefined;
  const language = meta.find((content) =>
    /^(?:English|French|German|Spanish|Italian|Portuguese|Dutch|Russian|Arabic|Chinese|Japanese)$/.test(content),
  );
  return {
    whole,
    story: [{ start: lines[rightsAt]?.end ?? whole.end, end: storyEnd(lines) ?? whole.end }],
    fields: {
      title: before[0] === undefined ? '' : (before.find((content) => content.split(/\s+/).length > 3) ?? before[0]),
      ...(dayAt < 0 ? {} : { date: meta[dayAt] ?? '' }),
      ...(after[0] === undefined ? {} : { publisher: after[0] }),
      ...(byline === undefined || byline.split(/\s+/).length > 8 ? {} : { byline }),
      ...(language === undefined ? {} : { language }),
      id,
    },
  };
}
