import { StancegraphError } from './errors.ts';

declare const brand: unique symbol;

/** `type/slug`, such as `person/ada-lovelace`; the same everywhere: records, graph file, commands. */
export type EntityId = string & { readonly [brand]: 'EntityId' };

export const ENTITY_TYPES = ['person', 'group', 'place', 'issue'] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** @throws StancegraphError ID_MALFORMED when `text` is not `type/slug`. */
export function entityId(text: string): EntityId {
  if (/^(person|group|place|issue)\/[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+(-[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+)*$/u.test(text))
    return text as EntityId;
  throw new StancegraphError('ID_MALFORMED', `"${text}" is not an entity id.`, {
    hint: 'Write type/slug, such as person/ada-lovelace.',
  });
}

/** The type part of an id. */
export function typeOf(id: EntityId): EntityType {
  return id.slice(0, id.indexOf('/')) as EntityType;
}

/** The id of the same slug with another type: a state and its land. */
export function withType(id: EntityId, type: EntityType): EntityId {
  return `${type}${id.slice(id.indexOf('/'))}` as EntityId;
}

/** Makes an id from a type and any name: accents dropped, other characters become single hyphens; never empty. */
export function makeEntityId(type: EntityType, name: string): EntityId {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’ʼ`´.]/g, '')
    .replace(/[^\p{Ll}\p{Lo}\p{Lm}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return entityId(`${type}/${slug === '' ? 'unnamed' : slug}`);
}

/** Compares by code unit, the order of every sorted output (never by locale). */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
