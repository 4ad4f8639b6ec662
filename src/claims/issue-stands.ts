import type { Modality } from './claim.ts';
import type { ClaimRules } from './compile-rules.ts';
import { type Actor, type ActorMap, actorsAt, holdersOf } from './find-actors.ts';
import type { IssueMention } from './find-issues.ts';
import { foundBy } from './found-by.ts';
import type { Found } from './match-frames.ts';
import { readArguments } from './read-arguments.ts';
import { readModality } from './read-modality.ts';
import { childrenBy, lemmaAt, prepositionsOf, relationOf, type Tree, wordAt } from './tree.ts';
import { wordList } from './word-lists.ts';

/** Words that take a stand on issues. */
export type IssueStances = Readonly<
  Record<
    | 'back'
    | 'oppose'
    | 'nounsBack'
    | 'nounsOppose'
    | 'participles'
    | 'own'
    | 'leave'
    | 'praise'
    | 'blame'
    | 'endVerbs'
    | 'states'
    | 'outcome'
    | 'wishes'
    | 'deeds'
    | 'thoughts'
    | 'adjectivesBack'
    | 'adjectivesOppose'
    | 'endable'
    | 'departures'
    | 'plans'
    | 'proposals'
    | 'courses'
    | 'ends',
    ReadonlySet<string>
  >
>;

/** Compiles the lists of `lexicon/constructions.yaml` about issues. */
export function compileIssueStances(schema: ClaimRules['schema']): IssueStances {
  const list = (name: string): ReadonlySet<string> => wordList(schema, 'constructions', name);
  return {
    back: list('issue-back-verbs'),
    oppose: list('issue-oppose-verbs'),
    nounsBack: list('issue-nouns-back'),
    nounsOppose: list('issue-nouns-oppose'),
    participles: list('issue-participles'),
    own: list('issue-own-verbs'),
    leave: list('leave-phrases'),
    praise: list('issue-praise'),
    blame: list('issue-blame'),
    endVerbs: list('issue-end-verbs'),
    states: list('issue-states'),
    outcome: list('issue-outcome-verbs'),
    wishes: list('wish-verbs'),
    deeds: list('deed-issues'),
    thoughts: list('issue-thoughts'),
    adjectivesBack: list('issue-adjectives-back'),
    adjectivesOppose: list('issue-adjectives-oppose'),
    endable: list('issue-endable'),
    departures: list('departure-nouns'),
    plans: list('issue-plan-nouns'),
    proposals: list('issue-proposal-nouns'),
    courses: list('issue-course-nouns'),
    ends: list('issue-end-nouns'),
  };
}

export type Side = 'BACKS' | 'OPPOSES';

export function sideOf(stances: IssueStances, lemma: string, preposition: string): Side | null {
  const key = preposition === '' ? lemma : `${lemma}-${preposition}`;
  if (stances.back.has(key)) return 'BACKS';
  if (stances.oppose.has(key)) return 'OPPOSES';
  return null;
}

export type Stand = {
  readonly side: Side;
  readonly verb: number;
  readonly rules: ClaimRules;
  readonly found: Found[];
  readonly stances: IssueStances;
};

export function emit(map: ActorMap, issue: IssueMention, { side, verb, rules, found, stances }: Stand): void {
  const { tree } = map;
  const reading = readModality(tree, verb, rules.lists);
  const asker = askerOf(map, verb, stances);
  const slots = readArguments(tree, asker ?? verb);
  // "is committed to the talks": the passive of a state.
  const isState = stances.states.has(lemmaAt(tree, verb)) && !slots.has('nsubj');
  const subjects = (slots.get(isState ? 'obj' : 'nsubj') ?? []).flatMap((at) =>
    actorsAt(map, at, { types: ['person', 'group'] }),
  );
  const holders = subjects.length > 0 ? subjects : ownersAbove(map, verb);
  const flipped: Side = side === 'BACKS' ? 'OPPOSES' : 'BACKS';
  for (const subject of holders) {
    if (reading.stance === 'refused')
      push(map, found, subject, issue, { side: flipped, cue: verb, modality: 'asserted', confidence: 0.75 });
    else push(map, found, subject, issue, { side, cue: verb, modality: reading.modality, confidence: 0.78 });
  }
}

/** "urged X to accept the truce", "demanded that X lift the siege": the wish is that of who urges, not of X. */
export function askerOf({ tree }: ActorMap, verb: number, stances: IssueStances): number | undefined {
  const { head, deprel } = wordAt(tree, verb);
  if (head < 0 || !/^(xcomp|advcl|ccomp)$/.test(deprel) || !stances.wishes.has(lemmaAt(tree, head))) return undefined;
  if (childrenBy(tree, head, 'nsubj').length === 0) return undefined;
  if (deprel === 'ccomp') return isSubjunctive(tree, verb) ? head : undefined;
  if (!prepositionsOf(tree, verb).includes('to')) return undefined;
  const asked = childrenBy(tree, head, 'obj', 'iobj', 'obl').filter(
    (at) =>
      at < verb && (relationOf(wordAt(tree, at)) !== 'obl' || /^(up)?on$/.test(prepositionsOf(tree, at)[0] ?? '')),
  );
  return asked.length > 0 ? head : undefined;
}

/** "demanded that X accept", "insisted that it be lifted": what ought to be, not what is. */
function isSubjunctive(tree: Tree, verb: number): boolean {
  const auxiliaries = childrenBy(tree, verb, 'aux', 'cop').map((at) => wordAt(tree, at).form.toLowerCase());
  return (
    childrenBy(tree, verb, 'nsubj').length > 0 &&
    /^VB[PN]?$/.test(wordAt(tree, verb).xpos) &&
    auxiliaries.every((it) => /^(?:be|should|must|ought)$/.test(it))
  );
}

/** "a U.S. effort to restore the truce": the infinitive's subject is the holder of the noun, or of the verb above. */
export function ownersAbove(map: ActorMap, verb: number): readonly Actor[] {
  const word = wordAt(map.tree, verb);
  if (word.deprel === 'acl:relcl' || (relationOf(word) !== 'acl' && relationOf(word) !== 'advcl')) return [];
  const holders = holdersOf(map, word.head, { types: ['person', 'group'] });
  if (holders.length > 0) return holders;
  // "vetoed a resolution calling for a truce": the call is not that of who vetoes it.
  if (relationOf(word) === 'acl' && !prepositionsOf(map.tree, verb).includes('to')) return [];
  const above = wordAt(map.tree, word.head).head;
  return above < 0
    ? []
    : (readArguments(map.tree, above).get('nsubj') ?? []).flatMap((at) =>
        actorsAt(map, at, { types: ['person', 'group'], roll: false }),
      );
}

type Details = { readonly side: Side; readonly cue: number; readonly modality: Modality; readonly confidence: number };

/** A wish for an issue is itself the stand, so a plan or wish asserts it. */
export function push(
  map: ActorMap,
  found: Found[],
  source: Actor,
  issue: IssueMention,
  { side, cue, modality, confidence }: Details,
): void {
  const target: Actor = { mention: issue.mention, token: issue.mention.head, confidence: 1 };
  const settled: Modality = modality === 'proposed' ? 'asserted' : modality;
  found.push({
    ...foundBy(source, target, {
      relation: side,
      rule: 'issue',
      cue,
      path: `${wordAt(map.tree, cue).lemma} > issue`,
      modality: settled,
      confidence,
    }),
    factual: false,
    issue,
  });
}
