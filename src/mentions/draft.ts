import type { EntityId, EntityType } from '../base/ids.ts';
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
