import type { ResolvedMention } from '../entities/entity.ts';
import type { Word } from '../text/document.ts';

/** Hangs one word under another. */
export type Attach = (index: number, head: number, deprel: string) => void;

function outsideHeads(words: readonly Word[], mention: ResolvedMention): readonly number[] {
  const heads: number[] = [];
  for (let at = mention.first; at < mention.last; at += 1) {
    const word = words[at];
    if (word !== undefined && (word.head < mention.first || word.head >= mention.last)) heads.push(at);
  }
  return heads;
}

/** The head of a name among the words that hang outside it: an argument before a conjunct before the rest. */
export function mainHead(words: readonly Word[], mention: ResolvedMention): number {
  const heads = outsideHeads(words, mention).filter(
    (at) => !/^(DET|PUNCT|ADP|PART|CCONJ)$/.test(words[at]?.upos ?? ''),
  );
  const find = (pattern: RegExp): number | undefined => heads.find((at) => pattern.test(words[at]?.deprel ?? ''));
  return find(/^(nsubj|obj|iobj|obl|nmod|root)/) ?? find(/^(conj|appos)/) ?? heads.at(-1) ?? mention.head;
}

/** A name whose words hang in two places hangs in one: where it is an argument. */
export function joinName(words: readonly Word[], mention: ResolvedMention, attach: Attach): void {
  const main = mainHead(words, mention);
  for (const at of outsideHeads(words, mention))
    if (at !== main && /^(PROPN|NOUN|ADJ)$/.test(words[at]?.upos ?? ''))
      attach(at, main, at < main ? 'compound' : 'flat');
}

/** "Ana Testova, a diplomat who fled": what the parser hung on a part of a name hangs on the name. */
export function hangOnName(words: readonly Word[], mention: ResolvedMention, attach: Attach): void {
  const main = mainHead(words, mention);
  for (const word of words) {
    if (word.index < mention.last || word.head < mention.first || word.head >= mention.last) continue;
    if (word.head !== main && /^(?:conj|appos|acl)/.test(word.deprel)) attach(word.index, main, word.deprel);
  }
}
