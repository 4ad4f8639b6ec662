import { nearest } from '../../base/nearest.ts';
import type { Expression, PatternPart, Query } from './ast.ts';
import { checkPatterns } from './check-pattern.ts';
import { CypherError, syntaxError, typeError } from './errors.ts';
import { findAggregate, findFunction, listFunctions } from './functions/index.ts';
import { inferType, itemType, type StaticType, type TypeEnvironment } from './infer-type.ts';
import { childrenOf, holdsAggregate, patternVariables } from './walk.ts';

/** Where an expression stands. */
export type Place = {
  readonly environment: TypeEnvironment;
  /** Checks a whole query that stands in an expression; handed down, since it is made of expressions itself. */
  readonly checkSubquery: (query: Query, environment: TypeEnvironment) => void;
  /** Whether aggregates may stand here, and whether one is around already. */
  readonly aggregates: 'allowed' | 'forbidden' | 'inside';
  /** Whether a pattern may stand for its truth here. */
  readonly isCondition?: boolean;
};

/** Argument types of functions that the text alone can break. */
const ARGUMENTS: Readonly<Record<string, readonly StaticType[]>> = {
  type: ['relationship'],
  labels: ['node'],
  length: ['path'],
  nodes: ['path'],
  relationships: ['path'],
  size: ['string', 'list', 'relationships'],
  properties: ['node', 'relationship', 'map'],
  keys: ['node', 'relationship', 'map'],
  startnode: ['relationship'],
  endnode: ['relationship'],
};

const NO_NUMBERS: readonly StaticType[] = [
  'boolean',
  'string',
  'list',
  'map',
  'node',
  'relationship',
  'relationships',
  'path',
];
const SCALARS: readonly StaticType[] = ['boolean', 'integer', 'float', 'string', 'list', 'relationships'];

/** Finds what is wrong with an expression before it runs: names, places of aggregates, types that cannot be right. */
export function checkExpression(expression: Expression, place: Place): void {
  const { environment } = place;
  const value: Place = { ...place, isCondition: false };
  switch (expression.kind) {
    case 'variable':
      if (!environment.has(expression.name)) throw undefinedVariable(expression, environment);
      return;
    case 'property':
      checkExpression(expression.target, value);
      checkPropertyTarget(expression, environment);
      return;
    case 'unary':
      checkExpression(expression.operand, { ...place, isCondition: expression.operator === 'NOT' });
      if (expression.operator === 'NOT') checkTruth(expression.operand, environment);
      return;
    case 'binary':
      checkBinary(expression, place);
      return;
    case 'case':
      for (const { when, result } of expression.branches) {
        checkExpression(when, { ...place, isCondition: expression.subject === null });
        checkExpression(result, value);
      }
      for (const one of [expression.subject, expression.otherwise]) if (one !== null) checkExpression(one, value);
      return;
    case 'countAll':
      checkAggregatePlace(expression, place);
      return;
    case 'call':
      checkCall(expression, place);
      return;
    case 'listComprehension':
    case 'quantifier':
      checkIteration(expression, value);
      return;
    case 'reduce': {
      checkExpression(expression.start, value);
      checkExpression(expression.list, value);
      const types = new Map(environment).set(expression.variable, 'any').set(expression.accumulator, 'any');
      checkExpression(expression.value, { ...place, environment: types, aggregates: 'forbidden', isCondition: false });
      return;
    }
    case 'patternComprehension': {
      const types = checkPattern(expression.pattern, place);
      const inner: Place = { ...place, environment: types, aggregates: 'forbidden', isCondition: false };
      if (expression.where !== null) checkExpression(expression.where, { ...inner, isCondition: true });
      checkExpression(expression.value, inner);
      return;
    }
    case 'patternPredicate':
      checkPatternPredicate(expression, place);
      return;
    case 'subquery':
      place.checkSubquery(expression.query, environment);
      return;
    default:
      for (const child of childrenOf(expression)) checkExpression(child, value);
  }
}

export function undefinedVariable(
  expression: Extract<Expression, { kind: 'variable' }>,
  environment: TypeEnvironment,
): CypherError {
  const near = nearest(
    expression.name,
    [...environment.keys()].filter((name) => !name.startsWith(' ')),
  );
  // `{name: Turkey}`: variables are seldom written with a capital, names are.
  const isText = near === undefined && /^\p{Lu}\p{L}/u.test(expression.name);
  const hint = isText ? `; text has quotes: '${expression.name}'` : near === undefined ? '' : `; did you mean ${near}?`;
  return syntaxError(
    'UndefinedVariable',
    `There is no variable ${expression.name} here${hint || '.'}`,
    expression.span,
  );
}

function checkPropertyTarget(
  { target, key, span }: Extract<Expression, { kind: 'property' }>,
  environment: TypeEnvironment,
): void {
  const type = inferType(target, environment);
  const message = `A value of type ${type} has no property ${key}.`;
  if (type === 'path') throw syntaxError('InvalidArgumentType', message, span);
  if (SCALARS.includes(type))
    throw new CypherError('TypeError', typeError('InvalidArgumentType', message).detail, message, span);
}

function checkTruth(expression: Expression, environment: TypeEnvironment): void {
  const type = inferType(expression, environment);
  if (!['any', 'null', 'boolean'].includes(type))
    throw syntaxError('InvalidArgumentType', `Expected true or false, found a value of type ${type}.`, expression.span);
}

function checkBinary(expression: Extract<Expression, { kind: 'binary' }>, place: Place): void {
  const { operator, left, right } = expression;
  const isLogic = operator === 'AND' || operator === 'OR' || operator === 'XOR';
  for (const side of [left, right]) {
    checkExpression(side, { ...place, isCondition: isLogic });
    if (isLogic) checkTruth(side, place.environment);
  }
  const types = [left, right].map((side) => inferType(side, place.environment));
  const isProduct = ['-', '*', '/', '%', '^'].includes(operator);
  if (isProduct && types.some((type) => NO_NUMBERS.includes(type)))
    throw syntaxError('InvalidArgumentType', `${types[0]} ${operator} ${types[1]} has no meaning.`, expression.span);
  const container = types[1] ?? 'any';
  if (operator === 'IN' && !['any', 'null', 'list', 'relationships'].includes(container))
    throw syntaxError('InvalidArgumentType', `IN looks into a list, not into ${container}.`, right.span);
}

function checkAggregatePlace(expression: Expression, { aggregates }: Place): void {
  if (aggregates === 'inside')
    throw syntaxError('NestedAggregation', 'An aggregate cannot stand inside another.', expression.span);
  if (aggregates === 'forbidden')
    throw syntaxError('InvalidAggregation', 'An aggregate cannot stand here.', expression.span);
}

function checkCall(expression: Extract<Expression, { kind: 'call' }>, place: Place): void {
  const { name, args, span } = expression;
  const aggregate = findAggregate(name);
  const found = aggregate ?? findFunction(name);
  if (found === undefined) {
    const near = nearest(
      name,
      listFunctions().map((one) => one.name),
    );
    const hint = near === undefined ? '.' : `; did you mean ${near}()?`;
    throw syntaxError('UnknownFunction', `There is no function ${name}()${hint}`, span);
  }
  if (args.length < found.minArgs || args.length > found.maxArgs)
    throw syntaxError('InvalidNumberOfArguments', `${found.help} was given ${args.length} arguments.`, span);
  if (aggregate !== undefined) {
    checkAggregatePlace(expression, place);
    if (args.some(holdsRandom))
      throw syntaxError('NonConstantExpression', 'An aggregate cannot be made of random numbers.', span);
  }
  const isExists = name.toLowerCase() === 'exists';
  const aggregates = aggregate === undefined ? place.aggregates : 'inside';
  for (const arg of args) checkExpression(arg, { ...place, aggregates, isCondition: isExists });
  checkArgumentTypes(expression, place.environment);
}

const holdsRandom = (expression: Expression): boolean =>
  (expression.kind === 'call' && expression.name.toLowerCase() === 'rand') || childrenOf(expression).some(holdsRandom);

function checkArgumentTypes({ name, args }: Extract<Expression, { kind: 'call' }>, environment: TypeEnvironment): void {
  const allowed = ARGUMENTS[name.toLowerCase()];
  const [first] = args;
  if (allowed === undefined || first === undefined) return;
  const type = inferType(first, environment);
  if (!['any', 'null', ...allowed].includes(type))
    throw syntaxError('InvalidArgumentType', `${name}() does not take a value of type ${type}.`, first.span);
}

function checkIteration(
  expression: Extract<Expression, { kind: 'listComprehension' | 'quantifier' }>,
  place: Place,
): void {
  checkExpression(expression.list, place);
  const type = itemType(expression.list, place.environment);
  const environment = new Map(place.environment).set(expression.variable, type);
  const inner: Place = { ...place, environment, aggregates: 'forbidden', isCondition: false };
  if (expression.where !== null) checkExpression(expression.where, { ...inner, isCondition: true });
  if (expression.kind === 'listComprehension' && expression.value !== null) checkExpression(expression.value, inner);
}

function checkPatternPredicate(expression: Extract<Expression, { kind: 'patternPredicate' }>, place: Place): void {
  const { pattern, span } = expression;
  if (pattern.shortest === null && place.isCondition !== true)
    throw syntaxError('UnexpectedSyntax', 'A pattern can stand alone only where a condition is asked for.', span);
  for (const name of patternVariables(pattern)) {
    if (!place.environment.has(name)) throw undefinedVariable({ kind: 'variable', name, span }, place.environment);
  }
  checkPattern(pattern, place);
}

/** The types of all variables behind a pattern. */
function checkPattern(pattern: PatternPart, place: Place): TypeEnvironment {
  return checkPatterns([pattern], place.environment, (inner, environment) =>
    checkExpression(inner, { ...place, environment, aggregates: 'forbidden', isCondition: false }),
  );
}

/** What a projection groups by. */
export type Grouping = {
  /** Shapes of the columns without aggregates. */
  readonly keys: ReadonlySet<string>;
  readonly shape: (one: Expression) => string;
  /** Whether a name is not to be seen at all here, rather than seen but not grouped by. */
  readonly isUnknown?: (name: string) => boolean;
};

/** Parts of an expression that mix with an aggregate must be grouped by: variables and properties that are columns. */
export function checkGrouping(expression: Expression, grouping: Grouping, own: readonly string[] = []): void {
  if (own.length === 0 && !holdsAggregate(expression)) return;
  const { keys, shape } = grouping;
  if (expression.kind === 'countAll' || (expression.kind === 'call' && findAggregate(expression.name) !== undefined))
    return;
  const isLeaf = expression.kind === 'variable' || expression.kind === 'property';
  if (isLeaf && keys.has(shape(expression))) return;
  if (expression.kind === 'variable') {
    if (own.includes(expression.name)) return;
    if (grouping.isUnknown?.(expression.name) === true) throw undefinedVariable(expression, new Map());
    const message = `${expression.name} stands beside an aggregate and is no column of its own.`;
    throw syntaxError('AmbiguousAggregationExpression', message, expression.span);
  }
  // Some name that cannot be typed, so that what lies inside is looked at too.
  const names = [...own, ' inside', ...('variable' in expression ? [expression.variable] : [])];
  if (expression.kind === 'reduce') names.push(expression.accumulator);
  for (const child of childrenOf(expression)) checkGrouping(child, grouping, names);
}
