import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { hashFile } from '../base/read-lines.ts';
import type { DateRange, EntityKind, Findable, GraphReader, NumberedGraph } from '../graph/graph-reader.ts';
import { isInRange, surestOf } from '../graph/graph-reader.ts';
import type { EntityNode, RelationInfo, StanceEdge } from '../graph/graph-shape.ts';
import { restoreEdge } from '../graph/load-graph.ts';
import type { ClaimRecord } from '../graph/records.ts';
import type { StoredEdge, StoredEntity } from '../graph/save-graph.ts';
import { indexPath } from './compact-index.ts';
import { type GraphStamp, type IndexSections, readSections } from './index-file.ts';

/** `none`: there is no index, or it belongs to another state of the graph file. */
export type OpenedIndex =
  | { readonly kind: 'open'; readonly reader: GraphReader }
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged'; readonly path: string };

/**
 * Opens the compact index of a graph file. Details of a node or an edge are read from the graph file itself, one line
 * each, so that answers are the same as from the graph.
 */
export function openIndex(graphPath: string): OpenedIndex {
  const path = indexPath(graphPath);
  let file: Buffer;
  try {
    file = readFileSync(path);
  } catch {
    return { kind: 'none' };
  }
  const sections = readSections(file);
  if (sections === undefined) return { kind: 'damaged', path };
  if (!isStampOf(sections.graph, graphPath, path)) return { kind: 'none' };
  return { kind: 'open', reader: readerOfIndex(sections, graphPath) };
}

/** Whether the graph file is the one indexed; read as a whole only where it is newer than its index (a copy, an edit). */
function isStampOf({ sha256, bytes }: GraphStamp, graphPath: string, path: string): boolean {
  try {
    const graph = statSync(graphPath);
    if (graph.size !== bytes) return false;
    const start = readBytes(graphPath, 0, Math.min(bytes, 256)).toString('latin1');
    const header = /^\{"format":"stancegraph","version":\d+,"sha256":"([0-9a-f]{64})",(?=\n)/.exec(start);
    if (header?.[1] !== sha256) return false;
    if (graph.mtimeMs <= statSync(path).mtimeMs) return true;
    return hashFile(graphPath, header[0].length) === sha256;
  } catch {
    return false;
  }
}

function readBytes(path: string, start: number, length: number): Buffer {
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    readSync(handle, bytes, 0, length, start);
    return bytes;
  } finally {
    closeSync(handle);
  }
}

type Names = {
  readonly ids: readonly string[];
  readonly types: readonly EntityNode['type'][];
  readonly names: readonly string[];
  readonly aliases: readonly (readonly string[])[];
  readonly mentions: readonly number[];
  readonly folded: readonly (readonly string[])[];
};

function readerOfIndex(sections: IndexSections, graphPath: string): GraphReader {
  const columns = readColumns(sections);
  const { names, relations, entityStarts, entityBytes, degrees, sources, targets } = columns;
  const numbers = new Map(names.ids.map((id, at) => [id, at]));
  const handle = openSync(graphPath, 'r');
  const readLine = (start = 0, length = 0): unknown => {
    const bytes = Buffer.alloc(length);
    readSync(handle, bytes, 0, length, start);
    return JSON.parse(bytes.toString('utf8'));
  };
  const node = (id: string): EntityNode => {
    const at = numbers.get(id) ?? -1;
    const { id: _id, ...rest } = readLine(entityStarts[at], entityBytes[at]) as StoredEntity;
    return rest;
  };
  const infos = new Map(relations.map((relation) => [relation.name, relation]));
  const edgeOf = (at: number): StanceEdge => {
    const stored = readLine(columns.edgeStarts[at], columns.edgeBytes[at]) as StoredEdge;
    return restoreEdge(stored, infos.get(stored.relation));
  };
  const graph = numberIndex(columns, { numbers, edgeOf });
  return {
    relations,
    // An index of before kinds were kept tells types alone.
    kinds: columns.kinds ?? [...new Set(names.types)].map((type) => ({ type, kind: null })),
    hasNode: (id) => numbers.has(id),
    node,
    name: (id) => names.names[numbers.get(id) ?? -1] ?? id,
    degree: (id) => degrees[numbers.get(id) ?? -1] ?? 0,
    findable: () => names.ids.map((id, at) => findable(names, id, at)),
    ties: (id) => {
      const found: number[] = [];
      graph.forEachEdge(numbers.get(id) ?? -1, (edge) => found.push(edge));
      return found.map((at) => ({
        key: graph.key(at),
        source: graph.idOf(sources[at] ?? -1),
        target: graph.idOf(targets[at] ?? -1),
        edge: edgeOf(at),
      }));
    },
    numbered: () => graph,
  };
}

function findable(names: Names, id: string, at: number): Findable {
  return {
    id,
    type: names.types[at] ?? 'group',
    name: names.names[at] ?? '',
    aliases: names.aliases[at] ?? [],
    mentions: names.mentions[at] ?? 0,
    folded: names.folded[at] ?? [],
  };
}

type Columns = ReturnType<typeof readColumns>;

function readColumns({ bytes }: IndexSections) {
  const json = (name: string): unknown => JSON.parse(bytes(name).toString('utf8'));
  const place = (name: string, size: number): [ArrayBuffer, number, number] => {
    const part = bytes(name);
    // A column can be used in place where the file's bytes happen to lie at a multiple of its numbers' size.
    const aligned = part.byteOffset % size === 0 ? part : Uint8Array.from(part);
    return [aligned.buffer as ArrayBuffer, aligned.byteOffset, aligned.byteLength / size];
  };
  const whole = (name: string) => new Uint32Array(...place(name, 4));
  return {
    relations: json('relations') as readonly RelationInfo[],
    relationNames: json('relationNames') as readonly string[],
    kinds: bytes('kinds').length === 0 ? undefined : (json('kinds') as readonly EntityKind[]),
    dates: json('dates') as readonly string[],
    names: json('names') as Names,
    entityStarts: new Float64Array(...place('entityStarts', 8)),
    entityBytes: whole('entityBytes'),
    edgeStarts: new Float64Array(...place('edgeStarts', 8)),
    edgeBytes: whole('edgeBytes'),
    sources: whole('sources'),
    targets: whole('targets'),
    relationOf: new Uint16Array(...place('relationOf', 2)),
    claimStarts: whole('claimStarts'),
    claimSigns: new Int8Array(...place('claimSigns', 1)),
    claimDates: new Int32Array(...place('claimDates', 4)),
    signSums: new Int32Array(...place('signSums', 4)),
    degrees: whole('degrees'),
    heads: whole('heads'),
    links: whole('links'),
  };
}

type Lookups = {
  readonly numbers: ReadonlyMap<string, number>;
  readonly edgeOf: (edge: number) => StanceEdge;
};

function numberIndex(columns: Columns, { numbers, edgeOf }: Lookups): NumberedGraph {
  const { sources, targets, heads, links, claimStarts, claimSigns, claimDates, dates, names, relationNames } = columns;
  const symmetric = new Set(columns.relations.filter((relation) => relation.symmetric).map(({ name }) => name));
  const isSymmetricKind = relationNames.map((name) => symmetric.has(name));
  const relation = (edge: number) => relationNames[columns.relationOf[edge] ?? 0] ?? '';
  const idOf = (node: number) => names.ids[node] ?? '';
  const claimsIn = (edge: number, range: DateRange): number[] => {
    const found: number[] = [];
    for (let claim = claimStarts[edge] ?? 0; claim < (claimStarts[edge + 1] ?? 0); claim += 1)
      if (isInRange(dates[claimDates[claim] ?? -1] ?? null, range)) found.push(claim);
    return found;
  };
  const evidence = (edge: number, range: DateRange | null): readonly ClaimRecord[] => {
    const all = edgeOf(edge).evidence;
    const first = claimStarts[edge] ?? 0;
    return range === null ? all : claimsIn(edge, range).flatMap((claim) => all[claim - first] ?? []);
  };
  return {
    nodeCount: names.ids.length,
    numberOf: (id) => numbers.get(id),
    idOf,
    degree: (node) => columns.degrees[node] ?? 0,
    forEachEdge: (node, visit) => {
      for (let at = heads[node] ?? 0; at < (heads[node + 1] ?? 0); at += 1) {
        const edge = links[at] ?? 0;
        const source = sources[edge] ?? 0;
        if (source === node) visit(edge, targets[edge] ?? 0, true);
        else visit(edge, source, false);
      }
    },
    key: (edge) => `${idOf(sources[edge] ?? -1)}|${relation(edge)}|${idOf(targets[edge] ?? -1)}`,
    relation,
    isSymmetric: (edge) => isSymmetricKind[columns.relationOf[edge] ?? 0] ?? false,
    claims: (edge, range) =>
      range === null ? (claimStarts[edge + 1] ?? 0) - (claimStarts[edge] ?? 0) : claimsIn(edge, range).length,
    signSum: (edge, range) =>
      range === null
        ? (columns.signSums[edge] ?? 0)
        : claimsIn(edge, range).reduce((sum, claim) => sum + (claimSigns[claim] ?? 0), 0),
    surest: (edge, range) => surestOf(evidence(edge, range)),
    compareEdges: (a, b) => a - b,
  };
}
