import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { StancegraphError } from '../../src/base/errors.ts';
import { compactWeights, expandWeights } from '../../src/text/model/compact-weights.ts';
import { loadModels, MODEL_FILES } from '../../src/text/model/load-models.ts';
import { decodeModel } from '../../src/text/model/model-file.ts';

const folder = fileURLToPath(new URL('../../models', import.meta.url));
const whole = readFileSync(join(folder, MODEL_FILES.lemmas));

function refusal(bytes: Uint8Array): string {
  try {
    decodeModel(bytes, 'x.bin');
  } catch (error) {
    if (error instanceof StancegraphError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'read';
}

function changed(change: (copy: Buffer) => void): Uint8Array {
  const copy = Buffer.from(whole);
  change(copy);
  return copy;
}

describe('model files', () => {
  it('are read when whole', () => {
    expect(refusal(whole)).toBe('read');
  });

  it.each([
    ['empty', new Uint8Array(0), 'no model file'],
    ['cut in its header', whole.subarray(0, 40), 'cut short'],
    ['cut in its arrays', whole.subarray(0, whole.length - 8), 'cut short'],
    ['of another kind', changed((copy) => copy.write('PK', 0)), 'no model file'],
    ['of another byte order', changed((copy) => copy.writeUInt32BE(0x01020304, 8)), 'byte order'],
    ['of another version', changed((copy) => copy.write('"version":9', copy.indexOf('"version":'))), 'has version 9'],
    [
      'damaged',
      changed((copy) => copy.writeUInt8(copy.readUInt8(copy.length - 100) ^ 1, copy.length - 100)),
      'damaged',
    ],
  ])('are refused when %s', (_, bytes, message) => {
    expect(refusal(bytes)).toMatch(new RegExp(`^MODEL_INVALID: .*${message}`));
  });

  it('say when they are missing', () => {
    expect(() => loadModels('/nowhere')).toThrow(expect.objectContaining({ code: 'MODEL_INVALID' }));
  });

  it('take at most 60 MB together', () => {
    const bytes = Object.values(MODEL_FILES).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    expect(bytes).toBeLessThanOrEqual(60 * 1024 * 1024);
  });
});

describe('compact weights', () => {
  it.each([3, 40])('come back as they were, with %i classes', (classes) => {
    const parts = {
      classes,
      keys: Int32Array.of(-0x80000000, -5, 0, 7, 0x7fffffff),
      rowLength: Uint8Array.of(1, 2, 3, 1, 1),
      rowClass: Uint8Array.of(2, 0, 2, 0, 1, 2, 1, 0),
      rowWeight: Int16Array.of(1, -1, 63, -64, 64, -32767, 32767, 128),
    };
    expect(expandWeights(compactWeights(parts), classes)).toEqual(parts);
  });
});
