import { childrenBy, lemmaAt, prepositionsOf, relationOf, type Tree, wordAt } from './tree.ts';

/** "not only", "not just": denies nothing. */
export function isNotOnly(tree: Tree, negator: number): boolean {
  return /^(only|just|merely|least)$/i.test(wordAt(tree, negator + 1).form);
}

/** "no party supports", "neither side agreed", "none of them". */
export function hasNo(tree: Tree, noun: number): boolean {
  if (/^(nobody|none|nothing|neither)$/i.test(wordAt(tree, noun).form)) return true;
  return (tree.children[noun] ?? []).some(
    (at) => /^(no|neither)$/i.test(wordAt(tree, at).form) && relationOf(wordAt(tree, at)) !== 'discourse',
  );
}

/** Whether a phrase names what a noun before it is about: "the end of the talks". */
export function isDeedNominal(tree: Tree, at: number): boolean {
  return ['of', 'to', 'for', 'in', 'on', 'against'].includes(prepositionsOf(tree, at)[0] ?? '');
}

/** Whether a verb has "to" before it. */
export function isInfinitive(tree: Tree, verb: number): boolean {
  return childrenBy(tree, verb, 'mark').some((at) => lemmaAt(tree, at) === 'to');
}

/** Whether a sentence orders: "Leave the town". */
export function isImperative(tree: Tree, root: number): boolean {
  const word = wordAt(tree, root);
  return word.xpos === 'VB' && childrenBy(tree, root, 'nsubj', 'aux', 'mark').length === 0;
}

/** Whether a sentence asks. */
export function isQuestion(tree: Tree): boolean {
  return tree.words.at(-1)?.form === '?' || tree.words.at(-2)?.form === '?';
}
