import { expect, test } from 'vitest';
import { decodeTables, encodeTables, findLine, lineAt, lineOf, packLines } from '../../src/base/line-table.ts';

const LINES = ['chile\tgroup/chile', 'são\tplace/são-paulo', 'peru\tone\ntwo', 'chile\told'];

test('a line is found by its first cell, whatever letters it has', () => {
  const table = packLines(LINES, 3);
  expect(lineOf(table, 'chile')).toBe('group/chile');
  expect(lineOf(table, 'são')).toBe('place/são-paulo');
  expect(lineOf(table, 'peru')).toBe('one\ntwo');
  expect(lineOf(table, 'per')).toBeUndefined();
  expect(findLine(table, 'constructor')).toBe(-1);
});

test('lines behind the keyed ones are there by their number only', () => {
  const table = packLines(LINES, 3);
  expect(findLine(table, 'chile')).toBe(0);
  expect(lineAt(table, 3)).toBe('chile\told');
});

test('many keys are all found', () => {
  const keys = Array.from({ length: 5000 }, (_, at) => `key-${at}`);
  const table = packLines(keys.map((key) => `${key}\t${key}`));
  expect(keys.filter((key) => lineOf(table, key) !== key)).toEqual([]);
});

test('tables come back from a file as they were', () => {
  const tables = [packLines(LINES, 3), packLines([]), packLines(['a\t1'])];
  expect(decodeTables(new Uint8Array(encodeTables(tables)))).toEqual(tables);
});
