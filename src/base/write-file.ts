import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StancegraphError } from './errors.ts';

/**
 * Writes a file whole or not at all: to a temporary neighbour first, flushed, then renamed over the old one.
 * @throws StancegraphError FILE_UNWRITABLE when the folder cannot be written or the disk is full; the old file stays.
 */
export function writeFileWhole(path: string, chunks: Iterable<string | Uint8Array>): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  let handle: number | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true });
    handle = openSync(temporary, 'w');
    for (const chunk of batched(chunks)) writeAll(handle, chunk);
    fsyncSync(handle);
    closeSync(handle);
    handle = undefined;
    renameSync(temporary, path);
  } catch (cause) {
    if (handle !== undefined) closeSync(handle);
    if (existsSync(temporary)) rmSync(temporary, { force: true });
    if (cause instanceof StancegraphError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StancegraphError('FILE_UNWRITABLE', `Cannot write ${path}: ${reason}.`, {
      hint: 'Check the folder, its rights and the free space, or choose another file with -o or --graph.',
      cause,
    });
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
