import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lineAt } from '../../src/base/line-table.ts';
import { compileAhead } from '../../src/build/compile-ahead.ts';
import { compileGazetteer } from '../../src/mentions/gazetteer.ts';
import { compiledEntries } from '../../src/schema/compiled-entry.ts';
import { compiledPaths, unpackNames } from '../../src/schema/compiled-schema.ts';
import { plainEntry } from '../../src/schema/listed-entry.ts';
import { loadSchema } from '../../src/schema/load-schema.ts';

const { json, tables } = compiledPaths();
const names = unpackNames(readFileSync(tables));
const { schema } = loadSchema();
const [fresh, ahead] = [compileGazetteer(schema), compileGazetteer({ ...schema, compiledNames: names })];

test('what the build compiled is what the sources and the YAML say', () => {
  const compiled = compileAhead();
  expect(JSON.parse(JSON.stringify(compiled?.json))).toEqual(JSON.parse(readFileSync(json, 'utf8')));
  expect(Buffer.from(compiled?.tables ?? []).equals(readFileSync(tables))).toBe(true);
});

test('entries that were compiled say what those say that were read', () => {
  expect(compiledEntries(names).map(plainEntry)).toEqual(schema.gazetteer.map(plainEntry));
  expect(schema.gazetteer.every(({ id }) => ahead.entries.get(id)?.id === id)).toBe(true);
  expect(ahead.entries.has('person/nobody-at-all' as never)).toBe(false);
});

test('names that were cut ahead lead to the same entities, and words that JavaScript knows to none', () => {
  const words = Array.from({ length: names.forms.keyed }, (_, at) => lineAt(names.forms, at).split('\t', 1)[0] ?? '');
  expect(words.length).toBeGreaterThan(1000);
  expect(words.map((word) => ahead.root.next?.get(word))).toEqual(words.map((word) => fresh.root.next?.get(word)));
  expect(ahead.root.next?.get('constructor')).toBeUndefined();
  expect(ahead.bySurname('obama').map(({ id }) => id)).toEqual(fresh.bySurname('obama').map(({ id }) => id));
});
