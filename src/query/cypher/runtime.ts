import { CypherError } from './errors.ts';
import type { CallContext } from './functions/index.ts';
import type { CypherValue, PropertyGraph } from './values.ts';

/** What a run may cost at most. */
export type QueryLimits = {
  /** Rows that come out at the end; more are cut off, which the result says. */
  readonly rows?: number;
  readonly milliseconds?: number;
  /** Rows, hops and list items handled on the way: a bound on time and on memory alike. */
  readonly steps?: number;
};

/** A table that a CALL may ask: how the TCK tests procedures, and a way in for more. */
export type Procedure = {
  readonly name: string;
  /** Names and types such as `INTEGER?`. */
  readonly inputs: readonly { readonly name: string; readonly type: string }[];
  readonly outputs: readonly { readonly name: string; readonly type: string }[];
  readonly call: (args: readonly CypherValue[]) => Iterable<readonly CypherValue[]>;
};

/** Work kept at once in memory: sorted, grouped or collected rows. */
const MAX_STEPS = 200_000_000;

/** What stays the same while one query runs; a query that is kept ready begins anew with each run. */
export class Runtime implements CallContext {
  readonly graph: PropertyGraph;
  readonly procedures: readonly Procedure[];
  /** Names of the parameters that the query speaks of. */
  readonly wanted = new Set<string>();
  #parameters: ReadonlyMap<string, CypherValue> = new Map();
  #maxSteps = MAX_STEPS;
  #milliseconds = Infinity;
  #deadline = Infinity;
  #steps = 0;
  #nextLook = 1024;
  #seed = 1;

  constructor(graph: PropertyGraph, procedures: readonly Procedure[] = []) {
    this.graph = graph;
    this.procedures = procedures;
  }

  /** @throws CypherError ParameterMissing for one that the query, as compiled so far, speaks of. */
  begin(parameters: ReadonlyMap<string, CypherValue>, limits: QueryLimits = {}): void {
    this.#parameters = parameters;
    this.#maxSteps = limits.steps ?? MAX_STEPS;
    this.#milliseconds = limits.milliseconds ?? Infinity;
    this.#deadline = this.#milliseconds === Infinity ? Infinity : performance.now() + this.#milliseconds;
    this.#steps = 0;
    this.#nextLook = 1024;
    this.#seed = 1;
    for (const name of this.wanted) this.parameter(name);
  }

  /** @throws CypherError ParameterMissing. */
  parameter(name: string): CypherValue {
    this.wanted.add(name);
    const value = this.#parameters.get(name);
    if (value === undefined)
      throw new CypherError('ParameterMissing', 'MissingParameter', `No value is given for $${name}.`);
    return value;
  }

  /** Numbers that are the same in every run, so that answers are. */
  readonly random = (): number => {
    this.#seed = (Math.imul(this.#seed, 1664525) + 1013904223) >>> 0;
    return this.#seed / 4294967296;
  };

  /** @throws CypherError LimitExceeded. */
  readonly spend = (steps: number): void => {
    this.#steps += steps;
    if (this.#steps < this.#nextLook) return;
    this.#nextLook = this.#steps + 1024;
    if (this.#steps > this.#maxSteps)
      throw new CypherError('LimitExceeded', 'TooManySteps', `The query takes more than ${this.#maxSteps} steps.`);
    if (this.#deadline !== Infinity && performance.now() > this.#deadline)
      throw new CypherError('LimitExceeded', 'TimedOut', `The query takes longer than ${this.#milliseconds} ms.`);
  };

  get steps(): number {
    return this.#steps;
  }
}
