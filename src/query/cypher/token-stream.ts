import { nearest } from '../../base/nearest.ts';
import type { Expression, Query } from './ast.ts';
import { type CypherError, type QuerySpan, syntaxError } from './errors.ts';
import { type QueryToken, tokeniseQuery } from './lexer.ts';

/** How deep brackets, operators and subqueries may nest: below what the machine's stack holds. */
const MAX_DEPTH = 400;

/** Words that begin a clause or join parts of one: not taken for variables, so that errors come where they belong. */
const RESERVED = new Set(
  'MATCH OPTIONAL UNWIND WITH RETURN WHERE ORDER SKIP LIMIT UNION CREATE MERGE SET DELETE DETACH REMOVE CALL YIELD AS AND OR XOR IN WHEN THEN ELSE'.split(
    ' ',
  ),
);

/** What is written so elsewhere, and how Cypher has it. */
const SLIPS: Readonly<Record<string, string>> = {
  '->': ' Write --> or -[:TYPE]->.',
  '<-': ' Write <-- or <-[:TYPE]-.',
  '=': ' Write = for equal, <> for not equal.',
};

/** Rules that stand in one another, handed down so that no file has to import one above it. */
export type Grammar = {
  readonly map: (stream: TokenStream) => Expression;
  readonly subquery: (stream: TokenStream) => Query;
};

/** The tokens of a query with a place in them. */
export class TokenStream {
  readonly text: string;
  readonly grammar: Grammar;
  readonly tokens: readonly QueryToken[];
  /** For each opening bracket the position of its closing one; -1 for what is no bracket or never closed. */
  readonly closing: readonly number[];
  #at = 0;
  #depth = 0;

  constructor(text: string, grammar: Grammar) {
    this.text = text;
    this.grammar = grammar;
    this.tokens = tokeniseQuery(text);
    this.closing = matchBrackets(this.tokens);
  }

  get position(): number {
    return this.#at;
  }

  /** The token so many places ahead; the last one beyond the end. */
  peek(ahead = 0): QueryToken {
    return this.at(this.#at + ahead);
  }

  at(position: number): QueryToken {
    const token = this.tokens[Math.min(position, this.tokens.length - 1)];
    if (token === undefined) throw new Error('A token stream has no tokens.');
    return token;
  }

  next(): QueryToken {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  isSymbol(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.text === text;
  }

  isWord(word: string, ahead = 0): boolean {
    return this.peek(ahead).upper === word;
  }

  isWords(...words: readonly string[]): boolean {
    return words.every((word, at) => this.isWord(word, at));
  }

  takeSymbol(text: string): boolean {
    if (!this.isSymbol(text)) return false;
    this.#at += 1;
    return true;
  }

  takeWords(...words: readonly string[]): boolean {
    if (!this.isWords(...words)) return false;
    this.#at += words.length;
    return true;
  }

  expectSymbol(text: string): QueryToken {
    if (!this.isSymbol(text)) throw this.unexpected(text);
    return this.next();
  }

  expectWord(word: string): QueryToken {
    if (!this.isWord(word)) throw this.unexpected(word);
    return this.next();
  }

  /** A name that any word can be: of a property, label, type, or after AS. */
  expectName(what: string): string {
    const token = this.peek();
    if (token.kind !== 'name' && token.kind !== 'quotedName') throw this.unexpected(what);
    return this.next().text;
  }

  isVariable(ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'quotedName' || (token.kind === 'name' && !RESERVED.has(token.upper));
  }

  expectVariable(what = 'a variable'): string {
    if (!this.isVariable()) throw this.unexpected(what);
    return this.next().text;
  }

  /** From the token at `position` to the last one taken. */
  spanFrom(position: number): QuerySpan {
    return { start: this.at(position).start, end: this.at(Math.max(position, this.#at - 1)).end };
  }

  /** Runs a rule that may nest; too deep nesting is an error instead of a crash. */
  nested<T>(rule: () => T, levels = 1): T {
    this.#depth += levels;
    if (this.#depth > MAX_DEPTH)
      throw syntaxError('UnexpectedSyntax', `The query nests deeper than ${MAX_DEPTH} levels.`, this.peek());
    const result = rule();
    this.#depth -= levels;
    return result;
  }

  unexpected(wanted: string, among: readonly string[] = []): CypherError {
    const token = this.peek();
    const found =
      token.kind === 'end'
        ? 'the end of the query'
        : JSON.stringify(this.text.slice(token.start, token.end).slice(0, 40));
    const near = token.kind === 'name' && !among.includes(token.upper) ? nearest(token.upper, among) : undefined;
    const hint =
      near === undefined ? (SLIPS[token.kind === 'symbol' ? token.text : ''] ?? '') : ` Did you mean ${near}?`;
    return syntaxError('UnexpectedSyntax', `Expected ${wanted}, found ${found}.${hint}`, token);
  }
}

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

function matchBrackets(tokens: readonly QueryToken[]): readonly number[] {
  const closing = new Array<number>(tokens.length).fill(-1);
  const open: number[] = [];
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind !== 'symbol') continue;
    if (text in PAIRS) open.push(at);
    else if (text === ')' || text === ']' || text === '}') {
      const last = open.at(-1);
      if (last !== undefined && PAIRS[tokens[last]?.text ?? ''] === text) {
        closing[last] = at;
        open.pop();
      }
    }
  }
  return closing;
}
