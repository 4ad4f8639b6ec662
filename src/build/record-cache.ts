import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../base/ids.ts';
import { fileLines } from '../base/read-lines.ts';
import { writeFileWhole } from '../base/write-file.ts';

/** Entries wait in memory until so many characters are together. */
const FLUSH_AT = 1 << 20;
/** Files of earlier schemas, models and programs that are kept: going back to one costs nothing. */
const KEPT_FILES = 3;
/** Bytes read at once while a file is looked through. */
const CHUNK = 1 << 22;

type Place = { readonly at: number; readonly length: number };

/**
 * Records of articles that were read before, by the hash of the article. One file for each state of schema, models and
 * program; entries are only ever added at its end, each with a checksum, so that a run which is killed loses at most
 * what was not yet written.
 */
export class RecordCache {
  readonly #path: string;
  readonly #places = new Map<string, Place>();
  readonly #used = new Set<string>();
  readonly #reader: number | undefined;
  #end = 0;
  /** Entries that are not on the disk yet, or could not be put there. */
  readonly #pending = new Map<string, string>();
  #pendingSize = 0;
  #isBroken = false;

  /** @param folder made where there is none; a cache that cannot be read or written is left out. */
  /** Hash of the schema, models and program that the records were made with. */
  readonly tools: string;

  constructor(folder: string, tools: string) {
    this.tools = tools;
    this.#path = join(folder, `records-${tools.slice(0, 24)}.log`);
    try {
      mkdirSync(folder, { recursive: true });
      this.#reader = openSync(this.#path, 'a+');
      this.#end = statSync(this.#path).size;
      this.#look(this.#reader);
      dropOldFiles(folder, this.#path);
    } catch {
      this.#isBroken = true;
    }
  }

  /** The records of an article as JSON Lines; undefined where it was not read before, or the entry is damaged. */
  get(article: string): string | undefined {
    const waiting = this.#pending.get(article);
    if (waiting !== undefined) return waiting;
    const place = this.#places.get(article);
    if (place === undefined || this.#reader === undefined) return undefined;
    const bytes = Buffer.alloc(place.length);
    const isWhole = readSync(this.#reader, bytes, 0, place.length, place.at) === place.length;
    const line = bytes.toString('utf8');
    const payload = line.slice(HEADER);
    if (!isWhole || !line.startsWith(header(article, payload))) {
      // Forgotten, so that it can be added anew.
      this.#places.delete(article);
      return undefined;
    }
    this.#used.add(article);
    return JSON.parse(payload) as string;
  }

  add(article: string, records: string): void {
    this.#used.add(article);
    if (this.#places.has(article)) return;
    this.#pending.set(article, records);
    this.#pendingSize += records.length;
    if (this.#pendingSize >= FLUSH_AT) this.flush();
  }

  /** Writes what waits; what a full disk does not take stays in memory, and the build goes on. */
  flush(): void {
    this.#pendingSize = 0;
    if (this.#pending.size === 0 || this.#isBroken || this.#reader === undefined) return;
    const entries = [...this.#pending].map(([article, records]) => {
      const payload = JSON.stringify(records);
      // Each entry begins with a line break, so that one that was cut off does not spoil the next.
      return { article, bytes: Buffer.from(`\n${header(article, payload)}${payload}`) };
    });
    try {
      const bytes = Buffer.concat(entries.map((entry) => entry.bytes));
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#reader, bytes, done);
    } catch {
      this.#isBroken = true;
      return;
    }
    for (const { article, bytes } of entries) {
      this.#places.set(article, { at: this.#end + 1, length: bytes.length - 1 });
      this.#end += bytes.length;
    }
    this.#pending.clear();
  }

  /** Flushes, and writes the file anew without what no article needs any more when that is most of it. */
  close(): void {
    this.flush();
    const unused = [...this.#places.keys()].filter((key) => !this.#used.has(key)).length;
    try {
      if (unused > 100 && unused > this.#used.size && this.#reader !== undefined) this.#compact();
    } catch {
      // The long file serves as well.
    }
    if (this.#reader !== undefined) closeSync(this.#reader);
  }

  #compact(): void {
    writeFileWhole(this.#path, this.#entries(fileLines(this.#path)));
  }

  *#entries(lines: Iterable<string>): Generator<string> {
    for (const line of lines) if (this.#used.has(line.slice(0, 64))) yield `\n${line}`;
  }

  /** Finds where each entry begins and ends, without reading what it holds. */
  #look(handle: number): void {
    const { size } = statSync(this.#path);
    const chunk = Buffer.alloc(CHUNK);
    let start = 0;
    let head = '';
    for (let at = 0; at < size; at += CHUNK) {
      const count = readSync(handle, chunk, 0, CHUNK, at);
      let from = 0;
      for (;;) {
        const end = chunk.subarray(0, count).indexOf(10, from);
        const stop = end < 0 ? count : end;
        if (head.length < 64) head += chunk.toString('latin1', from, Math.min(stop, from + 64 - head.length));
        if (end < 0) break;
        this.#note(head, { at: start, length: at + end - start });
        start = at + end + 1;
        head = '';
        from = end + 1;
      }
    }
    this.#note(head, { at: start, length: size - start });
  }

  #note(key: string, place: Place): void {
    if (/^[0-9a-f]{64}$/.test(key) && place.length > HEADER) this.#places.set(key, place);
  }
}

const CHECKSUM = 16;
const HEADER = 64 + 1 + CHECKSUM + 1;

const header = (article: string, payload: string) =>
  `${article} ${createHash('sha256').update(payload).digest('hex').slice(0, CHECKSUM)} `;

function dropOldFiles(folder: string, current: string): void {
  const files = readdirSync(folder)
    .filter((name) => /^records-[0-9a-f]+\.log$/.test(name))
    .map((name) => join(folder, name))
    .filter((path) => path !== current)
    .map((path) => ({ path, time: statSync(path).mtimeMs }));
  files.sort((a, b) => b.time - a.time || compareText(a.path, b.path));
  for (const { path } of files.slice(KEPT_FILES - 1)) rmSync(path, { force: true });
}
