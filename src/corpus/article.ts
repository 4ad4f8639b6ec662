import type { EntityType } from '../base/ids.ts';
import type { Span } from '../base/span.ts';
import type { Edit } from './edits.ts';

/** A span that the input itself declares to be an entity; it wins over what would be found there. */
export type GivenMention = Span & {
  readonly type: EntityType | null;
  readonly id: string | null;
  readonly name: string | null;
};

/** A stretch of the text that belongs together: a paragraph, heading or caption. Nothing reads across blocks except quotes. */
export type Block = Span & { readonly kind: 'heading' | 'paragraph' | 'caption' };

/**
 * One article as read. `text` is the decoded text (the file for .txt and .md, the `text` field for tables and JSON, and
 * what `stancegraph text` prints for all else) and every offset anywhere points into it. `repaired` is the same text
 * with encoding damage mended and wrapped lines joined; `toSource` maps its offsets back, by `layers` of edits. `blocks` are ranges of `repaired` that hold the story;
 * what no block covers is page furniture.
 */
export type Article = {
  readonly id: string;
  readonly title: string | null;
  /** ISO date, `YYYY-MM-DD`. */
  readonly publishedOn: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly byline: string | null;
  /** Section of the paper. */
  readonly section: string | null;
  /** ISO 639-1, where the input says it. */
  readonly language: string | null;
  /** Path relative to the folder given, with `/`; `-` for standard input. */
  readonly source: string;
  /** SHA-256 of `text` as UTF-8, hex. */
  readonly sha256: string;
  readonly text: string;
  readonly repaired: string;
  readonly layers: readonly (readonly Edit[])[];
  readonly toSource: (offset: number) => number;
  readonly blocks: readonly Block[];
  readonly mentions: readonly GivenMention[];
  /** Whether the records keep the text, because no file or field holds it as it is. */
  readonly keepsText: boolean;
};

/** The year of publication; null where that is not known. */
export const yearOf = ({ publishedOn }: Pick<Article, 'publishedOn'>): number | null =>
  publishedOn === null ? null : Number(publishedOn.slice(0, 4));
