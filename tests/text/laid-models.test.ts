import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { layModelsAhead } from '../../src/build/compile-ahead.ts';

test('the models that the build laid out are what the sources make of the model files', () => {
  const built = readFileSync(resolve(import.meta.dirname, '../../dist/models.bin'));
  expect(built.equals(layModelsAhead())).toBe(true);
});
