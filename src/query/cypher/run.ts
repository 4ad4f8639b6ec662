import type { Statement } from './ast.ts';
import { type Cursor, cursorOf, type Step } from './chain-steps.ts';
import { checkQuery } from './checks.ts';
import { NESTED } from './compile-pattern-expression.ts';
import { compileQuery, type WatchStep } from './compile-query.ts';
import { CypherError } from './errors.ts';
import { parseCypher } from './parse-query.ts';
import { type Procedure, type QueryLimits, Runtime } from './runtime.ts';
import { type Row, Scope } from './scope.ts';
import type { CypherValue, PropertyGraph } from './values.ts';

export type CypherOptions = {
  readonly parameters?: ReadonlyMap<string, CypherValue>;
  readonly limits?: QueryLimits;
  readonly procedures?: readonly Procedure[];
};

/** What PROFILE tells of a step: rows that left it and milliseconds until the last one, those of the steps before it included. */
export type StepProfile = { readonly step: string; readonly rows: number; readonly milliseconds: number };

export type CypherResult = {
  readonly columns: readonly string[];
  /** Worked out one by one as they are asked for. */
  readonly rows: Iterable<readonly CypherValue[]>;
  /** Steps of the plan in order. With EXPLAIN there are no rows. */
  readonly plan: readonly string[];
  readonly mode: 'run' | 'explain' | 'profile';
  /** Whether the limit of rows cut the answer off; known when the rows are through. */
  readonly isCut: () => boolean;
  /** With PROFILE, when the rows are through; empty otherwise. */
  readonly profile: () => readonly StepProfile[];
};

/** A query that is parsed, checked and planned for a graph; ready for one run at a time. */
export type PreparedQuery = {
  readonly mode: CypherResult['mode'];
  /**
   * @param end called behind the last row.
   * @throws CypherError ParameterMissing; while rows are read for what is wrong with values, and LimitExceeded.
   */
  readonly run: (options: Pick<CypherOptions, 'parameters' | 'limits'>, end?: () => void) => CypherResult;
};

const NO_PARAMETERS: ReadonlyMap<string, CypherValue> = new Map();
const NO_LIMITS: Readonly<QueryLimits> = {};

/**
 * Parses a query.
 * @throws CypherError of kind SyntaxError, with the place.
 */
export const readCypher = (text: string): Statement => withoutOverflow(() => parseCypher(text));

/**
 * Makes an openCypher query that reads ready to run; parameters may have other values in each run.
 * @throws CypherError at once for what is wrong with the query.
 */
export function prepareCypher(
  { query, mode }: Statement,
  graph: PropertyGraph,
  options: CypherOptions = {},
): PreparedQuery {
  return withoutOverflow(() => {
    const runtime = new Runtime(graph, options.procedures);
    runtime.begin(options.parameters ?? new Map(), options.limits);
    checkQuery(query, runtime.procedures);
    const profile = new Map<Step, { rows: number; milliseconds: number }>();
    const watch: WatchStep = mode === 'profile' ? (step) => watched(step, profile) : (step) => step;
    const { columns, steps, run } = compileQuery(query, { runtime, scope: new Scope(), ...NESTED }, watch);
    const plan = steps.map((step) => step.text);
    const tellProfile = () => [...profile].map(([step, found]) => ({ step: step.text, ...found }));
    return {
      mode,
      run: ({ parameters = NO_PARAMETERS, limits = NO_LIMITS }, end) => {
        runtime.begin(parameters, limits);
        const cursor = mode === 'explain' ? cursorOf([]) : run([]);
        const rows = new AnswerRows(cursor, columns.length, { most: limits.rows ?? Infinity, end });
        return {
          columns,
          mode,
          plan,
          rows,
          isCut() {
            return rows.isCut;
          },
          profile: tellProfile,
        };
      },
    };
  });
}

/**
 * Runs an openCypher query that reads.
 * @throws CypherError at once for what is wrong with the query; while rows are read for what is wrong with values, and
 * LimitExceeded.
 */
export function runCypher(text: string, graph: PropertyGraph, options: CypherOptions = {}): CypherResult {
  return prepareCypher(readCypher(text), graph, options).run(options);
}

/** The rows of an answer, each as wide as its columns; read once. */
class AnswerRows implements IterableIterator<readonly CypherValue[]> {
  isCut = false;
  readonly #cursor: Cursor;
  readonly #width: number;
  readonly #most: number;
  #end: (() => void) | undefined;
  #count = 0;

  constructor(cursor: Cursor, width: number, { most, end }: { most: number; end: (() => void) | undefined }) {
    this.#cursor = cursor;
    this.#width = width;
    this.#most = most;
    this.#end = end;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<readonly CypherValue[]> {
    const row = this.isCut ? undefined : this.#cursor.pull();
    this.isCut ||= row !== undefined && this.#count >= this.#most;
    if (row === undefined || this.isCut) {
      this.#end?.();
      this.#end = undefined;
      return { done: true, value: undefined };
    }
    this.#count += 1;
    return { done: false, value: fitted(row, this.#width) };
  }
}

function fitted(row: Row, width: number): readonly CypherValue[] {
  let isWhole = row.length === width;
  for (let at = 0; at < width && isWhole; at += 1) isWhole = row[at] !== undefined;
  if (isWhole) return row as readonly CypherValue[];
  return Array.from({ length: width }, (_, at) => row[at] ?? null);
}

function watched(step: Step, profile: Map<Step, { rows: number; milliseconds: number }>): Step {
  const found = { rows: 0, milliseconds: 0 };
  profile.set(step, found);
  return {
    text: step.text,
    *run(rows) {
      const iterator = step.run(rows)[Symbol.iterator]();
      for (;;) {
        const started = performance.now();
        const next = iterator.next();
        found.milliseconds += performance.now() - started;
        if (next.done === true) return;
        found.rows += 1;
        yield next.value;
      }
    },
  };
}

/** A stack that runs over is a query that nests too deep, not a crash. */
function withoutOverflow<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof RangeError && /call stack/i.test(error.message))
      throw new CypherError('SyntaxError', 'UnexpectedSyntax', 'The query nests too deep.');
    throw error;
  }
}
