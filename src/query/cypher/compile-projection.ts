import type { Expression, Projection, ProjectionItem } from './ast.ts';
import { rowStep, type Step } from './chain-steps.ts';
import { orderValues, rowKey } from './compare.ts';
import { compileExpression } from './compile-expression.ts';
import type { Compiler, Evaluate } from './compiler.ts';
import { CypherError, syntaxError } from './errors.ts';
import { type Accumulator, findAggregate } from './functions/index.ts';
import type { Runtime } from './runtime.ts';
import { type Row, Scope } from './scope.ts';
import { truth } from './truth.ts';
import type { CypherValue } from './values.ts';
import { childrenOf, holdsAggregate, isAggregate, shapeOf } from './walk.ts';

export type CompiledProjection = {
  readonly steps: readonly Step[];
  readonly scope: Scope;
  readonly columns: readonly string[];
};

/** What a projection makes of a row; `wide` holds what was before too, since ORDER BY and WHERE may speak of both. */
type Projected = { readonly values: readonly CypherValue[]; readonly wide: Row };

/** WITH and RETURN: columns, grouping, DISTINCT, ORDER BY, SKIP and LIMIT, and the WHERE of a WITH. */
export function compileProjection(
  projection: Projection,
  compiler: Compiler,
  where: Expression | null = null,
): CompiledProjection {
  const items = allItems(projection, compiler.scope);
  const columns = items.map(({ name }) => name);
  const scope = new Scope(new Map(columns.map((name, at) => [name, at])));
  const isGrouped = items.some(({ expression }) => holdsAggregate(expression));
  const sortItems = projection.orderBy.map((item) => ({ ...item, expression: named(item.expression, items) }));
  const wanted = sortItems.map(({ expression }) => expression);
  const { project, after } = isGrouped
    ? groupedRows(items, wanted, compiler)
    : plainRows(items, compiler, sortItems.length > 0 || where !== null);
  const order = sortItems.map(({ expression, isDescending }) => ({
    key: compileExpression(expression, after),
    isDescending,
  }));
  const test = where === null ? undefined : compileExpression(named(where, items), after);
  const cut = cutter(projection, compiler);
  const words = [isGrouped ? 'Aggregation' : 'Projection', columns.join(', ')];
  const extras = [
    ...(projection.isDistinct ? ['Distinct'] : []),
    ...(order.length > 0 ? ['Sort'] : []),
    ...(projection.skip === null ? [] : ['Skip']),
    ...(projection.limit === null ? [] : ['Limit']),
    ...(where === null ? [] : ['Filter']),
  ];
  const text = [words.join(' '), ...extras].join(' + ');
  if (!isGrouped && extras.length === 0) return { steps: [plainStep(text, items, compiler)], scope, columns };
  const step: Step = {
    text,
    *run(rows) {
      let found = project(rows);
      if (projection.isDistinct) found = distinct(found, compiler.runtime);
      if (order.length > 0) found = sorted(found, order);
      for (const { values, wide } of cut(found)) {
        if (test === undefined || truth(test(wide)) === true) yield values;
      }
    },
  };
  return { steps: [step], scope, columns };
}

function allItems(projection: Projection, scope: Scope): readonly ProjectionItem[] {
  if (!projection.isStar) return projection.items;
  const { span } = projection;
  const names = scope.names().filter((name) => !name.startsWith(' '));
  const star = [...names].sort().map(
    (name): ProjectionItem => ({
      expression: { kind: 'variable', name, span },
      alias: null,
      name,
      span,
    }),
  );
  return [...star, ...projection.items];
}

/** The scope of ORDER BY: what was before, hidden where a column has the same name, and the columns behind it. */
function sortScope(before: Scope, columns: readonly string[]): Scope {
  return columns.reduce<Scope>((scope, name) => scope.with(name), before);
}

function joined(row: Row, width: number, values: readonly CypherValue[]): Row {
  const copy = row.slice(0, width);
  for (const [at, value] of values.entries()) copy[width + at] = value;
  return copy;
}

type Projector = { readonly project: (rows: Iterable<Row>) => Iterable<Projected>; readonly after: Compiler };

/** A projection that takes each row by itself. */
function plainStep(text: string, items: readonly ProjectionItem[], compiler: Compiler): Step {
  const values = items.map(({ expression }) => compileExpression(expression, compiler));
  const { runtime } = compiler;
  const [first] = values;
  if (first !== undefined && values.length === 1)
    return rowStep(text, (row) => {
      runtime.spend(1);
      return [first(row)];
    });
  return rowStep(text, (row) => {
    runtime.spend(1);
    return values.map((value) => value(row));
  });
}

/** @param isWide whether ORDER BY or WHERE may speak of what was before. */
function plainRows(items: readonly ProjectionItem[], compiler: Compiler, isWide: boolean): Projector {
  const values = items.map(({ expression }) => compileExpression(expression, compiler));
  const names = items.map(({ name }) => name);
  const { width } = compiler.scope;
  return {
    after: { ...compiler, scope: sortScope(compiler.scope, names) },
    *project(rows) {
      for (const row of rows) {
        compiler.runtime.spend(1);
        const out = values.map((value) => value(row));
        yield { values: out, wide: isWide ? joined(row, width, out) : out };
      }
    },
  };
}

/** An expression with each part that a column already says put as that column's name. */
function named(expression: Expression, items: readonly ProjectionItem[]): Expression {
  const shape = shapeOf(expression);
  const item = items.find((one) => shapeOf(one.expression) === shape);
  if (item !== undefined) return { kind: 'variable', name: item.name, span: expression.span };
  return mapChildren(expression, (child) => named(child, items));
}

function mapChildren(expression: Expression, change: (child: Expression) => Expression): Expression {
  switch (expression.kind) {
    case 'property':
    case 'labels':
      return { ...expression, target: change(expression.target) };
    case 'index':
      return { ...expression, target: change(expression.target), index: change(expression.index) };
    case 'unary':
    case 'isNull':
      return { ...expression, operand: change(expression.operand) };
    case 'binary':
      return { ...expression, left: change(expression.left), right: change(expression.right) };
    case 'comparison':
      return { ...expression, operands: expression.operands.map(change) };
    case 'call':
      return { ...expression, args: expression.args.map(change) };
    case 'list':
      return { ...expression, items: expression.items.map(change) };
    default:
      return expression;
  }
}

type Group = { readonly row: Row; readonly accumulators: readonly Accumulator[] };

function groupedRows(
  items: readonly ProjectionItem[],
  sortItems: readonly Expression[],
  compiler: Compiler,
): Projector {
  const calls = [...items.map(({ expression }) => expression), ...sortItems].flatMap(aggregatesIn);
  const { width } = compiler.scope;
  const slots = new Map(calls.map((call, at) => [call, width + at] as const));
  const keys = items
    .filter(({ expression }) => !holdsAggregate(expression))
    .map(({ expression }) => compileExpression(expression, compiler));
  const inner = { ...compiler, aggregates: slots };
  const values = items.map(({ expression }) => compileExpression(expression, inner));
  const names = items.map(({ name }) => name);
  // Columns stand behind the aggregates.
  const before = new Map(compiler.scope.names().map((name) => [name, compiler.scope.slot(name) ?? 0]));
  const after = { ...inner, scope: sortScope(new Scope(before, width + calls.length), names) };
  const feeds = calls.map((call) => compileFeed(call, compiler));
  function* project(rows: Iterable<Row>): Iterable<Projected> {
    const groups = new Map<string, Group>();
    if (keys.length === 0) groups.set('', newGroup([], feeds));
    for (const row of rows) {
      compiler.runtime.spend(1);
      const key = keys.length === 0 ? '' : rowKey(keys.map((one) => one(row)));
      let group = groups.get(key);
      if (group === undefined || group.row.length === 0) {
        group = group === undefined ? newGroup(row, feeds) : { ...group, row };
        groups.set(key, group);
      }
      for (let at = 0; at < feeds.length; at += 1) {
        const accumulator = group.accumulators[at];
        if (accumulator !== undefined) feeds[at]?.add(accumulator, row);
      }
    }
    for (const { row, accumulators } of groups.values()) {
      const full = joined(
        row,
        width,
        accumulators.map((one) => one.result()),
      );
      const out = values.map((value) => value(full));
      yield { values: out, wide: joined(full, width + calls.length, out) };
    }
  }
  return { project, after };
}

/** The outermost aggregate calls inside an expression. */
function aggregatesIn(expression: Expression): readonly Expression[] {
  return isAggregate(expression) ? [expression] : childrenOf(expression).flatMap(aggregatesIn);
}

type Feed = { readonly create: () => Accumulator; readonly add: (accumulator: Accumulator, row: Row) => void };

const newGroup = (row: Row, feeds: readonly Feed[]): Group => ({
  row,
  accumulators: feeds.map((feed) => feed.create()),
});

/** What count(*) counts. */
const ONE: readonly CypherValue[] = [true];

function compileFeed(call: Expression, compiler: Compiler): Feed {
  const count = findAggregate('count');
  if (call.kind === 'countAll' && count !== undefined)
    return { create: count.create, add: (accumulator) => accumulator.add(ONE) };
  const found = call.kind === 'call' ? findAggregate(call.name) : undefined;
  if (call.kind !== 'call' || found === undefined)
    throw syntaxError('UnknownFunction', 'There is no such function.', call.span);
  const args = call.args.map((arg) => compileExpression(arg, compiler));
  const create = call.isDistinct ? () => new DistinctAccumulator(found.create()) : found.create;
  const [only] = args;
  if (only !== undefined && args.length === 1)
    return { create, add: (accumulator, row) => accumulator.add([only(row)]) };
  return { create, add: (accumulator, row) => accumulator.add(args.map((arg) => arg(row))) };
}

/** Hands on each value once. */
class DistinctAccumulator implements Accumulator {
  readonly #inner: Accumulator;
  readonly #seen = new Set<string>();

  constructor(inner: Accumulator) {
    this.#inner = inner;
  }

  add(args: readonly CypherValue[]): void {
    const key = rowKey(args.length === 1 ? args : [args[0] ?? null]);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#inner.add(args);
  }

  result(): CypherValue {
    return this.#inner.result();
  }
}

function* distinct(rows: Iterable<Projected>, runtime: Runtime): Iterable<Projected> {
  const seen = new Set<string>();
  for (const row of rows) {
    runtime.spend(1);
    const key = rowKey(row.values);
    if (seen.has(key)) continue;
    seen.add(key);
    yield row;
  }
}

type SortKey = { readonly key: Evaluate; readonly isDescending: boolean };

function sorted(rows: Iterable<Projected>, order: readonly SortKey[]): readonly Projected[] {
  const keyed = Array.from(rows, (row) => ({ row, keys: order.map(({ key }) => key(row.wide)) }));
  keyed.sort((a, b) => {
    for (const [at, { isDescending }] of order.entries()) {
      const result = orderValues(a.keys[at] ?? null, b.keys[at] ?? null);
      if (result !== 0) return isDescending ? -result : result;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}

function cutter(projection: Projection, compiler: Compiler): (rows: Iterable<Projected>) => Iterable<Projected> {
  const skip = countOf('SKIP', projection.skip, compiler);
  const limit = countOf('LIMIT', projection.limit, compiler);
  return function* (rows) {
    const first = Number(skip?.([]) ?? 0n);
    const count = limit === undefined ? Infinity : Number(limit([]));
    if (count === 0) return;
    let at = 0;
    for (const row of rows) {
      at += 1;
      if (at > first) yield row;
      if (at >= first + count) return;
    }
  };
}

/** A number of rows: no variables, a whole number, not below 0. */
function countOf(word: string, expression: Expression | null, compiler: Compiler): Evaluate | undefined {
  if (expression === null) return undefined;
  const value = compileExpression(expression, { ...compiler, scope: new Scope() });
  return (row) => {
    const count = value(row);
    if (typeof count !== 'bigint')
      throw new CypherError('SyntaxError', 'InvalidArgumentType', `${word} needs a whole number.`, expression.span);
    if (count < 0n)
      throw new CypherError('SyntaxError', 'NegativeIntegerArgument', `${word} cannot be below 0.`, expression.span);
    return count;
  };
}
