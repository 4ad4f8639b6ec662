import { describe, expect, test } from 'vitest';
import { type EntityType, makeEntityId } from '../../src/base/ids.ts';
import type { Entity } from '../../src/entities/entity.ts';
import { isOfArticle, withoutCount, withPlainName } from '../../src/entities/plain-name.ts';
import { tools } from '../bundled.ts';

function entity(type: EntityType, name: string, kind: string | null = null): Entity {
  return {
    id: makeEntityId(type, name),
    type,
    kind,
    name,
    actsFor: null,
    country: null,
    latitude: null,
    longitude: null,
    wikidata: null,
  };
}

const { gazetteer } = tools;
const plain = (type: EntityType, name: string): string => withPlainName(entity(type, name), gazetteer).name;

describe('a person that no list knows', () => {
  test.each([
    ['Lt. Col. Peter Garrow', 'Peter Garrow'],
    ['Officer Derek Chalvin', 'Derek Chalvin'],
    ['Dale School of Law Professor Rona Tunda', 'Rona Tunda'],
    ['J. K. Tarrow', 'J. K. Tarrow'],
  ])('%s is called %s', (written, name) => expect(plain('person', written)).toBe(name));

  test.each([
    ['Timothy N. Tarrow', 'person/timothy-tarrow'],
    ['Edgar S. Milver III', 'person/edgar-milver'],
  ])('%s is one node with whom others call without initials', (written, id) => {
    const { id: own, name } = withPlainName(entity('person', written), gazetteer);
    expect([own, name]).toEqual([id, written]);
  });

  test('keeps its initial where the lists have another without', () => {
    expect(plain('person', 'Barack Q. Obama')).toBe('Barack Q. Obama');
  });
});

describe('a group that no list knows', () => {
  test.each([
    ['Marwick Technologies Inc', 'Marwick Technologies'],
    ['Tarn Steel (X)', 'Tarn Steel'],
    ['secretive Northern Appeals Court', 'Northern Appeals Court'],
    ['his Radical Left', 'Radical Left'],
    ['boards of the Tarn Times', 'boards of the Tarn Times'],
    ['private company', 'private company'],
  ])('%s is called %s', (written, name) => expect(plain('group', written)).toBe(name));

  test('a company of the lists is meant with the form of company behind it', () => {
    expect(withPlainName(entity('group', 'ZTE Corp.'), gazetteer).id).toBe('group/zte');
  });
});

test.each([
  ['hundreds of villagers', 'villagers'],
  ['all 52 Republicans', 'Republicans'],
  ['several U.S. citizens', 'U.S. citizens'],
  ['Eleven children', 'children'],
  ['No U.S. commandos', 'U.S. commandos'],
  ['24 personnel', 'personnel'],
  ['Three Mile Island', 'Three Mile Island'],
])('counts are no part of a name: %s', (written, name) => expect(withoutCount(written)).toBe(name));

test('the crowd, a plan and a deal are of their article, a right is the same everywhere', () => {
  const of = (type: EntityType, name: string, kind: string | null = null): boolean =>
    isOfArticle(entity(type, name, kind), gazetteer);
  expect([of('group', 'crowd'), of('issue', 'plan'), of('issue', 'nuclear deal', 'deal')]).toEqual([true, true, true]);
  expect([of('issue', 'human rights'), of('group', "Trump's lawyers")]).toEqual([false, false]);
});

test.each([
  ['executive actions', 'issue/executive-action'],
  ['trade policies', 'issue/trade-policy'],
  ['income taxes', 'issue/income-tax'],
  ['fake news', 'issue/fake-news'],
  ['identity politics', 'issue/identity-politics'],
  ['debate series', 'issue/debate-series'],
  ['nuclear crisis', 'issue/nuclear-crisis'],
])('the issue %s has one id in singular and plural', (name, id) =>
  expect(withPlainName(entity('issue', name), gazetteer).id).toBe(id),
);

test.each([
  ['issue', 'harbour inquiry, the move', 'harbour inquiry'],
  ['group', 'striking miners, only three', 'striking miners'],
  ['issue', 'plan to cut fares, raise wages and build homes', 'plan to cut fares, raise wages and build homes'],
  ['place', 'Springfield, Oregon', 'Springfield, Oregon'],
] as const)('%s: "%s" ends where another clause begins', (type, written, name) => {
  expect(plain(type, written)).toBe(name);
});
