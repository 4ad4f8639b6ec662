import { compareText } from '../base/ids.ts';
import type { RelationType } from '../schema/schema.ts';
import type { RelationInfo } from './graph-shape.ts';

/** What a graph file keeps of the relation types, by name. */
export function relationInfo(relations: ReadonlyMap<string, RelationType>): readonly RelationInfo[] {
  return [...relations.values()]
    .map(({ name, polarity, symmetric, isA, plover, color }) => ({ name, polarity, symmetric, isA, plover, color }))
    .sort((a, b) => compareText(a.name, b.name));
}
