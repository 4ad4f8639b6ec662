import type { Modality } from './claim.ts';
import { hasNo, isDeedNominal, isImperative, isInfinitive, isNotOnly, isQuestion } from './modality-marks.ts';
import { childrenBy, isNominal, lemmaAt, prepositionsOf, relationOf, type Tree, wordAt } from './tree.ts';
import type { Operator, WordLists } from './word-lists.ts';

/** What the sentence says of a deed: its modality, and the governing stance that may change the relation. */
export type ModalityReading = {
  readonly modality: Modality;
  /** Set when a promise, refusal or threat governs the deed directly, with the word that does. */
  readonly stance: 'promised' | 'refused' | 'threatened' | null;
  readonly governor: number;
  /** Whether it is proposed only because somebody wishes or tries it. */
  readonly wished: boolean;
  /** Whether it goes on only in what is announced: "will continue to". */
  readonly announced: boolean;
  /** Words that make it other than plainly asserted, in order of the text. */
  readonly signs: readonly number[];
};

type Tally = {
  negations: number;
  ended: boolean;
  proposed: boolean;
  stance: ModalityReading['stance'];
  governor: number;
  enders: number[];
  wishes: number;
  conditions: number;
  announced: boolean;
  signs: number[];
};

const MAX_CLIMB = 8;
const COLLAPSE = /^(collapse|breakdown|failure|conclusion|end|close)$/;
const FUTURE = /^(will|would|shall|'ll|'d)$/;

/** Reads negation, modals, implicatives, ends and plans on the way from a predicate up to its main clause. */
export function readModality(tree: Tree, predicate: number, lists: WordLists): ModalityReading {
  const tally: Tally = {
    negations: 0,
    ended: false,
    proposed: false,
    stance: null,
    governor: -1,
    enders: [],
    wishes: 0,
    conditions: 0,
    announced: false,
    signs: [],
  };
  readOwnMarks(tree, predicate, lists, tally);
  climb(tree, predicate, lists, tally);
  // "a deal to stop the bombing": an end that is only in view.
  if (tally.enders.some((at) => isInfinitive(tree, at) && !isDone(tree, at, lists))) tally.proposed = true;
  return {
    modality: combine(tally),
    stance: tally.stance,
    governor: tally.governor,
    wished: tally.wishes > 0 && tally.conditions === 0,
    announced: tally.announced,
    signs: [...new Set(tally.signs)].sort((a, b) => a - b),
  };
}

/** What a sign changes, as one number. */
const stateOf = ({ negations, ended, proposed, stance }: Tally): number =>
  negations * 8 + (ended ? 4 : 0) + (proposed ? 2 : 0) + (stance === null ? 0 : 1);

function combine({ negations, ended, proposed, stance, enders }: Tally): Modality {
  // "did not lift the sanctions", "refused to end the siege": what is not ended goes on.
  if (enders.length > 0 && (negations % 2 === 1 || stance !== null)) return 'asserted';
  if (negations % 2 === 1) return 'denied';
  // "would stop firing", "to halt all attacks": it goes on while its end is only wished for.
  if (ended) return proposed && enders.length > 0 ? 'asserted' : 'ended';
  if (stance !== null) return 'proposed';
  return proposed ? 'proposed' : 'asserted';
}

/** `from` is the argument that was read before, whose own "no" has been counted. */
function readOwnMarks(tree: Tree, index: number, lists: WordLists, tally: Tally, from = -1): void {
  const goesOn = from >= 0 && lists.continuing.has(lemmaAt(tree, index));
  for (const child of tree.children[index] ?? []) {
    const before = stateOf(tally);
    const word = wordAt(tree, child);
    const form = word.form.toLowerCase();
    const relation = relationOf(word);
    if (relation === 'advmod' || relation === 'cc' || relation === 'det' || relation === 'preconj') {
      if (lists.negators.has(form) || lists.negators.has(word.lemma.toLowerCase())) {
        if (
          childrenBy(tree, index, 'advmod').some((at) => /^(longer|more)$/.test(wordAt(tree, at).form)) &&
          !form.startsWith('nev')
        )
          tally.ended = true;
        else if (!isNotOnly(tree, child)) tally.negations += 1;
      }
    }
    if (
      relation === 'advmod' &&
      childrenBy(tree, child, 'advmod', 'det').some((at) => wordAt(tree, at).form.toLowerCase() === 'no') &&
      /^(longer|more)$/.test(form)
    )
      tally.ended = true;
    // "will continue to fight": it is so already.
    if (relation === 'aux' && lists.proposedAuxiliaries.has(form)) {
      if (goesOn && FUTURE.test(form)) tally.announced = true;
      else condition(tally);
    }
    if (relation === 'mark' && lists.conditionalMarks.has(form)) condition(tally);
    if (relation === 'advmod' && form === 'how') tally.proposed = true;
    if (relation === 'amod' || relation === 'advmod' || relation === 'compound')
      // "later" is no "late", and "late on Friday" is no end.
      applyModifier(
        /^(later|latest)$/.test(form) || (relation === 'advmod' && form === 'late')
          ? undefined
          : lists.modifiers.get(word.lemma.toLowerCase()),
        tally,
      );
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

function condition(tally: Tally): void {
  tally.proposed = true;
  tally.conditions += 1;
}

function applyModifier(operator: Operator | undefined, tally: Tally): void {
  if (operator === 'ended') tally.ended = true;
  if (operator === 'proposed') tally.proposed = true;
  if (operator === 'denied') tally.negations += 1;
}

function climb(tree: Tree, predicate: number, lists: WordLists, tally: Tally): void {
  let at = predicate;
  for (let steps = 0; steps < MAX_CLIMB; steps += 1) {
    const word = wordAt(tree, at);
    if (word.head < 0) {
      if (isImperative(tree, at) || isQuestion(tree)) {
        tally.proposed = true;
        tally.signs.push(isQuestion(tree) ? tree.words.length - 1 : at);
      }
      return;
    }
    const before = stateOf(tally);
    const noted = tally.signs.length;
    const next = step(tree, at, lists, tally);
    if (stateOf(tally) !== before && tally.signs.length === noted) tally.signs.push(word.head);
    if (next < 0) return;
    at = next;
  }
}

/** Applies the governor of a word and returns where to go on, or -1 at the border of the clause. */
function step(tree: Tree, at: number, lists: WordLists, tally: Tally): number {
  const word = wordAt(tree, at);
  const head = word.head;
  const lemma = lemmaAt(tree, head);
  const relation = relationOf(word);
  const nominalHead = isNominal(wordAt(tree, head)) && wordAt(tree, head).upos !== 'PRON';
  if (relation === 'conj') {
    if (isNominal(word)) return at === head ? -1 : stepConjunct(tree, at, lists, tally);
    return stepConjunct(tree, at, lists, tally);
  }
  if ((relation === 'acl' || relation === 'ccomp') && nominalHead && lists.sayNouns.has(lemma))
    return stepReport(tree, head, lists, tally);
  if (relation === 'xcomp' || relation === 'ccomp' || relation === 'csubj') {
    const operator = operatorOf(tree, head, lists) ?? (nominalHead ? lists.nominalOperators.get(lemma) : undefined);
    if (relation === 'ccomp' && lists.sayVerbs.has(lemma) && operator !== 'denied') return -1;
    if (lemma === 'have' && childrenBy(tree, head, 'advmod').some((it) => lemmaAt(tree, it) === 'yet'))
      tally.negations += 1;
    apply(operator, head, tally);
    if (operator === undefined && relation === 'xcomp' && isInfinitive(tree, at)) tally.proposed = true;
    readOwnMarks(tree, head, lists, tally, at);
    return head;
  }
  if (relation === 'advcl') return stepAdverbial(tree, at, lists, tally);
  if (word.deprel === 'acl' || relation === 'nmod') {
    if (relation === 'nmod' && !isDeedNominal(tree, at)) return -1;
    const operator = lists.nominalOperators.get(lemma);
    if (operator === undefined) {
      // "the first to recognise X" has done so.
      const isOrdinal = /^(?:first|last|only|latest|second|third)$/.test(lemma);
      if (word.deprel === 'acl' && isInfinitive(tree, at) && !isOrdinal) tally.proposed = true;
      return -1;
    }
    // "the collapse of the talks": they were held.
    const isOver = relation === 'nmod' && lists.gatheringNouns.has(lemmaAt(tree, at)) && COLLAPSE.test(lemma);
    if (!isOver) apply(operator, head, tally);
    readOwnMarks(tree, head, lists, tally, at);
    return head;
  }
  if (relation === 'obj' || relation === 'nsubj' || relation === 'obl') return stepNoun(tree, at, lists, tally);
  return -1;
}

function stepConjunct(tree: Tree, at: number, lists: WordLists, tally: Tally): number {
  const head = wordAt(tree, at).head;
  const own = childrenBy(tree, at, 'nsubj', 'aux', 'mark').length > 0;
  if (wordAt(tree, at).upos === 'VERB' && !own && wordAt(tree, head).xpos === wordAt(tree, at).xpos) {
    for (const child of childrenBy(tree, head, 'aux'))
      if (lists.proposedAuxiliaries.has(wordAt(tree, child).form.toLowerCase())) {
        tally.proposed = true;
        tally.signs.push(child);
      }
    if (
      childrenBy(tree, at, 'cc').some((it) => /^(or|nor)$/i.test(wordAt(tree, it).form)) ||
      childrenBy(tree, head, 'aux').some((it) => lemmaAt(tree, it) === 'do')
    ) {
      const negators = childrenBy(tree, head, 'advmod').filter((it) => lists.negators.has(lemmaAt(tree, it)));
      if (negators.length > 0) tally.negations += 1;
      tally.signs.push(...negators);
    }
    return head;
  }
  return own ? -1 : head;
}

/** "ruled out governing with X": a verb with its particle before the verb alone. */
function operatorOf(tree: Tree, verb: number, lists: WordLists): Operator | undefined {
  const lemma = lemmaAt(tree, verb);
  const [particle] = childrenBy(tree, verb, 'compound:prt').map((at) => lemmaAt(tree, at));
  return lists.clauseOperators.get(`${lemma}-${particle}`) ?? lists.clauseOperators.get(lemma);
}

function stepAdverbial(tree: Tree, at: number, lists: WordLists, tally: Tally): number {
  const head = wordAt(tree, at).head;
  const marks = prepositionsOf(tree, at);
  const lemma = lemmaAt(tree, head);
  if (marks.includes('without')) tally.negations += 1;
  // "warned X against attacking Y": it may come to that.
  if (marks.includes('against')) tally.proposed = true;
  // "not to move before X signs": what is told in the present after a word of time is still to come.
  const isYetToCome = marks.some((mark) => /^(before|until|once)$/.test(mark));
  if (isYetToCome && /^VB[ZP]$/.test(wordAt(tree, at).xpos) && !childrenBy(tree, at, 'aux').length)
    tally.proposed = true;
  if (
    marks.includes('after') ||
    marks.includes('by') ||
    marks.includes('for') ||
    marks.includes('while') ||
    marks.includes('since') ||
    marks.includes('before')
  )
    return -1;
  const operator =
    lists.clauseOperators.get(marks.includes('from') ? `${lemma}-from` : lemma) ?? operatorOf(tree, head, lists);
  if (marks.includes('from') && operator !== undefined) {
    apply(operator, head, tally);
    readOwnMarks(tree, head, lists, tally, at);
    return head;
  }
  if (marks.includes('to')) {
    if (lemma === 'have' && childrenBy(tree, head, 'advmod').some((it) => lemmaAt(tree, it) === 'yet'))
      tally.negations += 1;
    // "abandoned its neutrality to join X": what is given up stands there already.
    const isGivenUp = operator === 'ended' && childrenBy(tree, head, 'obj').length > 0;
    if (operator !== undefined && operator !== 'neutral' && !isGivenUp) {
      apply(operator, head, tally);
      readOwnMarks(tree, head, lists, tally, at);
    }
    for (const aux of childrenBy(tree, head, 'aux'))
      if (lists.proposedAuxiliaries.has(wordAt(tree, aux).form.toLowerCase())) tally.proposed = true;
    // "it is imperative that X use its influence to stop": what the clause above is, its end is too.
    if (['ccomp', 'csubj', 'acl', 'xcomp'].includes(relationOf(wordAt(tree, head)))) return head;
  }
  return -1;
}

/** "denied reports that it supplies weapons": who denies the report denies the deed. */
function stepReport(tree: Tree, noun: number, lists: WordLists, tally: Tally): number {
  const { head, deprel } = wordAt(tree, noun);
  if (head < 0 || !/^(obj|nsubj:pass)$/.test(deprel)) return -1;
  const operator = lists.nounOperators.get(lemmaAt(tree, head)) ?? lists.clauseOperators.get(lemmaAt(tree, head));
  if (operator === 'denied' || operator === 'refused') tally.negations += 1;
  return -1;
}

/** A noun that names a deed, under the verb that starts, wants, stops or denies it. */
function stepNoun(tree: Tree, at: number, lists: WordLists, tally: Tally): number {
  const head = wordAt(tree, at).head;
  const relation = wordAt(tree, at).deprel;
  const lemma = lemmaAt(tree, head);
  const operator = lists.nounOperators.get(lemma);
  if (relation === 'nsubj') {
    // "their talks ended without a deal": they were held.
    const isOver = lists.gatheringNouns.has(lemmaAt(tree, at)) && lists.concluding.has(lemma);
    if (operator === 'ended' && !isOver && !childrenBy(tree, head, 'obj').length) tally.ended = true;
    return -1;
  }
  const [preposition = ''] = prepositionsOf(tree, at);
  // "withdrew from its pact with X", "pulled out of the deal": what one leaves is over.
  const isLeft =
    operator === 'ended' && /^(?:from|of|out)$/.test(preposition) && lists.accordNouns.has(lemmaAt(tree, at));
  if (relation === 'obl' && !isLeft && !(operator === 'proposed' && ['for', 'to', 'on'].includes(preposition))) {
    if (!(lists.lightVerbs.has(lemma) && preposition === 'in')) return -1;
  }
  apply(operator, head, tally);
  if (operator === undefined && !lists.lightVerbs.has(lemma)) {
    readOwnMarks(tree, head, lists, tally, at);
    return -1;
  }
  readOwnMarks(tree, head, lists, tally, at);
  return head;
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
      if (tally.governor < 0) tally.governor = governor;
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

/** "forced X to halt the talks": it did. */
function isDone(tree: Tree, verb: number, lists: WordLists): boolean {
  const { head, deprel } = wordAt(tree, verb);
  return head >= 0 && deprel === 'xcomp' && IMPLICATIVES.has(lists.clauseOperators.get(lemmaAt(tree, head)) ?? '');
}

const IMPLICATIVES: ReadonlySet<string> = new Set(['neutral']);
