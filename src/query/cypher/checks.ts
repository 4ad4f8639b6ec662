import type { Clause, Expression, Projection, Query, SingleQuery } from './ast.ts';
import { checkExpression, checkGrouping, type Place } from './check-expression.ts';
import { checkPatterns } from './check-pattern.ts';
import { syntaxError } from './errors.ts';
import { inferType, itemType, type StaticType, type TypeEnvironment } from './infer-type.ts';
import type { Procedure } from './runtime.ts';
import { childrenOf, freeVariables, holdsAggregate, shapeOf } from './walk.ts';

/**
 * Checks a whole query before anything runs.
 * @throws CypherError with the category that the openCypher TCK names.
 */
export function checkQuery(query: Query, procedures: readonly Procedure[]): void {
  checkUnions(query);
  const columns = query.parts.map((part) => new Checker(procedures).check(part, new Map(), false));
  const names = columns.map((list) => [...list].sort().join('\n'));
  if (names.some((one) => one !== names[0]))
    throw syntaxError('DifferentColumnsInUnion', 'All parts of a UNION need the same columns.', query.unions[0]?.span);
}

/** What stands inside EXISTS { } or COUNT { }: it sees the variables around it and needs no RETURN. */
function checkSubquery(query: Query, environment: TypeEnvironment): void {
  checkUnions(query);
  for (const part of query.parts) new Checker([]).check(part, environment, true);
}

/** A place where these variables are known and no aggregate may stand. */
const at = (environment: TypeEnvironment): Place => ({ environment, aggregates: 'forbidden', checkSubquery });

function checkUnions({ unions }: Query): void {
  const mixed = unions.find((one) => one.isAll !== unions[0]?.isAll);
  if (mixed !== undefined)
    throw syntaxError('InvalidClauseComposition', 'UNION and UNION ALL cannot stand in one query.', mixed.span);
}

class Checker {
  readonly #procedures: readonly Procedure[];
  #types: TypeEnvironment = new Map();
  #columns: readonly string[] = [];

  constructor(procedures: readonly Procedure[]) {
    this.#procedures = procedures;
  }

  /** The names of the columns. */
  check({ clauses, span }: SingleQuery, environment: TypeEnvironment, isSubquery: boolean): readonly string[] {
    this.#types = environment;
    for (const [number, clause] of clauses.entries()) {
      const isLast = number === clauses.length - 1;
      if (clause.kind === 'return' && !isLast)
        throw syntaxError('InvalidClauseComposition', 'Nothing can follow RETURN.', clauses[number + 1]?.span);
      this.#clause(clause, clauses.length === 1);
    }
    const last = clauses.at(-1);
    const isCall = last?.kind === 'call' && clauses.length === 1;
    if (last?.kind !== 'return' && !isCall && !isSubquery)
      throw syntaxError('InvalidClauseComposition', 'A query ends with RETURN.', { start: span.end, end: span.end });
    return this.#columns;
  }

  #clause(clause: Clause, isAlone: boolean): void {
    switch (clause.kind) {
      case 'match':
        this.#types = checkPatterns(clause.patterns, this.#types, (inner, types) => checkExpression(inner, at(types)));
        this.#where(clause.where, this.#types);
        return;
      case 'unwind':
        this.#unwind(clause);
        return;
      case 'with':
      case 'return':
        this.#projection(clause.projection, clause.kind === 'with', clause.kind === 'with' ? clause.where : null);
        return;
      case 'call':
        this.#call(clause, isAlone);
        return;
      case 'create':
        throw syntaxError('InvalidClauseComposition', 'CREATE would change the graph; queries only read.', clause.span);
    }
  }

  #where(where: Expression | null, environment: TypeEnvironment): void {
    if (where !== null) checkExpression(where, { ...at(environment), isCondition: true });
  }

  #unwind({ list, variable, span }: Extract<Clause, { kind: 'unwind' }>): void {
    checkExpression(list, at(this.#types));
    if (this.#types.has(variable)) throw syntaxError('VariableAlreadyBound', `${variable} has a value already.`, span);
    this.#types = new Map(this.#types).set(variable, itemType(list, this.#types));
  }

  #call(clause: Extract<Clause, { kind: 'call' }>, isAlone: boolean): void {
    const procedure = this.#procedures.find(({ name }) => name === clause.procedure);
    for (const arg of clause.args ?? []) checkExpression(arg, at(this.#types));
    if (!isAlone && clause.isYieldAll)
      throw syntaxError('UnexpectedSyntax', 'YIELD * can stand only in a CALL alone.', clause.span);
    if (!isAlone && clause.args === null)
      throw syntaxError(
        'InvalidArgumentPassingMode',
        'Within a query, CALL needs its arguments in brackets.',
        clause.span,
      );
    const outputs = procedure?.outputs.map(({ name }) => ({ variable: name, span: clause.span })) ?? [];
    const types = new Map(this.#types);
    for (const { variable, span } of clause.yields ?? (isAlone ? outputs : [])) {
      if (types.has(variable)) throw syntaxError('VariableAlreadyBound', `${variable} has a value already.`, span);
      types.set(variable, 'any');
    }
    this.#types = types;
    this.#where(clause.where, types);
    this.#columns = (clause.yields ?? outputs).map(({ variable }) => variable);
  }

  #projection(projection: Projection, isWith: boolean, where: Expression | null): void {
    const before = this.#types;
    const { items, isStar, span } = projection;
    if (isStar && visibleNames(before).length === 0 && !isWith)
      throw syntaxError('NoVariablesInScope', 'There is nothing that * could stand for.', span);
    for (const item of items) {
      checkExpression(item.expression, { ...at(before), aggregates: 'allowed' });
    }
    const after = this.#columnTypes(projection, before);
    this.#checkGroups(projection);
    this.#checkOrder(projection, before, after);
    const nameless = items.find(({ alias, expression }) => alias === null && expression.kind !== 'variable');
    if (isWith && nameless !== undefined)
      throw syntaxError('NoExpressionAlias', `${nameless.name} needs a name: add AS and one.`, nameless.span);
    const isReduced = projection.isDistinct || items.some(({ expression }) => holdsAggregate(expression));
    this.#where(where, isReduced ? after : new Map([...before, ...after]));
    for (const [word, count] of [
      ['SKIP', projection.skip],
      ['LIMIT', projection.limit],
    ] as const)
      checkCount(word, count);
    this.#types = after;
    this.#columns = [...after.keys()];
  }

  #columnTypes({ items, isStar }: Projection, before: TypeEnvironment): TypeEnvironment {
    const after = new Map<string, StaticType>();
    if (isStar) for (const name of visibleNames(before)) after.set(name, before.get(name) ?? 'any');
    for (const { name, expression, span } of items) {
      if (after.has(name)) throw syntaxError('ColumnNameConflict', `Two columns are named ${name}.`, span);
      after.set(name, inferType(expression, before));
    }
    return after;
  }

  #checkGroups({ items, isStar }: Projection): void {
    const keys = new Set(items.flatMap(({ expression }) => (holdsAggregate(expression) ? [] : [shapeOf(expression)])));
    if (isStar) return;
    for (const { expression } of items) checkGrouping(expression, { keys, shape: shapeOf });
  }

  #checkOrder(projection: Projection, before: TypeEnvironment, after: TypeEnvironment): void {
    const { items, orderBy, isDistinct } = projection;
    const isGrouped = items.some(({ expression }) => holdsAggregate(expression));
    const shapes = new Map(items.map(({ expression, name }) => [shapeOf(expression), name] as const));
    const keys = new Set([
      ...items.map(({ expression }) => shapeOf(expression)),
      ...[...after.keys()].map(variableShape),
    ]);
    const grouped = new Set(
      items.flatMap((item) => (holdsAggregate(item.expression) ? [] : [...freeVariables(item.expression)])),
    );
    const isUnknown = (name: string) => !after.has(name) && !grouped.has(name);
    for (const { expression } of orderBy) {
      const environment = isGrouped || isDistinct ? after : new Map([...before, ...after]);
      const place: Place = { ...at(environment), aggregates: isGrouped ? 'allowed' : 'forbidden' };
      if (isGrouped && holdsAggregate(expression)) checkGrouping(expression, { keys, shape: shapeOf, isUnknown });
      checkOutside(expression, shapes, place);
    }
  }
}

/** Parts of an ORDER BY that are columns already need no further look. */
function checkOutside(expression: Expression, shapes: ReadonlyMap<string, string>, place: Place): void {
  if (shapes.has(shapeOf(expression))) return;
  const children = childrenOf(expression);
  const isOpen = expression.kind === 'binary' || expression.kind === 'property' || expression.kind === 'unary';
  if (isOpen && children.some((child) => shapes.has(shapeOf(child)) || shapes.size > 0)) {
    for (const child of children) checkOutside(child, shapes, place);
    return;
  }
  checkExpression(expression, place);
}

const variableShape = (name: string) => shapeOf({ kind: 'variable', name });

const visibleNames = (types: TypeEnvironment) => [...types.keys()].filter((name) => !name.startsWith(' '));

function checkCount(word: string, count: Expression | null): void {
  if (count === null) return;
  if (freeVariables(count).size > 0)
    throw syntaxError('NonConstantExpression', `${word} cannot depend on a variable.`, count.span);
  checkExpression(count, at(new Map()));
  if (count.kind !== 'literal') return;
  if (typeof count.value !== 'bigint')
    throw syntaxError('InvalidArgumentType', `${word} needs a whole number.`, count.span);
  if (count.value < 0n) throw syntaxError('NegativeIntegerArgument', `${word} cannot be below 0.`, count.span);
}
