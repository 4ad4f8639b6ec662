import { claimSign } from '../graph/claim-sign.ts';
import type { EntityKind } from '../graph/graph-reader.ts';
import type { KnowledgeGraph, RelationInfo } from '../graph/graph-shape.ts';
import type { GraphLine, StoredEdge, StoredEntity } from '../graph/save-graph.ts';
import { foldName } from './find-nodes.ts';
import { type GraphStamp, type Section, writeSections } from './index-file.ts';

/** Where the index of a graph file lies. */
export const indexPath = (graphPath: string): string => `${graphPath}.idx`;

/** Date number of a claim whose article has none. */
export const NO_DATE = -1;

type Names = {
  readonly ids: string[];
  readonly types: string[];
  readonly names: string[];
  readonly aliases: (readonly string[])[];
  readonly mentions: number[];
  /** Name and aliases, folded. */
  readonly folded: (readonly string[])[];
};

/**
 * Gathers the columns of a compact index while a graph file is written: where each line lies, names for searching,
 * who is tied to whom, and what paths weigh. Nodes are numbered by id and edges by key, as they stand in the file.
 */
export class IndexColumns {
  readonly #relations: readonly RelationInfo[];
  /** By name, in order of number: also those that the graph does not describe. */
  readonly #relationNumbers: Map<string, number>;
  readonly #dates: readonly string[];
  readonly #dateNumbers: ReadonlyMap<string, number>;
  readonly #names: Names = { ids: [], types: [], names: [], aliases: [], mentions: [], folded: [] };
  readonly #kinds = new Map<string, EntityKind>();
  readonly #nodeNumbers = new Map<string, number>();
  readonly #entityStarts: Float64Array;
  readonly #entityBytes: Uint32Array;
  readonly #edgeStarts: Float64Array;
  readonly #edgeBytes: Uint32Array;
  readonly #sources: Uint32Array;
  readonly #targets: Uint32Array;
  readonly #relationOf: Uint16Array;
  readonly #claimStarts: Uint32Array;
  readonly #claimSigns: number[] = [];
  readonly #claimDates: number[] = [];
  #edge = 0;

  constructor(graph: KnowledgeGraph) {
    const { relations, articles } = graph.getAttributes();
    this.#relations = relations;
    this.#relationNumbers = new Map(relations.map(({ name }, at) => [name, at]));
    this.#dates = [...new Set(articles.flatMap(({ date }) => date ?? []))].sort();
    const numbers = new Map(this.#dates.map((date, at) => [date, at]));
    this.#dateNumbers = new Map(articles.map(({ id, date }) => [id, numbers.get(date ?? '') ?? NO_DATE]));
    this.#entityStarts = new Float64Array(graph.order);
    this.#entityBytes = new Uint32Array(graph.order);
    this.#edgeStarts = new Float64Array(graph.size);
    this.#edgeBytes = new Uint32Array(graph.size);
    this.#sources = new Uint32Array(graph.size);
    this.#targets = new Uint32Array(graph.size);
    this.#relationOf = new Uint16Array(graph.size);
    this.#claimStarts = new Uint32Array(graph.size + 1);
  }

  /** Takes a line of the graph file that begins at byte `start`; gives the byte after it. */
  add({ text, entity, edge }: GraphLine, start: number): number {
    const bytes = Buffer.byteLength(text);
    const gap = text.indexOf('{');
    if (entity !== undefined) this.#addEntity(entity, start + gap, bytes - gap);
    if (edge !== undefined) this.#addEdge(edge, start + gap, bytes - gap);
    return start + bytes;
  }

  #addEntity(entity: StoredEntity, start: number, bytes: number): void {
    const at = this.#names.ids.push(entity.id) - 1;
    this.#nodeNumbers.set(entity.id, at);
    this.#kinds.set(`${entity.type} ${entity.kind}`, { type: entity.type, kind: entity.kind });
    this.#names.types.push(entity.type);
    this.#names.names.push(entity.name);
    this.#names.aliases.push(entity.aliases);
    this.#names.mentions.push(entity.mentions);
    this.#names.folded.push([entity.name, ...entity.aliases].map(foldName));
    this.#entityStarts[at] = start;
    this.#entityBytes[at] = bytes;
  }

  #addEdge(stored: StoredEdge, start: number, bytes: number): void {
    const at = this.#edge;
    const relation = this.#relationNumbers.get(stored.relation) ?? this.#relationNumbers.size;
    const polarity = this.#relations[relation]?.polarity ?? 0;
    this.#relationNumbers.set(stored.relation, relation);
    this.#edgeStarts[at] = start;
    this.#edgeBytes[at] = bytes;
    this.#sources[at] = this.#nodeNumbers.get(stored.source) ?? 0;
    this.#targets[at] = this.#nodeNumbers.get(stored.target) ?? 0;
    this.#relationOf[at] = relation;
    for (const { modality, article } of stored.evidence) {
      this.#claimSigns.push(claimSign({ polarity, modality }));
      this.#claimDates.push(this.#dateNumbers.get(article) ?? NO_DATE);
    }
    this.#edge += 1;
    this.#claimStarts[this.#edge] = this.#claimSigns.length;
  }

  /** The index file for the graph file with this stamp. */
  write(stamp: GraphStamp): Iterable<Uint8Array> {
    const { heads, links } = this.#linkNodes();
    const sections = new Map<string, Section>([
      ['relations', JSON.stringify(this.#relations)],
      ['relationNames', JSON.stringify([...this.#relationNumbers.keys()])],
      ['kinds', JSON.stringify([...this.#kinds.values()])],
      ['dates', JSON.stringify(this.#dates)],
      ['names', JSON.stringify(this.#names)],
      ['entityStarts', this.#entityStarts],
      ['entityBytes', this.#entityBytes],
      ['edgeStarts', this.#edgeStarts],
      ['edgeBytes', this.#edgeBytes],
      ['sources', this.#sources],
      ['targets', this.#targets],
      ['relationOf', this.#relationOf],
      ['claimStarts', this.#claimStarts],
      ['claimSigns', Int8Array.from(this.#claimSigns)],
      ['claimDates', Int32Array.from(this.#claimDates)],
      ['signSums', this.#sumSigns()],
      ['degrees', this.#countEnds()],
      ['heads', heads],
      ['links', links],
    ]);
    return writeSections(stamp, sections);
  }

  #sumSigns(): Int32Array {
    const sums = new Int32Array(this.#edge);
    for (let edge = 0; edge < this.#edge; edge += 1)
      for (let claim = this.#claimStarts[edge] ?? 0; claim < (this.#claimStarts[edge + 1] ?? 0); claim += 1)
        sums[edge] = (sums[edge] ?? 0) + (this.#claimSigns[claim] ?? 0);
    return sums;
  }

  /** Edges at each node; one that begins and ends there counts twice. */
  #countEnds(): Uint32Array {
    const degrees = new Uint32Array(this.#names.ids.length);
    for (const ends of [this.#sources, this.#targets])
      for (const node of ends) degrees[node] = (degrees[node] ?? 0) + 1;
    return degrees;
  }

  /** Edges at each node once, by key: those of node `n` are `links[heads[n]]` up to `links[heads[n + 1]]`. */
  #linkNodes(): { readonly heads: Uint32Array; readonly links: Uint32Array } {
    const count = this.#names.ids.length;
    const heads = new Uint32Array(count + 1);
    this.#forEachEnd((node) => {
      heads[node + 1] = (heads[node + 1] ?? 0) + 1;
    });
    for (let node = 0; node < count; node += 1) heads[node + 1] = (heads[node + 1] ?? 0) + (heads[node] ?? 0);
    const links = new Uint32Array(heads[count] ?? 0);
    const free = heads.slice();
    this.#forEachEnd((node, edge) => {
      const place = free[node] ?? 0;
      links[place] = edge;
      free[node] = place + 1;
    });
    return { heads, links };
  }

  #forEachEnd(visit: (node: number, edge: number) => void): void {
    for (let edge = 0; edge < this.#edge; edge += 1) {
      const [source = 0, target = 0] = [this.#sources[edge], this.#targets[edge]];
      visit(source, edge);
      if (source !== target) visit(target, edge);
    }
  }
}
