/** 32-bit hash of a text (FNV-1a over code units), the same on every machine. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}

/** Mixes two 32-bit numbers into one; the order matters. */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ (b >>> 15) ^ b, 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12) ^ (a << 7), 0x297a2d39);
  return (hash ^ (hash >>> 15)) | 0;
}
