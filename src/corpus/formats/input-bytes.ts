import { UnreadError } from './format.ts';

/** The first bytes of a stream, and all of it, these included. */
export async function peekBytes(
  input: AsyncIterable<string | Uint8Array>,
  size: number,
): Promise<{ readonly head: Uint8Array; readonly bytes: AsyncIterable<Uint8Array> }> {
  const iterator = input[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  let isDone = false;
  for (let length = 0; length < size && !isDone; ) {
    const next = await iterator.next();
    isDone = next.done === true;
    if (next.done === true) break;
    const chunk = Buffer.from(next.value);
    first.push(chunk);
    length += chunk.length;
  }
  const bytes = async function* () {
    try {
      while (first.length > 0) yield first.shift() as Buffer;
      for (let next = isDone ? undefined : await iterator.next(); next !== undefined && next.done !== true; ) {
        yield Buffer.from(next.value);
        next = await iterator.next();
      }
    } finally {
      await iterator.return?.();
    }
  };
  return { head: Buffer.concat(first).subarray(0, size), bytes: bytes() };
}

/**
 * All bytes of a stream.
 * @throws UnreadError `too large` beyond `limit` bytes.
 */
export async function collectBytes(bytes: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > limit)
      throw new UnreadError(
        'too large',
        `The file is larger than ${Math.round(limit / 1_000_000)} MB.`,
        'Split it, or give its articles as JSON Lines.',
      );
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}
