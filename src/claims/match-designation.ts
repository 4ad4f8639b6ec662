import type { ClaimRules } from './compile-rules.ts';
import { type ActorMap, actorsAt } from './find-actors.ts';
import { type Found, foundBy } from './found.ts';
import { readModality } from './read-modality.ts';
import { fillers, readPredicate } from './read-predicate.ts';
import { childrenBy, formAt, lemmaAt, wordAt } from './tree.ts';

/**
 * "lists X as a terrorist organisation", "X is considered terrorist by Y", whatever the frames of the verb say; null where a verb
 * says nothing of the kind.
 */
export function matchDesignation(map: ActorMap, { lists, schema }: ClaimRules, verb: number): readonly Found[] | null {
  const { tree } = map;
  if (!lists.designateVerbs.has(lemmaAt(tree, verb)) || !schema.relations.has('CONSIDERS_TERRORIST')) return null;
  const predicate = readPredicate(map, verb, 'verb');
  const objects = predicate.arguments.get('obj') ?? [];
  const complements = [...fillers(map, predicate, 'xcomp'), ...fillers(map, predicate, 'obl:as'), ...objects];
  if (!complements.some((at) => isTerrorist(map, at))) return null;
  const sources = fillers(map, predicate, 'nsubj').flatMap((at) => actorsAt(map, at, { types: ['person', 'group'] }));
  const targets = objects
    .flatMap((at) => named(map, at))
    .flatMap((at) => actorsAt(map, at, { types: ['group', 'person'], roll: false }));
  if (sources.length === 0 || targets.length === 0) return null;
  const said = {
    relation: 'CONSIDERS_TERRORIST',
    rule: 'designation',
    cue: verb,
    path: `nsubj < ${wordAt(tree, verb).form} > obj, terrorist`,
    modality: readModality(tree, verb).modality,
    confidence: 0.92,
    factual: false,
  };
  return sources.flatMap((source) => targets.map((target) => foundBy(source, target, said)));
}

function isTerrorist({ tree, lists }: ActorMap, noun: number): boolean {
  return [noun, ...childrenBy(tree, noun, 'amod', 'compound')].some((it) => lists.terrorWords.has(formAt(tree, it)));
}

/** "two groups, A and B, that X calls terrorists": the names, not the noun. */
function named({ tree, byHead }: ActorMap, noun: number): readonly number[] {
  const names = byHead.has(noun) ? [] : childrenBy(tree, noun, 'appos').filter((at) => byHead.has(at));
  return names.length > 0 ? names : [noun];
}
