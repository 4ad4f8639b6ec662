import { readFileSync } from 'node:fs';
import { type ErrorCode, StancegraphError } from '../base/errors.ts';
import { CypherError, caretLines } from '../query/cypher/errors.ts';
import {
  type CypherValue,
  formatValue,
  isList,
  isMap,
  isTemporal,
  toCypherValue,
  toPlainData,
} from '../query/cypher/values.ts';
import { type QueryAnswer, queryGraph } from '../query/query-graph.ts';
import { withStore } from '../store/open-store.ts';
import type { StoreQueryOptions } from '../store/query-store.ts';
import { type Cell, formatRows, type Row, rowFormat } from './format-rows.ts';
import { openGraph } from './open-graph.ts';
import { type StoreOptions, storeAddress } from './store-options.ts';
import { type CommonOptions, sanitize, writeData } from './terminal.ts';

type QueryOptions = CommonOptions &
  StoreOptions & {
    readonly store?: string;
    readonly parameter: readonly string[];
    readonly maxRows?: number;
    readonly timeLimit?: number;
  };

/** Rows and milliseconds where nothing else is asked for: a slip should not take the machine. */
const MAX_ROWS = 1_000_000;
const TIME_LIMIT = 60_000;

/** `stancegraph query CYPHER`, or `-` for a query on standard input; of a graph file, or of a store that was pushed to. */
export async function runQueryCommand([text]: readonly string[], options: QueryOptions): Promise<number> {
  const query = text === undefined || text === '-' ? readFileSync(0, 'utf8') : text;
  const parameters = new Map(options.parameter.map(readParameter));
  const limits = { rows: options.maxRows ?? MAX_ROWS, milliseconds: options.timeLimit ?? TIME_LIMIT };
  try {
    const answer =
      options.store === undefined
        ? queryGraph(openGraph(options), query, { parameters, limits })
        : await askStore(options.store, query, { ...options, parameters, limits });
    const note = (line: string) => {
      if (!options.quiet) process.stderr.write(`stancegraph: ${sanitize(line)}\n`);
    };
    for (const warning of answer.warnings) note(warning);
    if (answer.mode === 'explain') writeData(formatPlan(answer), options);
    else writeRows(answer, options);
    if (answer.isCut()) note(`Only the first ${limits.rows} rows are shown; --max-rows shows more.`);
    return 0;
  } catch (error) {
    if (error instanceof CypherError) throw queryError(error, query);
    throw error;
  }
}

async function askStore(text: string, query: string, options: StoreOptions & StoreQueryOptions): Promise<QueryAnswer> {
  const address = storeAddress(text, options);
  const { queryStore } = await import('../store/query-store.ts');
  return withStore(address, (store) => queryStore(store, query, options));
}

function writeRows(answer: QueryAnswer, options: QueryOptions): void {
  const isData = ['json', 'jsonl'].includes(options.format ?? '');
  const rows = Array.from(answer.rows, (values): Row => {
    const cells = answer.columns.map((column, at) => [column, toCell(values[at] ?? null, isData)] as const);
    return Object.fromEntries(cells);
  });
  writeData(formatRows(answer.columns, rows, rowFormat(options.format)), options);
  if (answer.mode !== 'profile') return;
  for (const { step, rows: count, milliseconds } of answer.profile())
    process.stderr.write(
      `${String(count).padStart(10)} rows  ${milliseconds.toFixed(1).padStart(9)} ms  ${sanitize(step)}\n`,
    );
}

function* formatPlan({ plan }: QueryAnswer): Iterable<string> {
  for (const [at, step] of plan.entries()) yield `${String(at + 1).padStart(3)}  ${sanitize(step)}\n`;
}

/** Plain data for JSON; for tables text as a person writes it, nodes and relationships in Cypher's notation. */
function toCell(value: CypherValue, isData: boolean): Cell {
  if (isData) return toPlainData(value) as Cell;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint' || typeof value === 'number') return toPlainData(value) as Cell;
  if (isList(value)) return value.map((one) => toCell(one, false));
  return isMap(value) || !isTemporal(value) ? formatValue(value) : value.toString();
}

function readParameter(text: string): readonly [string, CypherValue] {
  const at = text.indexOf('=');
  if (at < 1)
    throw new StancegraphError('USAGE', `"${text}" is no parameter.`, {
      hint: 'Write name=value, such as -P who=Turkey.',
    });
  const value = text.slice(at + 1);
  try {
    return [text.slice(0, at), toCypherValue(JSON.parse(value))];
  } catch {
    return [text.slice(0, at), value];
  }
}

const CODES: Readonly<Record<string, ErrorCode>> = { SyntaxError: 'QUERY_SYNTAX', LimitExceeded: 'QUERY_LIMIT' };

function queryError(error: CypherError, query: string): StancegraphError {
  const { span } = error;
  const before = span === undefined ? '' : query.slice(0, span.start);
  const line = before.split('\n').length;
  const place = span === undefined ? undefined : { file: 'query', line, column: span.start - before.lastIndexOf('\n') };
  const caret = caretLines(query, span);
  return new StancegraphError(CODES[error.kind] ?? 'QUERY_RUNTIME', error.message, {
    ...(place === undefined ? {} : { place }),
    hint: `${error.kind} ${error.detail}${caret === '' ? '.' : `:\n${caret}`}`,
    cause: error,
  });
}
