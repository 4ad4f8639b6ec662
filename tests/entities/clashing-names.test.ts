import { expect, test } from 'vitest';
import type { EntityType } from '../../src/base/ids.ts';
import { areClashing, nameWords } from '../../src/entities/clashing-names.ts';
import type { ChosenMention } from '../../src/mentions/choose-mentions.ts';
import { tools } from '../bundled.ts';

function clash(type: EntityType, one: string, other: string): boolean {
  const [a, b] = [one, other].map((surface) => nameWords(mention(type, surface), tools.gazetteer));
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
    const [a, b] = described.map((it) => nameWords(it, tools.gazetteer));
    return a !== undefined && b !== undefined && areClashing(a, b);
  };
  expect(clashing('Turkish border guards', 'Syrian forces')).toBe(true);
  expect(clashing('a US-backed coalition', 'Saudi forces')).toBe(false);
  expect(clashing('officials in Iran', 'Saudi officials')).toBe(false);
  expect(clashing('border guards', 'Syrian forces')).toBe(false);
});
