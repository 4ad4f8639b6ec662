import type { ExportArticle } from './export-article.ts';

const RULE = /^_{20,}[ \t]*\r?$/gm;
const FIELD =
  /^(Title|Author|Publication info|Publication title|Publication date|Publication year|Publisher|Pages|Section|Language of publication|Language|ProQuest document ID|Document URL|ISSN|e-ISSN|Source type|Document type|Subject|Location|People|Company \/ organization|Company|Place of publication|Country of publication|Publication subject|Copyright|Last updated|Database|Links|Abstract|Full text|Full Text|Dateline|Edition|Volume|Issue|First page|Number of pages|Identifier \/ keyword|Classification|Column|ProQuest document link|Issue date|Story|Headline|Credit)\s*:[ \t]*(.*)$/gm;
const NAMES: Readonly<Record<string, keyof ExportArticle['fields']>> = {
  Title: 'title',
  Headline: 'title',
  Author: 'byline',
  'Publication title': 'publisher',
  'Publication date': 'date',
  Section: 'section',
  'Language of publication': 'language',
  'ProQuest document ID': 'id',
  'Document URL': 'url',
};

/** ProQuest's text: articles between rules of underscores, each with `Full text:` and fields around it. */
export function splitProquest(text: string): readonly ExportArticle[] | undefined {
  if (!/^(?:ProQuest document (?:ID|link)|Report Information from ProQuest|Language of publication:)/m.test(text))
    return undefined;
  const rules = [...text.matchAll(RULE)];
  const bounds = [0, ...rules.map((match) => match.index + match[0].length), text.length];
  const articles = bounds.slice(0, -1).flatMap((start, at) => {
    const end = rules[at]?.index ?? text.length;
    const article = readArticle(text, { start, end });
    return article === undefined ? [] : [article];
  });
  return articles.length === 0 ? undefined : articles;
}

function readArticle(text: string, whole: { readonly start: number; readonly end: number }): ExportArticle | undefined {
  const content = text.slice(whole.start, whole.end);
  const found = [...content.matchAll(FIELD)];
  const storyAt = found.findIndex((match) => /^(?:full text|story)$/i.test(match[1] ?? ''));
  const abstractAt = found.findIndex((match) => match[1] === 'Abstract');
  const at = storyAt < 0 ? abstractAt : storyAt;
  const story = found[at];
  if (story === undefined) return undefined;
  const fields: Record<string, string> = {};
  for (const match of found) {
    const name = NAMES[match[1] ?? ''];
    const value = (match[2] ?? '').trim();
    const isPaper = name === 'publisher';
    // `The Lakeside Tribune; London (UK)`, `New York Times, Late Edition (East Coast); New York, N.Y.`
    const kept = isPaper ? (value.split(/;|, [A-Z][\w ]{0,40}\b[Ee]dition\b/, 1)[0]?.trim() ?? value) : value;
    if (name !== undefined && kept !== '') fields[name] ??= kept;
  }
  fields['title'] ??= firstLine(content);
  const info = found.find((match) => match[1] === 'Publication info')?.[2] ?? '';
  const paper = info.split(/[;,[(:]/, 1)[0]?.trim() ?? '';
  if (paper !== '') fields['publisher'] ??= paper;
  if (info !== '') fields['date'] ??= /\d{1,2} \p{L}{3,9}\.? \d{4}|\p{L}{3,9}\.? \d{1,2}, \d{4}/u.exec(info)?.[0] ?? '';
  const from = story.index + story[0].length - (story[2] ?? '').length;
  const next = found[at + 1];
  return {
    whole,
    story: [{ start: whole.start + from, end: whole.start + (next?.index ?? content.length) }],
    fields,
  };
}

/** The title stands first and alone, behind `Document 1 of 5`. */
function firstLine(content: string): string {
  const lines = content.split('\n').map((line) => line.trim());
  return (
    lines.find(
      (line) => line !== '' && !/^(?:document )?\d+ of \d+$/i.test(line) && !/^report information/i.test(line),
    ) ?? ''
  );
}
