import { workerData } from 'node:worker_threads';
import type { Article } from '../corpus/article.ts';
import { mapBack } from '../corpus/edits.ts';
import { makeTools } from '../pipeline.ts';
import { compiledEntries } from '../schema/compiled-entry.ts';
import type { Schema } from '../schema/schema.ts';
import { loadModels } from '../text/model/load-models.ts';
import { modelsFolder } from '../text/model/models-folder.ts';
import { extractLines } from './extract-lines.ts';

type WorkerOptions = { readonly schema: Schema; readonly minConfidence?: number };

// Piscina puts its own data first.
const options = (Array.isArray(workerData) ? workerData.at(-1) : workerData) as WorkerOptions;
const { schema } = options;
const { compiledNames } = schema;
const tools = makeTools(
  compiledNames === undefined ? schema : { ...schema, gazetteer: compiledEntries(compiledNames) },
  loadModels(modelsFolder()),
  options.minConfidence === undefined ? {} : { minConfidence: options.minConfidence },
);

/** An article as it travels between threads: functions stay behind. */
export type SentArticle = Omit<Article, 'toSource'>;

/** Reads one article in a thread of its own. */
export default function extractInWorker(sent: SentArticle): string {
  return extractLines({ ...sent, toSource: mapBack(sent.layers) }, tools);
}
