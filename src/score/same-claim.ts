import type { RelationType } from '../schema/schema.ts';

/** What two claims are compared by; ends are ids of the same annotation. */
export type ClaimLike = {
  readonly source: string;
  readonly relation: string;
  readonly target: string;
  readonly modality: string;
};

export type Relations = ReadonlyMap<string, RelationType>;

/** Relations of the annotation that a finer found one may stand for. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  AIDS: ['BACKS'],
  AGREES_WITH: ['COOPERATES_WITH', 'BACKS'],
  COERCES: ['FIGHTS', 'OPPOSES', 'SANCTIONS'],
  THREATENS: ['OPPOSES'],
  PROTESTS: ['OPPOSES', 'ACCUSES'],
  MOBILIZES_AGAINST: ['OPPOSES', 'FIGHTS'],
  YIELDS_TO: ['COOPERATES_WITH', 'BACKS'],
};

/** Whether a found claim counts as the annotated one: ends, modality, and relation or a parent of it. */
export function isSameClaim(predicted: ClaimLike, gold: ClaimLike, relations: Relations): boolean {
  if (predicted.modality !== gold.modality) return false;
  if (predicted.relation !== gold.relation && !(PARENTS[predicted.relation] ?? []).includes(gold.relation))
    return false;
  if (predicted.source === gold.source && predicted.target === gold.target) return true;
  const symmetric = relations.get(gold.relation)?.symmetric ?? false;
  return symmetric && predicted.source === gold.target && predicted.target === gold.source;
}

/** The same for claims that count once: both directions of a symmetric relation are one. */
export function claimKey(claim: ClaimLike, relations: Relations): string {
  const swap = (relations.get(claim.relation)?.symmetric ?? false) && claim.target < claim.source;
  const ends = swap ? [claim.target, claim.source] : [claim.source, claim.target];
  return [claim.relation, ...ends, claim.modality].join('|');
}
