import type { EntityId } from '../base/ids.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { Entity, ResolvedMention } from './entity.ts';

/** What descriptions are read by. */
export type DescriptionContext = {
  readonly entities: ReadonlyMap<EntityId, Entity>;
  readonly gazetteer: Gazetteer;
  readonly year: number | null;
};

/** A word of a document, by number. */
export type Place = { readonly sentence: number; readonly at: number };
/** Whom a description means, or why that is open. */
export type Reading = { readonly mentions: readonly ResolvedMention[] } | { readonly reason: string } | undefined;
