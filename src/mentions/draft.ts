import { type EntityId, type EntityType, makeEntityId } from '../base/ids.ts';
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

/** Token range in a sentence, half-open. */
type Range = Pick<Draft, 'first' | 'last'>;

/** Whether two ranges share a word. */
export function meets(a: Range, b: Range): boolean {
  return a.first < b.last && b.first < a.last;
}

/** Whether a range lies within another, or is it. */
export function isInside(inner: Range, outer: Range): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

/** A name that no list knows, of an entity of its own. */
export function newName(what: Pick<Draft, 'first' | 'last' | 'head' | 'type' | 'kind' | 'name'>): Draft {
  return { ...what, how: 'name', candidates: [makeEntityId(what.type, what.name)] };
}
