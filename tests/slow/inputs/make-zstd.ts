/** A block of a Zstandard frame: bytes as they are, or one byte so many times. */
type Block = string | { readonly repeat: number; readonly size: number };

/** A frame of blocks that are not compressed, which no program is needed for. @see RFC 8878, 3.1.1 */
export function frameOf(blocks: readonly Block[], { windowLog = 23 } = {}): Uint8Array {
  const head = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, (windowLog - 10) << 3);
  const parts = blocks.map((block, at) => {
    const isRaw = typeof block === 'string';
    const bytes = isRaw ? Buffer.from(block) : Uint8Array.of(block.repeat);
    const number = ((isRaw ? bytes.length : block.size) << 3) | (isRaw ? 0 : 2) | (at === blocks.length - 1 ? 1 : 0);
    return Buffer.concat([Uint8Array.of(number & 255, (number >> 8) & 255, number >> 16), bytes]);
  });
  return Buffer.concat([head, ...parts]);
}

/** A beginning, and then the letter `a` two thousand million times, in some sixty kilobytes. */
export function zstdBomb(beginning: string, { size = 2 ** 17 } = {}): Uint8Array {
  const letters = { repeat: 97, size };
  return frameOf([beginning, ...Array.from({ length: 15_300 }, () => letters)]);
}
