import type { ManagedTransaction, Session } from 'neo4j-driver-lite';
import { formatName } from '../query/cypher/values.ts';
import type { PushGroup } from './push-plan.ts';
import { KEY_LABELS } from './store-labels.ts';

/** Ids or relationships in one transaction of removal. */
const BATCH = 1000;

export type Removal = {
  readonly groups: readonly PushGroup[];
  /** Types that the graph or the one before it may have. */
  readonly types: readonly string[];
  /** Run in each transaction that removes: throws where the store is another push's by now. */
  readonly claim: (transaction: ManagedTransaction) => Promise<void>;
};

/**
 * Removes what a store has from an earlier push and the graph no longer has: nodes, kinds of nodes, relationships.
 * Gives how many nodes and relationships went.
 */
export async function removeStale(session: Session, removal: Removal): Promise<number> {
  let removed = 0;
  for (const type of removal.types) removed += await removeLinks(session, type, removal);
  for (const label of KEY_LABELS) removed += await removeNodes(session, label, removal);
  return removed;
}

async function removeNodes(session: Session, label: string, { groups, claim }: Removal): Promise<number> {
  const remove = eachBatch(session, claim);
  const wanted = new Map<string, readonly string[]>();
  for (const group of groups)
    if (group.kind === 'nodes' && group.labels[0] === label)
      for (const { id } of group.rows) wanted.set(id, group.labels);
  const gone: string[] = [];
  const unkind = new Map<string, string[]>();
  for await (const found of session.run(`MATCH (n:${label}) RETURN n.id AS id, labels(n) AS labels`)) {
    const id: unknown = found.get('id');
    if (typeof id !== 'string') continue;
    const labels = wanted.get(id);
    if (labels === undefined) gone.push(id);
    else
      for (const other of found.get('labels') as readonly string[])
        if (!labels.includes(other)) addTo(unkind, other, id);
  }
  for (const [other, ids] of unkind)
    await remove(ids, `UNWIND $rows AS id MATCH (n:${label} {id: id}) REMOVE n:${formatName(other)}`);
  await remove(gone, `UNWIND $rows AS id MATCH (n:${label} {id: id}) DETACH DELETE n`);
  return gone.length;
}

type Ends = { readonly source: string; readonly target: string; readonly order: bigint | null };

async function removeLinks(session: Session, type: string, { groups, claim }: Removal): Promise<number> {
  const remove = eachBatch(session, claim);
  const keyOf = ({ source, target, order }: Ends) =>
    JSON.stringify([source, target, order === null ? null : Number(order)]);
  const wanted = new Set<string>();
  for (const group of groups)
    if (group.kind === 'links' && group.type === type)
      for (const { source, target, properties } of group.rows)
        wanted.add(keyOf({ source, target, order: (properties['order'] ?? null) as bigint | null }));
  const gone = new Map<string, Ends[]>();
  const link = `[r:${formatName(type)}]`;
  const all = `MATCH (a)-${link}->(b) RETURN a.id AS source, b.id AS target, r.order AS order, labels(a) AS from, labels(b) AS to`;
  for await (const found of session.run(all)) {
    const ends: Ends = { source: found.get('source'), target: found.get('target'), order: found.get('order') };
    const [from, to] = [found.get('from'), found.get('to')].map((labels: readonly string[]) =>
      labels.find((label) => KEY_LABELS.includes(label)),
    );
    if (from === undefined || to === undefined || wanted.has(keyOf(ends))) continue;
    addTo(gone, `(a:${from} {id: row.source})-${link}->(b:${to} {id: row.target})`, ends);
  }
  for (const [pattern, rows] of gone)
    await remove(
      rows,
      `UNWIND $rows AS row MATCH ${pattern} WHERE coalesce(r.order, 0) = coalesce(row.order, 0) DELETE r`,
    );
  return [...gone.values()].reduce((sum, rows) => sum + rows.length, 0);
}

function addTo<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}

/** Runs a statement over rows, so many in a transaction. */
function eachBatch(session: Session, claim: Removal['claim']) {
  return async (rows: readonly unknown[], cypher: string): Promise<void> => {
    for (let at = 0; at < rows.length; at += BATCH)
      await session.executeWrite(async (transaction) => {
        await claim(transaction);
        await transaction.run(cypher, { rows: rows.slice(at, at + BATCH) });
      });
  };
}
