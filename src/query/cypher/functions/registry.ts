import type { CypherValue } from '../values.ts';

/** What a function may ask of the run it is called in. */
export type CallContext = {
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Counts work; throws when the limits of the run are passed. */
  readonly spend: (steps: number) => void;
};

export type CypherFunction = {
  readonly name: string;
  readonly minArgs: number;
  readonly maxArgs: number;
  /** One line for completion and help: arguments and what comes back. */
  readonly help: string;
  readonly call: (args: readonly CypherValue[], context: CallContext) => CypherValue;
};

/** Takes one row after another and gives one value for all. */
export type Accumulator = {
  readonly add: (args: readonly CypherValue[]) => void;
  readonly result: () => CypherValue;
};

export type AggregateFunction = {
  readonly name: string;
  readonly minArgs: number;
  readonly maxArgs: number;
  readonly help: string;
  readonly create: () => Accumulator;
};

const functions = new Map<string, CypherFunction>();
const aggregates = new Map<string, AggregateFunction>();

export function registerFunctions(list: readonly CypherFunction[]): void {
  for (const one of list) functions.set(one.name.toLowerCase(), one);
}

export function registerAggregates(list: readonly AggregateFunction[]): void {
  for (const one of list) aggregates.set(one.name.toLowerCase(), one);
}

export const findFunction = (name: string): CypherFunction | undefined => functions.get(name.toLowerCase());
export const findAggregate = (name: string): AggregateFunction | undefined => aggregates.get(name.toLowerCase());

/** All of them, by name: for completion, and for "did you mean". */
export function listFunctions(): readonly { readonly name: string; readonly help: string }[] {
  const all = [...functions.values(), ...aggregates.values()].map(({ name, help }) => ({ name, help }));
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}
