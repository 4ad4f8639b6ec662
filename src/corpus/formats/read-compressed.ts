import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import { type Found, HEAD_BYTES, type Input, UnreadError, unread } from './format.ts';
import { peekBytes } from './input-bytes.ts';

/** What lies in what is compressed may be compressed; but not without end. */
const DEEPEST = 3;

/** Reads what gzip compressed, as it comes out. */
export async function* readGzip(input: Input): AsyncGenerator<Found> {
  const gunzip = createGunzip();
  // A fault of either end comes out of the reading below.
  pipeline(Readable.from(input.bytes), gunzip, () => {});
  yield* readInner(input, gunzip);
}

/** Reads what Zstandard compressed, as it comes out. */
export async function* readZstd(input: Input): AsyncGenerator<Found> {
  yield* readInner(input, decompress(input.bytes));
}

async function* decompress(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const stream = new Decompress((chunk) => ready.push(chunk));
  for await (const chunk of bytes) {
    stream.push(chunk);
    yield* ready.splice(0);
  }
  stream.push(new Uint8Array(0), true);
  yield* ready;
  ready = [];
}

async function* readInner(input: Input, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Found> {
  const name = input.name.replace(/\.(?:gz|gzip|zst|zstd)$/i, '');
  const depth = (input.depth ?? 0) + 1;
  if (depth > DEEPEST) throw new UnreadError('damaged', 'It is compressed again and again.', 'Unpack it.');
  try {
    const peeked = await peekBytes(bytes, HEAD_BYTES);
    if (peeked.head.length === 0) {
      yield unread('empty', 'There is nothing in it.');
      return;
    }
    const detected = input.detect(name, peeked.head);
    if (detected.kind === 'none') {
      yield unread(
        'no reader',
        'What is compressed in it is of a kind that is not read.',
        detected.hint === undefined ? {} : { hint: detected.hint },
      );
      return;
    }
    const read = await detected.format.load();
    yield* read({ ...input, ...peeked, name, depth });
  } catch (error) {
    if (error instanceof UnreadError) throw error;
    throw new UnreadError(
      'damaged',
      'The compressed data is damaged or cut off.',
      'What stands before the fault was read.',
    );
  }
}
