import type { Expression } from './ast.ts';
import type { Ternary } from './compare.ts';
import type { Compiler, Evaluate } from './compiler.ts';
import { typeError } from './errors.ts';
import type { Row } from './scope.ts';
import { truth } from './truth.ts';
import { type CypherList, type CypherValue, isList, typeName } from './values.ts';

type Iteration = Extract<Expression, { kind: 'listComprehension' | 'quantifier' | 'reduce' }>;

/** `[x IN list WHERE test | value]`, `all(x IN list WHERE test)` and `reduce(...)`. */
export function compileIteration(
  expression: Iteration,
  compiler: Compiler,
  compileExpression: (expression: Expression, compiler: Compiler) => Evaluate,
): Evaluate {
  const list = compileExpression(expression.list, compiler);
  const scope = compiler.scope.with(expression.variable);
  const inner = { ...compiler, scope };
  const slot = compiler.scope.width;
  const withList = (apply: (items: CypherList, row: Row) => CypherValue): Evaluate => {
    return (row) => {
      const items = list(row);
      if (items === null) return null;
      if (!isList(items)) throw typeError('InvalidArgumentType', `${typeName(items)} is no list.`);
      compiler.runtime.spend(items.length);
      return apply(items, row);
    };
  };
  if (expression.kind === 'reduce') {
    const start = compileExpression(expression.start, compiler);
    const value = compileExpression(expression.value, { ...inner, scope: scope.with(expression.accumulator) });
    return withList((items, row) => {
      const copy = row.slice();
      let total = start(row);
      for (const item of items) {
        copy[slot] = item;
        copy[slot + 1] = total;
        total = value(copy);
      }
      return total;
    });
  }
  const where = expression.where === null ? undefined : compileExpression(expression.where, inner);
  if (expression.kind === 'quantifier') {
    const { quantifier } = expression;
    return withList((items, row) => quantify(quantifier, testsOf(items, row, slot, where)));
  }
  const value = expression.value === null ? undefined : compileExpression(expression.value, inner);
  return withList((items, row) => {
    const copy = row.slice();
    const result: CypherValue[] = [];
    for (const item of items) {
      copy[slot] = item;
      if (where !== undefined && truth(where(copy)) !== true) continue;
      result.push(value === undefined ? item : value(copy));
    }
    return result;
  });
}

function testsOf(items: CypherList, row: Row, slot: number, where: Evaluate | undefined): readonly Ternary[] {
  const copy = row.slice();
  return items.map((item) => {
    copy[slot] = item;
    return where === undefined ? true : truth(where(copy));
  });
}

function quantify(quantifier: 'all' | 'any' | 'none' | 'single', tests: readonly Ternary[]): Ternary {
  const holds = tests.filter((one) => one === true).length;
  const isUnknown = tests.includes(null);
  switch (quantifier) {
    case 'all':
      return tests.includes(false) ? false : isUnknown ? null : true;
    case 'any':
      return holds > 0 ? true : isUnknown ? null : false;
    case 'none':
      return holds > 0 ? false : isUnknown ? null : true;
    case 'single':
      return holds > 1 ? false : isUnknown ? null : holds === 1;
  }
}
