import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import { type Found, HEAD_BYTES, type Input, UnreadError, unread } from './format.ts';
import { peekBytes } from './input-bytes.ts';
import { ZstdFrames } from './zstd-frames.ts';

/** What lies in what is compressed may be compressed; but not without end. */
const DEEPEST = 3;
/** Four bytes of Zstandard may stand for 128 KB: it is unpacked by so many bytes, for what they give is held at once. */
const ZSTD_PIECE = 512;
/** Tables and texts pack to a hundredth at best: what unpacks to so many times its size, and to so many bytes, is made to harm. */
const DENSEST = 500;
const FEWEST_UNPACKED = 200_000_000;

/** Reads what gzip compressed, as it comes out. */
export async function* readGzip(input: Input): AsyncGenerator<Found> {
  const gunzip = createGunzip();
  const packed = new Packed(input.bytes);
  // A fault of either end comes out of the reading below.
  pipeline(Readable.from(packed.read()), gunzip, () => {});
  yield* readInner(input, packed.watch(gunzip));
}

/** Reads what Zstandard compressed, as it comes out. */
export async function* readZstd(input: Input): AsyncGenerator<Found> {
  const packed = new Packed(input.bytes);
  yield* readInner(input, packed.watch(decompress(packed.read())));
}

/** Compares what goes into an unpacking with what comes out of it. */
class Packed {
  readonly #bytes: AsyncIterable<Uint8Array>;
  #taken = 0;
  #given = 0;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#bytes = bytes;
  }

  async *read(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.#bytes) {
      this.#taken += chunk.length;
      yield chunk;
    }
  }

  /** @throws UnreadError `too large` where far more comes out than went in. */
  async *watch(unpacked: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of unpacked) {
      this.#given += chunk.length;
      if (this.#given > FEWEST_UNPACKED && this.#given > DENSEST * this.#taken)
        throw new UnreadError('too large', 'It unpacks to far more than it is.', 'What stands before it was read.');
      yield chunk;
    }
  }
}

async function* decompress(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const frames = new ZstdFrames();
  const stream = new Decompress((chunk) => ready.push(chunk));
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += ZSTD_PIECE) {
      const piece = chunk.subarray(at, at + ZSTD_PIECE);
      frames.see(piece);
      stream.push(piece);
      yield* ready.splice(0);
    }
  }
  stream.push(new Uint8Array(0), true);
  yield* ready.splice(0);
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
