import { type ErrorCode, type Problem, StancegraphError } from '../../base/errors.ts';
import type { ArticleFields } from '../article-from-text.ts';

/** An article as a reader finds it; what only the run knows is added later. */
export type Story = Omit<ArticleFields, 'id' | 'source' | 'furniture' | 'isWord'> & {
  readonly text: string;
  /** Undefined: its file gives it one. */
  readonly id?: string | undefined;
  /** Line of the file that it stands in, from 1. */
  readonly line?: number;
  /** Number of a part of its file, from 1: a post of a live blog, an article of an export without a number of its own. */
  readonly part?: number;
  /** Its date as written, where that means no one day. */
  readonly oddDate?: string | null;
  /** ISO date of the day on which it was seen, for articles that say none. */
  readonly seenOn?: string | null;
  /** Whether title and date may be read from its first lines and from the name of its file. */
  readonly hasHead?: boolean;
};

/** Why a file, or a part of it, was not read; the end of a run counts them. */
export type Unread =
  | 'no reader'
  | 'empty'
  | 'binary'
  | 'too large'
  | 'damaged'
  | 'encrypted'
  | 'without text'
  | 'no article'
  | 'read before'
  | 'pipe'
  | { readonly language: string };

/** A story, or what is said of what is none. `inside`: the path of its file in the archive that was read. */
export type Found = FoundThere & { readonly inside?: string };

type FoundThere =
  | { readonly kind: 'story'; readonly story: Story }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | {
      readonly kind: 'unread';
      readonly why: Unread;
      readonly message: string;
      readonly hint?: string;
      readonly line?: number;
    };

/** A file, or standard input, as a reader gets it. */
export type Input = {
  /** For messages: its path, or `-`. */
  readonly file: string;
  /** Its name without folder and without `.gz`. */
  readonly name: string;
  /** Its first bytes, up to {@link HEAD_BYTES}. */
  readonly head: Uint8Array;
  /** All of it, these included; can be read once. */
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly options: ReaderOptions;
  /** Tells what reads a file that lies in it, by name and first bytes. */
  readonly detect: (name: string, head: Uint8Array) => Detected;
  /** How many layers of compression lie around it. */
  readonly depth?: number;
};

export type ReaderOptions = {
  /** Names of columns and fields by what they hold: `text`, `title`, `date`, `publisher`, `url`, `id`, `byline`, `section`, `language`. */
  readonly fields: ReadonlyMap<string, string>;
};

export type Reader = (input: Input) => AsyncIterable<Found>;

/** A kind of file: how it is known, and what reads it. */
export type Format = {
  readonly name: string;
  readonly description: string;
  /** With the dot, in small letters. */
  readonly suffixes: readonly string[];
  /** Whether a file that begins so is of this kind, whatever its name. */
  readonly isLike?: (head: Uint8Array) => boolean;
  /** Whether a file of its suffix that begins so is of this kind, whatever lies in it. */
  readonly outranks?: (head: Uint8Array) => boolean;
  /** Whether a text that begins so is of this kind, where its name says nothing. */
  readonly looksLike?: (text: string) => boolean;
  /** The package that reads it; null where it is read here. */
  readonly library: string | null;
  /** Whether it is read piece by piece: then its size does not matter. */
  readonly streams: boolean;
  readonly load: () => Promise<Reader>;
};

/** What reads a file; else why nothing does. */
export type Detected =
  | { readonly kind: 'format'; readonly format: Format }
  | { readonly kind: 'none'; readonly why?: Unread; readonly hint?: string };

/** Enough to tell a format by. */
export const HEAD_BYTES = 65_536;

/** Longer texts are refused: no article has this size. */
export const LONGEST_TEXT = 5_000_000;

export const unread = (
  why: Unread,
  message: string,
  more: { readonly hint?: string; readonly line?: number } = {},
): Found => ({
  kind: 'unread',
  why,
  message,
  ...more,
});

/** A fault that ends the reading of one file; `why` is what the end of the run counts it as. */
export class UnreadError extends StancegraphError {
  readonly why: Unread;

  constructor(why: Unread, message: string, hint?: string) {
    super('ARTICLE_INVALID' satisfies ErrorCode, message, hint === undefined ? {} : { hint });
    this.why = why;
  }
}
