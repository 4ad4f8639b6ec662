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
};

/** How a text fits an entity, best first. */
export type Match = Findable & { readonly how: 'id' | 'name' | 'alias' | 'fuzzy'; readonly matched: string };

const RANK = { id: 0, name: 1, alias: 2, fuzzy: 3 } as const;

/** Lower case, without accents, leading article and punctuation: the form in which names are compared. */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’ʼ`´.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}

/** Entities that fit `text`: by id, name, alias, then fuzzily; within each by mentions, then id. */
export function findNodes(nodes: Iterable<Findable>, text: string, limit = 20): readonly Match[] {
  const wanted = foldName(text);
  const all = [...nodes];
  const exact = all.flatMap((node) => exactMatch(node, text, wanted) ?? []);
  const found = new Set(exact.map((match) => match.id));
  const ordered = exact.sort((a, b) => RANK[a.how] - RANK[b.how] || b.mentions - a.mentions || compareText(a.id, b.id));
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

type Target = { readonly node: Findable; readonly name: string; readonly folded: string };

const targets = new WeakMap<Findable, readonly Target[]>();

/** Its name and aliases, folded; kept for a search that is asked again at each key. */
function targetsOf(node: Findable): readonly Target[] {
  let found = targets.get(node);
  if (found === undefined) {
    found = [node.name, ...node.aliases].map((name) => ({ node, name, folded: foldName(name) }));
    targets.set(node, found);
  }
  return found;
}

function exactMatch(node: Findable, text: string, wanted: string): Match | undefined {
  if (node.id === text) return { ...node, how: 'id', matched: node.id };
  const [name, ...aliases] = targetsOf(node);
  if (name?.folded === wanted) return { ...node, how: 'name', matched: node.name };
  const alias = aliases.find(({ folded }) => folded === wanted);
  return alias === undefined ? undefined : { ...node, how: 'alias', matched: alias.name };
}

function fuzzyMatches(nodes: readonly Findable[], wanted: string, limit: number): readonly Match[] {
  const best = new Map<string, { readonly score: number; readonly match: Match }>();
  for (const result of fuzzysort.go(wanted, nodes.flatMap(targetsOf), { key: 'folded', threshold: 0.5 })) {
    const { node, name } = result.obj;
    const before = best.get(node.id);
    if (before === undefined || before.score < result.score)
      best.set(node.id, { score: result.score, match: { ...node, how: 'fuzzy', matched: name } });
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score || b.match.mentions - a.match.mentions || compareText(a.match.id, b.match.id))
    .slice(0, limit)
    .map(({ match }) => match);
}

/**
 * The one entity that a person means by `text`. A state and the land of the same name are told apart by use: the actor
 * is meant, unless the id says otherwise.
 * @throws StancegraphError NOT_FOUND with the nearest names, AMBIGUOUS with the candidates.
 */
export function pickNode(nodes: Iterable<Findable>, text: string): EntityId {
  const matches = findNodes(nodes, text, 8);
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
