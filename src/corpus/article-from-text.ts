import { createHash } from 'node:crypto';
import type { Span } from '../base/span.ts';
import type { Article, GivenMention } from './article.ts';
import { applyEdits, mapBack } from './edits.ts';
import { type Furniture, findBlocks, NO_FURNITURE } from './find-blocks.ts';
import { findRepairs, repairText } from './repair-text.ts';
import { findReflow } from './text/find-reflow.ts';
import type { TextLayout } from './text/measure-wrap.ts';

export type ArticleFields = {
  readonly id: string;
  readonly title?: string | null;
  readonly publishedOn?: string | null;
  readonly publisher?: string | null;
  readonly url?: string | null;
  readonly byline?: string | null;
  readonly section?: string | null;
  /** ISO 639-1. */
  readonly language?: string | null;
  readonly source?: string;
  readonly mentions?: readonly GivenMention[];
  readonly furniture?: Furniture;
  /** Where the story starts: behind front matter. */
  readonly storyStart?: number;
  /** How its lines stand: a paragraph each, or perhaps wrapped, as Markdown has them, or wrapped with empty lines between paragraphs. */
  readonly layout?: 'lines' | TextLayout;
  /** Whether a word is known, for hyphens at line ends. */
  readonly isWord?: (word: string) => boolean;
  /** Stretches that are no story and are left out, in order. */
  readonly cuts?: readonly Span[];
  /** Whether the text is no file or field of its own and has to be kept with the records. */
  readonly keepsText?: boolean;
};

const NO_WORDS = () => false;

const repairLine = (line: string | null | undefined) => (line == null ? null : repairText(line).text);

/** Makes an article of a text that was decoded already. */
export function articleFromText(text: string, fields: ArticleFields): Article {
  const { layout = 'text', storyStart = 0 } = fields;
  const cuts = (fields.cuts ?? []).map(({ start, end }) => ({ at: start, length: end - start, with: '\n\n' }));
  const cut = applyEdits(text, cuts);
  const repairs = findRepairs(cut);
  const mended = applyEdits(cut, repairs);
  const reflow =
    layout === 'lines' ? [] : findReflow(mended, { from: storyStart, layout, isWord: fields.isWord ?? NO_WORDS });
  const repaired = applyEdits(mended, reflow);
  const layers = [cuts, repairs, reflow].filter((edits) => edits.length > 0);
  return {
    id: fields.id,
    title: repairLine(fields.title),
    publishedOn: fields.publishedOn ?? null,
    publisher: repairLine(fields.publisher),
    url: fields.url ?? null,
    byline: repairLine(fields.byline),
    section: fields.section ?? null,
    language: fields.language ?? null,
    source: fields.source ?? '-',
    sha256: createHash('sha256').update(text).digest('hex'),
    text,
    repaired,
    layers,
    toSource: mapBack(layers),
    blocks: findBlocks(repaired, fields.furniture ?? NO_FURNITURE, storyStart),
    mentions: fields.mentions ?? [],
    keepsText: fields.keepsText ?? false,
  };
}
