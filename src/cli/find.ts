import { StancegraphError } from '../base/errors.ts';
import { findNodes } from '../index/find-nodes.ts';
import { formatRows, rowFormat } from './format-rows.ts';
import { openReader } from './open-graph.ts';
import { type CommonOptions, writeData } from './terminal.ts';

const COLUMNS = ['id', 'name', 'type', 'kind', 'matched', 'how', 'mentions', 'edges', 'aliases'];

/** `stancegraph find TEXT`: entities by id, name, alias, then fuzzily. */
export function runFind([text = '']: readonly string[], options: CommonOptions & { readonly limit: number }): number {
  const reader = openReader(options);
  const matches = findNodes(reader.findable(), text, options.limit);
  if (matches.length === 0) throw new StancegraphError('NOT_FOUND', `Nothing is called "${text}" or nearly so.`);
  const rows = matches.map(({ id, name, type, matched, how, mentions, aliases }) => ({
    id,
    name,
    type,
    kind: reader.node(id).kind,
    matched,
    how,
    mentions,
    edges: reader.degree(id),
    aliases,
  }));
  writeData(formatRows(COLUMNS, rows, rowFormat(options.format)), options);
  return 0;
}
