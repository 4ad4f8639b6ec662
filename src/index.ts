/** The public API; everything else may change. */
export { type ErrorCode, formatProblem, type Place, type Problem, StancegraphError } from './base/errors.ts';
export type { EntityId, EntityType } from './base/ids.ts';
export type { Article, GivenMention } from './corpus/article.ts';
export { type ArticleFields, articleFromText } from './corpus/article-from-text.ts';
export { readArticles } from './corpus/read-articles.ts';
export { layoutView } from './export/layout-view.ts';
export { exporters } from './export/registry.ts';
export { selectView } from './export/select-view.ts';
export type { Summary } from './findings/finding.ts';
export { summarize } from './findings/summarize.ts';
export { buildGraph } from './graph/build-graph.ts';
export type { EntityNode, KnowledgeGraph, StanceEdge } from './graph/graph-shape.ts';
export { loadGraph, parseGraph } from './graph/load-graph.ts';
export { mergeRecords } from './graph/merge-records.ts';
export { type PairStance, pairStances } from './graph/pair-stances.ts';
export type { ArticleRecord, ClaimRecord, EntityRecord, ExtractRecord } from './graph/records.ts';
export { relationInfo } from './graph/relation-info.ts';
export { serializeGraph } from './graph/save-graph.ts';
export {
  type BuildOptions,
  type Built,
  build,
  type ExportChoice,
  exportGraph,
  extract,
  openReader,
  type PathFilter,
  paths,
  type QueryOptions,
  type QueryRows,
  query,
  type Reader,
  type ReadingOptions,
  type TextArticle,
  type WorkOptions,
} from './library.ts';
export { extractArticle, makeTools, type Tools } from './pipeline.ts';
export { type Completions, completeCypher } from './query/cypher/complete.ts';
export { CypherError, caretLines } from './query/cypher/errors.ts';
export { type CypherValue, formatValue, toCypherValue, toPlainData } from './query/cypher/values.ts';
export { findPaths, type Path, type PathOptions } from './query/paths.ts';
export { type QueryAnswer, queryGraph } from './query/query-graph.ts';
export { loadSchema } from './schema/load-schema.ts';
export type { Schema } from './schema/schema.ts';
export { type Camps, findCamps } from './sides/camps.ts';
export { analyseArticle } from './text/analyse.ts';
export { formatConllu } from './text/format-conllu.ts';
export { loadModels, type Models } from './text/model/load-models.ts';
