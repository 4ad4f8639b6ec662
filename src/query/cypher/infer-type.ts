import type { Expression } from './ast.ts';
import { type CypherValue, isList, isMap } from './values.ts';

/** What can be known of a value before the query runs; `any` where nothing is. */
export type StaticType =
  | 'any'
  | 'null'
  | 'boolean'
  | 'integer'
  | 'float'
  | 'string'
  | 'list'
  | 'map'
  | 'node'
  | 'relationship'
  /** The list that a relationship pattern of variable length binds. */
  | 'relationships'
  | 'path';

export type TypeEnvironment = ReadonlyMap<string, StaticType>;

const RESULTS: Readonly<Record<string, StaticType>> = {
  count: 'integer',
  collect: 'list',
  size: 'integer',
  length: 'integer',
  id: 'integer',
  tointeger: 'any',
  type: 'string',
  labels: 'list',
  keys: 'list',
  nodes: 'list',
  relationships: 'list',
  range: 'list',
  startnode: 'node',
  endnode: 'node',
};

const BOOLEAN_OPERATORS: readonly string[] = ['AND', 'OR', 'XOR', 'IN', 'STARTS WITH', 'ENDS WITH', 'CONTAINS', '=~'];

/** The type of an expression as far as its text tells. */
export function inferType(expression: Expression, environment: TypeEnvironment): StaticType {
  switch (expression.kind) {
    case 'literal':
      return typeOfLiteral(expression.value);
    case 'variable':
      return environment.get(expression.name) ?? 'any';
    case 'list':
    case 'listComprehension':
    case 'patternComprehension':
      return 'list';
    case 'map':
      return 'map';
    case 'unary':
      return expression.operator === 'NOT' ? 'boolean' : inferType(expression.operand, environment);
    case 'binary':
      return BOOLEAN_OPERATORS.includes(expression.operator) ? 'boolean' : inferSum(expression, environment);
    case 'comparison':
    case 'isNull':
    case 'quantifier':
    case 'labels':
      return 'boolean';
    case 'patternPredicate':
      return expression.pattern.shortest === null ? 'boolean' : 'any';
    case 'countAll':
      return 'integer';
    case 'subquery':
      return expression.what === 'EXISTS' ? 'boolean' : 'integer';
    case 'call':
      return RESULTS[expression.name.toLowerCase()] ?? 'any';
    default:
      return 'any';
  }
}

function typeOfLiteral(value: CypherValue): StaticType {
  if (value === null) return 'null';
  if (isList(value)) return 'list';
  if (isMap(value)) return 'map';
  const types = { boolean: 'boolean', bigint: 'integer', number: 'float', string: 'string', object: 'any' } as const;
  return types[typeof value as keyof typeof types];
}

function inferSum(expression: Extract<Expression, { kind: 'binary' }>, environment: TypeEnvironment): StaticType {
  const [left, right] = [inferType(expression.left, environment), inferType(expression.right, environment)];
  if (left === 'integer' && right === 'integer') return expression.operator === '^' ? 'float' : 'integer';
  const areNumbers = [left, right].every((type) => type === 'integer' || type === 'float');
  if (areNumbers) return 'float';
  return expression.operator === '+' && (left === 'list' || right === 'list') ? 'list' : 'any';
}

/** The type that all items of a written list have; `any` where they differ or the list is not written out. */
export function itemType(list: Expression, environment: TypeEnvironment): StaticType {
  if (list.kind !== 'list') return 'any';
  const types = new Set(list.items.map((item) => inferType(item, environment)));
  types.delete('null');
  const [only] = types;
  return types.size === 1 && only !== undefined ? only : 'any';
}
