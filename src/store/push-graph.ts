import { createHash } from 'node:crypto';
import type { ManagedTransaction, Session } from 'neo4j-driver-lite';
import { StancegraphError } from '../base/errors.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import { graphLines } from '../graph/save-graph.ts';
import { KnowledgeGraphView } from '../query/knowledge-graph.ts';
import { relationFamilies } from '../query/relation-families.ts';
import type { Store } from './open-store.ts';
import { type PushBatch, type PushGroup, planBatches, planPush } from './push-plan.ts';
import { endPush, noteProgress, type PushState, readPushState, STATE_LABEL, writePushState } from './push-state.ts';
import { removeStale } from './remove-stale.ts';
import { KEY_LABELS } from './store-labels.ts';

export type PushOptions = {
  /** Rows in one transaction. */
  readonly batchSize: number;
  /** Write all of it although the store says that it has it. */
  readonly isForced: boolean;
  readonly onBatch: (done: number, of: number) => void;
};

export type PushReport = {
  readonly nodes: number;
  readonly relationships: number;
  readonly created: number;
  readonly removed: number;
  readonly batches: number;
  /** Batches that an earlier push of the same graph had written. */
  readonly skipped: number;
};

/** Changes with the way in which a graph is cut into batches, so that no push goes on from another one's count. */
const PLAN_VERSION = 1;

/**
 * Makes a store hold a graph: what is missing is added, what is there is set, what the graph no longer has is removed.
 * Each batch is one transaction that also notes how far it came; a push that was broken off goes on from there.
 * @throws StancegraphError STORE_FAILED when the database holds nodes of these labels that no push wrote; LOCKED.
 */
export async function pushGraph(store: Store, graph: KnowledgeGraph, options: PushOptions): Promise<PushReport> {
  const groups = planPush(graph);
  const batches = planBatches(groups, options.batchSize);
  const session = store.session('WRITE');
  try {
    const wanted = wantedState(graph, options.batchSize);
    const before = await readPushState(session);
    if (before === undefined) await prepare(session, store);
    const isSame = before?.sha256 === wanted.sha256 && !options.isForced;
    const skipped = isSame ? before.done : 0;
    // Until the end the store may hold relationships of types that only the graph before had.
    const types = [...new Set([...wanted.types, ...(before?.types ?? [])])];
    if (!isSame) await writePushState(session, { ...wanted, types });
    let created = 0;
    for (const [at, batch] of batches.entries()) {
      if (at < skipped) continue;
      created += await writeBatch(session, batch, { ...wanted, done: at + 1 });
      options.onBatch(at + 1, batches.length);
    }
    const isKnown = isSame && before.isComplete;
    const end = { ...wanted, done: batches.length, isComplete: true };
    const claim = (transaction: ManagedTransaction) => noteProgress(transaction, { ...end, isComplete: false });
    const removed = isKnown ? 0 : await removeStale(session, { groups, types, claim });
    if (!isKnown) await endPush(session, end);
    return { ...countRows(groups), created, removed, batches: batches.length, skipped };
  } finally {
    await session.close();
  }
}

function wantedState(graph: KnowledgeGraph, batchSize: number): PushState {
  const { labels, types } = new KnowledgeGraphView(graph).names();
  const families = Object.fromEntries(relationFamilies(graph.getAttributes().relations));
  const hash = createHash('sha256').update(`${PLAN_VERSION} ${batchSize}`);
  for (const { text } of graphLines(graph)) hash.update(text);
  return { sha256: hash.digest('hex'), done: 0, isComplete: false, labels, types, families };
}

async function writeBatch(session: Session, { cypher, rows }: PushBatch, state: PushState): Promise<number> {
  return session.executeWrite(async (transaction) => {
    await noteProgress(transaction, state);
    const { summary } = await transaction.run(cypher, { rows });
    const { nodesCreated, relationshipsCreated } = summary.counters.updates();
    return nodesCreated + relationshipsCreated;
  });
}

/** Before the first push: nothing of others may be taken for ours, and each id is unique from the start. */
async function prepare(session: Session, { dialect, address }: Store): Promise<void> {
  for (const label of KEY_LABELS) {
    const { records } = await session.run(`MATCH (n:${label}) RETURN n.id LIMIT 1`);
    if (records.length > 0)
      throw new StancegraphError('STORE_FAILED', `${address} holds :${label} nodes that no push wrote.`, {
        hint: 'Push into an empty database; --database names one.',
      });
  }
  for (const label of [...KEY_LABELS, STATE_LABEL])
    for (const statement of constraintsFor(label, dialect)) await session.run(statement);
}

function constraintsFor(label: string, dialect: Store['dialect']): readonly string[] {
  if (dialect === 'memgraph')
    return [`CREATE CONSTRAINT ON (n:${label}) ASSERT n.id IS UNIQUE`, `CREATE INDEX ON :${label}(id)`];
  const name = `stancegraph_${label.toLowerCase()}_id`;
  return [`CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`];
}

function countRows(groups: readonly PushGroup[]): Pick<PushReport, 'nodes' | 'relationships'> {
  const count = (kind: PushGroup['kind']) =>
    groups.filter((group) => group.kind === kind).reduce((sum, { rows }) => sum + rows.length, 0);
  return { nodes: count('nodes'), relationships: count('links') };
}
