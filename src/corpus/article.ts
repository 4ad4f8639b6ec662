import type { EntityType } from '../base/ids.ts';
import type { Span } from '../base/span.ts';

/** A span that the input itself declares to be an entity; it wins over what would be found there. */
export type GivenMention = Span & {
  readonly type: EntityType | null;
  readonly id: string | null;
  readonly name: string | null;
};

/** A stretch of the text that belongs together: a paragraph, heading or caption. Nothing reads across blocks except quotes. */
export type Block = Span & { readonly kind: 'heading' | 'paragraph' | 'caption' };

/**
 * One article as read. `text` is the decoded text (the file for .txt and .md, the main text for .html, the `text`
 * field for JSON Lines) and every offset anywhere points into it. `repaired` is the same text with encoding damage
 * mended; where it differs, `toSource` maps its offsets back. `blocks` are ranges of `repaired` that hold the story;
 * what no block covers is page furniture.
 */
export type Article = {
  readonly id: string;
  readonly title: string | null;
  /** ISO date, `YYYY-MM-DD`. */
  readonly publishedOn: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  /** Path relative to the folder given, with `/`; `-` for standard input. */
  readonly source: string;
  /** SHA-256 of `text` as UTF-8, hex. */
  readonly sha256: string;
  readonly text: string;
  readonly repaired: string;
  readonly toSource: (offset: number) => number;
  readonly blocks: readonly Block[];
  readonly mentions: readonly GivenMention[];
};
