import type { Document } from '../text/document.ts';

/** A stretch between quotation marks: positions are [sentence, word], in order. */
export type Quote = {
  readonly words: readonly (readonly [number, number])[];
  readonly blockIndex: number;
};

const OPENERS = /^(“|``|„|«)$/;
const CLOSERS = /^(”|''|»)$/;
const MIN_WORDS = 4;

/**
 * Finds quotations that run over words, sentences and paragraphs. A quotation that a paragraph leaves open goes on in
 * the next one if that opens with a quotation mark, as newspapers set it; otherwise it ends with its paragraph.
 */
export function findQuotes(document: Document): readonly Quote[] {
  const quotes: Quote[] = [];
  let open: [number, number][] | null = null;
  let block = -1;
  const close = (): void => {
    if (open !== null && open.length >= MIN_WORDS) quotes.push({ words: open, blockIndex: block });
    open = null;
  };
  for (const sentence of document.sentences) {
    const first = sentence.words[0]?.form ?? '';
    const isNext = sentence.blockIndex !== block;
    const goesOn = isNext && open !== null && (OPENERS.test(first) || first === '"');
    if (isNext && !goesOn) close();
    block = sentence.blockIndex;
    for (const word of goesOn ? sentence.words.slice(1) : sentence.words) {
      const isPlain = word.form === '"';
      if (open === null && (OPENERS.test(word.form) || isPlain)) open = [];
      else if (open !== null && (CLOSERS.test(word.form) || isPlain)) close();
      else open?.push([sentence.index, word.index]);
    }
  }
  close();
  return quotes;
}
