import fuzzysort from 'fuzzysort';
import { StancegraphError } from '../base/errors.ts';
import { compareText, type EntityId, type EntityType, entityId } from '../base/ids.ts';

/** What a search needs to know of an entity; a graph and a compact index both give it. */
export type Findable = {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly mentions: number;
  /** Name and aliases as `foldName` gives them, where they are known already. */
  readonly folded?: readonly string[];
};

/** How a text fits an entity, best first. */
export type Match = Omit<Findable, 'folded'> & {
  readonly how: 'id' | 'name' | 'alias' | 'fuzzy';
  readonly matched: string;
};

const RANK = { id: 0, name: 1, alias: 2, fuzzy: 3 } as const;

/** Lower case, without accents, leading article and punctuation: the form in which names are compared. */
export function foldName(text: string): string {
  if (isPlain(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’ʼ`´.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}

/** Whether folding needs to change no more than case: most names of a large graph. */
const isPlain = (text: string) => /^[a-z0-9]+(?: [a-z0-9]+)*$/i.test(text) && !/^the /i.test(text);

/** Entities that fit `text`: by id, name, alias, then fuzzily; within each by mentions, then id. */
export function findNodes(nodes: Iterable<Findable>, text: string, limit = 20): readonly Match[] {
  const wanted = foldName(text);
  const all = [...nodes];
  const ordered = exactMatches(all, text);
  const found = new Set(ordered.map((match) => match.id));
  if (wanted === '' || ordered.length >= limit) return ordered.slice(0, limit);
  return [
    ...ordered,
    ...fuzzyMatches(
      all.filter((node) => !found.has(node.id)),
      wanted,
      limit - ordered.length,
    ),
  ];
}

function exactMatches(nodes: readonly Findable[], text: string): readonly Match[] {
  const wanted = foldName(text);
  return nodes.flatMap((node) => exactMatch(node, text, wanted) ?? []).sort(compareExact);
}

/** By how they match, mentions and id. */
export const compareExact = (a: Match, b: Match): number =>
  RANK[a.how] - RANK[b.how] || b.mentions - a.mentions || compareText(a.id, b.id);

const folds = new WeakMap<Findable, readonly string[]>();

/** Its name and aliases, folded; kept for the next question. */
export function foldedNames(node: Findable): readonly string[] {
  if (node.folded !== undefined) return node.folded;
  let found = folds.get(node);
  if (found === undefined) {
    found = [node.name, ...node.aliases].map(foldName);
    folds.set(node, found);
  }
  return found;
}

/** How a node is called exactly so, if it is. */
export function exactMatch(node: Findable, text: string, wanted: string): Match | undefined {
  if (node.id === text) return makeMatch(node, 'id', node.id);
  const at = foldedNames(node).indexOf(wanted);
  return at < 0 ? undefined : makeMatch(node, at === 0 ? 'name' : 'alias', nameAt(node, at));
}

export const nameAt = (node: Findable, at: number) => (at === 0 ? node.name : (node.aliases[at - 1] ?? node.name));

export function makeMatch({ folded: _folded, ...node }: Findable, how: Match['how'], matched: string): Match {
  return { ...node, how, matched };
}

/** Below this score, of 0 to 1, a name is not near. */
export const LEAST_SCORE = 0.5;

/** `at` is 0 for the name, then its aliases. */
type Target = { readonly node: Findable; readonly at: number; readonly folded: string };

function fuzzyMatches(nodes: readonly Findable[], wanted: string, limit: number): readonly Match[] {
  const best = new Map<string, Target & { readonly score: number }>();
  const options = { key: 'folded', threshold: LEAST_SCORE, limit: 0 };
  for (const { obj, score } of fuzzysort.go(wanted, likelyTargets(nodes, wanted), options)) {
    const before = best.get(obj.node.id);
    if (before === undefined || before.score < score || (before.score === score && obj.at < before.at))
      best.set(obj.node.id, { ...obj, score });
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score || b.node.mentions - a.node.mentions || compareText(a.node.id, b.node.id))
    .slice(0, limit)
    .map(({ node, at }) => makeMatch(node, 'fuzzy', nameAt(node, at)));
}

/** Names that have the letters of each wanted word in order: no other can match, and weighing one costs much more. */
function likelyTargets(nodes: readonly Findable[], wanted: string): readonly Target[] {
  const words = wanted.split(' ');
  const targets: Target[] = [];
  for (const node of nodes)
    for (const [at, folded] of foldedNames(node).entries())
      if (hasLettersOf(folded, words)) targets.push({ node, at, folded });
  return targets;
}

/** Whether the letters of each word stand in the text in order. */
export const hasLettersOf = (text: string, words: readonly string[]): boolean =>
  words.every((word) => hasInOrder(text, word));

function hasInOrder(text: string, letters: string): boolean {
  let from = 0;
  for (let at = 0; at < letters.length; at += 1) {
    from = text.indexOf(letters.charAt(at), from) + 1;
    if (from === 0) return false;
  }
  return true;
}

/**
 * The one entity that a person means by `text`. A state and the land of the same name are told apart by use: the actor
 * is meant, unless the id says otherwise.
 * @throws StancegraphError NOT_FOUND with the nearest names, AMBIGUOUS with the candidates.
 */
export function pickNode(nodes: Iterable<Findable>, text: string): EntityId {
  const all = [...nodes];
  const exact = exactMatches(all, text);
  // Near names are searched for, which takes a while in a large graph, only where nothing is called so.
  const matches = exact.length > 0 ? exact.slice(0, 8) : findNodes(all, text, 8);
  const [best] = matches;
  if (best === undefined || best.how === 'fuzzy') {
    const near = matches.slice(0, 3).map((match) => match.name);
    throw new StancegraphError('NOT_FOUND', `No entity is called "${text}".`, {
      hint: near.length === 0 ? 'Try `stancegraph find`.' : `Near: ${near.join(', ')}.`,
    });
  }
  const rivals = matches.filter((match) => match.how === best.how);
  const actors = rivals.filter((match) => match.type !== 'place');
  const meant = actors.length === 0 ? rivals : actors;
  const [only, ...others] = meant;
  if (only !== undefined && others.length === 0) return entityId(only.id);
  throw new StancegraphError(
    'AMBIGUOUS',
    `"${text}" may be ${meant.map((match) => `${match.name} (${match.id})`).join(', or ')}.`,
    {
      hint: 'Give the id.',
    },
  );
}
