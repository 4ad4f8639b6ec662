import { decodeWindows1252 } from './windows-1252.ts';

/** Decoded bytes and how they were read: `utf-8`, `utf-16le`, `utf-16be`, the charset that was declared, or `windows-1252` where nothing says. */
export type Decoded = { readonly text: string; readonly encoding: string };

/**
 * Decodes UTF-8, UTF-16 (by its mark, or by its zero bytes), what the text declares of itself, and, when the bytes are
 * no UTF-8, Windows-1252; undefined for a binary file.
 * @param declared name of a charset as the text gives it (`<meta charset>`, an XML declaration, a header)
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, 'utf-16be');
  const sample = bytes.subarray(0, 4096);
  const [evenZeros, oddZeros] = countZeros(sample);
  if (sample.length > 8 && oddZeros > sample.length / 5 && evenZeros === 0) return decodeAs(bytes, 'utf-16le');
  if (sample.length > 8 && evenZeros > sample.length / 5 && oddZeros === 0) return decodeAs(bytes, 'utf-16be');
  const label = declared === undefined ? undefined : knownCharset(declared);
  const isShift = label !== undefined && /^iso-2022|^hz/.test(label);
  if (evenZeros + oddZeros > 0 || (isMostlyControl(sample) && !isShift)) return undefined;
  // What declares itself to be UTF-16 and has no zero bytes is not; the declaration was copied along.
  if (label !== undefined && !label.startsWith('utf-')) return decodeAs(bytes, label);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: decodeWindows1252(bytes), encoding: 'windows-1252' };
  }
}

function decodeAs(bytes: Uint8Array, encoding: string): Decoded {
  const text = encoding === 'windows-1252' ? decodeWindows1252(bytes) : new TextDecoder(encoding).decode(bytes);
  return { text, encoding };
}

/** The WHATWG name of a charset; undefined for one that nobody knows. */
function knownCharset(label: string): string | undefined {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return undefined;
  }
}

/** The charset that a page or an XML document declares in its first bytes. */
export function declaredCharset(head: Uint8Array): string | undefined {
  const start = Buffer.from(head.subarray(0, 4096)).toString('latin1');
  const xml = /^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w:.-]{2,40})["']/.exec(start);
  const meta = /<meta\b[^>]{0,200}?\bcharset\s*=\s*(?:["']\s*)?([\w:.-]{2,40})/i.exec(start);
  return (xml ?? meta)?.[1];
}

function countZeros(bytes: Uint8Array): readonly [number, number] {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  return [even, odd];
}

function isMostlyControl(bytes: Uint8Array): boolean {
  const controls = bytes.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  return controls > Math.max(2, bytes.length / 50);
}
