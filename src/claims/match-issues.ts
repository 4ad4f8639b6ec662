import type { ClaimRules } from './compile-rules.ts';
import { type ActorMap, actorsAt, holdersOf } from './find-actors.ts';
import { findIssues, type IssueMention } from './find-issues.ts';
import { emit, type IssueStances, push, type Side, type Stand, sideOf } from './issue-stands.ts';
import type { Found } from './match-frames.ts';
import { deedIssue, leavingPower, ownIssue } from './own-issues.ts';
import { readArguments } from './read-arguments.ts';
import { readModality } from './read-modality.ts';
import { carrierOf } from './read-predicate.ts';
import { readVerdicts } from './read-verdicts.ts';
import { childrenBy, lemmaAt, prepositionsOf, relationOf, type Tree, wordAt } from './tree.ts';

/** Finds who backs or opposes which issue in one sentence. */
export function matchIssues(map: ActorMap, rules: ClaimRules, stances: IssueStances): readonly Found[] {
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
  readAfterthoughts(map, findIssuesNear(issues), { stances, found });
  const known = new Set(issues.map((issue) => issue.mention.head));
  for (const word of map.tree.words) {
    if ((map.tree.children[word.index] ?? []).some((at) => known.has(at))) continue;
    const stand = { verb: word.index, stances, found, rules };
    const own = ownIssue(map, stand) ?? leavingPower(map, stand) ?? deedIssue(map, stand);
    if (own !== null) issues.push(own);
  }
  return found;
}

const findIssuesNear = (issues: readonly IssueMention[]) => (before: number) =>
  issues.findLast(({ mention }) => mention.last <= before);

/** "called for a truce, an idea that X and Y oppose": a stand on what was just spoken of. */
function readAfterthoughts(
  map: ActorMap,
  issueBefore: (at: number) => IssueMention | undefined,
  { stances, found }: Pick<Stand, 'stances' | 'found'>,
): void {
  const { tree } = map;
  for (const word of tree.words) {
    const article = childrenBy(tree, word.index, 'det').find((at) => /^an?$/i.test(wordAt(tree, at).form)) ?? -1;
    const issue = issueBefore(article);
    if (article < 0 || issue === undefined || wordAt(tree, article - 1).form !== ',') continue;
    if (!stances.plans.has(word.lemma.toLowerCase()) && !stances.thoughts.has(word.lemma.toLowerCase())) continue;
    for (const at of childrenBy(tree, word.index, 'acl')) {
      const side = sideOfParticiple(tree, at, stances);
      if (side === null) continue;
      for (const source of (readArguments(tree, at).get('nsubj') ?? []).flatMap((it) =>
        actorsAt(map, it, { types: ['person', 'group'], roll: false }),
      ))
        push(map, found, source, issue, { side, cue: at, modality: 'asserted', confidence: 0.75 });
    }
  }
}

/** Walks up from the issue to the verb or noun that takes a stand on it, through "a way to", "the lifting of", "a truce plan". */
function readGovernor(
  map: ActorMap,
  issue: IssueMention,
  stances: IssueStances,
  found: Found[],
  rules: ClaimRules,
): void {
  const { tree } = map;
  let at = issue.mention.head;
  let isUndone = false;
  for (let steps = 0; steps < 6; steps += 1) {
    const word = wordAt(tree, at);
    const head = word.head;
    if (head < 0) return;
    const relation = relationOf(word);
    const lemma = lemmaAt(tree, head);
    const preposition = prepositionsOf(tree, at)[0] ?? '';
    if (relation === 'conj' || (relation === 'compound' && stances.plans.has(lemma))) {
      at = head;
      continue;
    }
    if (wordAt(tree, head).upos === 'VERB') {
      readVerb(map, issue, { at, verb: head, preposition, isUndone, stances, found, rules });
      return;
    }
    if (relation !== 'nmod' && relation !== 'obl') return;
    if (wordAt(tree, head).upos === 'ADJ') {
      readAdjective(map, issue, { at, preposition, isUndone, stances, found, rules });
      return;
    }
    const passes = stances.courses.has(lemma) || (stances.plans.has(lemma) && !stances.nounsBack.has(lemma));
    if (/^(?:of|to|from|in|on)$/.test(preposition) && (stances.ends.has(lemma) || passes)) {
      if (stances.ends.has(lemma)) isUndone = !isUndone;
      at = head;
      continue;
    }
    if (readHolders(map, issue, { at, noun: head, preposition, isUndone, stances, found, rules })) return;
    at = head;
  }
}

type Governed = {
  readonly at: number;
  readonly preposition: string;
  /** Whether "the end of" or the like stands between: for the end is against the thing. */
  readonly isUndone: boolean;
  readonly stances: IssueStances;
  readonly found: Found[];
  readonly rules: ClaimRules;
};

const turned = (side: Side, isTurned: boolean): Side => (isTurned === (side === 'BACKS') ? 'OPPOSES' : 'BACKS');

function readVerb(map: ActorMap, issue: IssueMention, of: Governed & { readonly verb: number }): void {
  const { tree } = map;
  const { at, verb, preposition, isUndone, stances, found, rules } = of;
  const { deprel } = wordAt(tree, at);
  if (!/^(?:obj|obl|nmod|nsubj:pass)/.test(deprel)) return;
  const lemma = lemmaAt(tree, verb);
  const reading = readModality(tree, verb, rules.lists);
  const stated = sideOf(stances, lemma, preposition);
  // "demanded that X lift the sanctions": to want an end of it is to be against it.
  const isWish = reading.wished || reading.stance !== null;
  const isEnded = reading.modality === 'asserted' && stances.endable.has(issue.entity.name);
  const side =
    stated ??
    ((isWish || isEnded) && /^(?:obj|nsubj:pass)/.test(deprel) && stances.endVerbs.has(lemma) ? 'OPPOSES' : null);
  if (side === null || (stances.outcome.has(lemma) && reading.modality === 'denied')) return;
  // "wants the blockade lifted".
  const isLifted = [...childrenBy(tree, verb, 'xcomp', 'ccomp'), ...childrenBy(tree, at, 'acl')].some(
    (it) => it > at && wordAt(tree, it).xpos === 'VBN' && stances.endVerbs.has(lemmaAt(tree, it)),
  );
  emit(map, issue, { side: turned(side, isUndone !== isLifted), verb, rules, found, stances });
}

/** "is skeptical of the plan", "is open to talks". */
function readAdjective(map: ActorMap, issue: IssueMention, of: Governed): void {
  const { tree } = map;
  const { at, isUndone, stances, found, rules } = of;
  const adjective = wordAt(tree, at).head;
  const lemma = lemmaAt(tree, adjective);
  const side = stances.adjectivesBack.has(lemma) ? 'BACKS' : stances.adjectivesOppose.has(lemma) ? 'OPPOSES' : null;
  if (side === null || !/^(?:of|to|on|toward|towards|about)$/.test(of.preposition)) return;
  const { modality } = readModality(tree, adjective, rules.lists);
  // "remained committed to the talks".
  const above = wordAt(tree, adjective);
  const own = childrenBy(tree, adjective, 'nsubj');
  const raised =
    own.length === 0 && above.deprel === 'xcomp' ? (readArguments(tree, above.head).get('nsubj') ?? []) : own;
  for (const subject of raised.flatMap((it) => actorsAt(map, it, { types: ['person', 'group'] })))
    push(map, found, subject, issue, { side: turned(side, isUndone), cue: adjective, modality, confidence: 0.75 });
}

/** "Kenya's plan for a truce": whose plan it is; true when the way up ends there. */
function readHolders(map: ActorMap, issue: IssueMention, of: Governed & { readonly noun: number }): boolean {
  const { tree } = map;
  const { noun, preposition, isUndone, stances, found, rules } = of;
  const lemma = lemmaAt(tree, noun);
  const side = stances.nounsBack.has(lemma) ? 'BACKS' : stances.nounsOppose.has(lemma) ? 'OPPOSES' : null;
  if (side === null || !['for', 'of', 'to', 'on', 'toward', 'towards', 'against'].includes(preposition)) return true;
  const holders = holdersOf(map, noun, { types: ['person', 'group'] });
  const { modality } = readModality(tree, noun, rules.lists);
  for (const holder of holders)
    push(map, found, holder, issue, { side: turned(side, isUndone), cue: noun, modality, confidence: 0.7 });
  const carrier = holders.length > 0 ? -1 : carrierOf(map, noun);
  if (carrier >= 0) {
    emit(map, issue, { side: turned(side, isUndone), verb: carrier, rules, found, stances });
    return true;
  }
  // "A backs B's plan for a truce": whoever judges the plan takes a stand too.
  return holders.length > 0 && !/^(obj|nsubj:pass)$/.test(wordAt(tree, noun).deprel);
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

/** The issue and the plans or calls that are about it: "proposals for a truce", "a truce plan". */
function carriersOf(tree: Tree, issue: number, stances: IssueStances): readonly number[] {
  const carriers = [issue];
  for (let at = issue; carriers.length < 4; ) {
    const { head } = wordAt(tree, at);
    if (head < 0) return carriers;
    const relation = relationOf(wordAt(tree, at));
    const isPlan = stances.plans.has(lemmaAt(tree, head));
    if (!isPlan || !/^(?:compound|nmod)$/.test(relation)) return carriers;
    carriers.push(head);
    at = head;
  }
  return carriers;
}

/** "the U.S.-proposed deal", "proposals for a truce, long sought by Peru", "a deal that Chile rejected". */
function readProposer(map: ActorMap, issue: IssueMention, stances: IssueStances, found: Found[]): void {
  const { tree } = map;
  const carriers = carriersOf(tree, issue.mention.head, stances);
  for (const at of carriers.flatMap((carrier) => childrenBy(tree, carrier, 'amod', 'compound', 'acl'))) {
    const side = sideOfParticiple(tree, at, stances);
    // "U.N.-mediated talks" are told as mediation.
    const isBrokered = issue.entity.name === 'peace talks' && map.lists.brokerVerbs.has(lemmaAt(tree, at));
    if (side === null || isBrokered) continue;
    const slots = readArguments(tree, at);
    if (wordAt(tree, at).deprel === 'acl:relcl' && !(slots.get('obj') ?? []).some((it) => carriers.includes(it)))
      continue;
    const agents = (slots.get('nsubj') ?? []).flatMap((it) =>
      actorsAt(map, it, { types: ['person', 'group'], roll: false }),
    );
    const before = wordAt(tree, at).deprel.startsWith('acl') ? undefined : map.byWord.get(at - 2);
    const sources =
      agents.length > 0 || before === undefined ? agents : [{ mention: before, token: before.head, confidence: 1 }];
    for (const source of sources)
      push(map, found, source, issue, { side, cue: at, modality: 'asserted', confidence: 0.85 });
  }
  readOwners(map, issue, { carriers, stances, found });
}

function sideOfParticiple(tree: Tree, at: number, stances: IssueStances): Side | null {
  const { form, lemma, deprel, upos } = wordAt(tree, at);
  if (stances.participles.has(form.toLowerCase()) && deprel !== 'acl:relcl') return 'BACKS';
  return upos === 'VERB' && deprel.startsWith('acl') ? sideOf(stances, lemma.toLowerCase(), '') : null;
}

/** "Morocco's autonomy plan", "a French proposal": who makes a proposal is for it. */
function readOwners(
  map: ActorMap,
  issue: IssueMention,
  { carriers, stances, found }: Pick<Stand, 'found' | 'stances'> & { readonly carriers: readonly number[] },
): void {
  const { tree } = map;
  for (const at of carriers) {
    if (!stances.proposals.has(lemmaAt(tree, at))) continue;
    for (const holder of holdersOf(map, at, { types: ['person', 'group'] }))
      push(map, found, holder, issue, { side: 'BACKS', cue: at, modality: 'asserted', confidence: 0.7 });
  }
}
