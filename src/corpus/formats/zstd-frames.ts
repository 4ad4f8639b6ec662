import { UnreadError } from './format.ts';

/** What Zstandard itself refuses without `--long`: a frame may ask for this much memory, in bytes. */
const LARGEST_WINDOW = 2 ** 27;
/** No block stands for more. */
const LARGEST_BLOCK = 2 ** 17;
const MAGIC = 0xfd2fb528;
/** Frames that hold no data begin with one of sixteen numbers. */
const SKIPPABLE = 0x184d2a50;

/**
 * Follows the frames and blocks of a Zstandard stream by their heads alone, so that no frame is unpacked that asks for
 * more memory than files need. @see RFC 8878, 3.1.1
 */
export class ZstdFrames {
  #head: number[] = [];
  #skip = 0;
  #isInFrame = false;
  #hasChecksum = false;
  #isLost = false;

  /** @throws UnreadError where a frame or a block begins that needs more memory than it may. */
  see(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && !this.#isLost; ) {
      if (this.#skip > 0) {
        const passed = Math.min(this.#skip, bytes.length - at);
        this.#skip -= passed;
        at += passed;
        continue;
      }
      this.#head.push(bytes[at] as number);
      at += 1;
      if (this.#isInFrame ? this.#readBlock() : this.#readFrame()) this.#head = [];
    }
  }

  /** Whether the head of a block is whole. */
  #readBlock(): boolean {
    if (this.#head.length < 3) return false;
    const head = this.#number(0, 3);
    const size = head >>> 3;
    if (size > LARGEST_BLOCK) throw new UnreadError('damaged', 'The compressed data is damaged: a block is too large.');
    // A block that repeats one byte holds that byte alone.
    this.#skip = ((head >> 1) & 3) === 1 ? 1 : size;
    if ((head & 1) === 1) {
      this.#isInFrame = false;
      this.#skip += this.#hasChecksum ? 4 : 0;
    }
    return true;
  }

  /** Whether the head of a frame is whole. */
  #readFrame(): boolean {
    if (this.#head.length < 6) return false;
    const magic = this.#number(0, 4);
    if ((magic & ~15) >>> 0 === SKIPPABLE) {
      if (this.#head.length < 8) return false;
      this.#skip = this.#number(4, 4);
      return true;
    }
    if (magic !== MAGIC) {
      // What unpacks it says that it is damaged.
      this.#isLost = true;
      return true;
    }
    const flags = this.#head[4] as number;
    const isSingle = (flags & 32) !== 0;
    const sizeBytes = flags >> 6 === 0 ? (isSingle ? 1 : 0) : 1 << (flags >> 6);
    const sizeAt = (isSingle ? 5 : 6) + ([0, 1, 2, 4][flags & 3] as number);
    if (this.#head.length < sizeAt + sizeBytes) return false;
    this.#hasChecksum = (flags & 4) !== 0;
    this.#isInFrame = true;
    const window = isSingle ? this.#number(sizeAt, sizeBytes) : windowOf(this.#head[5] as number);
    if (window > LARGEST_WINDOW)
      throw new UnreadError('too large', 'It asks for more than 128 MB of memory to be unpacked.', 'Unpack it.');
    return true;
  }

  /** A number of so many bytes, the smallest first. */
  #number(at: number, bytes: number): number {
    return this.#head.slice(at, at + bytes).reduceRight((sum, byte) => sum * 256 + byte, 0);
  }
}

const windowOf = (byte: number) => 2 ** (10 + (byte >> 3)) * (1 + (byte & 7) / 8);
