import type { Plan, ProfiledPlan, Session, Record as StoreRecord } from 'neo4j-driver-lite';
import { StancegraphError } from '../base/errors.ts';
import type { Statement } from '../query/cypher/ast.ts';
import { MemoryGraph } from '../query/cypher/memory-graph.ts';
import { printQuery } from '../query/cypher/print.ts';
import { prepareCypher, readCypher, type StepProfile } from '../query/cypher/run.ts';
import type { CypherValue } from '../query/cypher/values.ts';
import { EVIDENCE_TYPES } from '../query/knowledge-graph.ts';
import { namesEvidence, type QueryAnswer, unknownNames, usedNames } from '../query/query-graph.ts';
import { type Store, storeError } from './open-store.ts';
import { type PushState, readPushState } from './push-state.ts';
import { ENTITY_LABELS, KEY_LABELS } from './store-labels.ts';
import { toStoreMap, ValueReader } from './store-values.ts';
import { FAMILIES_PARAMETER, translateQuery } from './translate-query.ts';

export type StoreQueryOptions = {
  readonly parameters: ReadonlyMap<string, CypherValue>;
  readonly limits: { readonly rows: number; readonly milliseconds: number };
};

/**
 * Asks a store that `pushGraph` filled what `queryGraph` asks a graph file; the answer has the same shape and values.
 * @throws CypherError for what our own engine refuses too, before anything is sent; StancegraphError NOT_FOUND where
 * nothing was pushed, QUERY_RUNTIME for what the store refuses, QUERY_LIMIT.
 */
export async function queryStore(store: Store, text: string, options: StoreQueryOptions): Promise<QueryAnswer> {
  const session = store.session('READ');
  try {
    const state = await readPushState(session);
    if (state === undefined)
      throw new StancegraphError('NOT_FOUND', `${store.address} holds no graph of stancegraph.`, {
        hint: 'Run `stancegraph push` first, or name the database with --database.',
      });
    const statement = readCypher(text);
    const used = usedNames(statement.query);
    // Our own engine checks the query and names its columns, as it would for a graph file.
    const checked = prepareCypher(statement, new MemoryGraph(), options).run(options);
    const there = translate(statement, namesEvidence(used), state);
    const found = await runThere(session, there, { ...options, columns: checked.columns, state });
    const unfinished = state.isComplete ? [] : ['the last push into this store was not finished'];
    return { ...checked, ...found, warnings: [...unfinished, ...unknownNames(used, state)] };
  } catch (error) {
    throw queryError(error, store.address);
  } finally {
    await session.close();
  }
}

function translate({ query, mode }: Statement, withEvidence: boolean, { types }: PushState): string {
  const names = withEvidence
    ? { labels: KEY_LABELS, types }
    : { labels: ENTITY_LABELS, types: types.filter((type) => !EVIDENCE_TYPES.includes(type)) };
  return `${mode === 'run' ? '' : `${mode.toUpperCase()} `}${printQuery(translateQuery(query, names))}`;
}

type Run = StoreQueryOptions & { readonly columns: readonly string[]; readonly state: PushState };

async function runThere(
  session: Session,
  cypher: string,
  { parameters, limits, columns, state }: Run,
): Promise<Pick<QueryAnswer, 'rows' | 'plan' | 'isCut' | 'profile'>> {
  const values = { ...toStoreMap(parameters), [FAMILIES_PARAMETER]: state.families };
  const reader = new ValueReader();
  const rows: (readonly CypherValue[])[] = [];
  let isCut = false;
  const result = session.run(cypher, values, { timeout: limits.milliseconds });
  for await (const record of result) {
    isCut = rows.length >= limits.rows;
    if (isCut) break;
    rows.push(readRow(record, columns, reader));
  }
  const summary = isCut ? undefined : await result.summary();
  return {
    rows,
    isCut: () => isCut,
    plan: typeof summary?.plan === 'object' ? flatten<Plan>(summary.plan).map(planLine) : [],
    profile: () =>
      typeof summary?.profile === 'object' ? flatten<ProfiledPlan>(summary.profile).map(profileLine) : [],
  };
}

/** By name where the store has our names (the order of `RETURN *` is its own), else by place. */
function readRow(record: StoreRecord, columns: readonly string[], reader: ValueReader): readonly CypherValue[] {
  const isNamed = columns.every((column) => record.has(column));
  return columns.map((column, at) => reader.read(isNamed ? record.get(column) : record.get(at)));
}

/** Steps in the order in which they run: those that feed a step before it. */
function flatten<P extends { readonly children: readonly P[] }>(plan: P): readonly P[] {
  return [...plan.children.flatMap((child) => flatten(child)), plan];
}

function planLine({ operatorType, arguments: about, identifiers }: Plan): string {
  const details: unknown = (about as Readonly<Record<string, unknown>>)['Details'];
  return `${operatorType} ${typeof details === 'string' ? details : identifiers.join(', ')}`.trimEnd();
}

function profileLine(plan: ProfiledPlan): StepProfile {
  const nanoseconds = Number(plan.time ?? 0);
  return { step: planLine(plan), rows: Number(plan.rows), milliseconds: nanoseconds / 1e6 };
}

function queryError(error: unknown, address: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = (error instanceof Error ? error.message : '').replace(/\s+/g, ' ').slice(0, 300);
  if (/TransactionTimedOut/.test(code))
    return new StancegraphError('QUERY_LIMIT', `${address} stopped the query: ${said}`, {
      hint: 'Ask for less, or give more with --time-limit.',
      cause: error,
    });
  if (/^Neo\.ClientError\.(Statement|Procedure)\./.test(code))
    return new StancegraphError('QUERY_RUNTIME', `${address} refuses the query: ${said}`, {
      hint: 'The store may lack a part of openCypher that graph files answer.',
      cause: error,
    });
  return error instanceof StancegraphError || code !== '' ? storeError(error, address) : error;
}
