import type { EntityId, EntityType } from '../base/ids.ts';
import type { Span } from '../base/span.ts';

/** How a mention was recognised. */
export type MentionHow = 'given' | 'alias' | 'name' | 'description' | 'pronoun';

/** A stretch of a sentence that refers to a person, group, place or issue. Offsets point into the article as read. */
export type Mention = Span & {
  readonly sentence: number;
  /** Token range in the sentence, half-open. */
  readonly first: number;
  readonly last: number;
  /** Index in the sentence of the word that heads the span. */
  readonly head: number;
  readonly surface: string;
  readonly type: EntityType;
  /** Finer kind when known: state, armed-group, party, organisation, ministry, people, coalition, media, city ... */
  readonly kind: string | null;
  readonly how: MentionHow;
  /** Gazetteer entries it may be, likeliest first; empty for a name that no list knows. */
  readonly candidates: readonly EntityId[];
  /** Name to give an entity that no list knows. */
  readonly name: string;
};
