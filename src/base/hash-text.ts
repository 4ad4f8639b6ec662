/** 32-bit hash of a text (FNV-1a over code units), the same on every machine. */
export const hashText = (text: string): number => hashPart(text, 0, text.length);

/** The hash of a part of a text, which is not cut out for it. */
export function hashPart(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
