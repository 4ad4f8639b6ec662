/** Whether a file begins with one of these signatures: text by its Latin-1 bytes, or bytes. */
export const startsWith =
  (...signatures: readonly (string | readonly number[])[]) =>
  (head: Uint8Array): boolean =>
    signatures.some((signature) => {
      const bytes = typeof signature === 'string' ? Buffer.from(signature, 'latin1') : Buffer.from(signature);
      return Buffer.from(head.subarray(0, bytes.length)).equals(bytes);
    });

/** Whether a file begins as a ZIP archive does. */
export const isZip = startsWith('PK\u0003\u0004');

/** A ZIP file whose first bytes name a part that only its kind has. */
export const isZipWith =
  (mark: RegExp) =>
  (head: Uint8Array): boolean =>
    isZip(head) && mark.test(Buffer.from(head).toString('latin1'));
