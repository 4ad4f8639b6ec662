import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes read at once. */
const CHUNK = 1 << 22;

/** The bytes of a file in pieces that are overwritten by the next: a large file is longer than a string or buffer may be. */
function* fileChunks(path: string): Generator<Buffer> {
  const handle = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(CHUNK);
    for (let count = readSync(handle, chunk); count > 0; count = readSync(handle, chunk))
      yield chunk.subarray(0, count);
  } finally {
    closeSync(handle);
  }
}

/** The lines of a UTF-8 file without their line breaks, one at a time. */
export function* fileLines(path: string): Generator<string> {
  const begun: Buffer[] = [];
  for (const chunk of fileChunks(path)) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const rest = chunk.subarray(from, end);
      yield (begun.length === 0 ? rest : Buffer.concat([...begun.splice(0), rest])).toString('utf8');
      from = end + 1;
    }
    if (from < chunk.length) begun.push(Buffer.from(chunk.subarray(from)));
  }
  yield Buffer.concat(begun).toString('utf8');
}

/** SHA-256 of a file's bytes behind the first `skipped`, hex. */
export function hashFile(path: string, skipped = 0): string {
  const hash = createHash('sha256');
  let place = 0;
  for (const chunk of fileChunks(path)) {
    hash.update(chunk.subarray(Math.max(0, skipped - place)));
    place += chunk.length;
  }
  return hash.digest('hex');
}
