import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StancegraphError } from './errors.ts';

/** A file being written: nothing of it stands at its path before `finish`, and nothing of it is left after `drop`. */
export type WholeFile = { write(chunk: Uint8Array): void; finish(): void; drop(): void };

/**
 * Writes a file whole or not at all: to a temporary neighbour first, flushed, then renamed over the old one. A link
 * stays a link, and its file is the one written; a device or a pipe (`/dev/stdout`) is written to, never replaced.
 * @throws StancegraphError FILE_UNWRITABLE when the folder cannot be written or the disk is full; the old file stays.
 */
export function writeFileWhole(path: string, chunks: Iterable<string | Uint8Array>): void {
  let file: WholeFile | undefined;
  try {
    file = beginWholeFile(path);
    for (const chunk of batched(chunks)) file.write(chunk);
    file.finish();
  } catch (cause) {
    file?.drop();
    throw unwritable(path, cause);
  }
}

/** The same for chunks that come one after the other; its errors are told by `unwritable`. */
export function beginWholeFile(path: string): WholeFile {
  const isReplaced = isFileOrNew(path);
  const target = isReplaced && existsSync(path) ? realpathSync(path) : path;
  const written = isReplaced ? join(dirname(target), `.${basename(target)}.${process.pid}.tmp`) : target;
  mkdirSync(dirname(target), { recursive: true });
  let handle: number | undefined = openSync(written, 'w');
  const close = () => {
    if (handle !== undefined) closeSync(handle);
    handle = undefined;
  };
  return {
    write(chunk) {
      if (handle !== undefined) writeAll(handle, chunk);
    },
    finish() {
      if (handle !== undefined && isReplaced) fsyncSync(handle);
      close();
      if (isReplaced) renameSync(written, target);
    },
    drop() {
      close();
      if (isReplaced) rmSync(written, { force: true });
    },
  };
}

/**
 * Says at once that a file cannot be written there, not after an hour of reading.
 * @throws StancegraphError FILE_UNWRITABLE where the path is a folder.
 */
export function checkNoFolder(path: string): void {
  if (!isFolder(path)) return;
  throw new StancegraphError('FILE_UNWRITABLE', `Cannot write ${path}: it is a folder.`, {
    hint: `Name a file, such as ${join(path, 'stancegraph.json')}.`,
  });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The error of a file that could not be written. */
export function unwritable(path: string, cause: unknown): StancegraphError {
  if (cause instanceof StancegraphError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StancegraphError('FILE_UNWRITABLE', `Cannot write ${path}: ${reason}.`, {
    hint: 'Check the folder, its rights and the free space, or choose another file with -o or --graph.',
    cause,
  });
}

/** A folder counts as a file here: renaming over it fails with a clear reason. */
function isFileOrNew(path: string): boolean {
  try {
    const found = statSync(path);
    return found.isFile() || found.isDirectory();
  } catch {
    return true;
  }
}

const BATCH_BYTES = 1 << 16;

/** Small strings are gathered, so that a file of a million lines is not a million system calls. */
function* batched(chunks: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  let pending: string[] = [];
  let size = 0;
  for (const chunk of chunks) {
    if (typeof chunk !== 'string') {
      if (size > 0) yield Buffer.from(pending.join(''));
      pending = [];
      size = 0;
      yield chunk;
      continue;
    }
    pending.push(chunk);
    size += chunk.length;
    if (size < BATCH_BYTES) continue;
    yield Buffer.from(pending.join(''));
    pending = [];
    size = 0;
  }
  if (size > 0) yield Buffer.from(pending.join(''));
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
}
