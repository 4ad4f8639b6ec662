import type { Span } from '../base/span.ts';
import type { Article, Block } from '../corpus/article.ts';

/** A syntactic word as Universal Dependencies has it: `Turkey 's`, `U.S. - backed`, `do n't`. Offsets point into the article as read. */
export type Token = Span & {
  /** The word as written, encoding repaired. */
  readonly form: string;
  readonly spaceAfter: boolean;
  /** Set on the first word of a multiword token (`don't`): how many words share it. */
  readonly multiwordLength?: number;
};

/** A token with its analysis. `head` is the index in the sentence of its governor, -1 for the root. */
export type Word = Token & {
  readonly index: number;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  readonly head: number;
  /** UD relation with subtype, such as `nsubj:pass`. */
  readonly deprel: string;
};

/** A typed name span that the learned finder proposes; token range is half-open. */
export type NameSpan = {
  readonly first: number;
  readonly last: number;
  readonly type: 'person' | 'group' | 'place' | 'other';
  /** 0 to 1. */
  readonly confidence: number;
};

export type Sentence = Span & {
  /** Position in the article, from 0. */
  readonly index: number;
  readonly blockIndex: number;
  readonly blockKind: Block['kind'];
  /** Exactly one has head -1; heads form a tree. Never empty. */
  readonly words: readonly Word[];
  readonly names: readonly NameSpan[];
  /** 0 to 1, how sure the parser was of this tree. */
  readonly parseConfidence: number;
};

/** An article, read: what every later stage starts from. */
export type Document = { readonly article: Article; readonly sentences: readonly Sentence[] };

/** A stretch of a sentence; token range, half-open. */
export type Stretch = { readonly sentence: number; readonly first: number; readonly last: number };

/** The words of a stretch; none outside the document. */
export const wordsIn = (
  { sentences }: Pick<Document, 'sentences'>,
  { sentence, first, last }: Stretch,
): readonly Word[] => sentences[sentence]?.words.slice(Math.max(0, first), last) ?? [];

/** Where a stretch stands in the article, and how it is written there but for line breaks; an empty one begins its sentence. */
export function locate(document: Document, stretch: Stretch): Stretch & Span & { readonly surface: string } {
  const { sentence, first, last } = stretch;
  const words = wordsIn(document, stretch);
  const start = words[0]?.start ?? document.sentences[sentence]?.start ?? 0;
  const end = words.at(-1)?.end ?? start;
  return { sentence, first, last, start, end, surface: document.article.text.slice(start, end).replace(/\s+/g, ' ') };
}
