import { sanitize } from './sanitize.ts';

/** Every way in which a run can fail; the command line maps each to an exit code. */
export type ErrorCode =
  | 'USAGE'
  | 'NOT_FOUND'
  | 'AMBIGUOUS'
  | 'ID_MALFORMED'
  | 'FILE_UNREADABLE'
  | 'FILE_UNWRITABLE'
  | 'ARTICLE_INVALID'
  | 'ENCODING_INVALID'
  | 'YAML_INVALID'
  | 'SCHEMA_INVALID'
  | 'MODEL_INVALID'
  | 'GRAPH_INVALID'
  | 'GRAPH_TOO_NEW'
  | 'RECORD_INVALID'
  | 'GOLD_INVALID'
  | 'QUERY_SYNTAX'
  | 'QUERY_SEMANTIC'
  | 'QUERY_RUNTIME'
  | 'QUERY_LIMIT'
  | 'LOCKED'
  | 'STORE_UNREACHABLE'
  | 'STORE_REFUSED'
  | 'STORE_FAILED'
  | 'INTERRUPTED'
  | 'INTERNAL';

/** Where something is wrong: a file, and if known line and column, both counted from 1. */
export type Place = { readonly file: string; readonly line?: number; readonly column?: number };

export type ErrorDetails = { readonly hint?: string; readonly place?: Place; readonly cause?: unknown };

/** Renders a place as `file:line:column`, leaving out what is not known. */
export function formatPlace(place: Place): string {
  const line = place.line === undefined ? '' : `:${place.line}`;
  const column = place.line === undefined || place.column === undefined ? '' : `:${place.column}`;
  return `${place.file}${line}${column}`;
}

/** The one error class: `message` says what is wrong, `hint` what to do, `place` where. */
export class StancegraphError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly place: Place | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = 'StancegraphError';
    this.code = code;
    this.hint = details.hint;
    this.place = details.place;
  }
}

/** A finding that a run survives: reported on standard error, and returned with the result. */
export type Problem = {
  readonly severity: 'error' | 'warning';
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string;
  readonly place?: Place;
};

/** Turns a caught error into a problem, for the faults that must not end the run. */
export function problemFrom(error: unknown, place?: Place): Problem {
  if (error instanceof StancegraphError) {
    const at = error.place ?? place;
    return {
      severity: 'error',
      code: error.code,
      message: error.message,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
      ...(at === undefined ? {} : { place: at }),
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { severity: 'error', code: 'INTERNAL', message, ...(place === undefined ? {} : { place }) };
}

/** One line for people, safe for a terminal: `place: message Hint.` */
export function formatProblem(problem: {
  readonly message: string;
  readonly hint?: string | undefined;
  readonly place?: Place | undefined;
}): string {
  const where = problem.place === undefined ? '' : `${formatPlace(problem.place)}: `;
  const hint = problem.hint === undefined ? '' : ` ${problem.hint}`;
  return sanitize(`${where.replaceAll('\n', '\\n')}${problem.message}${hint}`);
}

/** Closes a union: a case that was forgotten fails to compile. */
export function assertNever(value: never): never {
  throw new StancegraphError('INTERNAL', `Unexpected case: ${JSON.stringify(value)}.`);
}
