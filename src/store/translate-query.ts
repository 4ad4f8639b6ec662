import type {
  Clause,
  Expression,
  NodePattern,
  PatternPart,
  ProjectionItem,
  Query,
  RelationshipPattern,
} from '../query/cypher/ast.ts';
import { CypherError } from '../query/cypher/errors.ts';
import { type BoundKind, bindKinds, kindOf } from './bound-kinds.ts';

/** Name of the parameter that holds the top relation of each relation: `AIDS` is a way of `BACKS`. */
export const FAMILIES_PARAMETER = 'stancegraph_families';

export type StoreNames = {
  /** Labels that a node without one may have. */
  readonly labels: readonly string[];
  /** Types that a relationship without one may have. */
  readonly types: readonly string[];
};

type Plain = Readonly<Record<string, unknown>>;
type Context = StoreNames & { readonly kinds: ReadonlyMap<string, BoundKind> };

/**
 * A query for a store that holds claims and articles beside the entities, and knows no function of ours: gives there
 * what the query as written gives here. Unlabelled nodes and untyped relationships are held to what our engine would
 * show; columns keep their names; `stance.family` and `stance.sign` become plain Cypher.
 * @throws CypherError where a function of ours is called on what no pattern binds.
 */
export function translateQuery(query: Query, names: StoreNames): Query {
  return rewrite(query, { ...names, kinds: bindKinds(query) }) as Query;
}

/** Rebuilds the tree from the leaves up; parts are known by their fields, as they are plain data. */
function rewrite(value: unknown, context: Context): unknown {
  if (Array.isArray(value)) return value.map((one) => rewrite(one, context));
  if (typeof value !== 'object' || value === null || value instanceof Map) return value;
  const part = Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === 'span' ? one : rewrite(one, context)]),
  );
  if (isRelationship(part)) return part.types.length === 0 ? { ...part, types: context.types } : part;
  if (isColumn(part)) return withName(part);
  if (isOwnCall(part)) return plainCall(part, context);
  if (isMatch(part) || isPatternComprehension(part)) return holdToLabels(part, context);
  return part;
}

const isRelationship = (part: Plain): part is RelationshipPattern => 'types' in part && 'direction' in part;
const isColumn = (part: Plain): part is ProjectionItem => 'alias' in part && 'expression' in part;
const isMatch = (part: Plain): part is Extract<Clause, { kind: 'match' }> => part['kind'] === 'match';
const isPatternComprehension = (part: Plain): part is Extract<Expression, { kind: 'patternComprehension' }> =>
  part['kind'] === 'patternComprehension';
const isOwnCall = (part: Plain): part is Extract<Expression, { kind: 'call' }> =>
  part['kind'] === 'call' && typeof part['name'] === 'string' && part['name'].toLowerCase().startsWith('stance.');

/** A column without an alias is called by its text, which a store would not know from the rewritten one. */
function withName(item: ProjectionItem): ProjectionItem {
  return item.alias !== null || item.expression.kind === 'variable' ? item : { ...item, alias: item.name };
}

type WithPatterns = Extract<Clause, { kind: 'match' }> | Extract<Expression, { kind: 'patternComprehension' }>;

/** A relationship with types has only nodes of ours at its ends; nodes that may stand alone need labels. */
function holdToLabels<P extends WithPatterns>(part: P, { labels }: Context): P {
  const patterns = 'patterns' in part ? part.patterns : [part.pattern];
  const loose: string[] = [];
  const named = patterns.map((pattern) => nameLooseNodes(pattern, loose));
  if (loose.length === 0) return part;
  const where = [...new Set(loose)].reduce<Expression | null>((condition, variable) => {
    const held = hasOneOf(variable, labels, part.span);
    return condition === null
      ? held
      : { kind: 'binary', operator: 'AND', left: condition, right: held, span: part.span };
  }, part.where);
  return 'patterns' in part ? { ...part, patterns: named, where } : { ...part, pattern: named[0], where };
}

function nameLooseNodes(pattern: PatternPart, loose: string[]): PatternPart {
  const canStandAlone = (at: number) =>
    pattern.relationships.length === 0 ||
    pattern.relationships[at]?.range?.min === 0 ||
    pattern.relationships[at - 1]?.range?.min === 0;
  const nodes = pattern.nodes.map((node, at): NodePattern => {
    if (node.labels.length > 0 || !canStandAlone(at)) return node;
    const variable = node.variable ?? `_node${node.span.start}`;
    loose.push(variable);
    return { ...node, variable };
  });
  return { ...pattern, nodes };
}

type Span = Expression['span'];

function hasOneOf(variable: string, labels: readonly string[], span: Span): Expression {
  const target: Expression = { kind: 'variable', name: variable, span };
  return labels
    .map((label): Expression => ({ kind: 'labels', target, labels: [label], span }))
    .reduce((left, right) => ({ kind: 'binary', operator: 'OR', left, right, span }));
}

function plainCall(call: Extract<Expression, { kind: 'call' }>, { kinds }: Context): Expression {
  const [argument] = call.args;
  const { span } = call;
  if (argument === undefined) return call;
  const kind = kindOf(argument, kinds);
  if (call.name.toLowerCase() === 'stance.family')
    return familyOf(kind === 'relationship' ? callOf('type', [argument], span) : argument, span);
  if (kind === 'path') return signOf(callOf('relationships', [argument], span), span);
  if (kind === 'relationship') return unlessNull(argument, signOf({ kind: 'list', items: [argument], span }, span));
  if (kind === 'relationships') return signOf(argument, span);
  throw new CypherError(
    'TypeError',
    'InvalidArgumentType',
    'In a store, stance.sign() takes a path or a relationship that a pattern binds.',
    span,
  );
}

const callOf = (name: string, args: readonly Expression[], span: Span): Expression => ({
  kind: 'call',
  name,
  isDistinct: false,
  args,
  span,
});

function unlessNull(operand: Expression, otherwise: Expression): Expression {
  const { span } = operand;
  const when: Expression = { kind: 'isNull', operand, isNegated: false, span };
  const result: Expression = { kind: 'literal', value: null, span };
  return { kind: 'case', subject: null, branches: [{ when, result }], otherwise, span };
}

/** `coalesce($families[name], name)`. */
function familyOf(name: Expression, span: Span): Expression {
  const target: Expression = { kind: 'parameter', name: FAMILIES_PARAMETER, span };
  return callOf('coalesce', [{ kind: 'index', target, index: name, span }, name], span);
}

/** The product of `polarity * sign(asserted - denied)`, as stance.sign has it. */
function signOf(list: Expression, span: Span): Expression {
  const [accumulator, variable] = ['_sign', '_link'];
  const named = (name: string): Expression => ({ kind: 'variable', name, span });
  const property = (key: string, otherwise: bigint): Expression => {
    const found: Expression = { kind: 'property', target: named(variable), key, span };
    return callOf('coalesce', [found, { kind: 'literal', value: otherwise, span }], span);
  };
  const binary = (operator: '*' | '-', left: Expression, right: Expression): Expression => ({
    kind: 'binary',
    operator,
    left,
    right,
    span,
  });
  const weight = callOf('sign', [binary('-', property('asserted', 1n), property('denied', 0n))], span);
  const value = binary('*', binary('*', named(accumulator), property('polarity', 0n)), weight);
  return { kind: 'reduce', accumulator, start: { kind: 'literal', value: 1n, span }, variable, list, value, span };
}
