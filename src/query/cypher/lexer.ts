import { type QuerySpan, syntaxError } from './errors.ts';

export type TokenKind = 'name' | 'quotedName' | 'integer' | 'float' | 'string' | 'parameter' | 'symbol' | 'end';

export type QueryToken = QuerySpan & {
  readonly kind: TokenKind;
  /** The name, symbol or number as typed; of a string and a quoted name, what it says. */
  readonly text: string;
  /** Upper case of a name: what keywords are compared with. */
  readonly upper: string;
};

const SYMBOLS = ['<>', '<=', '>=', '=~', '..', '+=', '->', '<-', '||'];
const SINGLE = new Set('()[]{},.:;|+-*/%^=<>$'.split(''));
/** Dashes and angle brackets that typesetting makes, which the grammar takes for the plain ones. */
const DASHES = /[\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/u;

const SPACE = /[\s\u180e\u001c-\u001f]+/uy;
const COMMENT = /\/\/[^\n\r]*|\/\*[\s\S]*?\*\//y;
const NAME = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}\p{Sc}]*/uy;
const NUMBER = /0[xX][0-9a-fA-F]*|0[oO]?[0-7]+(?![0-9.eE])|(?:\d+\.\d+|\.\d+|\d+)(?:[eE][+-]?\d+)?/y;

/**
 * Cuts a query into tokens, the last of kind `end`.
 * @throws CypherError where a character, number or string is not of the language.
 */
export function tokeniseQuery(text: string): readonly QueryToken[] {
  const tokens: QueryToken[] = [];
  let at = 0;
  const add = (kind: TokenKind, end: number, value = text.slice(at, end)) => {
    tokens.push({ kind, text: value, upper: kind === 'name' ? value.toUpperCase() : '', start: at, end });
    at = end;
  };
  while (at < text.length) {
    const skipped = matchAt(SPACE, text, at) ?? matchAt(COMMENT, text, at);
    const char = text[at] ?? '';
    if (skipped !== undefined) at += skipped.length;
    else if (char === "'" || char === '"') {
      const { value, end } = readString(text, at);
      add('string', end, value);
    } else if (char === '`') {
      const { value, end } = readQuotedName(text, at);
      add('quotedName', end, value);
    } else if (char === '$') {
      const end = parameterEnd(text, at);
      add('parameter', end, text.slice(at + 1, end).replace(/^`|`$/g, ''));
    } else if (/[0-9]/.test(char) || (char === '.' && /[0-9]/.test(text[at + 1] ?? '') && text[at - 1] !== '.')) {
      const end = numberEnd(text, at);
      const isFloat = /[.eE]/.test(text.slice(at, end)) && !/^0[xX]/.test(text.slice(at, end));
      add(isFloat ? 'float' : 'integer', end);
    } else {
      const name = matchAt(NAME, text, at);
      if (name !== undefined) add('name', at + name.length);
      else addSymbol(text, at, add);
    }
  }
  tokens.push({ kind: 'end', text: '', upper: '', start: text.length, end: text.length });
  return tokens;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** What other languages write, and what Cypher has for it. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  '!': ' Write NOT, or <> for not equal.',
  '&': ' Write AND.',
  ...Object.fromEntries([...'“”„‘’'].map((quote) => [quote, ' Write straight quotes, " or \'.'])),
};

function addSymbol(text: string, at: number, add: (kind: TokenKind, end: number, value?: string) => void): void {
  const two = text.slice(at, at + 2);
  const one = text[at] ?? '';
  if (SYMBOLS.includes(two)) add('symbol', at + 2);
  else if (SINGLE.has(one)) add('symbol', at + 1);
  else if (DASHES.test(one))
    throw syntaxError('InvalidUnicodeCharacter', `The dash ${one} is not a minus sign.`, { start: at, end: at + 1 });
  else {
    const hint = ELSEWHERE[one] ?? '';
    throw syntaxError('UnexpectedSyntax', `${JSON.stringify(one)} has no meaning here.${hint}`, {
      start: at,
      end: at + 1,
    });
  }
}

function numberEnd(text: string, at: number): number {
  const number = matchAt(NUMBER, text, at) ?? '';
  // The first dot of "1..3" belongs to the range.
  let end = at + number.length;
  const tail = matchAt(NAME, text, end);
  const isEmptyPrefix = /^0[xXoO]$/.test(number);
  if (tail !== undefined || isEmptyPrefix) {
    end += tail?.length ?? 0;
    const isKey =
      /[{,]\s*$/.test(text.slice(Math.max(0, at - 40), at)) && text.lastIndexOf('{', at) > text.lastIndexOf('[', at);
    if (isKey) throw syntaxError('UnexpectedSyntax', `A key cannot begin with a digit.`, { start: at, end });
    throw syntaxError('InvalidNumberLiteral', `${text.slice(at, end)} is not a number.`, { start: at, end });
  }
  if (/^\d+$/.test(number) && text[end] === '.' && /[eE]/.test(text[end + 1] ?? '')) return end;
  return end;
}

function parameterEnd(text: string, at: number): number {
  const quoted = text[at + 1] === '`' ? text.indexOf('`', at + 2) : -1;
  if (quoted > 0) return quoted + 1;
  const name = matchAt(NAME, text, at + 1) ?? matchAt(/\d+/y, text, at + 1);
  if (name === undefined)
    throw syntaxError('UnexpectedSyntax', 'A parameter needs a name after $.', { start: at, end: at + 1 });
  return at + 1 + name.length;
}

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

function readString(text: string, from: number): { readonly value: string; readonly end: number } {
  const quote = text[from];
  let value = '';
  let at = from + 1;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === quote) return { value, end: at + 1 };
    if (char !== '\\') {
      // Plain stretches at once: a string may be a megabyte long.
      const plain = matchAt(/[^\\'"]+/y, text, at) ?? char;
      value += plain;
      at += plain.length;
      continue;
    }
    const escaped = text[at + 1] ?? '';
    if (escaped === 'u' || escaped === 'U') {
      const digits = escaped === 'u' ? 4 : 8;
      const hex = text.slice(at + 2, at + 2 + digits);
      const code = Number.parseInt(hex, 16);
      if (!new RegExp(`^[0-9a-fA-F]{${digits}}$`).test(hex) || code > 0x10ffff)
        throw syntaxError('InvalidUnicodeLiteral', `\\${escaped} needs ${digits} hexadecimal digits.`, {
          start: at,
          end: at + 2,
        });
      value += String.fromCodePoint(code);
      at += 2 + digits;
    } else {
      const meant = ESCAPES[escaped];
      if (meant === undefined)
        throw syntaxError('UnexpectedSyntax', `\\${escaped} is no escape.`, { start: at, end: at + 2 });
      value += meant;
      at += 2;
    }
  }
  throw syntaxError('UnexpectedSyntax', 'The string is not closed.', { start: from, end: from + 1 });
}

function readQuotedName(text: string, from: number): { readonly value: string; readonly end: number } {
  let value = '';
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '`') value += text[at];
    else if (text[at + 1] === '`') {
      value += '`';
      at += 1;
    } else return { value, end: at + 1 };
  }
  throw syntaxError('UnexpectedSyntax', 'The back tick is not closed.', { start: from, end: from + 1 });
}
