import type { Clause, Projection, ProjectionItem, Query, SingleQuery, SortItem, Statement } from './ast.ts';
import { syntaxError } from './errors.ts';
import { parseExpression, parseMap } from './parse-expression.ts';
import { parsePatterns } from './parse-pattern.ts';
import { TokenStream } from './token-stream.ts';

/**
 * Reads a query.
 * @throws CypherError of kind SyntaxError, with the place.
 */
export function parseCypher(text: string): Statement {
  const stream = new TokenStream(text, { map: parseMap, subquery: parseSubquery });
  const mode = stream.takeWords('EXPLAIN') ? 'explain' : stream.takeWords('PROFILE') ? 'profile' : 'run';
  const query = parseQuery(stream);
  if (stream.takeSymbol(';') && stream.peek().kind !== 'end')
    throw syntaxError('UnexpectedSyntax', 'One query at a time: nothing may follow the semicolon.', stream.peek());
  if (stream.peek().kind !== 'end') throw stream.unexpected('a clause or the end of the query', CLAUSE_WORDS);
  return { mode, query, text };
}

const CLAUSE_WORDS = [
  'MATCH',
  'OPTIONAL',
  'UNWIND',
  'WITH',
  'RETURN',
  'WHERE',
  'ORDER',
  'SKIP',
  'LIMIT',
  'UNION',
  'CALL',
];
const WRITES = ['MERGE', 'SET', 'DELETE', 'DETACH', 'REMOVE', 'FOREACH', 'LOAD', 'DROP'];

function parseQuery(stream: TokenStream): Query {
  const from = stream.position;
  const parts = [parseSingle(stream)];
  const unions: { isAll: boolean; span: Query['span'] }[] = [];
  while (stream.isWord('UNION')) {
    const at = stream.position;
    stream.next();
    unions.push({ isAll: stream.takeWords('ALL'), span: stream.spanFrom(at) });
    parts.push(parseSingle(stream));
  }
  return { parts, unions, span: stream.spanFrom(from) };
}

/** `{ MATCH ... }`, `{ (a)-->(b) WHERE ... }`: what EXISTS and COUNT ask. A bare pattern is a MATCH. */
function parseSubquery(stream: TokenStream): Query {
  return stream.nested(() => {
    stream.expectSymbol('{');
    const query = CLAUSE_WORDS.includes(stream.peek().upper) ? parseQuery(stream) : parseBarePattern(stream);
    stream.expectSymbol('}');
    return query;
  }, 5);
}

function parseBarePattern(stream: TokenStream): Query {
  const from = stream.position;
  const patterns = parsePatterns(stream);
  const where = stream.takeWords('WHERE') ? parseExpression(stream) : null;
  const span = stream.spanFrom(from);
  const clause: Clause = { kind: 'match', isOptional: false, patterns, where, span };
  return { parts: [{ clauses: [clause], span }], unions: [], span };
}

function parseSingle(stream: TokenStream): SingleQuery {
  const from = stream.position;
  const clauses: Clause[] = [];
  for (;;) {
    const clause = parseClause(stream);
    if (clause === undefined) break;
    clauses.push(clause);
  }
  if (clauses.length === 0) throw stream.unexpected('MATCH, UNWIND, WITH, CALL or RETURN', CLAUSE_WORDS);
  return { clauses, span: stream.spanFrom(from) };
}

function parseClause(stream: TokenStream): Clause | undefined {
  const from = stream.position;
  const { upper } = stream.peek();
  if (stream.takeWords('OPTIONAL', 'MATCH')) return parseMatch(stream, from, true);
  if (stream.takeWords('MATCH')) return parseMatch(stream, from, false);
  if (stream.takeWords('UNWIND')) {
    const list = parseExpression(stream);
    stream.expectWord('AS');
    const variable = stream.expectVariable();
    return { kind: 'unwind', list, variable, span: stream.spanFrom(from) };
  }
  if (stream.takeWords('WITH')) {
    const projection = parseProjection(stream);
    const where = stream.takeWords('WHERE') ? parseExpression(stream) : null;
    return { kind: 'with', projection, where, span: stream.spanFrom(from) };
  }
  if (stream.takeWords('RETURN')) {
    return { kind: 'return', projection: parseProjection(stream), span: stream.spanFrom(from) };
  }
  if (stream.takeWords('CREATE')) {
    return { kind: 'create', patterns: parsePatterns(stream), span: stream.spanFrom(from) };
  }
  if (stream.takeWords('CALL')) return parseCallClause(stream, from);
  if (WRITES.includes(upper))
    throw syntaxError('InvalidClauseComposition', `${upper} would change the graph; queries only read.`, stream.peek());
  return undefined;
}

function parseMatch(stream: TokenStream, from: number, isOptional: boolean): Clause {
  const patterns = parsePatterns(stream);
  const where = stream.takeWords('WHERE') ? parseExpression(stream) : null;
  return { kind: 'match', isOptional, patterns, where, span: stream.spanFrom(from) };
}

function parseProjection(stream: TokenStream): Projection {
  const from = stream.position;
  const isDistinct = stream.takeWords('DISTINCT');
  const isStar = stream.takeSymbol('*');
  const items: ProjectionItem[] = [];
  if (!isStar || stream.takeSymbol(',')) {
    do items.push(parseItem(stream));
    while (stream.takeSymbol(','));
  }
  const orderBy: SortItem[] = [];
  if (stream.takeWords('ORDER', 'BY')) {
    do orderBy.push(parseSortItem(stream));
    while (stream.takeSymbol(','));
  }
  const skip = stream.takeWords('SKIP') || stream.takeWords('OFFSET') ? parseExpression(stream) : null;
  const limit = stream.takeWords('LIMIT') ? parseExpression(stream) : null;
  return { isDistinct, isStar, items, orderBy, skip, limit, span: stream.spanFrom(from) };
}

function parseItem(stream: TokenStream): ProjectionItem {
  const from = stream.position;
  const expression = parseExpression(stream);
  const { start, end } = stream.spanFrom(from);
  const alias = stream.takeWords('AS') ? stream.expectVariable('a name') : null;
  const name = alias ?? (expression.kind === 'variable' ? expression.name : stream.text.slice(start, end));
  return { expression, alias, name, span: stream.spanFrom(from) };
}

function parseSortItem(stream: TokenStream): SortItem {
  const expression = parseExpression(stream);
  const isDescending = stream.takeWords('DESC') || stream.takeWords('DESCENDING');
  if (!isDescending && !stream.takeWords('ASC')) stream.takeWords('ASCENDING');
  return { expression, isDescending };
}

type CallClause = Extract<Clause, { readonly kind: 'call' }>;

function parseCallClause(stream: TokenStream, from: number): Clause {
  let procedure = stream.expectName('a procedure');
  while (stream.takeSymbol('.')) procedure += `.${stream.expectName('a procedure')}`;
  const args = stream.isSymbol('(') ? parseArguments(stream) : null;
  let yields: { column: string; variable: string; span: Query['span'] }[] | null = null;
  let isYieldAll = false;
  let where: CallClause['where'] = null;
  if (stream.takeWords('YIELD')) {
    isYieldAll = stream.takeSymbol('*') || (stream.isSymbol('-') && stream.next() !== undefined);
    yields = isYieldAll ? null : parseYields(stream);
    where = stream.takeWords('WHERE') ? parseExpression(stream) : null;
  }
  return { kind: 'call', procedure, args, yields, isYieldAll, where, span: stream.spanFrom(from) };
}

function parseArguments(stream: TokenStream) {
  stream.expectSymbol('(');
  const args: ReturnType<typeof parseExpression>[] = [];
  if (!stream.isSymbol(')')) {
    do args.push(parseExpression(stream));
    while (stream.takeSymbol(','));
  }
  stream.expectSymbol(')');
  return args;
}

function parseYields(stream: TokenStream) {
  const yields: { column: string; variable: string; span: Query['span'] }[] = [];
  do {
    const at = stream.position;
    const column = stream.expectName('a column');
    const variable = stream.takeWords('AS') ? stream.expectVariable() : column;
    yields.push({ column, variable, span: stream.spanFrom(at) });
  } while (stream.takeSymbol(','));
  return yields;
}
