import type {
  Clause,
  Expression,
  NodePattern,
  PatternPart,
  Projection,
  Query,
  RelationshipPattern,
  SingleQuery,
} from './ast.ts';
import { formatName, formatValue } from './values.ts';

/** A query as text: reading it again gives the same tree, places apart. */
export function printQuery(query: Query): string {
  return query.parts
    .map((part, at) => {
      const union = at === 0 ? '' : `${query.unions[at - 1]?.isAll === true ? 'UNION ALL' : 'UNION'} `;
      return union + printSingle(part);
    })
    .join(' ');
}

const printSingle = ({ clauses }: SingleQuery) => clauses.map(printClause).join(' ');

function printClause(clause: Clause): string {
  switch (clause.kind) {
    case 'match':
      return `${clause.isOptional ? 'OPTIONAL ' : ''}MATCH ${printPatterns(clause.patterns)}${printWhere(clause.where)}`;
    case 'unwind':
      return `UNWIND ${printExpression(clause.list)} AS ${formatName(clause.variable)}`;
    case 'with':
      return `WITH ${printProjection(clause.projection)}${printWhere(clause.where)}`;
    case 'return':
      return `RETURN ${printProjection(clause.projection)}`;
    case 'create':
      return `CREATE ${printPatterns(clause.patterns)}`;
    case 'call':
      return printCall(clause);
  }
}

const printWhere = (where: Expression | null) => (where === null ? '' : ` WHERE ${printExpression(where)}`);

function printCall({ procedure, args, yields, isYieldAll, where }: Extract<Clause, { kind: 'call' }>): string {
  const name = procedure.split('.').map(formatName).join('.');
  const list = args === null ? '' : `(${args.map(printExpression).join(', ')})`;
  const columns = (yields ?? []).map(({ column, variable }) =>
    column === variable ? formatName(column) : `${formatName(column)} AS ${formatName(variable)}`,
  );
  const given = isYieldAll ? ' YIELD *' : yields === null ? '' : ` YIELD ${columns.join(', ')}`;
  return `CALL ${name}${list}${given}${printWhere(where)}`;
}

function printProjection({ isDistinct, isStar, items, orderBy, skip, limit }: Projection): string {
  // A column without an alias is named by its text, which is therefore kept.
  const columns = items.map(({ expression, alias, name }) => {
    if (alias !== null) return `${printExpression(expression)} AS ${formatName(alias)}`;
    return expression.kind === 'variable' ? formatName(name) : name;
  });
  const sort = orderBy.map(
    ({ expression, isDescending }) => `${printExpression(expression)}${isDescending ? ' DESC' : ''}`,
  );
  return [
    isDistinct ? 'DISTINCT ' : '',
    [...(isStar ? ['*'] : []), ...columns].join(', '),
    sort.length === 0 ? '' : ` ORDER BY ${sort.join(', ')}`,
    skip === null ? '' : ` SKIP ${printExpression(skip)}`,
    limit === null ? '' : ` LIMIT ${printExpression(limit)}`,
  ].join('');
}

const printPatterns = (patterns: readonly PatternPart[]) => patterns.map(printPattern).join(', ');

function printPattern({ variable, shortest, nodes, relationships }: PatternPart): string {
  const chain = nodes.map((node, at) => {
    const link = relationships[at - 1];
    return `${link === undefined ? '' : printRelationship(link)}${printNode(node)}`;
  });
  const name = shortest === 'one' ? 'shortestPath' : 'allShortestPaths';
  const text = shortest === null ? chain.join('') : `${name}(${chain.join('')})`;
  return variable === null ? text : `${formatName(variable)} = ${text}`;
}

function printNode({ variable, labels, properties }: NodePattern): string {
  const name = variable === null ? '' : formatName(variable);
  const map = properties === null ? '' : ` ${printExpression(properties)}`;
  return `(${name}${labels.map((label) => `:${formatName(label)}`).join('')}${map})`;
}

function printRelationship({ variable, types, direction, properties, range }: RelationshipPattern): string {
  const name = variable === null ? '' : formatName(variable);
  const type = types.length === 0 ? '' : `:${types.map(formatName).join('|')}`;
  const max = range?.max ?? '';
  const hops = range === null ? '' : range.min === range.max ? `*${range.min}` : `*${range.min}..${max}`;
  const map = properties === null ? '' : ` ${printExpression(properties)}`;
  return `${direction === 'in' ? '<' : ''}-[${name}${type}${hops}${map}]-${direction === 'out' ? '>' : ''}`;
}

/** An expression as text. Operands that are operators themselves stand in brackets. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return formatValue(expression.value);
    case 'parameter':
      return `$${formatName(expression.name)}`;
    case 'variable':
      return formatName(expression.name);
    case 'property':
      return `${operand(expression.target)}.${formatName(expression.key)}`;
    case 'labels':
      return `${operand(expression.target)}${expression.labels.map((label) => `:${formatName(label)}`).join('')}`;
    case 'list':
      return printList(expression.items);
    case 'map':
      return `{${expression.entries.map(([key, value]) => `${formatName(key)}: ${printExpression(value)}`).join(', ')}}`;
    case 'index':
      return `${operand(expression.target)}[${printExpression(expression.index)}]`;
    case 'slice': {
      const [from, to] = [expression.from, expression.to].map((one) => (one === null ? '' : printExpression(one)));
      return `${operand(expression.target)}[${from}..${to}]`;
    }
    case 'unary':
      return `${expression.operator} ${expression.operand.kind === 'literal' ? `(${printExpression(expression.operand)})` : operand(expression.operand)}`;
    case 'binary':
      return `${operand(expression.left)} ${expression.operator} ${operand(expression.right)}`;
    case 'comparison':
      return expression.operands
        .map((one, at) => `${at === 0 ? '' : ` ${expression.operators[at - 1]} `}${operand(one)}`)
        .join('');
    case 'isNull':
      return `${operand(expression.operand)} IS ${expression.isNegated ? 'NOT ' : ''}NULL`;
    case 'case':
      return printCase(expression);
    case 'call': {
      const args = expression.args.map(printExpression).join(', ');
      return `${expression.name.split('.').map(formatName).join('.')}(${expression.isDistinct ? 'DISTINCT ' : ''}${args})`;
    }
    case 'countAll':
      return 'count(*)';
    case 'listComprehension': {
      const value = expression.value === null ? '' : ` | ${printExpression(expression.value)}`;
      return `[${printIteration(expression)}${value}]`;
    }
    case 'patternComprehension':
      return `[${printPattern(expression.pattern)}${printWhere(expression.where)} | ${printExpression(expression.value)}]`;
    case 'quantifier':
      return `${expression.quantifier}(${printIteration(expression)})`;
    case 'reduce': {
      const { accumulator, start, variable, list, value } = expression;
      const range = `${formatName(variable)} IN ${printExpression(list)}`;
      return `reduce(${formatName(accumulator)} = ${printExpression(start)}, ${range} | ${printExpression(value)})`;
    }
    case 'patternPredicate':
      return printPattern(expression.pattern);
    case 'subquery':
      return `${expression.what} { ${printQuery(expression.query)} }`;
  }
}

/** A list of one membership test would read as a comprehension: its brackets are doubled. */
const printList = (items: readonly Expression[]) =>
  `[${items.map((item) => (item.kind === 'binary' && item.operator === 'IN' ? `(${printExpression(item)})` : printExpression(item))).join(', ')}]`;

function printIteration({
  variable,
  list,
  where,
}: {
  readonly variable: string;
  readonly list: Expression;
  readonly where: Expression | null;
}): string {
  return `${formatName(variable)} IN ${printExpression(list)}${printWhere(where)}`;
}

function printCase({ subject, branches, otherwise }: Extract<Expression, { kind: 'case' }>): string {
  const parts = branches.map(({ when, result }) => ` WHEN ${printExpression(when)} THEN ${printExpression(result)}`);
  const rest = otherwise === null ? '' : ` ELSE ${printExpression(otherwise)}`;
  return `CASE${subject === null ? '' : ` ${printExpression(subject)}`}${parts.join('')}${rest} END`;
}

const COMPOUND: readonly Expression['kind'][] = ['unary', 'binary', 'comparison', 'isNull', 'labels', 'case'];

function operand(expression: Expression): string {
  const isNegative =
    expression.kind === 'literal' &&
    ((typeof expression.value === 'bigint' && expression.value < 0n) || typeof expression.value === 'number');
  const text = printExpression(expression);
  return COMPOUND.includes(expression.kind) || isNegative ? `(${text})` : text;
}
