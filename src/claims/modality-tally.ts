import { hasNo, isNotOnly } from './modality-marks.ts';
import { childrenBy, isNominal, lemmaAt, relationOf, type Tree, wordAt } from './tree.ts';
import type { Operator, WordLists } from './word-lists.ts';

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
export function readOwnMarks(tree: Tree, index: number, lists: WordLists, tally: Tally, from = -1): void {
  const goesOn = from >= 0 && lists.continuing.has(lemmaAt(tree, index));
  for (const child of tree.children[index] ?? []) {
    const before = stateOf(tally);
    const word = wordAt(tree, child);
    const form = word.form.toLowerCase();
    const relation = relationOf(word);
    if (relation === 'advmod' || relation === 'cc' || relation === 'det' || relation === 'preconj') {
      const isNegator = lists.negators.has(form) || lists.negators.has(word.lemma.toLowerCase());
      if (isNegator && !isNotOnly(tree, child)) tally.negations += 1;
    }
    if (
      relation === 'advmod' &&
      childrenBy(tree, child, 'advmod', 'det').some((at) => wordAt(tree, at).form.toLowerCase() === 'no') &&
      /^(longer|more)$/.test(form)
    )
      tally.ended = true;
    // "will continue to fight": it is so already.
    if (relation === 'aux' && lists.proposedAuxiliaries.has(form) && !(goesOn && FUTURE.test(form))) condition(tally);
    if (relation === 'mark' && lists.conditionalMarks.has(form)) condition(tally);
    if (relation === 'amod' || relation === 'advmod' || relation === 'compound')
      applyModifier(isOfTimeOnly(tree, child) ? undefined : lists.modifiers.get(word.lemma.toLowerCase()), tally);
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
