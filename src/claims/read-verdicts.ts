import { type Actor, type ActorMap, actorsAt } from './find-actors.ts';
import type { IssueStances, Side } from './issue-stands.ts';
import { readArguments } from './read-arguments.ts';
import { readModality } from './read-modality.ts';
import { childrenBy, isPassive, lemmaAt, prepositionsOf, relationOf, wordAt } from './tree.ts';
import type { WordLists } from './word-lists.ts';

/** Who takes which side by what is said of an issue, and the word that says it. */
export type Verdict = { readonly source: Actor; readonly side: Side; readonly cue: number };

/** "X said a truce was essential", "X insisted that the sanctions must be lifted": stands of those who say so. */
export function readVerdicts(
  map: ActorMap,
  issue: number,
  stances: IssueStances,
  lists: WordLists,
): readonly Verdict[] {
  const { tree } = map;
  const subject = topOf(map, issue, stances);
  const word = wordAt(tree, subject);
  if (relationOf(word) !== 'nsubj' || word.head < 0) return [];
  const side = sideOfClause(map, subject, stances, lists);
  if (side === null) return [];
  return sayersAbove(map, word.head).map((source) => ({ source, side, cue: word.head }));
}

/** "a resumption of talks": what is said of the resumption is said of the talks. */
function topOf({ tree }: ActorMap, issue: number, stances: IssueStances): number {
  const word = wordAt(tree, issue);
  const carries =
    word.head >= 0 &&
    (stances.nounsBack.has(lemmaAt(tree, word.head)) || /^re[a-z]+(ion|al)$/.test(lemmaAt(tree, word.head)));
  return relationOf(word) === 'nmod' && prepositionsOf(tree, issue)[0] === 'of' && carries ? word.head : issue;
}

function sideOfClause(map: ActorMap, subject: number, stances: IssueStances, lists: WordLists): Side | null {
  const { tree } = map;
  const predicate = wordAt(tree, subject).head;
  const flip = (side: Side, isDenied: boolean): Side => (isDenied === (side === 'BACKS') ? 'OPPOSES' : 'BACKS');
  const isDenied = readModality(tree, predicate, lists).modality === 'denied';
  if (childrenBy(tree, predicate, 'cop').length > 0) {
    const words = [predicate, ...childrenBy(tree, predicate, 'amod')].map((at) => lemmaAt(tree, at));
    if (words.some((it) => stances.blame.has(it))) return flip('OPPOSES', isDenied);
    return words.some((it) => stances.praise.has(it)) ? flip('BACKS', isDenied) : null;
  }
  const isDuty = childrenBy(tree, predicate, 'aux').some((at) =>
    lists.dutyAuxiliaries.has(wordAt(tree, at).form.toLowerCase()),
  );
  // "said the vote would not be accepted".
  const isBarred = isDenied && stances.back.has(lemmaAt(tree, predicate)) && isPassive(tree, predicate);
  if (isBarred) return 'OPPOSES';
  if (!isDuty) return null;
  return flip(stances.endVerbs.has(lemmaAt(tree, predicate)) ? 'OPPOSES' : 'BACKS', isDenied);
}

function sayersAbove(map: ActorMap, predicate: number): readonly Actor[] {
  const { tree, lists } = map;
  const word = wordAt(tree, predicate);
  if (word.head < 0 || !['ccomp', 'parataxis'].includes(relationOf(word))) return [];
  if (!lists.sayVerbs.has(lemmaAt(tree, word.head))) return [];
  return (readArguments(tree, word.head).get('nsubj') ?? []).flatMap((at) =>
    actorsAt(map, at, { types: ['person', 'group'] }),
  );
}
