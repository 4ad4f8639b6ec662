import type { EntityRecord } from '../graph/records.ts';
import type { Count } from './count.ts';
import type { GoldEntity } from './gold.ts';

/** Predicted entity id -> id in the annotation. */
export type EntityMatches = ReadonlyMap<string, string>;

/** A name as names are compared: lower case, without article or possessive, dashes as spaces. */
export function normalName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[-–—‐]/g, ' ')
    .replace(/['’]s?$/u, '')
    .replace(/^(the|a|an|his|her|its|their|our|my) /u, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Entities of the same type that share a name or surface, one to one, most shared strings first; pronouns do not count. */
export function matchEntities(predicted: readonly EntityRecord[], gold: readonly GoldEntity[]): EntityMatches {
  const goldNames = gold.map((entity) => new Set([entity.name, ...entity.surfaces].map(normalName)));
  const pairs: { readonly predicted: string; readonly gold: string; readonly shared: number }[] = [];
  for (const entity of predicted) {
    const surfaces = entity.mentions.filter((it) => it.how !== 'pronoun').map((it) => it.surface);
    const names = new Set([entity.name, ...surfaces].map(normalName));
    for (const [index, wanted] of gold.entries()) {
      if (wanted.type !== entity.type) continue;
      const shared = [...(goldNames[index] ?? [])].filter((name) => names.has(name)).length;
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

/** Entities that `isCounted` lets through, found against wanted; one without a mention in the article is no find. */
export function countEntities(
  predicted: readonly EntityRecord[],
  gold: readonly GoldEntity[],
  matches: EntityMatches,
  isCounted: (entity: EntityRecord | GoldEntity) => boolean,
): Count {
  const counted = predicted.filter((entity) => isCounted(entity) && entity.mentions.length > 0);
  const core = gold.filter((entity) => isCounted(entity) && entity.core);
  const taken = new Set(matches.values());
  return {
    right: counted.filter((entity) => matches.has(entity.id)).length,
    predicted: counted.length,
    found: core.filter((entity) => taken.has(entity.id)).length,
    wanted: core.length,
  };
}
