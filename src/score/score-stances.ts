import type { ClaimRecord, EntityRecord } from '../graph/records.ts';
import type { Count } from './count.ts';
import { type GoldArticle, isIssueClaim } from './gold.ts';
import type { EntityMatches } from './match-entities.ts';
import type { ClaimLike, Relations } from './same-claim.ts';

/** Who stands for or against whom, both taken for whom they act for: triples of (who, sign, whom). */
export function scoreStances(
  { claims, entities }: { readonly claims: readonly ClaimRecord[]; readonly entities: readonly EntityRecord[] },
  gold: GoldArticle,
  { matches, relations }: { readonly matches: EntityMatches; readonly relations: Relations },
): Count {
  const goldActsFor = new Map(gold.entities.map((entity) => [entity.id, entity.acts_for] as const));
  const actsFor = new Map(entities.map((entity) => [entity.id as string, entity.actsFor as string | null] as const));
  const rollGold = (id: string): string => goldActsFor.get(id) ?? id;
  const rollPredicted = (id: string): string => {
    const matched = matches.get(id);
    if (matched !== undefined) return rollGold(matched);
    const body = actsFor.get(id) ?? id;
    return matches.get(body) ?? body;
  };
  const triples = (list: readonly ClaimLike[], roll: (id: string) => string): ReadonlySet<string> =>
    new Set(list.flatMap((claim) => stanceOf(claim, roll, relations)));
  const predicted = triples(claims, rollPredicted);
  const acceptable = triples(gold.claims, rollGold);
  const core = triples(
    gold.claims.filter((claim) => claim.core),
    rollGold,
  );
  return {
    right: [...predicted].filter((it) => acceptable.has(it)).length,
    predicted: predicted.size,
    found: [...core].filter((it) => predicted.has(it)).length,
    wanted: core.size,
  };
}

/** A claim's stance as a key: none where it has no sign, is over, is of one side with itself or toward an issue. */
function stanceOf(claim: ClaimLike, roll: (id: string) => string, relations: Relations): readonly string[] {
  const { polarity, symmetric } = relations.get(claim.relation) ?? { polarity: 0, symmetric: false };
  const who = roll(claim.source);
  const whom = roll(claim.target);
  if (polarity === 0 || claim.modality === 'ended' || who === whom) return [];
  if (isIssueClaim({ source: who, target: whom })) return [];
  const ends = symmetric && whom < who ? [whom, who] : [who, whom];
  return [`${ends[0]} ${claim.modality === 'denied' ? -polarity : polarity} ${ends[1]}`];
}
