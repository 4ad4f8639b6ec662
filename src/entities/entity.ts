import type { EntityId, EntityType } from '../base/ids.ts';
import type { Mention } from '../mentions/mention.ts';

/** One real thing as an article names it. */
export type Entity = {
  readonly id: EntityId;
  readonly type: EntityType;
  readonly kind: string | null;
  readonly name: string;
  /** The group this one officially acts for: a minister's state, a ministry's state. */
  readonly actsFor: EntityId | null;
  /** State id, such as `group/syria`, that a place lies in or a group belongs to. */
  readonly country: EntityId | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly wikidata: string | null;
};

/** A mention with the entity it refers to. */
export type ResolvedMention = Mention & {
  readonly entity: EntityId;
  /** What the learned reader gives this type, 0 to 1, of what a list names; of other names and descriptions what it gives the likeliest. */
  readonly score?: number;
  /** Whether a list, a pattern or the user suggested it, where the learned reader was asked too. */
  readonly suggested?: boolean;
};

/** A mention that was left unlinked, and why: kept so that `explain` can show it. */
export type Unresolved = Mention & { readonly reason: string };

/** What an article is about: sorted by id; mentions in text order, not overlapping except when nested (smaller inside larger). */
export type ArticleEntities = {
  readonly entities: readonly Entity[];
  readonly mentions: readonly ResolvedMention[];
  readonly unresolved: readonly Unresolved[];
};
