import { decodeWindows1252 } from './windows-1252.ts';

/** Decoded bytes and how they were read. */
export type Decoded = { readonly text: string; readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' };

/** Decodes UTF-8, UTF-16 (by its mark, or by its zero bytes) and, when the bytes are no UTF-8, Windows-1252; undefined for a binary file. */
export function decodeText(bytes: Uint8Array): Decoded | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be' };
  const sample = bytes.subarray(0, 4096);
  const [evenZeros, oddZeros] = countZeros(sample);
  if (sample.length > 8 && oddZeros > sample.length / 5 && evenZeros === 0)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  if (sample.length > 8 && evenZeros > sample.length / 5 && oddZeros === 0)
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be' };
  if (evenZeros + oddZeros > 0 || isMostlyControl(sample)) return undefined;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: decodeWindows1252(bytes), encoding: 'windows-1252' };
  }
}

function countZeros(bytes: Uint8Array): readonly [number, number] {
  let even = 0;
  let odd = 0;
  for (const [at, byte] of bytes.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  return [even, odd];
}

function isMostlyControl(bytes: Uint8Array): boolean {
  const controls = bytes.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  return controls > Math.max(2, bytes.length / 50);
}
