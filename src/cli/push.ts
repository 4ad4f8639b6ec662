import { StancegraphError } from '../base/errors.ts';
import { withStore } from '../store/open-store.ts';
import { pushGraph } from '../store/push-graph.ts';
import { openGraph } from './open-graph.ts';
import { type StoreOptions, storeAddress } from './store-options.ts';
import { type CommonOptions, makeProgress, note, writeData } from './terminal.ts';

type PushOptions = CommonOptions & StoreOptions & { readonly batch: number; readonly again: boolean };

/** `stancegraph push ADDRESS`: makes a Neo4j or Memgraph hold the graph. */
export async function runPush([text = '']: readonly string[], options: PushOptions): Promise<number> {
  const address = storeAddress(text, options);
  const rows = batchSize(options.batch);
  const graph = openGraph(options);
  const progress = makeProgress(options);
  const report = await withStore(address, (store) =>
    pushGraph(store, graph, {
      batchSize: rows,
      isForced: options.again,
      onBatch: (done, of) => progress.update(`${done} of ${of} batches written`),
    }),
  );
  progress.done();
  const { nodes, relationships, created, removed, batches, skipped } = report;
  if (skipped === batches && removed === 0)
    note(`${address.address} has this graph already; --again writes it anew.`, options);
  else if (skipped > 0) note(`Went on from batch ${skipped} of ${batches}.`, options);
  const line = `${nodes} nodes and ${relationships} relationships in ${address.address}: ${created} created, ${removed} removed.`;
  writeData([`${options.format === 'json' ? JSON.stringify(report) : line}\n`], options);
  return 0;
}

function batchSize(rows: number): number {
  if (Number.isInteger(rows) && rows >= 1 && rows <= 100_000) return rows;
  throw new StancegraphError('USAGE', `${rows} is no number of rows.`, {
    hint: 'Write a whole number from 1 to 100000.',
  });
}
