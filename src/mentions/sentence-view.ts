import type { Sentence, Word } from '../text/document.ts';
import { foldForm } from '../text/fold-form.ts';
import type { Gazetteer } from './gazetteer.ts';

/** A sentence with what matching asks for again and again. */
export type SentenceView = {
  readonly sentence: Sentence;
  readonly words: readonly Word[];
  readonly forms: readonly string[];
  readonly folded: readonly string[];
  /** Children of each word, in order. */
  readonly children: readonly (readonly number[])[];
  readonly gazetteer: Gazetteer;
  /** Whether the word at a place is one of a list of the lexicon. */
  readonly isOf: (list: string, at: number) => boolean;
};

/** Makes the view of a sentence. */
export function viewSentence(sentence: Sentence, gazetteer: Gazetteer): SentenceView {
  const { words } = sentence;
  const children: number[][] = words.map(() => []);
  for (const word of words) if (word.head >= 0) children[word.head]?.push(word.index);
  const forms = words.map((word) => word.form);
  const folded = forms.map(foldForm);
  const isOf = (list: string, at: number): boolean => gazetteer.words(list).has(folded[at] ?? '');
  return { sentence, words, forms, folded, children, gazetteer, isOf };
}

/** The word of a token range that governs the others: the one whose head lies outside, the last of several. */
export function headOf(words: readonly Word[], first: number, last: number): number {
  for (let at = first; at < last; at += 1) {
    const head = words[at]?.head ?? -1;
    if ((head < first || head >= last) && words[at]?.upos !== 'PUNCT') {
      const isModifier =
        /^(?:compound|amod|det|case|nummod|punct)/.test(words[at]?.deprel ?? '') && at + 1 < last && head >= last;
      if (!isModifier) return at;
    }
  }
  return last - 1;
}

/** The preposition (or `'s`) that marks a word, folded. */
export function caseOf(view: SentenceView, at: number): string | undefined {
  // One far before belongs to another phrase: "at least one of the groups both Russia and Iran support".
  const marks = (view.children[at] ?? []).filter((child) => view.words[child]?.deprel === 'case' && at - child < 7);
  const before = marks.find((child) => child < at) ?? marks[0];
  return before === undefined ? undefined : view.folded[before];
}
