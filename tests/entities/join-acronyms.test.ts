import { expect, test } from 'vitest';
import { makeEntityId } from '../../src/base/ids.ts';
import type { Entity } from '../../src/entities/entity.ts';
import { joinAcronyms } from '../../src/entities/join-acronyms.ts';
import { tools } from '../bundled.ts';

function namesOf(...names: readonly string[]): readonly (string | undefined)[] {
  const none = { kind: null, actsFor: null, country: null, latitude: null, longitude: null, wikidata: null };
  const made = new Map<number, Entity>(
    names.map((name, at) => [at, { id: makeEntityId('group', name), type: 'group', name, ...none }]),
  );
  joinAcronyms(made, tools.gazetteer);
  return [...made.values()].map(({ name }) => name);
}

test('an acronym that no list knows is the one body of those first letters', () => {
  expect(namesOf('QXTB', 'Quiet Xenon Trading Board')[0]).toBe('Quiet Xenon Trading Board');
});

test('of two bodies of those letters neither is meant, and a listed acronym keeps its own', () => {
  expect(namesOf('QXT', 'Quiet Xenon Trading', 'Quick Xylem Trust')[0]).toBe('QXT');
  expect(namesOf('NATO', 'Northern Art Trade Office')[0]).toBe('NATO');
});
