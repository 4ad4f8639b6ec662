import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { StancegraphError } from '../base/errors.ts';
import type { Article } from '../corpus/article.ts';
import { plainEntry } from '../schema/listed-entry.ts';
import type { Schema } from '../schema/schema.ts';

export type PoolOptions = {
  /** Read once; threads get a copy. */
  readonly schema: Schema;
  readonly minConfidence?: number;
  readonly jobs: number;
};

/** No article takes this long; one that does is given up, with its thread. */
const ARTICLE_MS = 120_000;

/** Threads that read articles. */
export class ExtractPool {
  readonly #pool: Piscina;

  constructor({ schema, minConfidence, jobs }: PoolOptions) {
    // What goes to a thread is copied field by field, which an entry that is read when it is asked does not survive;
    // those that were compiled are made anew there.
    const gazetteer = schema.compiledNames === undefined ? schema.gazetteer.map(plainEntry) : [];
    const sent: Schema = { ...schema, gazetteer };
    this.#pool = new Piscina({
      filename: workerFile(),
      minThreads: jobs,
      maxThreads: jobs,
      workerData: { schema: sent, ...(minConfidence === undefined ? {} : { minConfidence }) },
    });
  }

  /** @throws StancegraphError ARTICLE_INVALID for an article that takes too long or ends its thread. */
  async extract(article: Article): Promise<string> {
    const timer = new AbortController();
    const timeout = setTimeout(() => timer.abort(), ARTICLE_MS);
    const { toSource: _toSource, ...sent } = article;
    try {
      return (await this.#pool.run(sent, { signal: timer.signal })) as string;
    } catch (cause) {
      const isLate = timer.signal.aborted;
      const reason = isLate ? `takes longer than ${ARTICLE_MS / 1000} s` : `cannot be read: ${String(cause)}`;
      throw new StancegraphError('ARTICLE_INVALID', `The article ${reason}.`, {
        place: { file: article.source },
        hint: 'It is left out; please report it.',
        cause,
      });
    } finally {
      clearTimeout(timeout);
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}

/** The worker beside this file, bundled or not. */
function workerFile(): string {
  const places = ['./build/worker.js', '../build/worker.js', '../../dist/build/worker.js'];
  const paths = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = paths.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new StancegraphError('INTERNAL', 'The worker of the program is missing.', { hint: 'Run npm run build.' });
}
