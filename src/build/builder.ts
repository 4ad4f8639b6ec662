import { StancegraphError } from '../base/errors.ts';
import { compareText } from '../base/ids.ts';
import { RecordMerger, type RecordSet } from '../graph/merge-records.ts';
import type { ExtractRecord } from '../graph/records.ts';
import type { Extracted } from './extract-all.ts';
import type { RecordCache } from './record-cache.ts';

/**
 * Gathers the records of a build. With a cache they wait there, so that memory does not grow with the articles and
 * nothing is merged where nothing has changed.
 */
export class Builder {
  readonly #cache: RecordCache | undefined;
  readonly #merger = new RecordMerger();
  readonly #hashes: string[] = [];
  #reused = 0;

  constructor(cache: RecordCache | undefined) {
    this.#cache = cache;
  }

  add({ hash, lines, isReused }: Pick<Extracted, 'hash' | 'lines' | 'isReused'>): void {
    this.#hashes.push(hash);
    if (isReused) this.#reused += 1;
    if (this.#cache === undefined) this.#addLines(lines);
  }

  get articles(): number {
    return this.#hashes.length;
  }

  /** Articles whose records were in the cache already. */
  get reused(): number {
    return this.#reused;
  }

  /** What tells this build from another: the tools of the cache and the articles, in whatever order they came. */
  get inputs(): readonly unknown[] {
    return [this.#cache?.tools, [...this.#hashes].sort(compareText)];
  }

  /**
   * The records of all articles, merged.
   * @throws StancegraphError FILE_UNREADABLE when another program took them out of the cache meanwhile.
   */
  merge(): RecordSet {
    for (const hash of this.#cache === undefined ? [] : this.#hashes) {
      const lines = this.#cache?.get(hash);
      if (lines === undefined)
        throw new StancegraphError('FILE_UNREADABLE', 'The cache of this build was changed while it ran.', {
          hint: 'Build again, or with --no-cache.',
        });
      this.#addLines(lines);
    }
    return this.#merger.result();
  }

  #addLines(lines: string): void {
    for (const line of lines.split('\n')) if (line !== '') this.#merger.add(JSON.parse(line) as ExtractRecord);
  }
}
