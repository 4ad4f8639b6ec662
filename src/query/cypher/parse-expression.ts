import type { BinaryOperator, ComparisonOperator, Expression, QuantifierName } from './ast.ts';
import { syntaxError } from './errors.ts';
import { opensPattern, parseLabels, parseNamedPattern, parsePatternChain, parseShortest } from './parse-pattern.ts';
import type { TokenStream } from './token-stream.ts';
import { fitsInteger } from './values.ts';

/** Longest row of operators at one level, such as `a OR b OR c`: each makes the tree one deeper. */
const MAX_CHAIN = 1000;

/** An expression of any kind, in the precedence of openCypher. */
export function parseExpression(stream: TokenStream): Expression {
  return stream.nested(() => parseBinary(stream, 0));
}

type Level = (stream: TokenStream) => BinaryOperator | undefined;

const word =
  (operator: BinaryOperator): Level =>
  (stream) =>
    stream.takeWords(operator) ? operator : undefined;

const symbols =
  (...operators: readonly BinaryOperator[]): Level =>
  (stream) =>
    operators.find((operator) => stream.takeSymbol(operator));

/** From the loosest to the tightest; NOT and comparison stand between AND and the string operators. */
const LOOSE: readonly Level[] = [word('OR'), word('XOR'), word('AND')];
const TIGHT: readonly Level[] = [symbols('+', '-'), symbols('*', '/', '%'), symbols('^')];

function parseBinary(stream: TokenStream, level: number): Expression {
  const take = LOOSE[level];
  if (take === undefined) return parseNot(stream);
  return chain(stream, take, () => parseBinary(stream, level + 1));
}

function chain(stream: TokenStream, take: Level, operand: () => Expression): Expression {
  const from = stream.position;
  let left = operand();
  for (let length = 1; ; length += 1) {
    const operator = take(stream);
    if (operator === undefined) return left;
    if (length > MAX_CHAIN)
      throw syntaxError('UnexpectedSyntax', `More than ${MAX_CHAIN} operators in a row.`, stream.peek());
    const right = operand();
    left = { kind: 'binary', operator, left, right, span: stream.spanFrom(from) };
  }
}

function parseNot(stream: TokenStream): Expression {
  const from = stream.position;
  if (!stream.takeWords('NOT')) return parseComparison(stream);
  const operand = stream.nested(() => parseNot(stream));
  return { kind: 'unary', operator: 'NOT', operand, span: stream.spanFrom(from) };
}

const COMPARISONS: readonly ComparisonOperator[] = ['=', '<>', '<=', '>=', '<', '>'];

function parseComparison(stream: TokenStream): Expression {
  const from = stream.position;
  const operands = [parsePredicates(stream)];
  const operators: ComparisonOperator[] = [];
  for (;;) {
    // `a <-1` is cut as an arrow.
    const isBelowMinus = stream.isSymbol('<-');
    const operator = isBelowMinus ? '<' : COMPARISONS.find((one) => stream.takeSymbol(one));
    if (operator === undefined) break;
    operators.push(operator);
    if (isBelowMinus) {
      const at = stream.position;
      stream.next();
      operands.push(negate(stream, at, parseUnary(stream)));
    } else operands.push(parsePredicates(stream));
    if (operators.length > MAX_CHAIN)
      throw syntaxError('UnexpectedSyntax', `More than ${MAX_CHAIN} comparisons in a row.`, stream.peek());
  }
  const first = operands[0];
  if (operators.length === 0 && first !== undefined) return first;
  return { kind: 'comparison', operands, operators, span: stream.spanFrom(from) };
}

/** `IN`, `STARTS WITH`, `IS NULL` and the like, after a sum. */
function parsePredicates(stream: TokenStream): Expression {
  const from = stream.position;
  let left = parseTight(stream, 0);
  for (let length = 0; length < MAX_CHAIN; length += 1) {
    const operator = takePredicate(stream);
    if (operator !== undefined) {
      const right = parseTight(stream, 0);
      left = { kind: 'binary', operator, left, right, span: stream.spanFrom(from) };
    } else if (stream.isWord('IS')) {
      stream.next();
      const isNegated = stream.takeWords('NOT');
      stream.expectWord('NULL');
      left = { kind: 'isNull', operand: left, isNegated, span: stream.spanFrom(from) };
    } else return left;
  }
  throw syntaxError('UnexpectedSyntax', `More than ${MAX_CHAIN} tests in a row.`, stream.peek());
}

function takePredicate(stream: TokenStream): BinaryOperator | undefined {
  if (stream.takeWords('STARTS', 'WITH')) return 'STARTS WITH';
  if (stream.takeWords('ENDS', 'WITH')) return 'ENDS WITH';
  if (stream.takeWords('CONTAINS')) return 'CONTAINS';
  if (stream.takeWords('IN')) return 'IN';
  return stream.takeSymbol('=~') ? '=~' : undefined;
}

function parseTight(stream: TokenStream, level: number): Expression {
  const take = TIGHT[level];
  if (take === undefined) return parseUnary(stream);
  return chain(stream, take, () => parseTight(stream, level + 1));
}

function parseUnary(stream: TokenStream): Expression {
  const from = stream.position;
  if (stream.takeSymbol('-')) return negate(stream, from, undefined);
  if (!stream.takeSymbol('+')) return parsePostfix(stream);
  const operand = stream.nested(() => parseUnary(stream));
  return { kind: 'unary', operator: '+', operand, span: stream.spanFrom(from) };
}

/** The smallest integer has no positive counterpart: a minus belongs to the number after it. */
function negate(stream: TokenStream, from: number, parsed: Expression | undefined): Expression {
  const isNumber = parsed === undefined && stream.peek().kind === 'integer';
  if (isNumber && !stream.isSymbol('.', 1) && !stream.isSymbol('[', 1)) {
    const value = -readInteger(stream.peek().text);
    stream.next();
    const span = stream.spanFrom(from);
    return { kind: 'literal', value: checkInteger(value, span), span };
  }
  const operand = parsed ?? stream.nested(() => parseUnary(stream));
  return { kind: 'unary', operator: '-', operand, span: stream.spanFrom(from) };
}

const readInteger = (text: string): bigint => BigInt(/^0[0-7]+$/.test(text) ? `0o${text.slice(1)}` : text);

function checkInteger(value: bigint, span: Expression['span']): bigint {
  if (!fitsInteger(value)) throw syntaxError('IntegerOverflow', `${value} does not fit into 64 bits.`, span);
  return value;
}

/** What stands behind a value: `.name`, `:Label`, `[1]`, `[1..2]`. */
function parsePostfix(stream: TokenStream): Expression {
  const from = stream.position;
  let target = parseAtom(stream);
  for (let length = 0; length < MAX_CHAIN; length += 1) {
    if (stream.takeSymbol('.')) {
      target = { kind: 'property', target, key: stream.expectName('a property'), span: stream.spanFrom(from) };
    } else if (stream.isSymbol(':') && stream.peek(1).kind !== 'symbol') {
      target = { kind: 'labels', target, labels: parseLabels(stream), span: stream.spanFrom(from) };
    } else if (stream.takeSymbol('[')) target = parseSubscript(stream, from, target);
    else return target;
  }
  throw syntaxError('UnexpectedSyntax', `More than ${MAX_CHAIN} steps in a row.`, stream.peek());
}

function parseSubscript(stream: TokenStream, from: number, target: Expression): Expression {
  const first = stream.isSymbol('..') ? null : parseExpression(stream);
  if (!stream.takeSymbol('..')) {
    stream.expectSymbol(']');
    if (first === null) throw stream.unexpected('an index');
    return { kind: 'index', target, index: first, span: stream.spanFrom(from) };
  }
  const to = stream.isSymbol(']') ? null : parseExpression(stream);
  stream.expectSymbol(']');
  return { kind: 'slice', target, from: first, to, span: stream.spanFrom(from) };
}

function parseAtom(stream: TokenStream): Expression {
  const token = stream.peek();
  const span = { start: token.start, end: token.end };
  if (token.kind === 'string') {
    stream.next();
    return { kind: 'literal', value: token.text, span };
  }
  if (token.kind === 'integer') {
    stream.next();
    return { kind: 'literal', value: checkInteger(readInteger(token.text), span), span };
  }
  if (token.kind === 'float') {
    stream.next();
    const value = Number(token.text);
    if (!Number.isFinite(value)) throw syntaxError('FloatingPointOverflow', `${token.text} is too large.`, span);
    return { kind: 'literal', value, span };
  }
  if (token.kind === 'parameter') {
    stream.next();
    return { kind: 'parameter', name: token.text, span };
  }
  if (stream.isSymbol('(')) return parseRound(stream);
  if (stream.isSymbol('[')) return parseSquare(stream);
  if (stream.isSymbol('{')) return parseMap(stream);
  return parseWord(stream);
}

function parseRound(stream: TokenStream): Expression {
  const from = stream.position;
  if (opensPattern(stream, from)) {
    const pattern = parsePatternChain(stream);
    return { kind: 'patternPredicate', pattern, span: stream.spanFrom(from) };
  }
  stream.next();
  const inner = parseExpression(stream);
  stream.expectSymbol(')');
  return inner;
}

/** A list, or a comprehension over a list or a pattern. */
function parseSquare(stream: TokenStream): Expression {
  const from = stream.position;
  const isNamed = stream.isVariable(1) && stream.isSymbol('=', 2) && opensPattern(stream, from + 3);
  if (isNamed || opensPattern(stream, from + 1)) {
    const close = stream.closing[from] ?? -1;
    if (isNamed || holdsSymbol(stream, '|', { from: from + 1, close })) return parsePatternComprehension(stream);
  }
  stream.next();
  // With a comma, `[x IN a, b]` is a list of two.
  const close = stream.closing[from] ?? -1;
  const isOne = !holdsSymbol(stream, ',', { from: from + 1, close });
  if (isOne && stream.isVariable() && stream.isWord('IN', 1)) return parseListComprehension(stream, from);
  const items: Expression[] = [];
  if (!stream.isSymbol(']')) {
    do items.push(parseExpression(stream));
    while (stream.takeSymbol(','));
  }
  stream.expectSymbol(']');
  return { kind: 'list', items, span: stream.spanFrom(from) };
}

type Range = { readonly from: number; readonly close: number };

/** Whether a symbol stands before the end of a bracket, outside of inner ones. */
function holdsSymbol(stream: TokenStream, symbol: string, { from, close }: Range): boolean {
  for (let at = from; at < close; at += 1) {
    const inner = stream.closing[at] ?? -1;
    if (inner >= 0) at = inner;
    else if (stream.at(at).text === symbol && stream.at(at).kind === 'symbol') return true;
  }
  return false;
}

function parsePatternComprehension(stream: TokenStream): Expression {
  const from = stream.position;
  stream.expectSymbol('[');
  const pattern = parseNamedPattern(stream);
  const where = stream.takeWords('WHERE') ? parseExpression(stream) : null;
  stream.expectSymbol('|');
  const value = parseExpression(stream);
  stream.expectSymbol(']');
  return { kind: 'patternComprehension', pattern, where, value, span: stream.spanFrom(from) };
}

function parseListComprehension(stream: TokenStream, from: number): Expression {
  const { variable, list, where } = parseIteration(stream);
  const value = stream.takeSymbol('|') ? parseExpression(stream) : null;
  stream.expectSymbol(']');
  return { kind: 'listComprehension', variable, list, where, value, span: stream.spanFrom(from) };
}

/** `x IN list WHERE test`. */
function parseIteration(stream: TokenStream) {
  const variable = stream.expectVariable();
  stream.expectWord('IN');
  const list = parseExpression(stream);
  const where = stream.takeWords('WHERE') ? parseExpression(stream) : null;
  return { variable, list, where };
}

export function parseMap(stream: TokenStream): Expression {
  const from = stream.position;
  stream.expectSymbol('{');
  const entries: (readonly [string, Expression])[] = [];
  if (!stream.isSymbol('}')) {
    do {
      const key = stream.expectName('a key');
      stream.expectSymbol(':');
      entries.push([key, parseExpression(stream)]);
    } while (stream.takeSymbol(','));
  }
  stream.expectSymbol('}');
  return { kind: 'map', entries, span: stream.spanFrom(from) };
}

const CONSTANTS: Readonly<Record<string, true | false | null>> = { TRUE: true, FALSE: false, NULL: null };
const QUANTIFIERS: readonly string[] = ['ALL', 'ANY', 'NONE', 'SINGLE'] satisfies Uppercase<QuantifierName>[];

function parseWord(stream: TokenStream): Expression {
  const from = stream.position;
  const { upper } = stream.peek();
  const isCall = stream.isSymbol('(', 1);
  if (upper in CONSTANTS) {
    stream.next();
    return { kind: 'literal', value: CONSTANTS[upper] ?? null, span: stream.spanFrom(from) };
  }
  if (upper === 'CASE' && !isCall && !stream.isSymbol('.', 1)) return parseCase(stream);
  if ((upper === 'EXISTS' || upper === 'COUNT') && stream.isSymbol('{', 1)) {
    stream.next();
    return { kind: 'subquery', what: upper, query: stream.grammar.subquery(stream), span: stream.spanFrom(from) };
  }
  if (isCall && QUANTIFIERS.includes(upper) && stream.isWord('IN', 3)) return parseQuantifier(stream);
  if (isCall && upper === 'REDUCE' && stream.isSymbol('=', 3)) return parseReduce(stream);
  if (isCall && upper === 'COUNT' && stream.isSymbol('*', 2)) {
    for (let taken = 0; taken < 3; taken += 1) stream.next();
    stream.expectSymbol(')');
    return { kind: 'countAll', span: stream.spanFrom(from) };
  }
  const pattern = parseShortest(stream);
  if (pattern !== undefined) return { kind: 'patternPredicate', pattern, span: stream.spanFrom(from) };
  if (callLength(stream) > 0) return parseCall(stream);
  const name = stream.expectVariable('an expression');
  return { kind: 'variable', name, span: stream.spanFrom(from) };
}

/** How many tokens the name of a function has here, dots included; 0 where no call stands. */
function callLength(stream: TokenStream): number {
  let length = 1;
  if (stream.peek().kind !== 'name' && stream.peek().kind !== 'quotedName') return 0;
  while (stream.isSymbol('.', length) && stream.peek(length + 1).kind === 'name') length += 2;
  return stream.isSymbol('(', length) ? length : 0;
}

function parseCall(stream: TokenStream): Expression {
  const from = stream.position;
  let name = '';
  for (let length = callLength(stream); length > 0; length -= 1) name += stream.next().text;
  stream.expectSymbol('(');
  const isDistinct = stream.takeWords('DISTINCT');
  const args: Expression[] = [];
  if (!stream.isSymbol(')')) {
    do args.push(parseExpression(stream));
    while (stream.takeSymbol(','));
  }
  stream.expectSymbol(')');
  return { kind: 'call', name, isDistinct, args, span: stream.spanFrom(from) };
}

function parseCase(stream: TokenStream): Expression {
  const from = stream.position;
  stream.expectWord('CASE');
  const subject = stream.isWord('WHEN') ? null : parseExpression(stream);
  const branches: { when: Expression; result: Expression }[] = [];
  do {
    stream.expectWord('WHEN');
    const when = parseExpression(stream);
    stream.expectWord('THEN');
    branches.push({ when, result: parseExpression(stream) });
  } while (stream.isWord('WHEN'));
  const otherwise = stream.takeWords('ELSE') ? parseExpression(stream) : null;
  stream.expectWord('END');
  return { kind: 'case', subject, branches, otherwise, span: stream.spanFrom(from) };
}

function parseQuantifier(stream: TokenStream): Expression {
  const from = stream.position;
  const quantifier = stream.next().text.toLowerCase() as QuantifierName;
  stream.expectSymbol('(');
  const { variable, list, where } = parseIteration(stream);
  if (where === null) throw stream.unexpected('WHERE');
  stream.expectSymbol(')');
  return { kind: 'quantifier', quantifier, variable, list, where, span: stream.spanFrom(from) };
}

function parseReduce(stream: TokenStream): Expression {
  const from = stream.position;
  stream.next();
  stream.expectSymbol('(');
  const accumulator = stream.expectVariable();
  stream.expectSymbol('=');
  const start = parseExpression(stream);
  stream.expectSymbol(',');
  const { variable, list } = parseIteration(stream);
  stream.expectSymbol('|');
  const value = parseExpression(stream);
  stream.expectSymbol(')');
  return { kind: 'reduce', accumulator, start, variable, list, value, span: stream.spanFrom(from) };
}
