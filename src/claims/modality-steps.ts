import { isDeedNominal, isInfinitive, readOwnMarks, type Tally } from './modality-tally.ts';
import { childrenBy, formAt, isNominal, lemmaAt, prepositionsOf, relationOf, type Tree, wordAt } from './tree.ts';
import type { Operator } from './word-lists.ts';

/** Applies the governor of a word and returns where to go on, or -1 at the border of the clause. */
export function step(tree: Tree, at: number, tally: Tally): number {
  const word = wordAt(tree, at);
  const head = word.head;
  const lemma = lemmaAt(tree, head);
  const relation = relationOf(word);
  const nominalHead = isNominal(wordAt(tree, head)) && wordAt(tree, head).upos !== 'PRON';
  if (relation === 'conj') return stepConjunct(tree, at);
  if (relation === 'xcomp' || relation === 'ccomp' || relation === 'csubj') {
    const operator = operatorOf(tree, head) ?? (nominalHead ? tree.lists.nominalOperators.get(lemma) : undefined);
    if (relation === 'ccomp' && tree.lists.sayVerbs.has(lemma) && operator !== 'denied') return -1;
    // "used to back X": no longer; "the base it used to back X" was a means.
    const isMeans = wordAt(tree, head).deprel.startsWith('acl') || childrenBy(tree, head, 'obj', 'aux').length > 0;
    if (relation === 'xcomp' && wordAt(tree, head).form === 'used' && !isMeans) apply('ended', head, tally);
    // "has yet to recognise X".
    const isYet = childrenBy(tree, head, 'advmod').some((it) => lemmaAt(tree, it) === 'yet');
    if (lemma === 'have' && isYet) tally.negations += 1;
    apply(operator, head, tally);
    if (operator === undefined && relation === 'xcomp' && isInfinitive(tree, at)) tally.proposed = true;
    readOwnMarks(tree, head, tally, at);
    return head;
  }
  if (relation === 'advcl') return stepAdverbial(tree, at, tally);
  if (word.deprel === 'acl' || relation === 'nmod') {
    if (relation === 'nmod' && !isDeedNominal(tree, at)) return -1;
    const operator = tree.lists.nominalOperators.get(lemma);
    if (operator === undefined) return -1;
    // "the collapse of the talks": they were held.
    const isOver =
      relation === 'nmod' && tree.lists.gatheringNouns.has(lemmaAt(tree, at)) && tree.lists.collapseNouns.has(lemma);
    if (!isOver) apply(operator, head, tally);
    readOwnMarks(tree, head, tally, at);
    return head;
  }
  if (relation === 'obj' || relation === 'nsubj' || relation === 'obl') return stepNoun(tree, at, tally);
  return -1;
}

function stepConjunct(tree: Tree, at: number): number {
  return childrenBy(tree, at, 'nsubj', 'aux', 'mark').length > 0 ? -1 : wordAt(tree, at).head;
}

/** "ruled out governing with X": a verb with its particle before the verb alone. */
function operatorOf(tree: Tree, verb: number): Operator | undefined {
  const lemma = lemmaAt(tree, verb);
  const [particle] = childrenBy(tree, verb, 'compound:prt').map((at) => lemmaAt(tree, at));
  return tree.lists.clauseOperators.get(`${lemma}-${particle}`) ?? tree.lists.clauseOperators.get(lemma);
}

function stepAdverbial(tree: Tree, at: number, tally: Tally): number {
  const head = wordAt(tree, at).head;
  const marks = prepositionsOf(tree, at);
  if (marks.includes('without')) tally.negations += 1;
  // "not to move before X signs": what is told in the present after a word of time is still to come.
  const isYetToCome = marks.some((mark) => /^(before|until|once)$/.test(mark));
  if (isYetToCome && /^VB[ZP]$/.test(wordAt(tree, at).xpos) && !childrenBy(tree, at, 'aux').length)
    tally.proposed = true;
  if (marks.some((mark) => /^(after|by|for|while|since|before)$/.test(mark))) return -1;
  const operator = operatorOf(tree, head);
  if (marks.includes('to')) {
    // "abandoned its neutrality to join X": what is given up stands there already.
    const isGivenUp = operator === 'ended' && childrenBy(tree, head, 'obj').length > 0;
    if (operator !== undefined && operator !== 'neutral' && !isGivenUp) {
      apply(operator, head, tally);
      readOwnMarks(tree, head, tally, at);
    }
    for (const aux of childrenBy(tree, head, 'aux'))
      if (tree.lists.proposedAuxiliaries.has(formAt(tree, aux))) tally.proposed = true;
    // "it is imperative that X use its influence to stop": what the clause above is, its end is too.
    if (['ccomp', 'csubj', 'acl', 'xcomp'].includes(relationOf(wordAt(tree, head)))) return head;
  }
  return -1;
}

/** A noun that names a deed, under the verb that starts, wants, stops or denies it. */
function stepNoun(tree: Tree, at: number, tally: Tally): number {
  const head = wordAt(tree, at).head;
  const relation = wordAt(tree, at).deprel;
  const lemma = lemmaAt(tree, head);
  const operator = tree.lists.nounOperators.get(lemma);
  // "X's criticism of Y was rejected by Z": whatever Z says of it, X said it.
  const isSaid =
    tree.lists.saidNouns.has(lemmaAt(tree, at)) && childrenBy(tree, at, 'nmod:poss', 'compound', 'amod').length > 0;
  if (relation === 'nsubj' || (isSaid && (operator === 'refused' || operator === 'denied'))) return -1;
  const [preposition = ''] = prepositionsOf(tree, at);
  // "withdrew from its pact with X", "pulled out of the deal": what one leaves is over.
  const isLeft =
    operator === 'ended' && /^(?:from|of|out)$/.test(preposition) && tree.lists.accordNouns.has(lemmaAt(tree, at));
  if (relation === 'obl' && !isLeft && !(operator === 'proposed' && ['for', 'to', 'on'].includes(preposition))) {
    if (!(tree.lists.lightVerbs.has(lemma) && preposition === 'in')) return -1;
  }
  apply(operator, head, tally);
  readOwnMarks(tree, head, tally, at);
  return operator === undefined && !tree.lists.lightVerbs.has(lemma) ? -1 : head;
}

function apply(operator: Operator | undefined, governor: number, tally: Tally): void {
  if (operator !== undefined && operator !== 'neutral') tally.signs.push(governor);
  switch (operator) {
    case 'proposed':
    case 'urged':
      tally.proposed = true;
      tally.wishes += 1;
      break;
    case 'promised':
    case 'refused':
    case 'threatened':
      tally.stance ??= operator;
      break;
    case 'denied':
      tally.negations += 1;
      break;
    case 'ended':
      tally.ended = true;
      tally.enders.push(governor);
      break;
    default:
      break;
  }
}
