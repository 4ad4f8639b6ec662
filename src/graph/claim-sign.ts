import type { RelationInfo } from './graph-shape.ts';
import type { ClaimRecord } from './records.ts';

/**
 * The sign with which a claim counts in stances. Support that is denied is a stand against; a hostile act that is denied
 * is no friendly one and counts for nobody, as what is only proposed or over does.
 */
export function claimSign({ polarity, modality }: Pick<ClaimRecord, 'polarity' | 'modality'>): -1 | 0 | 1 {
  if (modality === 'asserted') return polarity;
  return modality === 'denied' && polarity === 1 ? -1 : 0;
}

/**
 * Whether claims from the same to the same contradict one another: both signs are asserted, or of one relation somebody
 * says that it is and somebody else that it is not.
 */
export function isContested(claims: readonly ClaimRecord[], kinds: RelationKinds): boolean {
  const asserted = claims.filter(({ modality, polarity }) => modality === 'asserted' && polarity !== 0);
  if (new Set(asserted.map(({ polarity }) => polarity)).size === 2) return true;
  return claims.some((claim) => claim.modality === 'denied' && asserted.some((one) => isDenial(claim, one, kinds)));
}

/** Whether a denied claim is the denial of an asserted one: the same relation or a finer kind of it, told elsewhere or by others. */
export function isDenial(denied: ClaimRecord, asserted: ClaimRecord, kinds: RelationKinds): boolean {
  const isSame =
    kinds(asserted.relation).includes(denied.relation) || kinds(denied.relation).includes(asserted.relation);
  return isSame && areApart(denied, asserted);
}

/** Two who say it: other speakers, or another article; a sentence does not dispute itself. */
function areApart(a: ClaimRecord, b: ClaimRecord): boolean {
  if (a.article !== b.article) return true;
  return a.evidence.start !== b.evidence.start && a.attributedTo !== b.attributedTo;
}

/** For a relation: itself and what it is a kind of, upwards. */
export type RelationKinds = (relation: string) => readonly string[];

/** The kinds of the relations of a graph. */
export function relationKinds(relations: Iterable<RelationInfo>): RelationKinds {
  const parents = new Map([...relations].map(({ name, isA }) => [name, isA]));
  return (name) => {
    const chain = [name];
    for (let next = parents.get(name) ?? null; next !== null && !chain.includes(next); next = parents.get(next) ?? null)
      chain.push(next);
    return chain;
  };
}
