import { articleFromText } from '../../src/corpus/article-from-text.ts';
import type { ChosenMention } from '../../src/mentions/choose-mentions.ts';
import { analyseArticle } from '../../src/text/analyse.ts';
import type { Document } from '../../src/text/document.ts';
import { models } from '../bundled.ts';

export const documentOf = (text: string): Document => analyseArticle(articleFromText(text, { id: 'test' }), models);

/** A mention by its words, the first time that a document of one sentence has them. */
export function chosen(
  { article: { text }, sentences }: Document,
  surface: string,
  { type, how }: Pick<ChosenMention, 'type' | 'how'>,
): ChosenMention {
  const words = sentences[0]?.words ?? [];
  const start = text.indexOf(surface);
  const end = start + surface.length;
  const first = words.findIndex((word) => word.start === start);
  const last = words.findIndex((word) => word.end === end) + 1;
  const span = { sentence: 0, first, last, head: last - 1, start, end };
  return { ...span, surface, type, how, kind: null, name: surface, candidates: [], types: null, suggested: false };
}
