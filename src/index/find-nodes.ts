import { StancegraphError } from '../base/errors.ts';
import { compareText, type EntityId, entityId } from '../base/ids.ts';
import type { Findable } from '../graph/graph-reader.ts';
import { makeShelves, nearNames, type Shelf } from './near-names.ts';

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
  const all = [...nodes];
  const shelves = () => makeShelves(all, foldedNames, { isPrepared: false });
  return withNear(exactMatches(all, text), foldName(text), { limit, shelves });
}

/** Exact matches, and behind them near ones of other nodes, where there are not enough. */
export function withNear(
  exact: readonly Match[],
  wanted: string,
  { limit, shelves }: { readonly limit: number; readonly shelves: () => readonly Shelf[] },
): readonly Match[] {
  if (wanted === '' || exact.length >= limit) return exact.slice(0, limit);
  const taken = new Set(exact.map(({ id }) => id));
  const near = nearNames(shelves(), wanted, { limit: limit - exact.length, isTaken: ({ id }) => taken.has(id) });
  return [...exact, ...near.map(({ node, at }) => makeMatch(node, 'fuzzy', nameAt(node, at)))];
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

const nameAt = (node: Findable, at: number) => (at === 0 ? node.name : (node.aliases[at - 1] ?? node.name));

function makeMatch({ folded: _folded, ...node }: Findable, how: Match['how'], matched: string): Match {
  return { ...node, how, matched };
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
