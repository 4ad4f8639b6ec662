import { StancegraphError } from '../base/errors.ts';
import { nearest } from '../base/nearest.ts';
import type { RelationInfo } from './graph-shape.ts';

/**
 * The relation called `name` (case does not matter) and every finer kind of it.
 * @throws StancegraphError USAGE with the nearest name.
 */
export function relationWithKinds(relations: readonly RelationInfo[], name: string): ReadonlySet<string> {
  const wanted = name.toUpperCase().replace(/[\s-]+/g, '_');
  if (!relations.some((relation) => relation.name === wanted)) {
    const names = relations.map((relation) => relation.name);
    const near = names.find((one) => one.startsWith(wanted)) ?? nearest(wanted, names);
    throw new StancegraphError('USAGE', `There is no relation ${name}.`, {
      hint: `${near === undefined ? '' : `Did you mean ${near}? `}There are ${names.join(', ')}.`,
    });
  }
  const kinds = new Set([wanted]);
  for (let before = 0; before < kinds.size; ) {
    before = kinds.size;
    for (const relation of relations) if (relation.isA !== null && kinds.has(relation.isA)) kinds.add(relation.name);
  }
  return kinds;
}
