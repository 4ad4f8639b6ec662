import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileAhead } from '../../src/build/compile-ahead.ts';
import { compileGazetteer } from '../../src/mentions/gazetteer.ts';
import { compiledPath, type PackedSchema } from '../../src/schema/compiled-schema.ts';
import { loadSchema } from '../../src/schema/load-schema.ts';

const compiled: PackedSchema = JSON.parse(readFileSync(compiledPath(), 'utf8'));

test('what the build compiled is what the sources and the YAML say', () => {
  expect(JSON.parse(JSON.stringify(compileAhead()))).toEqual(compiled);
});

test('names that were cut ahead lead to the same entities, and words that JavaScript knows to none', () => {
  const { schema } = loadSchema();
  const { names = {} } = compiled;
  const [fresh, ahead] = [compileGazetteer(schema), compileGazetteer({ ...schema, compiledNames: names })];
  const words = Object.keys(names);
  expect(words.length).toBeGreaterThan(1000);
  expect(words.map((word) => ahead.root.next?.get(word))).toEqual(words.map((word) => fresh.root.next?.get(word)));
  expect(ahead.root.next?.get('constructor')).toBeUndefined();
});
