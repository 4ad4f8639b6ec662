/** Part of a query text, in code units. */
export type QuerySpan = { readonly start: number; readonly end: number };

/** Kinds of the openCypher TCK, and one of ours for what runs out of its limits. */
export type CypherErrorKind =
  | 'SyntaxError'
  | 'TypeError'
  | 'ArgumentError'
  | 'ArithmeticError'
  | 'EntityNotFound'
  | 'ParameterMissing'
  | 'ProcedureError'
  | 'LimitExceeded';

/** What is wrong with a query: a kind and detail of the openCypher TCK, and where. */
export class CypherError extends Error {
  override readonly name = 'CypherError';

  readonly kind: CypherErrorKind;
  /** For instance `UndefinedVariable`. */
  readonly detail: string;
  readonly span: QuerySpan | undefined;

  constructor(kind: CypherErrorKind, detail: string, message: string, span?: QuerySpan) {
    super(message);
    this.kind = kind;
    this.detail = detail;
    this.span = span;
  }
}

/** A fault that is found before anything runs. */
export const syntaxError = (detail: string, message: string, span?: QuerySpan): CypherError =>
  new CypherError('SyntaxError', detail, message, span);

/** A fault of a value while the query runs. */
export const typeError = (detail: string, message: string): CypherError =>
  new CypherError('TypeError', detail, message);

/** The line of a query with a caret under the place of an error; empty where the place is not known. */
export function caretLines(text: string, span: QuerySpan | undefined): string {
  if (span === undefined) return '';
  const start = Math.min(span.start, text.length);
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', start);
  const line = text.slice(from, to < 0 ? text.length : to);
  // Long lines are cut around the place.
  const cut = Math.max(0, start - from - 60);
  const shown = line.slice(cut, cut + 120).replaceAll('\t', ' ');
  const width = Math.max(1, Math.min(span.end - start, shown.length - (start - from - cut)));
  return `${shown}\n${' '.repeat(start - from - cut)}${'^'.repeat(width)}`;
}
