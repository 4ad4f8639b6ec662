import type { Expression } from './ast.ts';
import { type Compiler, compileExpression, type Evaluate } from './compile-expression.ts';
import { compileMatch } from './compile-match.ts';
import { compileQuery } from './compile-query.ts';
import type { Step } from './match-steps.ts';
import type { Row, Scope } from './scope.ts';
import type { CypherValue } from './values.ts';

type PatternExpression = Extract<Expression, { kind: 'patternComprehension' | 'patternPredicate' }>;

/** What steps give for one row. */
export function runSteps(steps: readonly Step[], row: Row): Iterable<Row> {
  return steps.reduce<Iterable<Row>>((rows, step) => step.run(rows), [row]);
}

/** Rows may be shorter than the scope is wide: what is missing must not be taken for bound. */
const fitted = (row: Row, scope: Scope): Row => (row.length > scope.width ? row.slice(0, scope.width) : row);

/** `[(a)-->(b) | b.name]`, or a pattern that stands for whether it matches; a shortest path stands for itself. */
export function compilePatternExpression(expression: PatternExpression, compiler: Compiler): Evaluate {
  const { pattern } = expression;
  const named = pattern.variable === null ? { ...pattern, variable: ' path' } : pattern;
  if (expression.kind === 'patternComprehension') {
    const { steps, scope } = compileMatch([pattern], expression.where, compiler);
    const value = compileExpression(expression.value, { ...compiler, scope });
    return (row) => Array.from(runSteps(steps, fitted(row, compiler.scope)), value);
  }
  if (pattern.shortest === null) {
    const { steps } = compileMatch([pattern], null, compiler);
    return (row) => isAny(runSteps(steps, fitted(row, compiler.scope)));
  }
  const { steps, scope } = compileMatch([named], null, compiler);
  const slot = scope.slot(named.variable ?? '') ?? -1;
  return (row) => {
    const paths = Array.from(runSteps(steps, fitted(row, compiler.scope)), (one): CypherValue => one[slot] ?? null);
    return pattern.shortest === 'all' ? paths : (paths[0] ?? null);
  };
}

function isAny(rows: Iterable<Row>): boolean {
  for (const _row of rows) return true;
  return false;
}

/** `EXISTS { ... }` and `COUNT { ... }`, which see the variables around them. */
export function compileSubquery(expression: Extract<Expression, { kind: 'subquery' }>, compiler: Compiler): Evaluate {
  const query = compileQuery(expression.query, compiler);
  const run = (row: Row) => query.run(fitted(row, compiler.scope));
  if (expression.what === 'EXISTS') return (row) => isAny(run(row));
  return (row) => {
    let count = 0n;
    for (const _row of run(row)) count += 1n;
    return count;
  };
}
