import { MultiDirectedGraph } from 'graphology';
import { StancegraphError } from '../base/errors.ts';
import { entityId } from '../base/ids.ts';
import { fileLines, hashFile } from '../base/read-lines.ts';
import type { EntityNode, GraphMeta, KnowledgeGraph, RelationInfo, StanceEdge } from './graph-shape.ts';
import type { ArticleRecord, ClaimRecord } from './records.ts';
import { GRAPH_FILE_VERSION, hashText, type StoredClaim, type StoredEdge, type StoredEntity } from './save-graph.ts';

/**
 * Reads a graph file, a line at a time: a large one is longer than a string may be.
 * @throws StancegraphError FILE_UNREADABLE with the way to make one, GRAPH_INVALID (damaged, or no graph file), GRAPH_TOO_NEW.
 */
export function loadGraph(path: string): KnowledgeGraph {
  const read = <T>(reading: () => T): T => {
    try {
      return reading();
    } catch (cause) {
      throw cause instanceof StancegraphError ? cause : unreadable(path, cause);
    }
  };
  return read(() => {
    const [start = ''] = fileLines(path);
    const { sha256, length } = readHeader(start, path);
    if (hashFile(path, length) !== sha256) throw damaged(path);
    return graphFromLines(fileLines(path), path);
  });
}

function unreadable(path: string, cause: unknown): StancegraphError {
  const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
  return new StancegraphError(
    'FILE_UNREADABLE',
    missing ? 'There is no graph file here.' : 'The graph file cannot be read.',
    {
      place: { file: path },
      hint: missing ? 'Run `stancegraph build` first, or name the file with --graph.' : 'Check its rights.',
      cause,
    },
  );
}

/**
 * A graph from the text of a graph file.
 * @throws StancegraphError GRAPH_INVALID or GRAPH_TOO_NEW.
 */
export function parseGraph(text: string, file: string): KnowledgeGraph {
  const lines = text.split('\n');
  const { sha256, length } = readHeader(lines[0] ?? '', file);
  if (hashText(text.slice(length)) !== sha256) throw damaged(file);
  return graphFromLines(lines, file);
}

/** The checksum in the first line of a graph file, and the length of that line. */
function readHeader(line: string, file: string): { readonly sha256: string; readonly length: number } {
  const header = /^\{"format":"stancegraph","version":(\d{1,9}),"sha256":"([0-9a-f]{64})",$/.exec(line);
  if (header === null) throw invalid(file, 'This is no stancegraph graph file.');
  if (Number(header[1]) > GRAPH_FILE_VERSION) {
    throw new StancegraphError(
      'GRAPH_TOO_NEW',
      `The graph file has version ${header[1]}; this program reads up to ${GRAPH_FILE_VERSION}.`,
      {
        place: { file },
        hint: 'Use a newer stancegraph, or build the graph again.',
      },
    );
  }
  return { sha256: header[2] as string, length: line.length };
}

const damaged = (file: string) => invalid(file, 'The graph file is damaged or was edited.');

function invalid(file: string, message: string): StancegraphError {
  return new StancegraphError('GRAPH_INVALID', message, {
    place: { file },
    hint: 'Build it again with `stancegraph build`.',
  });
}

/** Lists in a graph file, a line for each thing in them. */
const LISTS = ['relations', 'articles', 'entities', 'edges'] as const;

function graphFromLines(lines: Iterable<string>, file: string): KnowledgeGraph {
  const graph: KnowledgeGraph = new MultiDirectedGraph<EntityNode, StanceEdge, GraphMeta>();
  const [relations, articles]: [RelationInfo[], ArticleRecord[]] = [[], []];
  const byName = new Map<string, RelationInfo>();
  let list: (typeof LISTS)[number] | undefined;
  for (const line of lines) {
    const opened = LISTS.find((name) => line.startsWith(`"${name}":[`));
    list = opened ?? list;
    if (opened !== undefined || list === undefined || line === '') continue;
    const item = parseItem(line, file);
    if (list === 'relations') {
      relations.push(item as RelationInfo);
      byName.set((item as RelationInfo).name, item as RelationInfo);
    } else if (list === 'articles') articles.push(item as ArticleRecord);
    else if (list === 'entities') addEntity(graph, item as StoredEntity);
    else addEdge(graph, item as StoredEdge, byName.get((item as StoredEdge).relation));
  }
  graph.replaceAttributes({ relations, articles });
  return graph;
}

/** A thing on a line of its own; behind it a comma, the end of its list, or that of the file. */
function parseItem(line: string, file: string): unknown {
  try {
    return JSON.parse(line.replace(/(?:\]?,|\]\})$/, ''));
  } catch {
    throw damaged(file);
  }
}

function addEntity(graph: KnowledgeGraph, { id, ...node }: StoredEntity): void {
  graph.addNode(id, node);
}

function addEdge(graph: KnowledgeGraph, stored: StoredEdge, info: RelationInfo | undefined): void {
  const { source, target, relation } = stored;
  graph.addDirectedEdgeWithKey(`${source}|${relation}|${target}`, source, target, restoreEdge(stored, info));
}

/** An edge as the graph holds it, with all that the file leaves out. */
export function restoreEdge(stored: StoredEdge, info: RelationInfo | undefined): StanceEdge {
  const { source, target, relation, evidence, ...rest } = stored;
  const ends = { source: entityId(source), relation, target: entityId(target) };
  const polarity = info?.polarity ?? 0;
  const shared = { ...ends, polarity, plover: info?.plover ?? null };
  const claims = evidence.map((claim) => restoreClaim(claim, shared));
  return { relation, polarity, symmetric: info?.symmetric ?? false, ...rest, evidence: claims };
}

type SharedByClaims = Pick<ClaimRecord, 'source' | 'relation' | 'target' | 'polarity' | 'plover'>;

/** Property by property: there are as many claims as edges and more, and spreading two objects takes much longer. */
function restoreClaim(claim: StoredClaim, { source, relation, target, polarity, plover }: SharedByClaims): ClaimRecord {
  return {
    kind: 'claim',
    source,
    relation,
    target,
    polarity,
    plover,
    article: claim.article,
    modality: claim.modality,
    attributedTo: claim.attributedTo,
    speakers: claim.speakers,
    confidence: claim.confidence,
    sourceSpan: claim.sourceSpan,
    targetSpan: claim.targetSpan,
    cueSpan: claim.cueSpan,
    evidence: claim.evidence,
    rule: claim.rule,
    treePath: claim.treePath,
    ...(claim.score === undefined ? {} : { score: claim.score }),
    ...(claim.votes === undefined ? {} : { votes: claim.votes }),
    ...(claim.modalityCues === undefined ? {} : { modalityCues: claim.modalityCues }),
    ...(claim.speakerCue === undefined ? {} : { speakerCue: claim.speakerCue }),
    ...(claim.copies === undefined ? {} : { copies: claim.copies }),
  };
}
