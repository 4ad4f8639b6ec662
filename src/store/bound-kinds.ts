import type { Expression, Query } from '../query/cypher/ast.ts';

/** What a variable holds as far as the text of a query tells. */
export type BoundKind = 'path' | 'relationship' | 'relationships' | 'other';

type Kinds = Map<string, BoundKind>;
type Plain = Readonly<Record<string, unknown>>;

/** The variables of a query that hold paths and relationships. Names mean one thing throughout a query, as people write them. */
export function bindKinds(query: Query): ReadonlyMap<string, BoundKind> {
  const kinds: Kinds = new Map();
  visit(query, kinds);
  return kinds;
}

/** In the order of the text, so that a variable is known before it is used. */
function visit(value: unknown, kinds: Kinds): void {
  if (Array.isArray(value)) for (const one of value) visit(one, kinds);
  else if (typeof value === 'object' && value !== null && !(value instanceof Map)) {
    bind(value as Plain, kinds);
    for (const one of Object.values(value)) visit(one, kinds);
  }
}

function bind(part: Plain, kinds: Kinds): void {
  const variable = part['variable'];
  if ('shortest' in part && typeof variable === 'string') kinds.set(variable, 'path');
  else if ('direction' in part && typeof variable === 'string')
    kinds.set(variable, part['range'] === null ? 'relationship' : 'relationships');
  else if ('list' in part && typeof variable === 'string')
    bindTo(variable, kindOf(part['list'] as Expression, kinds) === 'relationships' ? 'relationship' : 'other', kinds);
  else if ('alias' in part && typeof part['alias'] === 'string')
    bindTo(part['alias'], kindOf(part['expression'] as Expression, kinds), kinds);
}

function bindTo(variable: string, kind: BoundKind, kinds: Kinds): void {
  if (kind !== 'other') kinds.set(variable, kind);
}

/** What an expression gives: a path, a relationship, a list of relationships, or something else. */
export function kindOf(expression: Expression, kinds: ReadonlyMap<string, BoundKind>): BoundKind {
  switch (expression.kind) {
    case 'variable':
      return kinds.get(expression.name) ?? 'other';
    case 'patternPredicate':
      return expression.pattern.shortest === null ? 'other' : 'path';
    case 'slice':
      return kindOf(expression.target, kinds);
    case 'index':
      return kindOf(expression.target, kinds) === 'relationships' ? 'relationship' : 'other';
    case 'listComprehension':
      return expression.value === null ? kindOf(expression.list, kinds) : 'other';
    case 'list':
      return expression.items.length > 0 && expression.items.every((item) => kindOf(item, kinds) === 'relationship')
        ? 'relationships'
        : 'other';
    case 'call':
      return kindOfCall(expression, kinds);
    default:
      return 'other';
  }
}

function kindOfCall(
  { name, args }: Extract<Expression, { kind: 'call' }>,
  kinds: ReadonlyMap<string, BoundKind>,
): BoundKind {
  const [argument] = args;
  const inner = argument === undefined ? 'other' : kindOf(argument, kinds);
  const called = name.toLowerCase();
  if (called === 'relationships') return 'relationships';
  if (called === 'collect') return inner === 'relationship' ? 'relationships' : 'other';
  if (called === 'head' || called === 'last') return inner === 'relationships' ? 'relationship' : 'other';
  return called === 'coalesce' || called === 'tail' || called === 'reverse' ? inner : 'other';
}
