import { makeEntityId } from '../base/ids.ts';
import type { GazetteerEntry } from '../schema/schema.ts';
import type { Draft } from './draft.ts';
import type { Gazetteer } from './gazetteer.ts';

/** The place that a name of `graph-schema/lexicon/shared-names.yaml` may mean, and whether the words around it say so. */
export function sharedName(
  folded: readonly string[],
  { first, last }: Pick<Draft, 'first' | 'last'>,
  { entries, lists, words }: Gazetteer,
): { readonly entry: GazetteerEntry; readonly isTold: boolean } | undefined {
  const name = folded.slice(first, last).join(' ');
  const own = lists('shared-names').find((list) => list.endsWith(NAME) && words(`shared-names/${list}`).has(name));
  const slug = own?.slice(0, -NAME.length) ?? '';
  const entry = own === undefined ? undefined : entries.get(makeEntityId('place', slug));
  if (entry === undefined) return undefined;
  const isOne = (side: string, at: number): boolean => words(`shared-names/${slug}.${side}`).has(folded[at] ?? '');
  const isBehind = isOne('behind', folded[last] === "'s" ? last + 1 : last);
  return { entry, isTold: isBehind || (folded[first - 1] === 'of' && isOne('before', first - 2)) };
}

const NAME = '.name';
