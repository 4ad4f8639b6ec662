import { groupBy } from '../base/group-by.ts';
import type { EntityType } from '../base/ids.ts';
import type { RelationType } from '../schema/schema.ts';
import type { ClaimRecord, EntityRecord, ExtractRecord } from './records.ts';

/** An annotated article, as its YAML file has it. */
export type GoldArticle = {
  readonly article: string;
  readonly entities: readonly GoldEntity[];
  readonly claims: readonly GoldClaim[];
};

export type GoldEntity = {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly surfaces: readonly string[];
  readonly acts_for: string | null;
  readonly core: boolean;
};

export type GoldClaim = {
  readonly source: string;
  readonly relation: string;
  readonly target: string;
  readonly evidence: string;
  readonly attributed_to: string | null;
  readonly modality: string;
  readonly core: boolean;
};

/** Counts that precision and recall are made of; they add up over articles. */
export type Count = {
  readonly right: number;
  readonly predicted: number;
  readonly found: number;
  readonly wanted: number;
};

export type GoldScore = {
  readonly entities: Count;
  readonly claims: Count;
  readonly stances: Count;
  readonly issueClaims: Count;
  readonly attribution: { readonly right: number; readonly of: number };
  /** Confidence of each predicted claim and whether it is right, for a reliability table. */
  readonly reliability: readonly { readonly confidence: number; readonly right: boolean }[];
  readonly differences: readonly Difference[];
};

export type Difference = { readonly kind: 'missed' | 'spurious'; readonly text: string; readonly evidence: string };

/** Gold relations that a finer predicted one may stand for. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  AIDS: ['BACKS'],
  AGREES_WITH: ['COOPERATES_WITH', 'BACKS'],
  COERCES: ['FIGHTS', 'OPPOSES', 'SANCTIONS'],
  THREATENS: ['OPPOSES'],
  PROTESTS: ['OPPOSES', 'ACCUSES'],
  MOBILIZES_AGAINST: ['OPPOSES', 'FIGHTS'],
  YIELDS_TO: ['COOPERATES_WITH', 'BACKS'],
};

/** Compares what was extracted from one article with its annotation. */
export function scoreGold(
  records: readonly ExtractRecord[],
  gold: GoldArticle,
  relations: ReadonlyMap<string, RelationType>,
): GoldScore {
  const entities = records.filter((record): record is EntityRecord => record.kind === 'entity');
  const claims = records.filter((record): record is ClaimRecord => record.kind === 'claim');
  const matches = matchEntities(entities, gold.entities);
  const isIssue = (claim: { readonly source: string; readonly target: string }): boolean =>
    claim.source.startsWith('issue/') || claim.target.startsWith('issue/');
  const plain = scoreClaims(
    claims.filter((it) => !isIssue(it)),
    gold.claims.filter((it) => !isIssue(it)),
    matches,
    relations,
  );
  const issues = scoreClaims(claims.filter(isIssue), gold.claims.filter(isIssue), matches, relations);
  return {
    entities: countEntities(entities, gold.entities, matches),
    claims: plain.count,
    stances: scoreStances(claims, entities, gold, matches, relations),
    issueClaims: issues.count,
    attribution: { right: plain.speakersRight + issues.speakersRight, of: plain.count.right + issues.count.right },
    reliability: [...plain.reliability, ...issues.reliability],
    differences: [...plain.differences, ...issues.differences],
  };
}

/** Precision, recall and F1 of added-up counts; 0 where nothing was predicted or wanted. */
export function ratios(counts: readonly Count[]): {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
} {
  const sum = (key: keyof Count): number => counts.reduce((total, count) => total + count[key], 0);
  const precision = sum('predicted') === 0 ? 0 : sum('right') / sum('predicted');
  const recall = sum('wanted') === 0 ? 0 : sum('found') / sum('wanted');
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

function normal(name: string): string {
  return name
    .toLowerCase()
    .replace(/[-–—‐]/g, ' ')
    .replace(/['’]s?$/u, '')
    .replace(/^(the|a|an|his|her|its|their|our|my) /u, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Predicted id -> gold id, one to one, most shared strings first. */
function matchEntities(predicted: readonly EntityRecord[], gold: readonly GoldEntity[]): ReadonlyMap<string, string> {
  const pairs: { readonly predicted: string; readonly gold: string; readonly shared: number }[] = [];
  for (const entity of predicted) {
    const names = new Set(
      [entity.name, ...entity.mentions.filter((it) => it.how !== 'pronoun').map((it) => it.surface)].map(normal),
    );
    for (const wanted of gold) {
      if (wanted.type !== entity.type) continue;
      const shared = new Set([wanted.name, ...wanted.surfaces].map(normal).filter((name) => names.has(name))).size;
      if (shared > 0) pairs.push({ predicted: entity.id, gold: wanted.id, shared });
    }
  }
  pairs.sort((a, b) => b.shared - a.shared || (a.predicted < b.predicted ? -1 : 1) || (a.gold < b.gold ? -1 : 1));
  const matched = new Map<string, string>();
  const taken = new Set<string>();
  for (const pair of pairs) {
    if (matched.has(pair.predicted) || taken.has(pair.gold)) continue;
    matched.set(pair.predicted, pair.gold);
    taken.add(pair.gold);
  }
  return matched;
}

function countEntities(
  predicted: readonly EntityRecord[],
  gold: readonly GoldEntity[],
  matches: ReadonlyMap<string, string>,
): Count {
  const counted = predicted.filter((entity) => entity.type !== 'issue' && entity.mentions.length > 0);
  const core = gold.filter((entity) => entity.type !== 'issue' && entity.core);
  const taken = new Set(matches.values());
  return {
    right: counted.filter((entity) => matches.has(entity.id)).length,
    predicted: counted.length,
    found: core.filter((entity) => taken.has(entity.id)).length,
    wanted: core.length,
  };
}

type ClaimLike = {
  readonly source: string;
  readonly relation: string;
  readonly target: string;
  readonly modality: string;
};

function sameClaim(predicted: ClaimLike, gold: ClaimLike, relations: ReadonlyMap<string, RelationType>): boolean {
  if (predicted.modality !== gold.modality) return false;
  if (predicted.relation !== gold.relation && !(PARENTS[predicted.relation] ?? []).includes(gold.relation))
    return false;
  if (predicted.source === gold.source && predicted.target === gold.target) return true;
  const symmetric = relations.get(gold.relation)?.symmetric ?? false;
  return symmetric && predicted.source === gold.target && predicted.target === gold.source;
}

function claimKey(claim: ClaimLike, relations: ReadonlyMap<string, RelationType>): string {
  const swap = (relations.get(claim.relation)?.symmetric ?? false) && claim.target < claim.source;
  return [claim.relation, ...(swap ? [claim.target, claim.source] : [claim.source, claim.target]), claim.modality].join(
    '|',
  );
}

type ClaimsScore = {
  readonly count: Count;
  readonly speakersRight: number;
  readonly reliability: GoldScore['reliability'];
  readonly differences: readonly Difference[];
};

function scoreClaims(
  predicted: readonly ClaimRecord[],
  gold: readonly GoldClaim[],
  matches: ReadonlyMap<string, string>,
  relations: ReadonlyMap<string, RelationType>,
): ClaimsScore {
  const asGold = (id: string): string => matches.get(id) ?? `?${id}`;
  const groups = groupBy(
    predicted.map((claim) => ({ ...claim, source: asGold(claim.source), target: asGold(claim.target) })),
    (claim) => claimKey(claim, relations),
  );
  const reliability: { confidence: number; right: boolean }[] = [];
  const differences: Difference[] = [];
  let right = 0;
  let speakersRight = 0;
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const matching = gold.filter((claim) => sameClaim(first, claim, relations));
    reliability.push({ confidence: Math.max(...group.map((claim) => claim.confidence)), right: matching.length > 0 });
    if (matching.length === 0) {
      const speaker = first.attributedTo === null ? '' : ` (says ${first.attributedTo})`;
      differences.push({
        kind: 'spurious',
        text: `${first.source} ${first.relation} ${first.target} ${first.modality}${speaker} [${first.rule} ${first.confidence}]`,
        evidence: first.evidence.quote,
      });
      continue;
    }
    right += 1;
    const speakers = new Set(group.map((claim) => (claim.attributedTo === null ? null : asGold(claim.attributedTo))));
    if (matching.some((claim) => speakers.has(claim.attributed_to))) speakersRight += 1;
    else
      differences.push({
        kind: 'spurious',
        text: `SPEAKER ${first.source} ${first.relation} ${first.target}: ${[...speakers].join()} for ${matching[0]?.attributed_to}`,
        evidence: first.evidence.quote,
      });
  }
  const wanted = [
    ...groupBy(
      gold.filter((claim) => claim.core),
      (claim) => claimKey(claim, relations),
    ).values(),
  ];
  const representatives = [...groups.values()].flatMap((group) => group.slice(0, 1));
  let found = 0;
  for (const [claim] of wanted) {
    if (claim === undefined) continue;
    if (representatives.some((it) => sameClaim(it, claim, relations))) found += 1;
    else
      differences.push({
        kind: 'missed',
        text: `${claim.source} ${claim.relation} ${claim.target} ${claim.modality}${claim.attributed_to === null ? '' : ` (says ${claim.attributed_to})`}`,
        evidence: claim.evidence,
      });
  }
  return {
    count: { right, predicted: groups.size, found, wanted: wanted.length },
    speakersRight,
    reliability,
    differences,
  };
}

function scoreStances(
  claims: readonly ClaimRecord[],
  entities: readonly EntityRecord[],
  gold: GoldArticle,
  matches: ReadonlyMap<string, string>,
  relations: ReadonlyMap<string, RelationType>,
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
  const triples = (list: readonly ClaimLike[], roll: (id: string) => string): Set<string> =>
    new Set(
      list.flatMap((claim) => {
        const polarity = relations.get(claim.relation)?.polarity ?? 0;
        const who = roll(claim.source);
        const whom = roll(claim.target);
        if (
          polarity === 0 ||
          claim.modality === 'ended' ||
          who === whom ||
          who.startsWith('issue/') ||
          whom.startsWith('issue/')
        )
          return [];
        const symmetric = relations.get(claim.relation)?.symmetric ?? false;
        const ends = symmetric && whom < who ? [whom, who] : [who, whom];
        return [`${ends[0]} ${claim.modality === 'denied' ? -polarity : polarity} ${ends[1]}`];
      }),
    );
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
