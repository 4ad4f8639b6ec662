import type { Clause, Expression, PatternPart, Projection, Query } from './ast.ts';
import { findAggregate } from './functions/index.ts';

/** The expressions directly inside another, subqueries left out. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'property':
    case 'labels':
      return [expression.target];
    case 'list':
      return expression.items;
    case 'map':
      return expression.entries.map(([, value]) => value);
    case 'index':
      return [expression.target, expression.index];
    case 'slice':
      return [expression.target, ...given(expression.from), ...given(expression.to)];
    case 'unary':
    case 'isNull':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'comparison':
      return expression.operands;
    case 'case': {
      const branches = expression.branches.flatMap(({ when, result }) => [when, result]);
      return [...given(expression.subject), ...branches, ...given(expression.otherwise)];
    }
    case 'call':
      return expression.args;
    case 'listComprehension':
      return [expression.list, ...given(expression.where), ...given(expression.value)];
    case 'quantifier':
      return [expression.list, expression.where];
    case 'reduce':
      return [expression.start, expression.list, expression.value];
    case 'patternComprehension':
      return [...patternExpressions(expression.pattern), ...given(expression.where), expression.value];
    case 'patternPredicate':
      return patternExpressions(expression.pattern);
    default:
      return [];
  }
}

const given = <T>(value: T | null): readonly T[] => (value === null ? [] : [value]);

/** The property maps inside a pattern. */
export function patternExpressions(part: PatternPart): readonly Expression[] {
  return [...part.nodes, ...part.relationships].flatMap(({ properties }) => given(properties));
}

/** Variables that a pattern names, the one of its path too. */
export function patternVariables(part: PatternPart): readonly string[] {
  return [part, ...part.nodes, ...part.relationships].flatMap(({ variable }) => given(variable));
}

/** Whether a call gives one value for many rows. */
export function isAggregate(expression: Expression): boolean {
  return expression.kind === 'countAll' || (expression.kind === 'call' && findAggregate(expression.name) !== undefined);
}

/** Whether an aggregate stands anywhere inside. */
export function holdsAggregate(expression: Expression): boolean {
  return isAggregate(expression) || childrenOf(expression).some(holdsAggregate);
}

/** Variables that an expression takes from outside of itself. */
export function freeVariables(expression: Expression): ReadonlySet<string> {
  const free = new Set<string>();
  collectFree(expression, new Set(), free);
  return free;
}

function collectFree(expression: Expression, inner: ReadonlySet<string>, free: Set<string>): void {
  const visit = (one: Expression | null, ...own: readonly string[]) => {
    if (one !== null) collectFree(one, own.length === 0 ? inner : new Set([...inner, ...own]), free);
  };
  switch (expression.kind) {
    case 'variable':
      if (!inner.has(expression.name)) free.add(expression.name);
      return;
    case 'listComprehension':
      visit(expression.list);
      visit(expression.where, expression.variable);
      visit(expression.value, expression.variable);
      return;
    case 'quantifier':
      visit(expression.list);
      visit(expression.where, expression.variable);
      return;
    case 'reduce':
      visit(expression.start);
      visit(expression.list);
      visit(expression.value, expression.variable, expression.accumulator);
      return;
    case 'patternComprehension':
    case 'patternPredicate':
      for (const name of patternVariables(expression.pattern)) if (!inner.has(name)) free.add(name);
      for (const child of childrenOf(expression)) visit(child);
      return;
    case 'subquery':
      for (const name of queryVariables(expression.query)) if (!inner.has(name)) free.add(name);
      return;
    default:
      for (const child of childrenOf(expression)) visit(child);
  }
}

/** Every variable that a subquery speaks of: more than it takes from outside, which does no harm. */
function queryVariables(query: Query): readonly string[] {
  return query.parts.flatMap(({ clauses }) => clauses.flatMap(clauseVariables));
}

function clauseVariables(clause: Clause): readonly string[] {
  const ofAll = (expressions: readonly (Expression | null)[]) =>
    expressions.flatMap((one) => (one === null ? [] : [...freeVariables(one)]));
  switch (clause.kind) {
    case 'match':
      return [
        ...clause.patterns.flatMap((part) => [...patternVariables(part), ...ofAll(patternExpressions(part))]),
        ...ofAll([clause.where]),
      ];
    case 'unwind':
      return ofAll([clause.list]);
    case 'with':
      return [...ofAll(projectionExpressions(clause.projection)), ...ofAll([clause.where])];
    case 'return':
      return ofAll(projectionExpressions(clause.projection));
    case 'call':
      return ofAll([...(clause.args ?? []), clause.where]);
    case 'create':
      return clause.patterns.flatMap(patternVariables);
  }
}

export function projectionExpressions(projection: Projection): readonly Expression[] {
  const { items, orderBy, skip, limit } = projection;
  return [
    ...items.map(({ expression }) => expression),
    ...orderBy.map(({ expression }) => expression),
    ...given(skip),
    ...given(limit),
  ];
}

/** The parts of a condition that all have to hold. */
export function conjuncts(condition: Expression | null): readonly Expression[] {
  if (condition === null) return [];
  if (condition.kind === 'binary' && condition.operator === 'AND')
    return [...conjuncts(condition.left), ...conjuncts(condition.right)];
  return [condition];
}

/** A text that is the same for expressions which say the same, whatever their place. */
export function shapeOf(expression: unknown): string {
  return JSON.stringify(expression, (key, value) => {
    if (key === 'span') return undefined;
    return typeof value === 'bigint' ? `${value}n` : value;
  });
}
