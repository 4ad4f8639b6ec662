import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StancegraphError } from '../base/errors.ts';
import { takeLock } from '../base/lock-file.ts';
import { hashFile } from '../base/read-lines.ts';
import { writeFileWhole } from '../base/write-file.ts';
import type { RecordCache } from '../build/record-cache.ts';
import { buildGraph } from '../graph/build-graph.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import { RecordMerger, type RecordSet } from '../graph/merge-records.ts';
import type { ExtractRecord } from '../graph/records.ts';
import { relationInfo } from '../graph/relation-info.ts';
import { GRAPH_FILE_VERSION, hashText } from '../graph/save-graph.ts';
import { summarize } from '../graph/summarize.ts';
import { writeGraphFile } from '../index/write-graph.ts';
import { loadSchema } from '../schema/load-schema.ts';
import { openCache, type ReadingOptions, reportProblems, startExtraction } from './extract.ts';
import { formatSummary } from './format-summary.ts';
import { type CommonOptions, checkSummaryFormat, note, writeData } from './terminal.ts';

/** `cache` is false with --no-cache. */
type BuildOptions = ReadingOptions & { readonly cache?: string | boolean };

/** `stancegraph build [PATH...]`: articles to graph file, with a summary. Articles read before are not read again. */
export async function runBuild(paths: readonly string[], options: BuildOptions): Promise<number> {
  checkSummaryFormat(options);
  const started = performance.now();
  const release = takeLock(`${options.graph}.lock`);
  try {
    let cache: RecordCache | undefined;
    const folder = cacheFolder(options);
    const run = startExtraction(paths.length === 0 ? ['corpus'] : paths, options, (schema) => {
      if (folder !== undefined) cache = openCache(folder, schema, options.minConfidence);
      return cache;
    });
    const builder = new Builder(options, folder);
    for await (const { hash, lines, isReused } of run.found)
      builder.add({ hash, isReused, lines: cache === undefined ? lines : null });
    if (builder.isEmpty) {
      reportProblems(run.problems);
      throw new StancegraphError('ARTICLE_INVALID', 'No article was read, so no graph was written.', {
        hint: 'Give .txt, .md, .html or .jsonl files, folders of them, or - for standard input.',
      });
    }
    const summary = builder.finish(cache);
    writeData([summary], options);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    note(`Wrote ${options.graph} in ${seconds} s${builder.reuseNote()}.`, options);
    return reportProblems(run.problems);
  } finally {
    release();
  }
}

function cacheFolder({ cache, graph }: BuildOptions): string | undefined {
  if (cache === false) return undefined;
  return typeof cache === 'string' ? cache : join(dirname(graph), '.stancegraph-cache');
}

/** What a graph file was made of, so that nothing is done when nothing has changed. */
type Manifest = { readonly inputs: string; readonly graph: string; readonly summary: string };

class Builder {
  readonly #options: CommonOptions;
  readonly #manifest: string | undefined;
  readonly #merger = new RecordMerger();
  readonly #hashes: string[] = [];
  #reused = 0;

  constructor(options: CommonOptions, folder: string | undefined) {
    this.#options = options;
    this.#manifest = folder === undefined ? undefined : join(folder, `${basename(options.graph)}.built.json`);
  }

  /** Records wait in the cache where there is one, so that memory does not grow with the articles. */
  add({
    hash,
    lines,
    isReused,
  }: {
    readonly hash: string;
    readonly lines: string | null;
    readonly isReused: boolean;
  }): void {
    this.#hashes.push(hash);
    if (isReused) this.#reused += 1;
    if (lines !== null) this.#addLines(lines);
  }

  /** Merges, writes the graph file, and gives the summary. */
  finish(cache: RecordCache | undefined): string {
    const { relations } = loadSchema({ overlays: this.#options.schema }).schema;
    const info = relationInfo(relations);
    const inputs = hashText(JSON.stringify([GRAPH_FILE_VERSION, cache?.tools, info, [...this.#hashes].sort()]));
    const before = this.#readManifest(inputs);
    if (before !== undefined) {
      cache?.close();
      return before.summary;
    }
    if (cache !== undefined) {
      for (const hash of this.#hashes) {
        const lines = cache.get(hash);
        if (lines === undefined)
          throw new StancegraphError('FILE_UNREADABLE', 'The cache of this build was changed while it ran.', {
            hint: 'Build again, or with --no-cache.',
          });
        this.#addLines(lines);
      }
    }
    cache?.close();
    const graph = writeGraph(this.#merger.result(), this.#options);
    const summary = formatSummary(summarize(graph));
    this.#writeManifest({ inputs, graph: graphHash(this.#options.graph) ?? '', summary });
    return summary;
  }

  get isEmpty(): boolean {
    return this.#hashes.length === 0;
  }

  reuseNote(): string {
    return this.#reused === 0 ? '' : `, ${this.#reused} of ${this.#hashes.length} articles known from before`;
  }

  #addLines(lines: string): void {
    for (const line of lines.split('\n')) if (line !== '') this.#merger.add(JSON.parse(line) as ExtractRecord);
  }

  /** The manifest of the graph file that is there, where it was made of the same. */
  #readManifest(inputs: string): Manifest | undefined {
    if (this.#manifest === undefined) return undefined;
    try {
      const found = JSON.parse(readFileSync(this.#manifest, 'utf8')) as Manifest;
      return found.inputs === inputs && found.graph === graphHash(this.#options.graph) ? found : undefined;
    } catch {
      return undefined;
    }
  }

  #writeManifest(manifest: Manifest): void {
    if (this.#manifest === undefined) return;
    try {
      writeFileWhole(this.#manifest, [JSON.stringify(manifest)]);
    } catch {
      // The next build merges again.
    }
  }
}

function graphHash(path: string): string | undefined {
  try {
    return hashFile(path);
  } catch {
    return undefined;
  }
}

/** Writes the graph file of merged records, whole or not at all. */
export function writeGraph(records: RecordSet, options: CommonOptions): KnowledgeGraph {
  const { relations } = loadSchema({ overlays: options.schema }).schema;
  const graph = buildGraph(records, relationInfo(relations));
  writeGraphFile(graph, options.graph);
  return graph;
}
