import { describe, expect, test } from 'vitest';
import { entityId } from '../../src/base/ids.ts';
import { explainMerge, type Join, type ListedNames } from '../../src/graph/explain-merge.ts';
import type { EntityRecord, MentionRecord } from '../../src/graph/records.ts';
import { entityRecord } from './sample-records.ts';

type Said = readonly [surface: string, how?: MentionRecord['how'], start?: number];

function record(article: string, id: string, name: string, said: readonly Said[]): EntityRecord {
  const mentions = said.map(([surface, how = 'name', start = 0]) => ({
    start,
    end: start + surface.length,
    surface,
    how,
  }));
  return { ...entityRecord(article, id), name, mentions };
}

const LISTS: Readonly<Record<string, ListedNames>> = {
  'person/ada-norr': { name: 'Ada Norr', aliases: ['Addie Norr'], adjectives: [], demonyms: [], metonyms: [] },
};

function explain(records: readonly EntityRecord[], a: string, b = a) {
  return explainMerge({ entities: records }, [entityId(a), entityId(b)], (id) => LISTS[id]);
}

test('what the user has declared comes first, with its place', () => {
  const place = { file: 'identity.yaml', line: 2, column: 6 };
  const id = entityId('person/bo-lund');
  const same = [{ id, type: null, name: 'Bo Lund', names: [], keys: ['karlsson'], ids: [id], place }];
  const named = (name: string, key: string) => ({ id: null, name, key, ids: [] });
  const apart = [{ names: [named('Bo Lund', 'bo-lund'), named('Lund', 'lund')], place }];
  const records = [
    record('a', 'person/bo-lund', 'Bo Lund', [['Karlsson']]),
    record('a', 'person/lund', 'Lund', [['Lund']]),
  ];
  const ask = (other: string) =>
    explainMerge({ entities: records }, [id, entityId(other)], () => undefined, { same, apart });
  expect(ask('person/bo-lund')).toMatchObject({ joins: [{ reason: 'declared', fuller: 'identity.yaml:2:6' }] });
  expect(ask('person/lund')).toMatchObject({ kind: 'two', declared: 'identity.yaml:2:6' });
});

function reasonOf(records: readonly EntityRecord[], id: string, surface: string): Partial<Join> {
  const found = explain(records, id);
  const join = found.kind === 'one' ? found.joins.find((one) => one.surface === surface) : undefined;
  return join ?? {};
}

describe('why they are one', () => {
  const ada = (...said: readonly Said[]) => [record('a', 'person/ada-norr', 'Ada Norr', said)];
  const bo = (...said: readonly Said[]) => [record('a', 'person/bo-lund', 'Bo Lund', said)];

  test('a name in the entry of the list', () => {
    expect(reasonOf(ada(['Addie Norr']), 'person/ada-norr', 'Addie Norr').reason).toBe('list');
  });

  test('a surname in an article that has the full name', () => {
    expect(reasonOf(bo(['Bo Lund'], ['Lund']), 'person/bo-lund', 'Lund')).toMatchObject({
      reason: 'surname',
      fuller: 'Bo Lund',
    });
  });

  test('a surname that only the list has a full name for', () => {
    expect(reasonOf(ada(['Norr']), 'person/ada-norr', 'Norr').reason).toBe('listed-surname');
  });

  test('a title before the name', () => {
    expect(reasonOf(bo(['Mayor Bo Lund']), 'person/bo-lund', 'Mayor Bo Lund').reason).toBe('title');
  });

  test('an acronym in brackets behind the name, and one made of first letters', () => {
    const bank = (...said: readonly Said[]) => [record('a', 'group/north-bank-fund', 'North Bank Fund', said)];
    const beside = bank(['North Bank Fund', 'name', 0], ['NBX', 'name', 17]);
    expect(reasonOf(beside, 'group/north-bank-fund', 'NBX')).toMatchObject({
      reason: 'bracket',
      fuller: 'North Bank Fund',
    });
    expect(reasonOf(bank(['NBF', 'name', 90]), 'group/north-bank-fund', 'NBF').reason).toBe('initials');
  });

  test('a near spelling, and what nothing but the learned reader has linked', () => {
    expect(reasonOf(bo(['Bo Lundt']), 'person/bo-lund', 'Bo Lundt').reason).toBe('spelling');
    expect(reasonOf(bo(['Karlsson']), 'person/bo-lund', 'Karlsson').reason).toBe('linked');
  });

  test('articles are told with how often each has it, pronouns left out', () => {
    const records = [
      ...bo(['Bo Lund'], ['Bo Lund'], ['he', 'pronoun']),
      record('b', 'person/bo-lund', 'Bo Lund', [['Bo Lund']]),
    ];
    expect(explain(records, 'person/bo-lund')).toEqual({
      kind: 'one',
      id: 'person/bo-lund',
      isListed: false,
      joins: [
        {
          surface: 'Bo Lund',
          reason: 'name',
          fuller: null,
          articles: [
            { article: 'a', times: 2 },
            { article: 'b', times: 1 },
          ],
        },
      ],
    });
  });
});

describe('why they are two', () => {
  const people = [
    record('a', 'person/ada-norr', 'Ada Norr', [['Ada Norr'], ['Norr']]),
    record('a', 'person/eli-norr', 'Eli Norr', [['Eli Norr']]),
    record('b', 'person/eli-norr', 'Eli Norr', [['Norr']]),
  ];

  test('one surname and two first names; what is written for both; where both are spoken of', () => {
    expect(explain(people, 'person/ada-norr', 'person/eli-norr')).toMatchObject({
      kind: 'two',
      areListed: [true, false],
      reasons: ['one-entry', 'first-names'],
      shared: [{ surface: 'Norr', first: ['a'], second: ['b'] }],
      together: ['a'],
    });
  });

  test('two types; a name within the other', () => {
    const records = [
      record('a', 'group/norland', 'Norland', [['Norland']]),
      record('a', 'group/norland-army', 'Norland Army', [['Norland Army']]),
    ];
    const reasonsOf = (a: string, b: string) => {
      const found = explain([...records, ...people], a, b);
      return found.kind === 'two' ? found.reasons : [];
    };
    expect(reasonsOf('group/norland', 'group/norland-army')).toEqual(['contained']);
    expect(reasonsOf('group/norland', 'person/eli-norr')).toEqual(['type', 'nothing-shared']);
  });
});
