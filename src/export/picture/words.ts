import type { PictureArticle, PictureData } from './picture-data.ts';
import type { Stance, Tally, Tone } from './stances.ts';

/** What a tone is called in a legend, a table and a tooltip. */
export const TONE_WORDS: Readonly<Record<Tone, string>> = {
  for: 'for',
  against: 'against',
  both: 'for and against',
  denied: 'denied',
  pending: 'proposed or over',
  tie: 'tie without a sign',
};

/** A mark for each tone that needs no colour. */
export const TONE_MARKS: Readonly<Record<Tone, string>> = {
  for: '+',
  against: '−',
  both: '±',
  denied: '×',
  pending: 'o',
  tie: '·',
};

/** `BACKS` as `backs`. */
export const relationWords = (relation: string): string => relation.replaceAll('_', ' ').toLowerCase();

export const nameOf = (data: PictureData, node: number): string => data.nodes[node]?.label ?? '?';

/** `1 article`, `3 articles`. */
export const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** `backs, accuses`: relations by number of claims. */
export function relationList(claims: readonly Stance[]): string {
  const counts = new Map<string, number>();
  for (const { relation } of claims) counts.set(relation, (counts.get(relation) ?? 0) + 1);
  return [...counts]
    .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
    .map(([relation]) => relationWords(relation))
    .join(', ');
}

/** `2 for, 1 against, 1 denied; 3 articles, 2 outlets`. */
export function tallyWords(tally: Tally): string {
  const { positive, negative, denied, pending, neutral, articles, outlets } = tally;
  const parts = [
    [positive, 'for'],
    [negative, 'against'],
    [denied, 'denied'],
    [pending, 'proposed or over'],
    [neutral, 'without a sign'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const from = [countOf(articles, 'article'), ...(outlets > 0 ? [countOf(outlets, 'outlet')] : [])];
  return `${said.join(', ')}; ${from.join(', ')}`;
}

/** How an article is called: its title, or its id. */
export const articleName = (article: PictureArticle | undefined): string =>
  article === undefined ? '?' : (article.title ?? article.id);

/** A text of at most `most` characters, the last of them an ellipsis where it was longer. */
export function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** A sentence between quotation marks, unless it brings its own. */
export const quoted = (sentence: string): string => (/^["“”'‘]/.test(sentence) ? sentence : `“${sentence}”`);
