import { calculate, negateValue } from './arithmetic.ts';
import type { ComparisonOperator, Expression } from './ast.ts';
import { and, compare, equals, not, or, type Ternary, xor } from './compare.ts';
import { compileIteration } from './compile-iteration.ts';
import type { Compiler, Evaluate } from './compiler.ts';
import { CypherError, syntaxError, typeError } from './errors.ts';
import { findFunction } from './functions/index.ts';
import type { Runtime } from './runtime.ts';
import { truth } from './truth.ts';
import { type CypherValue, isList, isMap, isTemporal, NodeValue, RelationshipValue, typeName } from './values.ts';

/** Turns an expression into a function of a row. */
export function compileExpression(expression: Expression, compiler: Compiler): Evaluate {
  const compile = (one: Expression) => compileExpression(one, compiler);
  const slot = compiler.aggregates?.get(expression);
  if (slot !== undefined) return (row) => row[slot] ?? null;
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      return () => value;
    }
    case 'parameter':
      return compileParameter(expression.name, compiler);
    case 'variable':
      return compileVariable(expression, compiler);
    case 'property':
      return compileProperty(expression, compiler);
    case 'labels':
      return compileLabels(compile(expression.target), expression.labels);
    case 'list': {
      const items = expression.items.map(compile);
      return (row) => items.map((item) => item(row));
    }
    case 'map': {
      const entries = expression.entries.map(([key, value]) => [key, compile(value)] as const);
      return (row) => new Map(entries.map(([key, value]) => [key, value(row)] as const));
    }
    case 'index': {
      const [target, index] = [compile(expression.target), compile(expression.index)];
      return (row) => subscript(target(row), index(row));
    }
    case 'slice':
      return compileSlice(expression, compile);
    case 'unary': {
      const operand = compile(expression.operand);
      if (expression.operator === 'NOT') return (row) => not(truth(operand(row)));
      if (expression.operator === '-') return (row) => negateValue(operand(row));
      return (row) => negateValue(negateValue(operand(row)));
    }
    case 'binary':
      return compileBinary(expression, compile);
    case 'comparison':
      return compileComparison(expression, compile);
    case 'isNull': {
      const operand = compile(expression.operand);
      const { isNegated } = expression;
      return (row) => (operand(row) === null) !== isNegated;
    }
    case 'case':
      return compileCase(expression, compile);
    case 'call':
      return compileCall(expression, compile, compiler.runtime);
    case 'countAll':
      throw syntaxError('InvalidAggregation', 'count(*) cannot stand here.', expression.span);
    case 'listComprehension':
    case 'quantifier':
    case 'reduce':
      return compileIteration(expression, compiler, compileExpression);
    case 'patternComprehension':
    case 'patternPredicate':
      return compiler.compilePattern(expression, compiler);
    case 'subquery':
      return compiler.compileSubquery(expression, compiler);
  }
}

function compileParameter(name: string, { runtime }: Compiler): Evaluate {
  // What is missing is told before the query runs.
  runtime.parameter(name);
  return () => runtime.parameter(name);
}

function compileVariable(expression: Extract<Expression, { kind: 'variable' }>, { scope }: Compiler): Evaluate {
  const slot = scope.slot(expression.name);
  if (slot === undefined)
    throw syntaxError('UndefinedVariable', `There is no variable ${expression.name} here.`, expression.span);
  return (row) => row[slot] ?? null;
}

function compileProperty({ target, key }: Extract<Expression, { kind: 'property' }>, compiler: Compiler): Evaluate {
  const value = compileExpression(target, compiler);
  const slot = target.kind === 'variable' ? compiler.scope.slot(target.name) : undefined;
  if (slot === undefined) return (row) => property(value(row), key);
  // Most properties are those of a variable, most of these a node.
  return (row) => {
    const found = row[slot] ?? null;
    return found instanceof NodeValue ? found.graph.nodeProperty(found.id, key) : property(found, key);
  };
}

function property(value: CypherValue, key: string): CypherValue {
  if (value === null) return null;
  if (value instanceof NodeValue) return value.graph.nodeProperty(value.id, key);
  if (value instanceof RelationshipValue) return value.graph.relationshipProperty(value.id, key);
  if (isMap(value)) return value.get(key) ?? null;
  if (isTemporal(value)) return value.component(key);
  throw typeError('InvalidArgumentType', `${typeName(value)} has no property ${key}.`);
}

function compileLabels(target: Evaluate, labels: readonly string[]): Evaluate {
  return (row) => {
    const value = target(row);
    if (value === null) return null;
    if (value instanceof NodeValue) return labels.every((label) => value.graph.hasLabel(value.id, label));
    if (value instanceof RelationshipValue) return labels.every((label) => value.graph.type(value.id) === label);
    throw typeError('InvalidArgumentType', `${typeName(value)} has no labels.`);
  };
}

function subscript(target: CypherValue, index: CypherValue): CypherValue {
  if (isList(target)) {
    if (index === null) return null;
    if (typeof index !== 'bigint')
      throw typeError('InvalidArgumentType', `A list is indexed by INTEGER, not ${typeName(index)}.`);
    return target.at(Number(index)) ?? null;
  }
  if (target === null || index === null) return null;
  if (typeof index !== 'string') {
    if (isMap(target) || target instanceof NodeValue || target instanceof RelationshipValue)
      throw typeError(
        'MapElementAccessByNonString',
        `A ${typeName(target)} is indexed by STRING, not ${typeName(index)}.`,
      );
    throw typeError('InvalidArgumentType', `${typeName(target)} cannot be indexed.`);
  }
  if (isMap(target) || target instanceof NodeValue || target instanceof RelationshipValue)
    return property(target, index);
  throw typeError('InvalidArgumentType', `${typeName(target)} cannot be indexed.`);
}

function compileSlice(
  expression: Extract<Expression, { kind: 'slice' }>,
  compile: (one: Expression) => Evaluate,
): Evaluate {
  const target = compile(expression.target);
  const from = expression.from === null ? undefined : compile(expression.from);
  const to = expression.to === null ? undefined : compile(expression.to);
  return (row) => {
    const list = target(row);
    const bounds = [from, to].map((bound) => bound?.(row));
    if (list === null || bounds.includes(null)) return null;
    if (!isList(list)) throw typeError('InvalidArgumentType', `${typeName(list)} is no list.`);
    const [start, end] = bounds.map((bound) => {
      if (bound === undefined || typeof bound === 'bigint') return bound === undefined ? undefined : Number(bound);
      throw typeError('InvalidArgumentType', `A list is cut by INTEGER, not ${typeName(bound)}.`);
    });
    return list.slice(start, end);
  };
}

function compileBinary(
  expression: Extract<Expression, { kind: 'binary' }>,
  compile: (one: Expression) => Evaluate,
): Evaluate {
  const { operator } = expression;
  const [left, right] = [compile(expression.left), compile(expression.right)];
  switch (operator) {
    case 'AND':
      return (row) => {
        const first = truth(left(row));
        return first === false ? false : and(first, truth(right(row)));
      };
    case 'OR':
      return (row) => {
        const first = truth(left(row));
        return first === true ? true : or(first, truth(right(row)));
      };
    case 'XOR':
      return (row) => xor(truth(left(row)), truth(right(row)));
    case 'IN':
      return (row) => isIn(left(row), right(row));
    case 'STARTS WITH':
      return ofTexts(left, right, (text, part) => text.startsWith(part));
    case 'ENDS WITH':
      return ofTexts(left, right, (text, part) => text.endsWith(part));
    case 'CONTAINS':
      return ofTexts(left, right, (text, part) => text.includes(part));
    case '=~':
      return ofTexts(left, right, matcher());
    default:
      return (row) => calculate(operator, left(row), right(row));
  }
}

function ofTexts(left: Evaluate, right: Evaluate, test: (text: string, part: string) => boolean): Evaluate {
  return (row) => {
    const [text, part] = [left(row), right(row)];
    return typeof text === 'string' && typeof part === 'string' ? test(text, part) : null;
  };
}

const LONGEST_PATTERN = 1000;
/** Patterns that repeat what is itself repeated can take for ever on a long text. */
const NESTED_REPEAT = /\([^()]*[*+}][^()]*\)[*+{]/;

/** Whether a pattern matches a whole text; most expressions ask with one pattern for all rows, so the last is kept. */
function matcher(): (text: string, pattern: string) => boolean {
  let last: { readonly pattern: string; readonly compiled: RegExp } | undefined;
  return (text, pattern) => {
    if (last?.pattern !== pattern) last = { pattern, compiled: compilePattern(pattern) };
    return last.compiled.test(text);
  };
}

function compilePattern(pattern: string): RegExp {
  if (pattern.length > LONGEST_PATTERN || NESTED_REPEAT.test(pattern))
    throw new CypherError(
      'ArgumentError',
      'InvalidRegularExpression',
      `/${pattern.slice(0, 60)}/ repeats what repeats itself, or is too long.`,
    );
  try {
    return new RegExp(`^(?:${pattern.replace(/^\(\?i\)/, '')})$`, pattern.startsWith('(?i)') ? 'isu' : 'su');
  } catch {
    throw new CypherError('ArgumentError', 'InvalidRegularExpression', `/${pattern}/ is no regular expression.`);
  }
}

function isIn(item: CypherValue, list: CypherValue): Ternary {
  if (list === null) return null;
  if (!isList(list)) throw typeError('InvalidArgumentType', `IN looks into a list, not into ${typeName(list)}.`);
  let result: Ternary = false;
  for (const one of list) {
    result = or(result, equals(item, one));
    if (result === true) return true;
  }
  return result;
}

function compileComparison(
  { operands, operators }: Extract<Expression, { kind: 'comparison' }>,
  compile: (one: Expression) => Evaluate,
): Evaluate {
  const values = operands.map(compile);
  const [first, second] = values;
  const [operator] = operators;
  if (values.length === 2 && first !== undefined && second !== undefined && operator !== undefined)
    return (row) => compareBy(operator, first(row), second(row));
  return (row) => {
    const all = values.map((value) => value(row));
    let result: Ternary = true;
    for (const [at, one] of operators.entries()) {
      result = and(result, compareBy(one, all[at] ?? null, all[at + 1] ?? null));
    }
    return result;
  };
}

function compareBy(operator: ComparisonOperator, left: CypherValue, right: CypherValue): Ternary {
  if (operator === '=') return equals(left, right);
  if (operator === '<>') return not(equals(left, right));
  const order = compare(left, right);
  if (order === null) return null;
  // Nothing is above, below or equal to NaN.
  if (order === undefined) return false;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

function compileCase(
  { subject, branches, otherwise }: Extract<Expression, { kind: 'case' }>,
  compile: (one: Expression) => Evaluate,
): Evaluate {
  const compiled = branches.map(({ when, result }) => ({ when: compile(when), result: compile(result) }));
  const fallback = otherwise === null ? () => null : compile(otherwise);
  if (subject === null) return (row) => (compiled.find(({ when }) => when(row) === true)?.result ?? fallback)(row);
  const wanted = compile(subject);
  return (row) => {
    const value = wanted(row);
    return (compiled.find(({ when }) => equals(value, when(row)) === true)?.result ?? fallback)(row);
  };
}

function compileCall(
  expression: Extract<Expression, { kind: 'call' }>,
  compile: (one: Expression) => Evaluate,
  runtime: Runtime,
): Evaluate {
  const found = findFunction(expression.name);
  if (found === undefined)
    throw syntaxError('UnknownFunction', `There is no function ${expression.name}().`, expression.span);
  const args = expression.args.map(compile);
  const { call } = found;
  return (row) =>
    call(
      args.map((arg) => arg(row)),
      runtime,
    );
}
