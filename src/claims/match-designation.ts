import type { ClaimRules } from './compile-rules.ts';
import { type ActorMap, actorsAt } from './find-actors.ts';
import type { Found } from './match-frames.ts';
import { readModality } from './read-modality.ts';
import { fillers, type Predicate } from './read-predicate.ts';
import { childrenBy, lemmaAt, wordAt } from './tree.ts';

/** "lists X as a terrorist organisation", "X is considered terrorist by Y": whatever the frames of the verb say. */
export function matchDesignation(map: ActorMap, rules: ClaimRules, predicate: Predicate, found: Found[]): boolean {
  const { tree } = map;
  if (
    !rules.lists.designateVerbs.has(lemmaAt(tree, predicate.token)) ||
    !rules.schema.relations.has('CONSIDERS_TERRORIST')
  )
    return false;
  const complements = [
    ...fillers(map, predicate, 'xcomp'),
    ...fillers(map, predicate, 'obl:as'),
    ...(predicate.arguments.get('obj2') ?? []),
    ...(predicate.arguments.get('obj') ?? []),
    // "considers X a terrorist organisation", where the complement was hung under X.
    ...(predicate.arguments.get('obj') ?? []).flatMap((at) =>
      childrenBy(tree, at, 'nmod', 'appos').filter((it) => childrenBy(tree, it, 'case').length === 0),
    ),
  ];
  const says = complements.some((at) =>
    [at, ...childrenBy(tree, at, 'amod', 'compound')].some((it) =>
      rules.lists.terrorWords.has(wordAt(tree, it).form.toLowerCase()),
    ),
  );
  if (!says) return false;
  const sources = fillers(map, predicate, 'nsubj').flatMap((at) => actorsAt(map, at, { types: ['person', 'group'] }));
  const targets = (predicate.arguments.get('obj') ?? []).flatMap((at) =>
    actorsAt(map, at, { types: ['group', 'person'], roll: false }),
  );
  const { modality } = readModality(tree, predicate.token, rules.lists);
  for (const source of sources)
    for (const target of targets)
      if (source.mention.entity !== target.mention.entity)
        found.push({
          source,
          target,
          relation: 'CONSIDERS_TERRORIST',
          modality,
          cue: predicate.token,
          confidence: 0.92 * source.confidence * target.confidence,
          rule: 'rule:designation',
          treePath: `nsubj < ${wordAt(tree, predicate.token).form} > obj, terrorist`,
          factual: false,
        });
  return sources.length > 0 && targets.length > 0;
}
