import { describe, expect, test } from 'vitest';
import { entityId } from '../../src/base/ids.ts';
import { joinEntries, settleIdentity } from '../../src/schema/identity.ts';
import { emptyEntry } from '../../src/schema/make-gazetteer.ts';
import type { Declared, GazetteerEntry } from '../../src/schema/schema.ts';

const entry = (id: string, name: string, more: Partial<GazetteerEntry> = {}): GazetteerEntry => ({
  ...emptyEntry(entityId(id), name),
  ...more,
});

const LISTS = [
  entry('person/bo-lund', 'Bo Lund', { actsFor: entityId('group/river-front') }),
  entry('place/lund', 'Lund'),
  entry('group/norland', 'Norland'),
  entry('place/norland', 'Norland'),
  entry('group/river-front', 'River Front', { aliases: ['RF'] }),
  entry('group/river-army', 'River Army'),
  entry('place/hill-city', 'Hill City'),
];

function settle(same: readonly (readonly string[])[], different: readonly (readonly string[])[] = []) {
  let line = 0;
  const placed = (groups: readonly (readonly string[])[]): Declared['same'] =>
    groups.map((group) => {
      line += 1;
      return group.map((text, at) => ({ text, place: { file: 'identity.yaml', line, column: at + 1 } }));
    });
  return settleIdentity({ same: placed(same), different: placed(different) }, LISTS);
}

const sameOf = (...names: readonly string[]) => settle([names]).identity.same[0];
const faultOf = (same: readonly (readonly string[])[], different?: readonly (readonly string[])[]) => {
  const [problem] = settle(same, different).problems;
  return [problem?.code, problem?.place?.line, problem?.place?.column];
};

describe('whom the names of a group mean', () => {
  test('an entry of the lists gives id and name', () => {
    expect(sameOf('Lund', 'Bo Lund')).toMatchObject({ id: 'person/bo-lund', name: 'Bo Lund', type: 'person' });
    expect(sameOf('RF', 'the Riverites')).toMatchObject({ id: 'group/river-front', name: 'River Front' });
  });

  test('without an entry the id that is given, else the fullest name', () => {
    expect(sameOf('group/east-bank', 'The Bankers')).toMatchObject({ id: 'group/east-bank', name: 'The Bankers' });
    expect(sameOf('Ada Norr', 'the special counsel')).toMatchObject({ name: 'Ada Norr' });
    expect(sameOf('East Bank Union', 'Bankers')).toMatchObject({ id: null, type: null, name: 'East Bank Union' });
  });

  test('a land that is an actor and a place is the actor', () => {
    expect(sameOf('Norland', 'the Northern Realm')).toMatchObject({ id: 'group/norland' });
  });

  test('groups that share a name are one', () => {
    expect(
      settle([
        ['RF', 'Riverites'],
        ['Riverites', 'Bank Boys'],
      ]).identity.same,
    ).toHaveLength(1);
  });
});

test('two entries that are one become one in the lists, in what refers to them too', () => {
  const { same } = settle([['group/river-army', 'River Front']]).identity;
  const joined = new Map(joinEntries(LISTS, same).map((one) => [String(one.id), one]));
  expect(joined.get('group/river-army')?.aliases).toEqual(['River Front', 'RF']);
  expect(joined.has('group/river-front')).toBe(false);
  expect(joined.get('person/bo-lund')?.actsFor).toBe('group/river-army');
});

describe('a fault is found with its place', () => {
  test('names that are the same and different', () => {
    expect(
      faultOf(
        [['Bo Lund', 'Lundy']],
        [
          ['Hill City', 'RF'],
          ['Lundy', 'Bo Lund'],
        ],
      ),
    ).toEqual(['SCHEMA_INVALID', 3, 2]);
  });

  test('a person and a place that are the same, by lists or by ids', () => {
    expect(faultOf([['Bo Lund', 'Hill City']])).toEqual(['SCHEMA_INVALID', 1, 2]);
    expect(faultOf([['person/x', 'place/y']])).toEqual(['SCHEMA_INVALID', 1, 2]);
  });

  test('a name that stands twice, and what looks like an id and is none', () => {
    expect(faultOf([['Bo Lund', 'the Bo Lund']])).toEqual(['SCHEMA_INVALID', 1, 2]);
    expect(faultOf([['Bo Lund', 'person/Bo Lund']])).toEqual(['SCHEMA_INVALID', 1, 2]);
  });

  test('a group that is left out for a fault leaves the others', () => {
    expect(
      settle([
        ['Bo Lund', 'Hill City'],
        ['RF', 'Riverites'],
      ]).identity.same,
    ).toHaveLength(1);
  });
});
