import type { Modality } from './claim.ts';
import type { ClaimRules } from './compile-rules.ts';
import { type Actor, type ActorMap, actorsAt } from './find-actors.ts';
import type { Found } from './found.ts';
import { pairsBy } from './found-by.ts';
import { readModality } from './read-modality.ts';
import { fillers, type Predicate, readPredicate } from './read-predicate.ts';
import { childrenBy, isRelativePronoun, lemmaAt, prepositionsOf, wordAt } from './tree.ts';

/** What a verb of calling or listing says of terrorists, whatever the frames of the verb say. */
export function matchTerrorList(map: ActorMap, rules: ClaimRules, verb: number, found: Found[]): boolean {
  const lemma = lemmaAt(map.tree, verb);
  const { designateVerbs, enlistVerbs, delistVerbs } = rules.lists;
  if (![designateVerbs, enlistVerbs, delistVerbs].some((it) => it.has(lemma))) return false;
  const predicate = readPredicate(map, verb, 'verb');
  return matchDesignation(map, rules, predicate, found) || matchListing(map, rules, predicate, found);
}

/** "lists X as a terrorist organisation", "X is considered terrorist by Y". */
function matchDesignation(map: ActorMap, rules: ClaimRules, predicate: Predicate, found: Found[]): boolean {
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
  const says = complements.some((at) => isTerrorist(map, at));
  if (!says) return false;
  const sources = fillers(map, predicate, 'nsubj').flatMap((at) => actorsAt(map, at, { types: ['person', 'group'] }));
  const objects = (predicate.arguments.get('obj') ?? []).filter((at) => !isTerrorist(map, at) || map.byHead.has(at));
  const targets = [...objects, ...antecedents(map, predicate.token)]
    .flatMap((at) => named(map, at))
    .flatMap((at) => actorsAt(map, at, { types: ['group', 'person'], roll: false }))
    .filter((it) => it.mention.how !== 'description' || !isTerrorist(map, it.mention.head));
  const { modality } = readModality(tree, predicate.token, rules.lists);
  // "A and B, both of which X calls terrorists": a tree in which they call themselves so is wrong.
  if (sources.some((it) => targets.some((other) => other.mention.entity === it.mention.entity))) return true;
  return tell(map, predicate, found, { sources, targets, modality, rule: 'designation', confidence: 0.92 });
}

type Told = {
  readonly sources: readonly Actor[];
  readonly targets: readonly Actor[];
  readonly modality: Modality;
  readonly rule: 'designation' | 'terror-list';
  readonly confidence: number;
};

function tell(map: ActorMap, { token }: Predicate, found: Found[], told: Told): boolean {
  const { sources, targets, modality, rule, confidence } = told;
  const path = `nsubj < ${wordAt(map.tree, token).form} > obj, ${rule === 'designation' ? 'terrorist' : 'list'}`;
  const pairs = pairsBy(sources, targets, {
    relation: 'CONSIDERS_TERRORIST',
    rule,
    cue: token,
    path,
    modality,
    confidence,
  });
  found.push(...pairs.filter((it) => it.source.mention.entity !== it.target.mention.entity));
  return sources.length > 0 && targets.length > 0;
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

/** "X is on Y's list of terrorist groups". */
export function matchListed(map: ActorMap, rules: ClaimRules, noun: number, found: Found[]): void {
  const { tree, lists } = map;
  if (!lists.listNouns.has(lemmaAt(tree, noun)) || childrenBy(tree, noun, 'cop').length === 0) return;
  if (prepositionsOf(tree, noun)[0] !== 'on' || !rules.schema.relations.has('CONSIDERS_TERRORIST')) return;
  if (![noun, ...childrenBy(tree, noun, 'nmod')].some((it) => isTerrorist(map, it))) return;
  const who = { types: ['person', 'group'] } as const;
  const sources = childrenBy(tree, noun, 'nmod:poss', 'amod', 'compound').flatMap((at) => actorsAt(map, at, who));
  const targets = childrenBy(tree, noun, 'nsubj').flatMap((at) => actorsAt(map, at, { ...who, roll: false }));
  const { modality } = readModality(tree, noun, lists);
  found.push(
    ...pairsBy(sources, targets, {
      relation: 'CONSIDERS_TERRORIST',
      rule: 'terror-list',
      cue: noun,
      path: 'is on the list of',
      modality,
      confidence: 0.85,
    }),
  );
}

/** "added X to its list of terrorist groups", "removed X from its terrorist list". */
function matchListing(map: ActorMap, rules: ClaimRules, predicate: Predicate, found: Found[]): boolean {
  const { tree, lists } = map;
  const lemma = lemmaAt(tree, predicate.token);
  const isOff = lists.delistVerbs.has(lemma);
  if (!(isOff || lists.enlistVerbs.has(lemma)) || !rules.schema.relations.has('CONSIDERS_TERRORIST')) return false;
  const prepositions = isOff ? ['from', 'off'] : ['to', 'on', 'in'];
  const listed = prepositions
    .flatMap((it) => fillers(map, predicate, `obl:${it}`))
    .filter((at) => lists.listNouns.has(lemmaAt(tree, at)));
  const isTerrorList = listed.some((at) => [at, ...childrenBy(tree, at, 'nmod')].some((it) => isTerrorist(map, it)));
  if (!isTerrorList) return false;
  const subjects = fillers(map, predicate, 'nsubj');
  const owners = [...subjects, ...(subjects.length === 0 ? listed : [])];
  const sources = owners.flatMap((at) => actorsAt(map, at, { types: ['person', 'group'] }));
  const targets = (predicate.arguments.get('obj') ?? []).flatMap((at) =>
    actorsAt(map, at, { types: ['group', 'person'], roll: false }),
  );
  const { modality } = readModality(tree, predicate.token, lists);
  const settled = isOff && modality === 'asserted' ? 'ended' : modality;
  return tell(map, predicate, found, { sources, targets, modality: settled, rule: 'terror-list', confidence: 0.85 });
}
