import type { Problem } from './base/errors.ts';
import { Builder } from './build/builder.ts';
import { defaultJobs, extractAll } from './build/extract-all.ts';
import { hashTools } from './build/hash-inputs.ts';
import { RecordCache } from './build/record-cache.ts';
import type { Article } from './corpus/article.ts';
import { type ArticleFields, articleFromText } from './corpus/article-from-text.ts';
import { compileFurniture } from './corpus/find-blocks.ts';
import { type ReadResult, readArticles } from './corpus/read-articles.ts';
import { readPageScript } from './export/page-script.ts';
import { placeView } from './export/place-view.ts';
import { exporters } from './export/registry.ts';
import { selectView, type ViewOptions } from './export/select-view.ts';
import { buildGraph } from './graph/build-graph.ts';
import { relationWithKinds } from './graph/find-relations.ts';
import { readerOf } from './graph/graph-reader.ts';
import type { KnowledgeGraph } from './graph/graph-shape.ts';
import type { ExtractRecord } from './graph/records.ts';
import { relationInfo } from './graph/relation-info.ts';
import { pickNode } from './index/find-nodes.ts';
import { extractArticle, makeTools, type Tools } from './pipeline.ts';
import { toCypherValue, toPlainData } from './query/cypher/values.ts';
import { findPaths, type Path, type PathOptions } from './query/paths.ts';
import { queryGraph } from './query/query-graph.ts';
import { loadSchema } from './schema/load-schema.ts';
import { loadModels } from './text/model/load-models.ts';
import { modelsFolder } from './text/model/models-folder.ts';

export type ReadingOptions = {
  /** Folders or files of one's own YAML over the bundled schema. */
  readonly schema?: readonly string[];
  /** Claims below it are left out, 0 to 1. */
  readonly minConfidence?: number;
};

/** A text with what is known of it; `id` names the article in the graph. */
export type TextArticle = Omit<ArticleFields, 'furniture' | 'storyStart'> & { readonly text: string };

function toArticle({ text, ...fields }: TextArticle, tools: Tools): Article {
  return articleFromText(text, { ...fields, furniture: furnitureOf(tools) });
}

const furnitureOf = ({ schema }: Tools) => compileFurniture(schema.lexicon['furniture'] ?? {});

/** A graph, and what could not be read on the way. */
export type Built = { readonly graph: KnowledgeGraph; readonly problems: readonly Problem[] };

export type WorkOptions = {
  /** Threads that read many articles; as many as there are cores. */
  readonly jobs?: number;
  /** Folder in which records of articles read before are kept, as `stancegraph build` keeps them; none is kept without. */
  readonly cache?: string;
};
export type BuildOptions = ReadingOptions & WorkOptions;

/** Schema and models, opened once for as many texts as one likes; the caller holds them. */
export type Reader = {
  /** What one article says; {@link extract}. */
  readonly extract: (article: TextArticle) => readonly ExtractRecord[];
  /** A graph from files, folders and texts; {@link build}. */
  readonly build: (sources: readonly (string | TextArticle)[], options?: WorkOptions) => Promise<Built>;
};

/**
 * Opens schema and models, which takes longer than reading a short text.
 * @throws StancegraphError SCHEMA_INVALID, MODEL_INVALID
 */
export function openReader({ schema = [], minConfidence }: ReadingOptions = {}): Reader {
  const threshold = minConfidence === undefined ? {} : { minConfidence };
  const tools = makeTools(loadSchema({ overlays: schema }).schema, loadModels(modelsFolder()), threshold);
  return {
    extract: (article) => extractArticle(toArticle(article, tools), tools),
    build: (sources, options = {}) => buildWith(tools, sources, options),
  };
}

/**
 * What one article says: its article record, then entities, mentions and claims, sorted. The same text gives the same
 * records on every machine. Opens schema and models each time: for many texts, keep an {@link openReader}.
 * @throws StancegraphError SCHEMA_INVALID, MODEL_INVALID
 */
export function extract(article: TextArticle, options: ReadingOptions = {}): readonly ExtractRecord[] {
  return openReader(options).extract(article);
}

/**
 * Builds a graph from files and folders (text, Markdown, HTML, JSON Lines) or from texts. A broken file becomes a
 * problem and the rest goes on.
 * @throws StancegraphError SCHEMA_INVALID, MODEL_INVALID
 */
export async function build(sources: readonly (string | TextArticle)[], options: BuildOptions = {}): Promise<Built> {
  return openReader(options).build(sources, options);
}

async function buildWith(
  tools: Tools,
  sources: readonly (string | TextArticle)[],
  { jobs = defaultJobs(), cache: folder }: WorkOptions,
): Promise<Built> {
  const { schema, minConfidence } = tools;
  const cache =
    folder === undefined ? undefined : new RecordCache(folder, hashTools(schema, modelsFolder(), minConfidence));
  const problems: Problem[] = [];
  const builder = new Builder(cache);
  const threshold = minConfidence === undefined ? {} : { minConfidence };
  const reading = { jobs, schema, ...threshold, tools: () => tools, cache, problems };
  for await (const found of extractAll(articlesOf(sources, tools), reading)) builder.add(found);
  const graph = buildGraph(builder.merge(), relationInfo(schema.relations));
  cache?.close();
  return { graph, problems };
}

async function* articlesOf(sources: readonly (string | TextArticle)[], tools: Tools): AsyncGenerator<ReadResult> {
  const paths: string[] = [];
  for (const source of sources) {
    if (typeof source === 'string') paths.push(source);
    else yield { kind: 'article', article: toArticle(source, tools) };
  }
  yield* readArticles(paths, { furniture: furnitureOf(tools) });
}

/** Rows as plain objects by column; nodes as `{labels, properties}`, relationships as `{type, properties, ...}`. */
export type QueryRows = {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Names in the query that the graph does not have, each with what may be meant. */
  readonly warnings: readonly string[];
};

export type QueryOptions = {
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Rows that come out at most, milliseconds at most. */
  readonly limits?: { readonly rows?: number; readonly milliseconds?: number };
};

/**
 * Asks a graph an openCypher query.
 * @throws CypherError for what is wrong with the query, for values of the wrong type, and LimitExceeded.
 */
export function query(
  graph: KnowledgeGraph,
  cypher: string,
  { parameters = {}, limits }: QueryOptions = {},
): QueryRows {
  const values = new Map(Object.entries(parameters).map(([name, value]) => [name, toCypherValue(value)]));
  const { columns, rows, warnings } = queryGraph(graph, cypher, {
    parameters: values,
    ...(limits === undefined ? {} : { limits }),
  });
  const plain = Array.from(rows, (row) =>
    Object.fromEntries(columns.map((name, at) => [name, toPlainData(row[at] ?? null)])),
  );
  return { columns, rows: plain, warnings };
}

/** Names may stand for ids; `relations` takes in finer kinds of a relation. */
export type PathFilter = Partial<Omit<PathOptions, 'from' | 'to' | 'relations'>> & {
  readonly relations?: readonly string[];
};

/**
 * The best loopless paths between two entities: fewest hops, then most evidence. Five hops and ten paths at most unless
 * told otherwise.
 * @throws StancegraphError NOT_FOUND or AMBIGUOUS for a name.
 */
export function paths(graph: KnowledgeGraph, from: string, to: string, filter: PathFilter = {}): readonly Path[] {
  const entities = readerOf(graph).findable();
  const idOf = (name: string) => pickNode(entities, name);
  const { relations, via = [], avoid = [], ...rest } = filter;
  const known = graph.getAttributes().relations;
  return findPaths(graph, {
    maxHops: 5,
    limit: 10,
    isDirected: false,
    polarity: null,
    minEvidence: 1,
    since: null,
    until: null,
    ...rest,
    from: idOf(from),
    to: idOf(to),
    via: via.map(idOf),
    avoid: avoid.map(idOf),
    relations:
      relations === undefined ? null : new Set(relations.flatMap((name) => [...relationWithKinds(known, name)])),
  });
}

/** `format` is a name of {@link exporters}; without `layout` nodes are placed by ForceAtlas2. */
export type ExportChoice = ViewOptions & { readonly layout?: 'forceatlas2' | 'circular' | 'none' };

/** The text of an export, such as GraphML for Gephi. */
export function exportGraph(graph: KnowledgeGraph, format: string, choice: ExportChoice = {}): string {
  const { layout = 'forceatlas2', ...select } = choice;
  const exporter = exporters[format];
  if (exporter === undefined)
    throw new RangeError(`There is no format ${format}: ${Object.keys(exporters).join(', ')}.`);
  const options = format === 'html' ? { pageScript: readPageScript() } : {};
  return [...exporter.write(placeView(selectView(graph, select), exporter, { layout }), options)].join('');
}
