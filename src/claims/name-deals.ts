import { compareText, type EntityId, makeEntityId } from '../base/ids.ts';
import type { Entity } from '../entities/entity.ts';
import type { Claim } from './claim.ts';
import type { IssueMention } from './find-issues.ts';

const PLAIN_DEAL = makeEntityId('issue', 'deal');
const BETWEEN = new Set(['AGREES_WITH']);

/** Name of the deal between two parties, the same whoever is named first. */
export function dealName(parties: readonly string[]): string {
  return `${[...parties].sort(compareText).join('–')} deal`;
}

/** The claims and issues of an article, with an id of its own for "the deal" that the text leaves unnamed. */
export type NamedDeals = { readonly claims: readonly Claim[]; readonly issues: readonly IssueMention[] };

/**
 * "The deal" of one article is not that of another: it is named by the two bodies that the article most often tells to
 * agree, and where no pair leads it is kept apart by the article, in its name too.
 */
export function nameDeals(
  { claims, issues }: NamedDeals,
  entities: ReadonlyMap<EntityId, Entity>,
  article: string,
): NamedDeals {
  if (!issues.some(({ entity }) => entity.id === PLAIN_DEAL)) return { claims, issues };
  const parties = leadingPair(claims, entities);
  const name = parties === null ? `deal (${article.replace(/\.[a-z]+$/i, '')})` : dealName(parties);
  const id = makeEntityId('issue', parties === null ? `deal ${article}` : name);
  return {
    claims: claims.map((claim) => (claim.target === PLAIN_DEAL ? { ...claim, target: id } : claim)),
    issues: issues.map((issue) =>
      issue.entity.id === PLAIN_DEAL
        ? { entity: { ...issue.entity, id, name }, mention: { ...issue.mention, entity: id, name } }
        : issue,
    ),
  };
}

function leadingPair(
  claims: readonly Claim[],
  entities: ReadonlyMap<EntityId, Entity>,
): readonly [string, string] | null {
  const counts = new Map<string, number>();
  for (const { relation, source, target } of claims) {
    if (!BETWEEN.has(relation)) continue;
    const [a, b] = [source, target].map((id) => entities.get(id)?.actsFor ?? id).sort(compareText);
    if (a === undefined || b === undefined || a === b) continue;
    if (entities.get(a)?.type !== 'group' || entities.get(b)?.type !== 'group') continue;
    counts.set(`${a} ${b}`, (counts.get(`${a} ${b}`) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((x, y) => y[1] - x[1]);
  if (first === undefined || first[1] === second?.[1]) return null;
  const [a, b] = first[0].split(' ').map((id) => entities.get(id as EntityId)?.name ?? id);
  return a === undefined || b === undefined ? null : [a, b];
}
