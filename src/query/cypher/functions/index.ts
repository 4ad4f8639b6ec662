import { TEMPORAL_FUNCTIONS } from '../temporal/functions.ts';
import { AGGREGATES } from './aggregates.ts';
import { LIST_FUNCTIONS } from './list.ts';
import { MATH_FUNCTIONS } from './math.ts';
import type { AggregateFunction, CypherFunction } from './registry.ts';
import { SCALAR_FUNCTIONS } from './scalar.ts';
import { STANCE_FUNCTIONS } from './stance.ts';
import { TEXT_FUNCTIONS } from './text.ts';

const byName = <F extends { readonly name: string }>(list: readonly F[]): ReadonlyMap<string, F> =>
  new Map(list.map((one) => [one.name.toLowerCase(), one]));

const FUNCTIONS = byName<CypherFunction>([
  ...SCALAR_FUNCTIONS,
  ...TEXT_FUNCTIONS,
  ...LIST_FUNCTIONS,
  ...MATH_FUNCTIONS,
  ...TEMPORAL_FUNCTIONS,
  ...STANCE_FUNCTIONS,
]);
const AGGREGATE_FUNCTIONS = byName<AggregateFunction>(AGGREGATES);

export const findFunction = (name: string): CypherFunction | undefined => FUNCTIONS.get(name.toLowerCase());
export const findAggregate = (name: string): AggregateFunction | undefined =>
  AGGREGATE_FUNCTIONS.get(name.toLowerCase());

/** All of them, by name: for completion, and for "did you mean". */
export function listFunctions(): readonly { readonly name: string; readonly help: string }[] {
  const all = [...FUNCTIONS.values(), ...AGGREGATE_FUNCTIONS.values()].map(({ name, help }) => ({ name, help }));
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}

export * from './registry.ts';
