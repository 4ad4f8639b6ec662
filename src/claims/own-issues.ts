import { type Actor, type ActorMap, actorsAt } from './find-actors.ts';
import { type IssueMention, issueMention, issueSpan, mayBeIssue } from './find-issues.ts';
import { askerOf, emit, ownersAbove, push, type Stand, sideOf } from './issue-stands.ts';
import { readArguments } from './read-arguments.ts';
import { readModality } from './read-modality.ts';
import { childrenBy, lemmaAt, prepositionsOf, relationOf, type Tree, wordAt } from './tree.ts';

type Ground = Omit<Stand, 'side'>;

/** "does not support an independent initiative": an issue that the text itself names. */
export function ownIssue(map: ActorMap, { verb, stances, found, rules }: Ground): IssueMention | null {
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
    if ([stances.courses, stances.ends].some((it) => it.has(lemmaAt(tree, child)))) continue;
    // "called for X's help" asks X; "backs a new X force" is a stand on the force.
    const isOfSomebody = !united && actorsAt(map, child, { types: ['person', 'group'] }).length > 0;
    if (isOfSomebody && (relation === 'obl' || childrenBy(tree, child, 'amod').length === 0)) continue;
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

/** "refused to step down", "called on X to resign", "demanded X's resignation": X leaving power. */
export function leavingPower(map: ActorMap, ground: Ground): IssueMention | null {
  const { tree } = map;
  const word = wordAt(tree, ground.verb);
  if (word.upos === 'NOUN') return departureOf(map, ground);
  if (word.upos !== 'VERB') return null;
  const { verb, stances, found, rules } = ground;
  const lemma = word.lemma.toLowerCase();
  const objects = childrenBy(tree, verb, 'obj', 'compound:prt', 'advmod');
  const last = stances.leave.has(lemma)
    ? verb
    : (objects.find((at) => stances.leave.has(`${lemma} ${lemmaAt(tree, at)}`)) ?? -1);
  if (last < 0) return null;
  const reading = readModality(tree, verb, rules.lists);
  const asker = askerOf(map, verb, stances);
  const defied = defiedAbove(map, verb, stances);
  const subjects = (readArguments(tree, defied ?? verb).get('nsubj') ?? []).flatMap((at) =>
    actorsAt(map, at, { types: ['person'] }),
  );
  const [owner] = subjects.length > 0 ? subjects : ownersAbove(map, verb);
  if (owner === undefined || (reading.stance === null && asker === undefined && defied === undefined)) return null;
  const span = [Math.min(verb, last), Math.max(verb, last) + 1] as const;
  const issue = issueMention(tree, ...span, verb, `${owner.mention.name} leaving power`);
  const isRefused = asker === undefined && (defied !== undefined || reading.stance === 'refused');
  const side = isRefused ? 'OPPOSES' : 'BACKS';
  const before = found.length;
  for (const source of asker === undefined ? [owner] : subjectsOf(map, asker))
    push(map, found, source, issue, { side, cue: verb, modality: 'asserted', confidence: 0.8 });
  return found.length > before ? issue : null;
}

/** "refused to withdraw from X", "demanded that Y disarm", "agreed to recognise Z": deeds that are issues. */
export function deedIssue(map: ActorMap, { verb, stances, found, rules }: Ground): IssueMention | null {
  const { tree } = map;
  const word = wordAt(tree, verb);
  const name = deedName(stances, word.lemma.toLowerCase());
  if (word.upos !== 'VERB' || name === undefined) return null;
  const asker = askerOf(map, verb, stances);
  const { stance } = readModality(tree, verb, rules.lists);
  if (asker === undefined && stance !== 'refused' && stance !== 'promised') return null;
  if (lemmaAt(tree, verb) === 'pull' && !childrenBy(tree, verb, 'compound:prt', 'advmod').some(isOut(tree)))
    return null;
  const holders = subjectsOf(map, asker ?? verb);
  const object = childrenBy(tree, verb, 'obj', 'obl').find((at) => at > verb && at - verb < 5) ?? verb;
  const [whom] = name === 'recognition' ? actorsAt(map, object) : [];
  const full = whom === undefined ? name : `${name} of ${whom.mention.name}`;
  const issue = issueMention(tree, verb, object + 1, verb, full);
  const isNot = childrenBy(tree, verb, 'advmod').some((at) => rules.lists.negators.has(lemmaAt(tree, at)));
  const isRefused = asker === undefined && stance === 'refused';
  const side = isRefused === isNot ? 'BACKS' : 'OPPOSES';
  for (const source of holders)
    push(map, found, source, issue, { side, cue: verb, modality: 'asserted', confidence: 0.75 });
  return holders.length > 0 ? issue : null;
}

function deedName(stances: Ground['stances'], lemma: string): string | undefined {
  for (const entry of stances.deeds) if (entry.startsWith(`${lemma}=`)) return entry.slice(lemma.length + 1);
  return undefined;
}

const isOut =
  (tree: Tree) =>
  (at: number): boolean =>
    /^(?:out|back)$/.test(wordAt(tree, at).form);

/** "resisted calls to resign": the verb that turns the calls down. */
function defiedAbove({ tree }: ActorMap, verb: number, stances: Ground['stances']): number | undefined {
  const { head, deprel } = wordAt(tree, verb);
  if (deprel !== 'acl' || !/^(?:call|demand|pressure|appeal|plea|request)$/.test(lemmaAt(tree, head))) return undefined;
  const above = wordAt(tree, head).head;
  return above >= 0 && stances.oppose.has(lemmaAt(tree, above)) ? above : undefined;
}

/** "demanded X's resignation", "called for the removal of X". */
function departureOf(map: ActorMap, { verb: noun, stances, found, rules }: Ground): IssueMention | null {
  const { tree } = map;
  const verb = wordAt(tree, noun).head;
  if (!stances.departures.has(lemmaAt(tree, noun)) || verb < 0 || wordAt(tree, verb).upos !== 'VERB') return null;
  const whose = [
    ...childrenBy(tree, noun, 'nmod:poss'),
    ...childrenBy(tree, noun, 'nmod').filter((at) => prepositionsOf(tree, at)[0] === 'of'),
  ];
  const [owner] = whose.flatMap((at) => actorsAt(map, at, { types: ['person'] }));
  const preposition = relationOf(wordAt(tree, noun)) === 'obl' ? (prepositionsOf(tree, noun)[0] ?? '') : '';
  const side = sideOf(stances, lemmaAt(tree, verb), preposition);
  if (owner === undefined || side === null || !/^(?:obj|obl|nsubj:pass)$/.test(wordAt(tree, noun).deprel)) return null;
  const issue = issueMention(tree, noun, noun + 1, noun, `${owner.mention.name} leaving power`);
  const before = found.length;
  emit(map, issue, { side, verb, rules, found, stances });
  return found.length > before ? issue : null;
}

function subjectsOf(map: ActorMap, verb: number): readonly Actor[] {
  return (readArguments(map.tree, verb).get('nsubj') ?? []).flatMap((at) =>
    actorsAt(map, at, { types: ['person', 'group'] }),
  );
}
