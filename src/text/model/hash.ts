/** Mixes two 32-bit numbers into one; the order matters. */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ (b >>> 15) ^ b, 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12) ^ (a << 7), 0x297a2d39);
  return (hash ^ (hash >>> 15)) | 0;
}
