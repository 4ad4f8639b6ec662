import type { Expression, NodePattern, PatternPart, RelationshipPattern } from './ast.ts';
import { syntaxError } from './errors.ts';
import type { TokenStream } from './token-stream.ts';

/** `p = (a)-[:BACKS]->(b), (c)`. */
export function parsePatterns(stream: TokenStream): readonly PatternPart[] {
  const parts = [parseNamedPattern(stream)];
  while (stream.takeSymbol(',')) parts.push(parseNamedPattern(stream));
  return parts;
}

/** A pattern with or without a name for its path, `shortestPath(...)` among them. */
export function parseNamedPattern(stream: TokenStream): PatternPart {
  const from = stream.position;
  const variable = stream.isVariable() && stream.isSymbol('=', 1) ? stream.expectVariable() : null;
  if (variable !== null) stream.expectSymbol('=');
  const part = parseShortest(stream) ?? parsePatternChain(stream);
  return { ...part, variable, span: stream.spanFrom(from) };
}

/** `shortestPath(...)` or `allShortestPaths(...)`, undefined where neither stands. */
export function parseShortest(stream: TokenStream): PatternPart | undefined {
  const from = stream.position;
  const shortest = stream.isWord('SHORTESTPATH') ? 'one' : stream.isWord('ALLSHORTESTPATHS') ? 'all' : null;
  if (shortest === null || !stream.isSymbol('(', 1)) return undefined;
  stream.next();
  stream.expectSymbol('(');
  const chain = parsePatternChain(stream);
  stream.expectSymbol(')');
  const span = stream.spanFrom(from);
  if (chain.relationships.length !== 1)
    throw syntaxError(
      'InvalidRelationshipPattern',
      'A shortest path is asked for with one relationship pattern.',
      span,
    );
  return { ...chain, shortest, span };
}

/** A chain of nodes and relationships; round brackets around the whole are taken off. */
export function parsePatternChain(stream: TokenStream): PatternPart {
  if (stream.isSymbol('(') && stream.isSymbol('(', 1)) {
    return stream.nested(() => {
      stream.next();
      const inner = parsePatternChain(stream);
      stream.expectSymbol(')');
      return inner;
    });
  }
  const from = stream.position;
  const nodes = [parseNode(stream)];
  const relationships: RelationshipPattern[] = [];
  while (startsRelationship(stream)) {
    relationships.push(parseRelationship(stream));
    nodes.push(parseNode(stream));
  }
  return { variable: null, shortest: null, nodes, relationships, span: stream.spanFrom(from) };
}

const startsRelationship = (stream: TokenStream) =>
  stream.isSymbol('-') || stream.isSymbol('<-') || (stream.isSymbol('<') && stream.isSymbol('-', 1));

function parseNode(stream: TokenStream): NodePattern {
  const from = stream.position;
  stream.expectSymbol('(');
  const variable = stream.isSymbol(':') || !stream.isVariable() ? null : stream.expectVariable();
  const labels = parseLabels(stream);
  const properties = parseProperties(stream);
  stream.expectSymbol(')');
  return { variable, labels, properties, span: stream.spanFrom(from) };
}

/** `:A:B`, none where no colon stands. */
export function parseLabels(stream: TokenStream): readonly string[] {
  const labels: string[] = [];
  while (stream.takeSymbol(':')) labels.push(stream.expectName('a label'));
  return labels;
}

function parseProperties(stream: TokenStream): Expression | null {
  if (stream.isSymbol('{')) return stream.grammar.map(stream);
  if (stream.peek().kind !== 'parameter') return null;
  const { text, start, end } = stream.next();
  return { kind: 'parameter', name: text, span: { start, end } };
}

function parseRelationship(stream: TokenStream): RelationshipPattern {
  const from = stream.position;
  const isLeft = stream.takeSymbol('<-') || (stream.takeSymbol('<') && stream.expectSymbol('-') !== undefined);
  if (!isLeft) stream.expectSymbol('-');
  const details = stream.isSymbol('[') ? parseDetails(stream) : NO_DETAILS;
  const isRight = stream.takeSymbol('->');
  if (!isRight) stream.expectSymbol('-');
  const direction = isLeft === isRight ? 'both' : isLeft ? 'in' : 'out';
  return { ...details, direction, span: stream.spanFrom(from) };
}

type Details = Omit<RelationshipPattern, 'direction' | 'span'>;

const NO_DETAILS: Details = { variable: null, types: [], range: null, properties: null };

function parseDetails(stream: TokenStream): Details {
  stream.expectSymbol('[');
  const variable = stream.isVariable() ? stream.expectVariable() : null;
  const types: string[] = [];
  if (stream.takeSymbol(':')) {
    types.push(stream.expectName('a relationship type'));
    while (stream.takeSymbol('|')) {
      stream.takeSymbol(':');
      types.push(stream.expectName('a relationship type'));
    }
  }
  const range = stream.takeSymbol('*') ? parseRange(stream) : null;
  const properties = parseProperties(stream);
  if (!stream.isSymbol(']') && stream.isSymbol('..'))
    throw syntaxError('InvalidRelationshipPattern', 'A number of hops needs a * before it.', stream.peek());
  stream.expectSymbol(']');
  return { variable, types, range, properties };
}

/** What follows the star: `2`, `1..3`, `..3`, `2..` or nothing. */
function parseRange(stream: TokenStream): { readonly min: number; readonly max: number | null } {
  const min = parseHops(stream);
  if (!stream.takeSymbol('..')) return min === null ? { min: 1, max: null } : { min, max: min };
  return { min: min ?? 1, max: parseHops(stream) };
}

function parseHops(stream: TokenStream): number | null {
  if (stream.isSymbol('-'))
    throw syntaxError('InvalidRelationshipPattern', 'A number of hops cannot be below 0.', stream.peek());
  if (stream.peek().kind !== 'integer') return null;
  return Math.min(Number(stream.next().text), Number.MAX_SAFE_INTEGER);
}

/**
 * Whether the round bracket at a position opens a pattern rather than an expression: what is inside reads as a node, and
 * a relationship follows. Looks at tokens only, so that nested brackets cost no second try.
 */
export function opensPattern(stream: TokenStream, position: number): boolean {
  const close = stream.closing[position] ?? -1;
  if (stream.at(position).text !== '(' || close < 0 || !holdsNode(stream, position + 1, close)) return false;
  const [one, two] = [stream.at(close + 1), stream.at(close + 2)];
  if (one.kind !== 'symbol' || two.kind !== 'symbol') return false;
  const joined = one.text + two.text;
  return /^(-\[|--|-->|<--|<-\[|<-$|-->|->)/.test(joined) && joined !== '-(';
}

function holdsNode(stream: TokenStream, from: number, close: number): boolean {
  let at = from;
  if (stream.at(at).kind === 'name' || stream.at(at).kind === 'quotedName') at += 1;
  while (at < close && stream.at(at).text === ':') at += 2;
  if (at < close && stream.at(at).text === '{') at = (stream.closing[at] ?? close) + 1;
  else if (at < close && stream.at(at).kind === 'parameter') at += 1;
  return at === close;
}
