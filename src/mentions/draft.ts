import type { EntityId, EntityType } from '../base/ids.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { MentionHow } from './mention.ts';

/** A mention before its surface is cut from the text. */
export type Draft = {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly type: EntityType;
  readonly kind: string | null;
  readonly how: MentionHow;
  readonly candidates: readonly EntityId[];
  readonly name: string;
};

/** What is known of an article while its generic actors are named. */
export type ActorContext = {
  readonly gazetteer: Gazetteer;
  /** The state that the article is about. */
  readonly country: EntityId | null;
  /** The state whose junta or rulers the article names, if any. */
  readonly ruled: EntityId | null;
  /** How strongly the article speaks of each state. */
  readonly votes: ReadonlyMap<EntityId, number>;
};
