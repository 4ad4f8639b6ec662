import type { EntityId } from '../base/ids.ts';
import type { GazetteerEntry } from '../schema/schema.ts';
import type { Entity } from './entity.ts';
import { heldIn } from './office-holders.ts';

/** An entity as the lists have it. */
export function listedEntity(entry: GazetteerEntry, year: number | null): Entity {
  const { id, type, kind, name, country, latitude, longitude, wikidata } = entry;
  const actsFor = entry.actsFor ?? officeIn(entry, year);
  return { id, type, kind, name, actsFor, country, latitude, longitude, wikidata };
}

/** Whom an office holder spoke for in a year; without a date, in the latest office. */
function officeIn(entry: GazetteerEntry, year: number | null): EntityId | null {
  const held = heldIn(entry.offices, year).filter(({ of }) => of.startsWith('group/'));
  const latest = [...held].sort((a, b) => (b.from ?? 0) - (a.from ?? 0))[0];
  return latest?.of ?? null;
}

/** An entity that no list knows: its name and nothing else. */
export const bareEntity = ({ id, type, kind, name }: Pick<Entity, 'id' | 'type' | 'kind' | 'name'>): Entity => ({
  ...{ id, type, kind, name },
  ...{ actsFor: null, country: null, latitude: null, longitude: null, wikidata: null },
});
