import type { Sentence, Word } from '../text/document.ts';
import type { WordLists } from './word-lists.ts';

/** A sentence with its tree turned downwards: what every rule of this stage walks over. */
export type Tree = {
  readonly sentence: Sentence;
  readonly words: readonly Word[];
  /** Children of each word, in order of the text. */
  readonly children: readonly (readonly number[])[];
  readonly lists: WordLists;
};

/** Builds the downward view of a sentence. */
export function makeTree(sentence: Sentence, lists: WordLists): Tree {
  const children: number[][] = sentence.words.map(() => []);
  for (const word of sentence.words) if (word.head >= 0) children[word.head]?.push(word.index);
  return { sentence, words: sentence.words, children, lists };
}

const NOWHERE: Word = {
  start: 0,
  end: 0,
  form: '',
  spaceAfter: false,
  index: -1,
  lemma: '',
  upos: 'X',
  xpos: '',
  head: -1,
  deprel: 'none',
};

/** The word at an index; a blank word outside the sentence, so that callers need no check. */
export function wordAt(tree: Tree, index: number): Word {
  return tree.words[index] ?? NOWHERE;
}

/** The lemma in lower case. */
export function lemmaAt(tree: Tree, index: number): string {
  return wordAt(tree, index).lemma.toLowerCase();
}

/** The form in lower case. */
export function formAt(tree: Tree, index: number): string {
  return wordAt(tree, index).form.toLowerCase();
}

/** A verb with its particle: `call off`. */
export function phrasalLemma(tree: Tree, verb: number): string {
  const particles = childrenBy(tree, verb, 'compound:prt').slice(0, 1);
  return [lemmaAt(tree, verb), ...particles.map((at) => formAt(tree, at))].join(' ');
}

/** The relation without its subtype: `nsubj` for `nsubj:pass`. */
export function relationOf(word: Word): string {
  const colon = word.deprel.indexOf(':');
  return colon < 0 ? word.deprel : word.deprel.slice(0, colon);
}

/** Children whose relation, with or without subtype, is one of those asked for. */
export function childrenBy(tree: Tree, index: number, ...relations: readonly string[]): readonly number[] {
  const found: number[] = [];
  for (const child of tree.children[index] ?? []) {
    const word = wordAt(tree, child);
    if (relations.includes(word.deprel) || relations.includes(relationOf(word))) found.push(child);
  }
  return found;
}

/** The words of a stretch that hang outside it, in order of the text. */
export function topsOf(
  { words }: Tree,
  { first, last }: { readonly first: number; readonly last: number },
): readonly number[] {
  const own = words.slice(first, last);
  return own.filter(({ head }) => head < first || head >= last).map(({ index }) => index);
}

/** A word and what it hangs on, up to the root. */
export function upward(tree: Tree, from: number): readonly number[] {
  const path: number[] = [];
  for (let at = from; at >= 0 && path.length < tree.words.length; at = wordAt(tree, at).head) path.push(at);
  return path;
}

/** Every index under a word, itself included, in order of the text. */
export function subtree(tree: Tree, index: number): readonly number[] {
  const found: number[] = [];
  const walk = (at: number): void => {
    found.push(at);
    for (const child of tree.children[at] ?? []) walk(child);
  };
  walk(index);
  return found.sort((a, b) => a - b);
}

/** The prepositions that mark a phrase, the whole of a fixed expression first: `["because of", "because", "of"]`. */
export function prepositionsOf(tree: Tree, index: number): readonly string[] {
  const found: string[] = [];
  for (const marker of childrenBy(tree, index, 'case', 'mark')) {
    const rest = childrenBy(tree, marker, 'fixed').map((at) => formAt(tree, at));
    const first = formAt(tree, marker);
    if (rest.length > 0) found.push([first, ...rest].join(' '));
    found.push(first);
  }
  return found;
}

/** Whether the word is a relative pronoun that stands for the noun its clause hangs on. */
export function isRelativePronoun(word: Word): boolean {
  return (
    ['who', 'whom', 'which', 'that', 'whose'].includes(word.form.toLowerCase()) &&
    /^(W|DT|IN|PR)/.test(word.xpos) &&
    word.upos !== 'SCONJ'
  );
}

/** The noun that a word's relative clause hangs on, or -1. */
export function antecedentOf(tree: Tree, index: number): number {
  const isRelative = (at: number): boolean => wordAt(tree, at).deprel === 'acl:relcl';
  return wordAt(tree, upward(tree, index).slice(0, 12).find(isRelative) ?? -1).head;
}

/** Whether a word is a noun, name or pronoun. */
export function isNominal(word: Word): boolean {
  return word.upos === 'NOUN' || word.upos === 'PROPN' || word.upos === 'PRON' || word.upos === 'NUM';
}

/** Whether a word heads a clause: a verb, or a noun or adjective with a copula. */
export function isClause(tree: Tree, index: number): boolean {
  return wordAt(tree, index).upos === 'VERB' || childrenBy(tree, index, 'cop').length > 0;
}

/** Whether a verb stands in the passive: `was bombed`, `bombed by`, `U.S.-backed`. */
export function isPassive(tree: Tree, index: number): boolean {
  const word = wordAt(tree, index);
  if (childrenBy(tree, index, 'nsubj:pass', 'aux:pass', 'csubj:pass', 'obl:agent').length > 0) return true;
  if (word.xpos !== 'VBN' && !/(ed|en|t)$/.test(word.form)) return false;
  if (word.deprel === 'amod') return true;
  // With an object of its own it is the main verb of a misread sentence: "The militia evacuated the town".
  if (relationOf(word) === 'acl' && word.deprel !== 'acl:relcl')
    return /^VB[ND]$/.test(word.xpos) && childrenBy(tree, index, 'mark', 'nsubj', 'obj').length === 0;
  if (word.deprel === 'advcl' && word.xpos === 'VBN')
    return childrenBy(tree, index, 'obj', 'nsubj', 'aux').length === 0;
  return false;
}
