import { listFunctions } from './functions/index.ts';
import type { QueryToken } from './lexer.ts';
import { tokeniseQuery } from './lexer.ts';
import type { PropertyGraph } from './values.ts';

export type Completion = {
  readonly text: string;
  readonly kind: 'keyword' | 'label' | 'type' | 'property' | 'variable' | 'function' | 'value';
  /** What it is, in one line; empty where the text says it. */
  readonly help: string;
};

export type Completions = {
  /** The part of the query that a completion takes the place of, in code units. */
  readonly start: number;
  readonly end: number;
  /** What fits best first; at most as many as asked for. */
  readonly items: readonly Completion[];
};

export type CompletionSource = Pick<PropertyGraph, 'names'> & {
  /** Names of entities that begin with a text, for `{name: "Tu`. */
  readonly entityNames?: (prefix: string, limit: number) => readonly string[];
};

const CLAUSES = ['MATCH', 'OPTIONAL MATCH', 'WHERE', 'RETURN', 'WITH', 'UNWIND', 'ORDER BY', 'SKIP', 'LIMIT', 'UNION'];
const STARTS = ['MATCH', 'OPTIONAL MATCH', 'UNWIND', 'WITH', 'RETURN', 'EXPLAIN', 'PROFILE'];
const OPERATORS = ['AND', 'OR', 'NOT', 'IN', 'IS NULL', 'IS NOT NULL', 'STARTS WITH', 'ENDS WITH', 'CONTAINS', 'AS'];
const WORDS = ['DISTINCT', 'CASE', 'WHEN', 'THEN', 'ELSE', 'END', 'EXISTS', 'DESC', 'ASC', 'TRUE', 'FALSE', 'NULL'];

/** Longer names are not completed. */
const LONGEST_NAME = 200;

/** What may stand at a place of a query that is still being typed. */
export function completeCypher(query: string, cursor: number, graph: CompletionSource, limit = 20): Completions {
  const before = query.slice(0, cursor);
  const opened = openString(before);
  if (opened !== undefined) return completeString(before, opened, { graph, limit, cursor });
  const prefix = /[\p{L}_][\p{L}\p{N}_.]*$/u.exec(before.slice(-LONGEST_NAME))?.[0] ?? '';
  const dot = prefix.lastIndexOf('.');
  const word = dot < 0 ? prefix : prefix.slice(dot + 1);
  const tokens = tokensOf(before.slice(0, before.length - word.length));
  const found = candidates(tokens, query, { graph, word, isProperty: dot >= 0 });
  const functions = dot < 0 ? [] : functionNames().filter(({ text }) => startsWith(text, prefix));
  if (functions.length > 0) return { start: cursor - prefix.length, end: cursor, items: functions.slice(0, limit) };
  return { start: cursor - word.length, end: cursor, items: rank(found, word).slice(0, limit) };
}

const startsWith = (text: string, prefix: string) => text.toLowerCase().startsWith(prefix.toLowerCase());

function rank(items: readonly Completion[], word: string): readonly Completion[] {
  const seen = new Set<string>();
  const fits = items.filter(({ text }) => {
    if (!startsWith(text, word) || text === word || seen.has(text)) return false;
    seen.add(text);
    return true;
  });
  return fits;
}

/** Where a string begins that is not closed before the cursor. */
function openString(before: string): number | undefined {
  let quote = '';
  let start = 0;
  for (let at = 0; at < before.length; at += 1) {
    const char = before[at] ?? '';
    if (quote === '' && (char === "'" || char === '"')) [quote, start] = [char, at];
    else if (quote !== '' && char === '\\') at += 1;
    else if (char === quote) quote = '';
  }
  return quote === '' ? undefined : start;
}

type StringPlace = { readonly graph: CompletionSource; readonly limit: number; readonly cursor: number };

function completeString(before: string, start: number, { graph, limit, cursor }: StringPlace): Completions {
  const quote = before[start] ?? "'";
  const isName = /\bname\s*[:=]\s*$/i.test(before.slice(0, start));
  const names = isName ? (graph.entityNames?.(before.slice(start + 1), limit) ?? []) : [];
  const items = names.map((name): Completion => {
    const text = `${quote}${name.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)}${quote}`;
    return { text, kind: 'value', help: '' };
  });
  return { start, end: cursor, items };
}

/** The tokens of a text that need not be whole; none where it cannot be read. */
function tokensOf(text: string): readonly QueryToken[] {
  try {
    return tokeniseQuery(text).slice(0, -1);
  } catch {
    return [];
  }
}

const named = (kind: Completion['kind'], names: readonly string[]): readonly Completion[] =>
  names.map((text) => ({ text, kind, help: '' }));

const functionNames = () =>
  listFunctions().map(({ name, help }): Completion => ({ text: `${name}(`, kind: 'function', help }));

type Place = { readonly graph: CompletionSource; readonly word: string; readonly isProperty: boolean };

function candidates(tokens: readonly QueryToken[], query: string, { graph, isProperty }: Place): readonly Completion[] {
  const { labels, types, keys } = graph.names();
  const last = tokens.at(-1);
  const bracket = openBracket(tokens);
  if (isProperty || last?.text === '.') return named('property', keys);
  if (bracket === '[' && (last?.text === ':' || last?.text === '|')) return named('type', types);
  if (last?.text === ':') return named(isAfterKey(tokens) ? 'value' : 'label', isAfterKey(tokens) ? [] : labels);
  if (bracket === '{' && (last?.text === '{' || last?.text === ',')) return named('property', keys);
  if (tokens.length === 0) return named('keyword', STARTS);
  const variables = named('variable', variablesOf(query));
  const isOperand = last?.kind === 'symbol' || last?.kind === 'name';
  const expressions = isOperand ? [...variables, ...functionNames()] : [];
  const afterValue = last?.text === ')' || last?.text === ']' || last?.text === '}' || last?.kind !== 'symbol';
  const words = named('keyword', afterValue ? [...CLAUSES, ...OPERATORS, ...WORDS] : ['NOT', ...WORDS]);
  return last?.kind === 'name' && /^(MATCH|RETURN|WITH|WHERE|BY|AND|OR|NOT|DISTINCT)$/.test(last.upper)
    ? [...expressions, ...words]
    : [...words, ...expressions];
}

/** The innermost bracket that is still open. */
function openBracket(tokens: readonly QueryToken[]): string | undefined {
  const open: string[] = [];
  for (const { kind, text } of tokens) {
    if (kind !== 'symbol') continue;
    if ('([{'.includes(text)) open.push(text);
    else if (')]}'.includes(text)) open.pop();
  }
  return open.at(-1);
}

const isAfterKey = (tokens: readonly QueryToken[]) => openBracket(tokens) === '{';

/** Names bound anywhere in the query: in patterns, and after AS. */
function variablesOf(query: string): readonly string[] {
  const tokens = tokensOf(query);
  const names = tokens.flatMap((token, at) => {
    if (token.kind !== 'name') return [];
    const before = tokens[at - 1];
    const isBound = before?.text === '(' || before?.text === '[' || before?.upper === 'AS';
    const isCall = before?.text === '(' && tokens[at - 2]?.kind === 'name' && tokens[at - 2]?.upper !== 'MATCH';
    return isBound && !isCall ? [token.text] : [];
  });
  return [...new Set(names)].sort();
}
