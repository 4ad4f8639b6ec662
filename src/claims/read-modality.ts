import type { Modality } from './claim.ts';
import { step } from './modality-steps.ts';
import { isImperative, isInfinitive, isQuestion, readOwnMarks, stateOf, type Tally } from './modality-tally.ts';
import { lemmaAt, type Tree, wordAt } from './tree.ts';

/** What the sentence says of a deed: its modality, and the governing stance that may change the relation. */
export type ModalityReading = {
  readonly modality: Modality;
  /** Set when a promise, refusal or threat governs the deed directly. */
  readonly stance: 'promised' | 'refused' | 'threatened' | null;
  /** Whether it is proposed only because somebody wishes or tries it. */
  readonly wished: boolean;
  /** Words that make it other than plainly asserted, in order of the text. */
  readonly signs: readonly number[];
};

const MAX_CLIMB = 8;

/** Reads negation, modals, implicatives, ends and plans on the way from a predicate up to its main clause. */
export function readModality(tree: Tree, predicate: number): ModalityReading {
  const tally: Tally = {
    negations: 0,
    ended: false,
    proposed: false,
    stance: null,
    enders: [],
    wishes: 0,
    conditions: 0,
    signs: [],
  };
  readOwnMarks(tree, predicate, tally);
  climb(tree, predicate, tally);
  // "a deal to stop the bombing": an end that is only in view.
  if (tally.enders.some((at) => isInfinitive(tree, at) && !isDone(tree, at))) tally.proposed = true;
  return {
    modality: combine(tally),
    stance: tally.stance,
    wished: tally.wishes > 0 && tally.conditions === 0,
    signs: [...new Set(tally.signs)].sort((a, b) => a - b),
  };
}

function combine({ negations, ended, proposed, stance, enders }: Tally): Modality {
  // "did not lift the sanctions", "refused to end the siege": what is not ended goes on.
  if (enders.length > 0 && (negations % 2 === 1 || stance !== null)) return 'asserted';
  if (negations % 2 === 1) return 'denied';
  // "would stop firing", "to halt all attacks": it goes on while its end is only wished for.
  if (ended) return proposed && enders.length > 0 ? 'asserted' : 'ended';
  if (stance !== null) return 'proposed';
  return proposed ? 'proposed' : 'asserted';
}

function climb(tree: Tree, predicate: number, tally: Tally): void {
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
    const next = step(tree, at, tally);
    if (stateOf(tally) !== before && tally.signs.length === noted) tally.signs.push(word.head);
    if (next < 0) return;
    at = next;
  }
}

/** "forced X to halt the talks": it did. */
function isDone(tree: Tree, verb: number): boolean {
  const { head, deprel } = wordAt(tree, verb);
  return head >= 0 && deprel === 'xcomp' && tree.lists.clauseOperators.get(lemmaAt(tree, head)) === 'neutral';
}
