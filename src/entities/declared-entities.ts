import { type EntityId, type EntityType, makeEntityId, typeOf, withType } from '../base/ids.ts';
import { type Gazetteer, isTitle } from '../mentions/gazetteer.ts';
import { nameKey, slugOf } from '../schema/identity.ts';
import type { ApartNames, SameNames } from '../schema/schema.ts';
import type { Entity } from './entity.ts';
import { bareEntity, listedEntity } from './listed-entity.ts';

/** An entity as a reader takes it to be said; without a surface it is said by a pronoun, or left unsaid. */
export type Said = { readonly entity: Entity; readonly surface?: string };

/** Whom each of these is by what the user has declared of names, whatever the reader makes of them; in the same order. */
export function declaredEntities(
  said: readonly (Said | undefined)[],
  gazetteer: Gazetteer,
  year: number | null,
): readonly (Entity | undefined)[] {
  const { same, apart } = gazetteer.identity;
  if (same.length + apart.length === 0) return said.map((one) => one?.entity);
  const splits = findSplits(said, gazetteer);
  const made = new Map<EntityId, Entity>();
  const before = new Map(said.flatMap((one) => (one === undefined ? [] : [[one.entity.id, one.entity] as const])));
  const moved = new Map<EntityId, EntityId>();
  const ids = said.map((one) => {
    if (one === undefined) return undefined;
    const { entity, surface } = one;
    const key = surface === undefined ? '' : keyOf(surface, entity.type, gazetteer);
    const split = splits.get(entity.id);
    const named = surface === undefined ? undefined : namedSo(key, entity.type, gazetteer);
    const own = split?.others.get(key);
    const whole = split?.whole ?? sameAs(entity, gazetteer);
    const now = named ?? own ?? whole ?? { id: entity.id, name: entity.name };
    moved.set(entity.id, (whole ?? entity).id);
    const from = split?.whole === undefined && (whole ?? entity).id === now.id ? entity : undefined;
    made.set(now.id, join(made.get(now.id) ?? known(now, before, gazetteer, year), from, gazetteer));
    return now.id;
  });
  const toNow = (id: EntityId | null): EntityId | null => (id === null ? null : (moved.get(id) ?? id));
  for (const [id, entity] of made) {
    const actsFor = toNow(entity.actsFor);
    made.set(id, { ...entity, actsFor: actsFor === id ? null : actsFor, country: toNow(entity.country) });
  }
  return ids.map((id) => (id === undefined ? undefined : made.get(id)));
}

type Node = Pick<Entity, 'id' | 'name'>;

/** Names of one entity that are of different things: who keeps it, or, where that is never written, who it is instead. */
type Split = { readonly others: ReadonlyMap<string, Node>; readonly whole: Node | undefined };

function findSplits(said: readonly (Said | undefined)[], gazetteer: Gazetteer): ReadonlyMap<EntityId, Split> {
  const keys = new Map<Entity, Set<string>>();
  const byId = new Map<EntityId, Entity>();
  for (const one of said) {
    if (one === undefined) continue;
    const entity = byId.get(one.entity.id) ?? one.entity;
    byId.set(entity.id, entity);
    const own = keys.get(entity) ?? new Set<string>();
    if (one.surface !== undefined) own.add(keyOf(one.surface, entity.type, gazetteer));
    keys.set(entity, own);
  }
  const splits = new Map<EntityId, Split>();
  for (const [entity, own] of keys) {
    const others = new Map<string, Node>();
    for (const group of gazetteer.identity.apart) {
      const keeper = keeperOf(entity, own, group);
      for (const name of group.names)
        if (keeper !== undefined && name !== keeper && own.has(name.key))
          others.set(name.key, nodeOf(name, entity, gazetteer));
    }
    if (others.size === 0) continue;
    const isWritten = [...own].some((key) => !others.has(key));
    splits.set(entity.id, { others, whole: isWritten ? undefined : [...others.values()][0] });
  }
  return splits;
}

/** Of different names the one that an entity keeps: its id, its own name, a name of its entry or in its own, else the fullest that is written. */
function keeperOf(
  entity: Entity,
  written: ReadonlySet<string>,
  { names }: ApartNames,
): ApartNames['names'][number] | undefined {
  const own = new Set([nameKey(entity.name), slugOf(entity.id)]);
  const words = nameKey(entity.name).split('-');
  const byWords = [...names].sort((a, b) => b.key.split('-').length - a.key.split('-').length);
  return (
    names.find(({ id }) => id === entity.id) ??
    names.find(({ key, id }) => id === null && own.has(key)) ??
    byWords.find(({ ids }) => ids.includes(entity.id)) ??
    byWords.find(({ key }) => key.split('-').every((word) => words.includes(word))) ??
    byWords.find(({ key }) => written.has(key))
  );
}

function nodeOf({ id, name, key, ids }: ApartNames['names'][number], entity: Entity, gazetteer: Gazetteer): Node {
  const listed = ids.filter((one) => one !== entity.id && typeOf(one) === entity.type);
  const made = id ?? (listed.length === 1 ? listed[0] : undefined) ?? makeEntityId(entity.type, name);
  const own = { id: made, name: gazetteer.entries.get(made)?.name ?? name };
  return namedSo(key, typeOf(made), gazetteer) ?? own;
}

/** Whom a name means that is declared the same as others. */
function namedSo(key: string, type: EntityType, gazetteer: Gazetteer): Node | undefined {
  for (const group of gazetteer.identity.same)
    if (group.keys.includes(key)) {
      const found = asType(group, type, { gazetteer, isSure: key.includes('-') });
      if (found !== undefined) return found;
    }
  return undefined;
}

/** Whom an entity is that is declared the same as others, by its id or its name. */
function sameAs(entity: Entity, gazetteer: Gazetteer): Node | undefined {
  const group = gazetteer.identity.same.find(({ ids }) => ids.includes(entity.id));
  return group === undefined
    ? namedSo(nameKey(entity.name), entity.type, gazetteer)
    : asType(group, entity.type, { gazetteer, isSure: true });
}

/**
 * The node of a group where a reader sees this type. "Houston" that is a place is not Whitney Houston; two words are nobody else's
 * whatever type a reader sees. A state that is seen as a place is its land.
 */
function asType(
  { id, type, name }: SameNames,
  seen: EntityType,
  { gazetteer, isSure }: { gazetteer: Gazetteer; isSure: boolean },
): Node | undefined {
  const made = id ?? makeEntityId(type ?? seen, name);
  const twin = withType(made, seen);
  if (typeOf(made) !== seen && (seen === 'place' || seen === 'group') && gazetteer.entries.has(twin))
    return { id: twin, name };
  return typeOf(made) === seen || isSure ? { id: made, name } : undefined;
}

/** A name as it is compared; a person's without the title before it. */
function keyOf(surface: string, type: EntityType, gazetteer: Gazetteer): string {
  const parts = nameKey(surface).split('-');
  const isFirst = (): boolean => [`${parts[0]}`, `${parts[0]}.`].some((part) => isTitle(part, gazetteer));
  while (type === 'person' && parts.length > 1 && isFirst()) parts.shift();
  return parts.join('-');
}

/** A node as lists or the reader know it, else with nothing but its name. */
function known(
  { id, name }: Node,
  before: ReadonlyMap<EntityId, Entity>,
  gazetteer: Gazetteer,
  year: number | null,
): Entity {
  const entry = gazetteer.entries.get(id);
  const own = before.get(id);
  if (own !== undefined) return { ...own, name };
  if (entry !== undefined) return listedEntity(entry, year);
  return bareEntity({ id, type: typeOf(id), kind: null, name });
}

/** What one reader's entity lacks, from another that is the same. */
function join(entity: Entity, other: Entity | undefined, gazetteer: Gazetteer): Entity {
  if (other === undefined || gazetteer.entries.has(entity.id)) return entity;
  return {
    ...entity,
    kind: entity.kind ?? other.kind,
    actsFor: entity.actsFor ?? other.actsFor,
    country: entity.country ?? other.country,
  };
}
