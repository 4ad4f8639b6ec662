import { expect, test } from 'vitest';
import { type EntityType, entityId } from '../../src/base/ids.ts';
import { areClashing, nameWords } from '../../src/entities/clashing-names.ts';
import type { ChosenMention } from '../../src/mentions/choose-mentions.ts';
import { tools } from '../bundled.ts';

const document = { sentences: [] };

function clash(type: EntityType, one: string, other: string): boolean {
  const [a, b] = [one, other].map((surface) => nameWords(mention(type, surface), document, tools.gazetteer));
  return a !== undefined && b !== undefined && areClashing(a, b);
}

function mention(type: EntityType, surface: string): ChosenMention {
  const span = { sentence: 0, first: 0, last: 1, head: 0, start: 0, end: surface.length };
  return {
    ...span,
    surface,
    type,
    kind: null,
    how: 'name',
    candidates: [],
    name: surface,
    types: null,
    suggested: false,
  };
}

test.each([
  ['person', 'Mr. Obama', 'Mr. Kerry', true],
  ['person', 'Mr. Obama', 'Barack Obama', false],
  ['person', 'Bibi', 'Benjamin Netanyahu', false],
  ['person', "Israel's Prime Minister", 'Benjamin Netanyahu', false],
  ['person', 'the Arizona Republican', 'John McCain', false],
  ['person', 'Qasem Soleimani', 'Ghasem Suleimani', false],
  ['group', 'Syrian Kurdish forces', 'Iraqi Kurdish forces', true],
  ['group', 'Congressional Research Institute', 'Supreme Court', true],
  ['group', 'Ministry of Commerce', 'Commerce Ministry', false],
  ['group', 'Turkey', 'Westmark', true],
  ['group', 'Turkey', 'Turkish government', false],
  ['place', 'Jordan', 'Aleppo', true],
  ['group', 'White House', 'Trump administration', false],
  ['issue', 'Paris accord', 'Iran deal', false],
] as const)('%s: %s and %s', (type, one, other, expected) => {
  expect(clash(type, one, other)).toBe(expected);
});

test('descriptions of two lands clash, and what another land backs is not of that', () => {
  const clashing = (one: string, other: string): boolean => {
    const described = [one, other].map((surface) => ({ ...mention('group', surface), how: 'description' as const }));
    const [a, b] = described.map((it) => nameWords(it, document, tools.gazetteer));
    return a !== undefined && b !== undefined && areClashing(a, b);
  };
  expect(clashing('Turkish border guards', 'Syrian forces')).toBe(true);
  expect(clashing('a US-backed coalition', 'Saudi forces')).toBe(false);
  expect(clashing('officials in Iran', 'Saudi officials')).toBe(false);
  expect(clashing('border guards', 'Syrian forces')).toBe(false);
});

/** A description whose head is its last word, beside whom the lists know by a name. */
function clashWith(surface: string, entity: string, type: EntityType = 'group'): boolean {
  const head = surface.split(' ').at(-1) ?? '';
  const xpos = /s$/.test(head) ? 'NNS' : 'NN';
  const words = surface.split(' ').map((form) => ({ form, lemma: form.replace(/s$/, ''), xpos }));
  const described = {
    ...mention(type, surface),
    how: 'description' as const,
    last: words.length,
    head: words.length - 1,
  };
  const name = tools.gazetteer.entries.get(entityId(entity))?.name ?? entity;
  const a = nameWords(described, { sentences: [{ words }] } as never, tools.gazetteer);
  const named = mention(entity.split('/')[0] as EntityType, name);
  const b = nameWords(named, document, tools.gazetteer, entityId(entity));
  return a !== undefined && b !== undefined && areClashing(a, b);
}

test.each([
  ['the vice president', 'person/barack-obama', 'person', true],
  ['the president', 'person/barack-obama', 'person', false],
  ['the prime minister', 'person/bashar-al-assad', 'person', true],
  ['the national security adviser of the president', 'person/john-bolton', 'person', false],
  ['senators', 'person/barack-obama', 'group', true],
  ['GOP lawmakers', 'group/republican-party', 'group', true],
  ['House Democrats', 'group/us-house-of-representatives', 'group', true],
  ['several pro-trade Democrats', 'group/democratic-party', 'group', false],
  ['the Assad government', 'group/russia', 'group', true],
  ['the Assad government', 'group/syria', 'group', false],
  ['Syria mountain', 'place/syria', 'place', true],
  ['the Syrian capital', 'place/syria', 'place', true],
] as const)('%s and %s as %s clash: %s', (surface, entity, type, expected) => {
  expect(clashWith(surface, entity, type)).toBe(expected);
});

test('what names other years is another thing', () => {
  expect(clash('group', 'his 2016 campaign', 'his 2020 campaign')).toBe(true);
});
