import type { Span } from '../../../base/span.ts';
import { isoDate } from '../../iso-date.ts';
import { languageCode } from '../../language.ts';
import { oneLine } from '../article-fields.ts';
import type { Story } from '../format.ts';

/** An article of a database's export: where its story stands, and what its fields say. */
export type ExportArticle = {
  /** All of it, with its fields. */
  readonly whole: Span;
  /** Parts of it that are story, in order: lead and rest may be apart. */
  readonly story: readonly Span[];
  readonly fields: Readonly<
    Partial<Record<'title' | 'date' | 'publisher' | 'byline' | 'section' | 'language' | 'url' | 'id', string>>
  >;
};

/** A way in which a database writes many articles into one text: undefined where the text is not of its kind. */
export type Splitter = (text: string) => readonly ExportArticle[] | undefined;

/** The articles of an export as stories. Each has its own stretch of the text, and offsets count from where that begins. */
export function storiesOfExport(text: string, articles: readonly ExportArticle[]): readonly Story[] {
  const lineAt = lineCounter(text);
  return articles.flatMap(({ whole, story, fields }, at): readonly Story[] => {
    const parts = story.filter(({ start, end }) => text.slice(start, end).trim() !== '');
    const [first] = parts;
    const last = parts.at(-1);
    if (first === undefined || last === undefined) return [];
    const { date = '' } = fields;
    const publishedOn = isoDate(date);
    return [
      {
        text: text.slice(whole.start, last.end),
        id: oneLine(fields.id) ?? undefined,
        title: oneLine(fields.title),
        publishedOn,
        oddDate: publishedOn === null ? oneLine(date) : null,
        publisher: oneLine(fields.publisher),
        byline: oneLine(fields.byline?.replace(/^by\s+/i, '')),
        section: oneLine(fields.section),
        language: languageCode(fields.language),
        url: oneLine(fields.url),
        line: lineAt(whole.start),
        part: at + 1,
        layout: 'text',
        cuts: between(whole.start, parts),
        keepsText: true,
      },
    ];
  });
}

/** What lies before and between the parts, counted from where the article begins. */
function between(from: number, parts: readonly Span[]): readonly Span[] {
  const cuts = parts.map(({ start }, at) => ({ start: (parts[at - 1]?.end ?? from) - from, end: start - from }));
  return cuts.filter(({ start, end }) => end > start);
}

/** The line of an offset, from 1; offsets come in order, so that a long export is counted through once. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = text.indexOf('\n');
  return (offset) => {
    for (; at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
    return line;
  };
}
