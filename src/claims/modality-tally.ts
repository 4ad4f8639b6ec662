import { childrenBy, formAt, isNominal, lemmaAt, prepositionsOf, relationOf, type Tree, wordAt } from './tree.ts';
import type { Operator } from './word-lists.ts';

/** What is counted on the way up. */
export type Tally = {
  negations: number;
  ended: boolean;
  proposed: boolean;
  stance: 'promised' | 'refused' | 'threatened' | null;
  enders: number[];
  wishes: number;
  conditions: number;
  signs: number[];
};

/** What a sign changes, as one number. */
export const stateOf = ({ negations, ended, proposed, stance }: Tally): number =>
  negations * 8 + (ended ? 4 : 0) + (proposed ? 2 : 0) + (stance === null ? 0 : 1);

const FUTURE = /^(will|would|shall|'ll|'d)$/;

/** Reads what hangs under a word itself; `from` is the argument that was read before, whose own "no" has been counted. */
export function readOwnMarks(tree: Tree, index: number, tally: Tally, from = -1): void {
  const goesOn = from >= 0 && tree.lists.continuing.has(lemmaAt(tree, index));
  for (const child of tree.children[index] ?? []) {
    const before = stateOf(tally);
    const word = wordAt(tree, child);
    const form = word.form.toLowerCase();
    const relation = relationOf(word);
    if (relation === 'advmod' || relation === 'cc' || relation === 'det' || relation === 'preconj') {
      const isNegator = tree.lists.negators.has(form) || tree.lists.negators.has(word.lemma.toLowerCase());
      if (isNegator && !isNotOnly(tree, child)) tally.negations += 1;
    }
    if (
      relation === 'advmod' &&
      childrenBy(tree, child, 'advmod', 'det').some((at) => formAt(tree, at) === 'no') &&
      /^(longer|more)$/.test(form)
    )
      tally.ended = true;
    // "will continue to fight": it is so already.
    if (relation === 'aux' && tree.lists.proposedAuxiliaries.has(form) && !(goesOn && FUTURE.test(form)))
      condition(tally);
    if (relation === 'mark' && tree.lists.conditionalMarks.has(form)) condition(tally);
    if (relation === 'amod' || relation === 'advmod' || relation === 'compound')
      applyModifier(isOfTimeOnly(tree, child) ? undefined : tree.lists.modifiers.get(word.lemma.toLowerCase()), tally);
    if (
      child !== from &&
      (relation === 'nsubj' || relation === 'obj') &&
      !isNominal(wordAt(tree, index)) &&
      hasNo(tree, child)
    )
      tally.negations += 1;
    if (stateOf(tally) !== before) tally.signs.push(child);
  }
}

/** "later" is no "late", "late on Friday" and "Previously, ..." are no end, and "once again" is anew. */
function isOfTimeOnly(tree: Tree, modifier: number): boolean {
  const { form, deprel } = wordAt(tree, modifier);
  const words = `${form} ${wordAt(tree, modifier + 1).form}`.toLowerCase();
  if (deprel === 'advmod' && words.startsWith('late ')) return true;
  return /^(?:later|latest)\b|^once (?:again|more)\b/.test(words) || (modifier === 0 && words.endsWith(' ,'));
}

function condition(tally: Tally): void {
  tally.proposed = true;
  tally.conditions += 1;
}

function applyModifier(operator: Operator | undefined, tally: Tally): void {
  if (operator === 'ended') tally.ended = true;
  if (operator === 'proposed') tally.proposed = true;
  if (operator === 'denied') tally.negations += 1;
}

/** "not only", "not just": denies nothing. */
function isNotOnly(tree: Tree, negator: number): boolean {
  return /^(only|just|merely|least)$/i.test(wordAt(tree, negator + 1).form);
}

/** "no party supports", "neither side agreed", "none of them". */
function hasNo(tree: Tree, noun: number): boolean {
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
