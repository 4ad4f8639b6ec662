import type { CypherValue, PropertyGraph } from '../values.ts';

/** What a function may ask of the run it is called in. */
export type CallContext = {
  readonly graph: PropertyGraph;
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
