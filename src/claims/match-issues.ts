import type { Modality } from './claim.ts';
import type { ClaimRules } from './compile-rules.ts';
import { type Actor, type ActorMap, actorsAt, holdersOf } from './find-actors.ts';
import { findIssues, type IssueMention, issueMention, issueSpan, mayBeIssue } from './find-issues.ts';
import { foundBy } from './found-by.ts';
import type { Found } from './match-frames.ts';
import { readArguments } from './read-arguments.ts';
import { readModality } from './read-modality.ts';
import { readVerdicts } from './read-verdicts.ts';
import { childrenBy, lemmaAt, prepositionsOf, relationOf, wordAt } from './tree.ts';
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
    | 'outcome',
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
  };
}

/** Stances toward issues in one sentence, with the issues they are about. */
export type IssueResult = { readonly found: readonly Found[]; readonly issues: readonly IssueMention[] };

/** Finds who backs or opposes which issue in one sentence. */
export function matchIssues(map: ActorMap, rules: ClaimRules, stances: IssueStances): IssueResult {
  const found: Found[] = [];
  const issues: IssueMention[] = [];
  for (const issue of findIssues(map, rules.issues)) {
    const before = found.length;
    readGovernor(map, issue, stances, found, rules);
    readCopula(map, issue, stances, found, rules);
    readProposer(map, issue, stances, found);
    for (const { source, ...stand } of readVerdicts(map, issue.mention.head, stances, rules.lists))
      push(map, found, source, issue, { ...stand, modality: 'asserted', confidence: 0.7 });
    if (found.length > before) issues.push(issue);
  }
  const known = new Set(issues.map((issue) => issue.mention.head));
  for (const word of map.tree.words) {
    if ((map.tree.children[word.index] ?? []).some((at) => known.has(at))) continue;
    const own = ownIssue(map, word.index, stances, found, rules) ?? leavePower(map, word.index, stances, found, rules);
    if (own !== null) issues.push(own);
  }
  return { found, issues };
}

export type Side = 'BACKS' | 'OPPOSES';

function sideOf(stances: IssueStances, lemma: string, preposition: string): Side | null {
  const key = preposition === '' ? lemma : `${lemma}-${preposition}`;
  if (stances.back.has(key)) return 'BACKS';
  if (stances.oppose.has(key)) return 'OPPOSES';
  return null;
}

/** Walks up from the issue to the verb or noun that takes a stand on it, through "a way to", "a path to", "the need for". */
function readGovernor(
  map: ActorMap,
  issue: IssueMention,
  stances: IssueStances,
  found: Found[],
  rules: ClaimRules,
): void {
  const { tree } = map;
  let at = issue.mention.head;
  for (let steps = 0; steps < 4; steps += 1) {
    const word = wordAt(tree, at);
    const head = word.head;
    if (head < 0) return;
    const relation = relationOf(word);
    const lemma = lemmaAt(tree, head);
    const preposition = prepositionsOf(tree, at)[0] ?? '';
    if (relation === 'conj') {
      at = head;
      continue;
    }
    if (wordAt(tree, head).upos === 'VERB' && ['obj', 'obl', 'nsubj', 'nmod'].includes(relation)) {
      if (relation === 'nsubj' && word.deprel !== 'nsubj:pass') return;
      const side = sideOf(stances, lemma, preposition);
      if (side === null) return;
      if (stances.outcome.has(lemma) && readModality(tree, head, rules.lists).modality === 'denied') return;
      emit(map, issue, { side, verb: head, rules, found, stances });
      return;
    }
    if (relation === 'nmod' || relation === 'obl') {
      const side = stances.nounsBack.has(lemma) ? 'BACKS' : stances.nounsOppose.has(lemma) ? 'OPPOSES' : null;
      if (side === null || !['for', 'of', 'to', 'on', 'toward', 'towards', 'against'].includes(preposition)) return;
      const holders = holdersOf(map, head, { types: ['person', 'group'] });
      if (holders.length > 0) {
        for (const holder of holders)
          push(map, found, holder, issue, {
            side,
            cue: head,
            modality: readModality(tree, head, rules.lists).modality,
            confidence: 0.7,
          });
        // "A backs B's plan for a truce": whoever judges the plan takes a stand too.
        if (!/^(obj|nsubj:pass)$/.test(wordAt(tree, head).deprel)) return;
      }
      at = head;
      continue;
    }
    return;
  }
}

/** "Britain is against the deal", "Germany is in favor of the talks": a stand in a copular clause. */
function readCopula(
  map: ActorMap,
  issue: IssueMention,
  stances: IssueStances,
  found: Found[],
  rules: ClaimRules,
): void {
  const { tree } = map;
  const own = issue.mention.head;
  const above = wordAt(tree, own).head;
  const [preposition = ''] = prepositionsOf(tree, own);
  const isOf = above >= 0 && preposition === 'of' && stances.nounsBack.has(lemmaAt(tree, above));
  const predicate = isOf ? above : own;
  if (childrenBy(tree, predicate, 'cop').length === 0) return;
  const isEnded = childrenBy(tree, own, 'amod', 'compound').some((at) => stances.endVerbs.has(lemmaAt(tree, at)));
  if ((!isOf && !/^(?:for|against)$/.test(preposition)) || isEnded) return;
  const side = isOf || preposition === 'for' ? 'BACKS' : 'OPPOSES';
  const { modality } = readModality(tree, predicate, rules.lists);
  for (const at of childrenBy(tree, predicate, 'nsubj'))
    for (const holder of actorsAt(map, at, { types: ['person', 'group'] }))
      push(map, found, holder, issue, { side, cue: predicate, modality, confidence: 0.75 });
}

type Stand = {
  readonly side: Side;
  readonly verb: number;
  readonly rules: ClaimRules;
  readonly found: Found[];
  readonly stances: IssueStances;
};

function emit(map: ActorMap, issue: IssueMention, { side, verb, rules, found, stances }: Stand): void {
  const { tree } = map;
  const reading = readModality(tree, verb, rules.lists);
  const asker = askerOf(map, verb, rules);
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

/** "urged X to accept the truce": the wish is that of who urges, not of X. */
function askerOf({ tree }: ActorMap, verb: number, { lists }: ClaimRules): number | undefined {
  const { head, deprel } = wordAt(tree, verb);
  if (head < 0 || !/^(xcomp|advcl|ccomp)$/.test(deprel) || !prepositionsOf(tree, verb).includes('to')) return undefined;
  if (lists.clauseOperators.get(lemmaAt(tree, head)) !== 'proposed') return undefined;
  const asked = childrenBy(tree, head, 'obj', 'iobj', 'obl').filter(
    (at) =>
      at < verb && (relationOf(wordAt(tree, at)) !== 'obl' || /^(up)?on$/.test(prepositionsOf(tree, at)[0] ?? '')),
  );
  return asked.length > 0 && childrenBy(tree, head, 'nsubj').length > 0 ? head : undefined;
}

/** "a U.S. effort to restore the truce": the infinitive's subject is the holder of the noun, or of the verb above. */
function ownersAbove(map: ActorMap, verb: number): readonly Actor[] {
  const word = wordAt(map.tree, verb);
  if (word.deprel === 'acl:relcl' || (relationOf(word) !== 'acl' && relationOf(word) !== 'advcl')) return [];
  const holders = holdersOf(map, word.head, { types: ['person', 'group'] });
  if (holders.length > 0) return holders;
  const above = wordAt(map.tree, word.head).head;
  return above < 0
    ? []
    : (readArguments(map.tree, above).get('nsubj') ?? []).flatMap((at) =>
        actorsAt(map, at, { types: ['person', 'group'], roll: false }),
      );
}

type Details = { readonly side: Side; readonly cue: number; readonly modality: Modality; readonly confidence: number };

/** A wish for an issue is itself the stand, so a plan or wish asserts it. */
function push(
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
  });
}

/** "the U.S.-proposed deal", "a Saudi-backed truce". */
function readProposer(map: ActorMap, issue: IssueMention, stances: IssueStances, found: Found[]): void {
  const { tree } = map;
  for (const at of childrenBy(tree, issue.mention.head, 'amod', 'compound', 'acl')) {
    if (!stances.participles.has(wordAt(tree, at).form.toLowerCase())) continue;
    const agents = (readArguments(tree, at).get('nsubj') ?? []).flatMap((it) =>
      actorsAt(map, it, { types: ['person', 'group'], roll: false }),
    );
    const before = map.byWord.get(at - 2);
    const sources =
      agents.length > 0 || before === undefined ? agents : [{ mention: before, token: before.head, confidence: 1 }];
    for (const source of sources)
      push(map, found, source, issue, { side: 'BACKS', cue: at, modality: 'asserted', confidence: 0.85 });
  }
}

/** "does not support an independent initiative": an issue that the text itself names. */
function ownIssue(
  map: ActorMap,
  verb: number,
  stances: IssueStances,
  found: Found[],
  rules: ClaimRules,
): IssueMention | null {
  const { tree } = map;
  const word = wordAt(tree, verb);
  if (word.upos !== 'VERB') return null;
  const lemma = word.lemma.toLowerCase();
  for (const child of tree.children[verb] ?? []) {
    const relation = relationOf(wordAt(tree, child));
    const preposition = prepositionsOf(tree, child)[0] ?? '';
    if (relation !== 'obj' && relation !== 'obl') continue;
    const key = relation === 'obj' ? lemma : `${lemma}-${preposition}`;
    if (!stances.own.has(key)) continue;
    const side = sideOf(stances, lemma, relation === 'obj' ? '' : preposition);
    const span = issueSpan(tree, child);
    const united =
      map.byHead.has(child) && childrenBy(tree, child, 'amod').some((at) => !map.byWord.has(at) && at < child);
    if (side === null || (!united && (!mayBeIssue(tree, child) || map.byWord.has(child)))) continue;
    if (rules.lists.transparentNouns.has(lemmaAt(tree, child)) || span.last - span.first < 2) continue;
    if (
      !united &&
      actorsAt(map, child, { types: ['person', 'group'] }).length > 0 &&
      childrenBy(tree, child, 'amod').length === 0
    )
      continue;
    const name = tree.words
      .slice(span.first, span.last)
      .map((it) => it.form)
      .join(' ')
      .replace(/ ([-–]) /g, '$1');
    const issue = issueMention(tree, span.first, span.last, child, name);
    const before = found.length;
    emit(map, issue, { side, verb, rules, found, stances });
    if (found.length > before) return issue;
  }
  return null;
}

/** "refused to step down": X leaving power. */
function leavePower(
  map: ActorMap,
  verb: number,
  stances: IssueStances,
  found: Found[],
  rules: ClaimRules,
): IssueMention | null {
  const { tree } = map;
  const word = wordAt(tree, verb);
  if (word.upos !== 'VERB') return null;
  const lemma = word.lemma.toLowerCase();
  const objects = childrenBy(tree, verb, 'obj', 'compound:prt', 'advmod');
  const last = stances.leave.has(lemma)
    ? verb
    : (objects.find((at) => stances.leave.has(`${lemma} ${lemmaAt(tree, at)}`)) ?? -1);
  if (last < 0) return null;
  const reading = readModality(tree, verb, rules.lists);
  const subjects = (readArguments(tree, verb).get('nsubj') ?? []).flatMap((at) =>
    actorsAt(map, at, { types: ['person'] }),
  );
  const owners = subjects.length > 0 ? subjects : ownersAbove(map, verb);
  const [owner] = owners;
  if (owner === undefined || reading.stance === null) return null;
  const issue = issueMention(
    tree,
    Math.min(verb, last),
    Math.max(verb, last) + 1,
    verb,
    `${owner.mention.name} leaving power`,
  );
  push(map, found, owner, issue, {
    side: reading.stance === 'refused' ? 'OPPOSES' : 'BACKS',
    cue: verb,
    modality: 'asserted',
    confidence: 0.8,
  });
  return issue;
}
