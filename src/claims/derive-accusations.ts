import type { EntityId } from '../base/ids.ts';
import type { Entity } from '../entities/entity.ts';
import type { Claim } from './claim.ts';

const CONFIDENCE = 0.7;

/**
 * "X said Y had bombed the town": to tell of a party's attack on civilians, a place or one's own side is to accuse it.
 * Only for named speakers who stand for a body, and only when the attacker is another body than theirs.
 */
export function deriveAccusations(claims: readonly Claim[], entities: ReadonlyMap<EntityId, Entity>): readonly Claim[] {
  const bodyOf = (id: EntityId): EntityId => entities.get(id)?.actsFor ?? id;
  const backed = new Set(
    claims
      .filter((it) => it.relation === 'BACKS' && it.modality === 'asserted')
      .map((it) => `${bodyOf(it.source)}|${it.target}`),
  );
  return claims.flatMap((claim) => {
    const speaker = claim.attributedTo;
    if (speaker === null || claim.relation !== 'FIGHTS' || claim.modality !== 'asserted') return [];
    const who = entities.get(speaker);
    if (who === undefined || (who.actsFor === null && who.kind !== 'state')) return [];
    if (bodyOf(speaker) === bodyOf(claim.source)) return [];
    const target = entities.get(claim.target);
    const isVictim =
      target?.type === 'place' ||
      target?.kind === 'people' ||
      bodyOf(claim.target) === bodyOf(speaker) ||
      backed.has(`${bodyOf(speaker)}|${claim.target}`);
    if (!isVictim) return [];
    const outer = claim.speakers.slice(0, -1);
    return [
      {
        ...claim,
        source: speaker,
        relation: 'ACCUSES',
        target: claim.source,
        targetSpan: claim.sourceSpan,
        speakers: outer,
        attributedTo: outer.at(-1) ?? null,
        confidence: Math.round(claim.confidence * CONFIDENCE * 1000) / 1000,
        rule: 'rule:tells-of-attack',
      },
    ];
  });
}
