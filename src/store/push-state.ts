import type { ManagedTransaction, Session } from 'neo4j-driver-lite';
import { StancegraphError } from '../base/errors.ts';

/** The one node of ours that is not of the graph: how far the last push came, and what queries need to know of it. */
export const STATE_LABEL = 'StancegraphPush';

export type PushState = {
  /** SHA-256 of the graph and of how it is cut into batches. */
  readonly sha256: string;
  /** Batches written so far. */
  readonly done: number;
  readonly isComplete: boolean;
  readonly labels: readonly string[];
  readonly types: readonly string[];
  /** The top relation of each relation. */
  readonly families: Readonly<Record<string, string>>;
};

/** What the last push left; undefined where there was none. */
export async function readPushState(session: Session): Promise<PushState | undefined> {
  const { records } = await session.run(`MATCH (p:${STATE_LABEL} {id: 'graph'}) RETURN properties(p) AS state`);
  const state: Readonly<Record<string, unknown>> | undefined = records[0]?.get('state');
  if (state === undefined) return undefined;
  return {
    sha256: String(state['sha256']),
    done: Number(state['done']),
    isComplete: state['complete'] === true,
    labels: texts(state['labels']),
    types: texts(state['types']),
    families: JSON.parse(String(state['families'])) as Readonly<Record<string, string>>,
  };
}

/** Begins a push: from now on the store is known to be unfinished. */
export async function writePushState(session: Session, state: PushState): Promise<void> {
  const { isComplete, done, families, ...rest } = state;
  const properties = {
    ...rest,
    id: 'graph',
    done: BigInt(done),
    complete: isComplete,
    families: JSON.stringify(families),
  };
  await session.executeWrite((transaction) =>
    transaction.run(`MERGE (p:${STATE_LABEL} {id: 'graph'}) SET p = $properties`, { properties }),
  );
}

/**
 * Notes in the transaction of a batch that it is written. The node is locked by it, so that two pushes take turns.
 * @throws StancegraphError LOCKED when another push has begun meanwhile.
 */
export async function noteProgress(
  transaction: ManagedTransaction,
  { sha256, done, isComplete }: Pick<PushState, 'sha256' | 'done' | 'isComplete'>,
): Promise<void> {
  const { records } = await transaction.run(
    `MATCH (p:${STATE_LABEL} {id: 'graph', sha256: $sha256}) SET p.done = $done, p.complete = $complete RETURN p.id`,
    { sha256, done: BigInt(done), complete: isComplete },
  );
  if (records.length === 0)
    throw new StancegraphError('LOCKED', 'Another push has begun on this store.', {
      hint: 'Let it end, then push again.',
    });
}

/** From now on the store holds the graph, and types of the graph alone. */
export async function endPush(session: Session, state: PushState): Promise<void> {
  await session.executeWrite(async (transaction) => {
    await noteProgress(transaction, state);
    await transaction.run(`MATCH (p:${STATE_LABEL} {id: 'graph'}) SET p.types = $types`, { types: state.types });
  });
}

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
