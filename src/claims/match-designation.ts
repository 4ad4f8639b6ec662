import type { ClaimRules } from './compile-rules.ts';
import { type ActorMap, actorsAt } from './find-actors.ts';
import type { Found } from './found.ts';
import { pairsBy } from './found-by.ts';
import { readModality } from './read-modality.ts';
import { fillers, readPredicate } from './read-predicate.ts';
import { childrenBy, isRelativePronoun, lemmaAt, wordAt } from './tree.ts';

/**
 * "lists X as a terrorist organisation", "X is considered terrorist by Y", whatever the frames of the verb say; null where a verb
 * says nothing of the kind.
 */
export function matchDesignation(map: ActorMap, { lists, schema }: ClaimRules, verb: number): readonly Found[] | null {
  const { tree } = map;
  if (!lists.designateVerbs.has(lemmaAt(tree, verb)) || !schema.relations.has('CONSIDERS_TERRORIST')) return null;
  const predicate = readPredicate(map, verb, 'verb');
  const objects = predicate.arguments.get('obj') ?? [];
  const complements = [
    ...fillers(map, predicate, 'xcomp'),
    ...fillers(map, predicate, 'obl:as'),
    ...(predicate.arguments.get('obj2') ?? []),
    ...objects,
    // "considers X a terrorist organisation", where the complement was hung under X.
    ...objects.flatMap((at) =>
      childrenBy(tree, at, 'nmod', 'appos').filter((it) => childrenBy(tree, it, 'case').length === 0),
    ),
  ];
  if (!complements.some((at) => isTerrorist(map, at))) return null;
  const sources = fillers(map, predicate, 'nsubj').flatMap((at) => actorsAt(map, at, { types: ['person', 'group'] }));
  const targets = [...objects.filter((at) => !isTerrorist(map, at) || map.byHead.has(at)), ...antecedents(map, verb)]
    .flatMap((at) => named(map, at))
    .flatMap((at) => actorsAt(map, at, { types: ['group', 'person'], roll: false }))
    .filter((it) => it.mention.how !== 'description' || !isTerrorist(map, it.mention.head));
  if (sources.length === 0 || targets.length === 0) return null;
  // "A and B, both of which X calls terrorists": a tree in which they call themselves so is wrong.
  if (sources.some((it) => targets.some((other) => other.mention.entity === it.mention.entity))) return [];
  return pairsBy(sources, targets, {
    relation: 'CONSIDERS_TERRORIST',
    rule: 'designation',
    cue: verb,
    path: `nsubj < ${wordAt(tree, verb).form} > obj, terrorist`,
    modality: readModality(tree, verb, lists).modality,
    confidence: 0.92,
  });
}

function isTerrorist({ tree, lists }: ActorMap, noun: number): boolean {
  return [noun, ...childrenBy(tree, noun, 'amod', 'compound')].some((it) =>
    lists.terrorWords.has(wordAt(tree, it).form.toLowerCase()),
  );
}

/** "A and B, which X calls terrorists", where the parser saw no gap: the noun of the clause, or the first of its list. */
function antecedents({ tree }: ActorMap, verb: number): readonly number[] {
  const { deprel, head } = wordAt(tree, verb);
  const isSubject = childrenBy(tree, verb, 'nsubj').some((at) => isRelativePronoun(wordAt(tree, at)));
  if (deprel !== 'acl:relcl' || isSubject) return [];
  return [wordAt(tree, head).deprel === 'conj' ? wordAt(tree, head).head : head];
}

/** "two groups, A and B, that X calls terrorists": the names, not the noun. */
function named({ tree, byHead }: ActorMap, noun: number): readonly number[] {
  const names = byHead.has(noun) ? [] : childrenBy(tree, noun, 'appos').filter((at) => byHead.has(at));
  return names.length > 0 ? names : [noun];
}
