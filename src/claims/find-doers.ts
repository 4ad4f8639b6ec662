import { readArguments } from './read-arguments.ts';
import { childrenBy, isPassive, lemmaAt, prepositionsOf, type Tree, wordAt } from './tree.ts';
import type { WordLists } from './word-lists.ts';

/** "X withdrew, a step that Y condemned": the noun tells of the clause before. */
export function isAfterthought(tree: Tree, noun: number): boolean {
  const isDeed = /^(?:move|step|decision|action|act|gesture|measure|campaign|policy)$/.test(lemmaAt(tree, noun));
  if (!isDeed || childrenBy(tree, noun, 'acl').length === 0) return false;
  const article = childrenBy(tree, noun, 'det').find((at) => /^an?$/i.test(wordAt(tree, at).form)) ?? noun;
  const before = wordAt(tree, article - 1).form === 'in' ? article - 2 : article - 1;
  return article !== noun && wordAt(tree, before).form === ',';
}

/** The words for whoever does what the clause over an afterthought tells. */
export function whoActed(tree: Tree, noun: number): readonly number[] {
  for (let at = wordAt(tree, noun).head, steps = 0; at >= 0 && steps < 6; at = wordAt(tree, at).head, steps += 1)
    if (wordAt(tree, at).upos === 'VERB' && !/^(?:xcomp|acl)/.test(wordAt(tree, at).deprel))
      return readArguments(tree, at).get('nsubj') ?? [];
  return [];
}

/** "X launched strikes that killed ...", "X responded with strikes that ...", "X signed a letter urging ...": the words for X. */
export function whoLaunched(tree: Tree, noun: number, lists: WordLists): readonly number[] {
  const { deprel, head } = wordAt(tree, noun);
  const isText = lists.textNouns.has(lemmaAt(tree, noun));
  if (!isText && !lists.strikeNouns.has(lemmaAt(tree, noun))) return [];
  const isWith = deprel === 'obl' && prepositionsOf(tree, noun)[0] === 'with' && !isText;
  const verbs =
    deprel === 'obj' ? (isText ? lists.issuingVerbs : lists.lightVerbs) : isWith ? lists.answerVerbs : undefined;
  if (verbs?.has(lemmaAt(tree, head)) !== true || isPassive(tree, head)) return [];
  return readArguments(tree, head).get('nsubj') ?? [];
}
