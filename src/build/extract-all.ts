import { availableParallelism } from 'node:os';
import type { Problem } from '../base/errors.ts';
import { problemFrom } from '../base/errors.ts';
import type { Article } from '../corpus/article.ts';
import type { ReadResult } from '../corpus/read-articles.ts';
import type { Tools } from '../pipeline.ts';
import { extractLines } from './extract-lines.ts';
import type { ExtractPool, PoolOptions } from './extract-pool.ts';
import { hashArticle } from './hash-inputs.ts';
import type { RecordCache } from './record-cache.ts';

/** Threads take longer to start than so few articles take to read. */
const FEW_ARTICLES = 24;
/** Articles under way at once, for each thread: enough to keep all busy, few enough to stay small. */
const AHEAD = 4;

/** Threads where nothing else is said. */
export const defaultJobs = (): number => availableParallelism();

export type ExtractOptions = PoolOptions & {
  readonly tools: () => Tools;
  readonly cache: RecordCache | undefined;
  readonly problems: Problem[];
};

export type Extracted = {
  readonly article: Pick<Article, 'id' | 'source'>;
  /** Of the article: what the cache and the list of a build's articles know it by. */
  readonly hash: string;
  /** Records as JSON Lines. */
  readonly lines: string;
  readonly isReused: boolean;
};

/** Reads articles, those known before from the cache; in the order in which they come, whatever the number of threads. */
export async function* extractAll(
  articles: AsyncIterable<ReadResult>,
  options: ExtractOptions,
): AsyncGenerator<Extracted> {
  const runner = new Runner(options);
  const queue: Promise<Extracted | Problem>[] = [];
  try {
    for await (const read of articles) {
      if (read.kind === 'problem') {
        options.problems.push(read.problem);
        continue;
      }
      queue.push(runner.run(read.article));
      while (queue.length >= runner.ahead) yield* settled(queue.shift(), options.problems);
    }
    while (queue.length > 0) yield* settled(queue.shift(), options.problems);
  } finally {
    await runner.close();
  }
}

async function* settled(
  next: Promise<Extracted | Problem> | undefined,
  problems: Problem[],
): AsyncGenerator<Extracted> {
  if (next === undefined) return;
  const found = await next;
  if ('severity' in found) problems.push(found);
  else yield found;
}

class Runner {
  readonly #options: ExtractOptions;
  #tools: Tools | undefined;
  /** Its code is loaded only where there are many articles. */
  #pool: Promise<ExtractPool> | undefined;
  #fresh = 0;

  constructor(options: ExtractOptions) {
    this.#options = options;
  }

  get ahead(): number {
    return this.#pool === undefined ? 1 : this.#options.jobs * AHEAD;
  }

  async run(article: Article): Promise<Extracted | Problem> {
    const hash = hashArticle(article);
    const about = { id: article.id, source: article.source };
    const { cache } = this.#options;
    const known = cache?.get(hash);
    if (known !== undefined) return { article: about, hash, lines: known, isReused: true };
    try {
      const lines = await this.#extract(article);
      cache?.add(hash, lines);
      return { article: about, hash, lines, isReused: false };
    } catch (error) {
      return problemFrom(error, { file: article.source });
    }
  }

  async close(): Promise<void> {
    this.#options.cache?.flush();
    await (await this.#pool)?.close();
  }

  async #extract(article: Article): Promise<string> {
    this.#fresh += 1;
    if (this.#options.jobs > 1 && this.#fresh > FEW_ARTICLES) this.#pool ??= openPool(this.#options);
    if (this.#pool !== undefined) return (await this.#pool).extract(article);
    this.#tools ??= this.#options.tools();
    return extractLines(article, this.#tools);
  }
}

async function openPool(options: PoolOptions): Promise<ExtractPool> {
  const { ExtractPool } = await import('./extract-pool.ts');
  return new ExtractPool(options);
}
