import type { Expression } from './ast.ts';
import type { Step } from './chain-steps.ts';
import type { Runtime } from './runtime.ts';
import type { Row, Scope } from './scope.ts';
import type { CypherValue } from './values.ts';

export type Evaluate = (row: Row) => CypherValue;

type PatternExpression = Extract<Expression, { kind: 'patternComprehension' | 'patternPredicate' }>;
type Subquery = Extract<Expression, { kind: 'subquery' }>;

/** What an expression is compiled against. */
export type Compiler = {
  readonly runtime: Runtime;
  readonly scope: Scope;
  /** Aggregates that were worked out before, by their expression. */
  readonly aggregates?: ReadonlyMap<Expression, number>;
  /** Compile what holds patterns or whole queries; handed down, since those are made of expressions themselves. */
  readonly compilePattern: (expression: PatternExpression, compiler: Compiler) => Evaluate;
  readonly compileSubquery: (expression: Subquery, compiler: Compiler) => Evaluate;
};

/** What a clause makes of the rows before it; `columns` where it ends the query. */
export type CompiledClause = {
  readonly steps: readonly Step[];
  readonly scope: Scope;
  readonly columns?: readonly string[];
};
