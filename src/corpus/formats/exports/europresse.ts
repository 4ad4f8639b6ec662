import { isoDate } from '../../iso-date.ts';
import type { ExportArticle } from './export-article.ts';

/** The number of a document: `news·20190304·LT·000012`, in text and pages alike. */
const NUMBER =
  /(?:^|[\s«"“(])((?:news|web|tv|radio|revues?|publi)[·∙•](\d{8})[·∙•][\p{L}\p{N}_-]+[·∙•][\p{L}\p{N}_-]+)/gu;
const RIGHTS = /^(?:©|\(c\)|Copyright|Tous droits réservés|All rights reserved)/iu;
const LABEL =
  /^(?:Nom de la source|Source name|Type de source|Périodicité|Couverture géographique|Provenance|Aussi paru dans|Cet article est paru dans|Also published in|This article appeared in|Certificat émis|Le présent document|This document|Document|Doc\.)\b/iu;

/** Europresse's text: paper, day and page, title, byline, story, rights, and the number of the document at its end. */
export function splitEuropresse(text: string): readonly ExportArticle[] | undefined {
  const numbers = [...text.matchAll(NUMBER)];
  if (numbers.length === 0) return undefined;
  const articles: ExportArticle[] = [];
  let start = 0;
  for (const match of numbers) {
    const id = match[1] ?? '';
    const lineEnd = text.indexOf('\n', match.index + match[0].length);
    const end = lineEnd < 0 ? text.length : lineEnd;
    if (articles.at(-1)?.fields.id === id) {
      start = end;
      continue;
    }
    const article = readArticle(text, { start, end: match.index }, { id, day: match[2] ?? '' });
    if (article !== undefined) articles.push(article);
    start = end;
  }
  return articles.length === 0 ? undefined : articles;
}

function readArticle(
  text: string,
  span: { readonly start: number; readonly end: number },
  { id, day }: { readonly id: string; readonly day: string },
): ExportArticle | undefined {
  const lines = [...text.slice(span.start, span.end).matchAll(/^.*\S.*$/gm)].map((match) => ({
    start: span.start + match.index,
    end: span.start + match.index + match[0].length,
    content: match[0].trim(),
  }));
  const dayAt = lines.findIndex(
    ({ content }) => content.length < 90 && (isoDate(content) !== null || isFrenchDay(content)),
  );
  if (dayAt < 0 || lines.length < dayAt + 3) return undefined;
  const titleAt = dayAt + 1;
  let from = titleAt + 1;
  let byline = '';
  const next = lines[from]?.content ?? '';
  if (next.length < 60 && !/[.!?]$/.test(next) && lines.length > from + 1) {
    byline = next;
    from += 1;
  }
  const endAt = lines.findIndex(({ content }, at) => at >= from && (RIGHTS.test(content) || LABEL.test(content)));
  const last = lines[(endAt < 0 ? lines.length : endAt) - 1];
  const first = lines[from];
  if (first === undefined || last === undefined || last.end <= first.start) return undefined;
  return {
    whole: { start: lines[0]?.start ?? span.start, end: span.end },
    story: [{ start: first.start, end: last.end }],
    fields: {
      title: lines[titleAt]?.content ?? '',
      publisher: (lines[dayAt - 1]?.content ?? '').replace(/\(site web\)$/i, '').trimEnd(),
      date: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}`,
      ...(byline === '' ? {} : { byline }),
      id,
    },
  };
}

const isFrenchDay = (line: string) =>
  /\b\d{1,2}(?:er)? (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) \d{4}\b/i.test(
    line,
  );
