import type { Expression } from './ast.ts';
import { linkSteps, OneRow, rowsOf, runFrom } from './chain-steps.ts';
import { compileExpression } from './compile-expression.ts';
import { compileMatch } from './compile-match.ts';
import { compileQuery } from './compile-query.ts';
import type { Compiler, Evaluate } from './compiler.ts';
import type { Row, Scope } from './scope.ts';
import type { CypherValue } from './values.ts';

type PatternExpression = Extract<Expression, { kind: 'patternComprehension' | 'patternPredicate' }>;

/** Rows may be shorter than the scope is wide: what is missing must not be taken for bound. */
const fitted = (row: Row, scope: Scope): Row => (row.length > scope.width ? row.slice(0, scope.width) : row);

/** `[(a)-->(b) | b.name]`, or a pattern that stands for whether it matches; a shortest path stands for itself. */
function compilePatternExpression(expression: PatternExpression, compiler: Compiler): Evaluate {
  const { pattern } = expression;
  const named = pattern.variable === null ? { ...pattern, variable: ' path' } : pattern;
  if (expression.kind === 'patternComprehension') {
    const { steps, scope } = compileMatch([pattern], expression.where, compiler);
    const linked = linkSteps(steps);
    const value = compileExpression(expression.value, { ...compiler, scope });
    return (row) => Array.from(runFrom(linked, fitted(row, compiler.scope)), value);
  }
  if (pattern.shortest === null) {
    const linked = linkSteps(compileMatch([pattern], null, compiler).steps);
    return (row) => linked(new OneRow(fitted(row, compiler.scope))).pull() !== undefined;
  }
  const { steps, scope } = compileMatch([named], null, compiler);
  const linked = linkSteps(steps);
  const slot = scope.slot(named.variable ?? '') ?? -1;
  return (row) => {
    const paths = Array.from(runFrom(linked, fitted(row, compiler.scope)), (one): CypherValue => one[slot] ?? null);
    return pattern.shortest === 'all' ? paths : (paths[0] ?? null);
  };
}

/** `EXISTS { ... }` and `COUNT { ... }`, which see the variables around them. */
function compileSubquery(expression: Extract<Expression, { kind: 'subquery' }>, compiler: Compiler): Evaluate {
  const query = compileQuery(expression.query, compiler);
  const run = (row: Row) => query.run(fitted(row, compiler.scope));
  if (expression.what === 'EXISTS') return (row) => run(row).pull() !== undefined;
  return (row) => {
    let count = 0n;
    for (const _row of rowsOf(run(row))) count += 1n;
    return count;
  };
}

/** What a compiler needs for patterns and queries inside of expressions. */
export const NESTED = { compilePattern: compilePatternExpression, compileSubquery } as const;
