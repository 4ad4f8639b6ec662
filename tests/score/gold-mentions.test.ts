import { describe, expect, test } from 'vitest';
import { givenMentions, goldMentions, hasCapitals, trimmed } from '../../src/score/gold-mentions.ts';
import { goldArticle, goldClaim, goldEntity } from './sample.ts';

const TEXT = "Fidel Castro met Raul Castro. The guerrillas praised the younger Castro's plan. He thanked them.";
const FIDEL = goldEntity('person/fidel', 'Fidel Castro', { surfaces: ['Fidel Castro'] });
const RAUL = goldEntity('person/raul', 'Raul Castro', { surfaces: ['Raul Castro', 'Castro', 'the younger Castro'] });
const BAND = goldEntity('group/band', 'Guerrillas', { surfaces: ['The guerrillas'] });
const found = goldMentions(
  goldArticle([FIDEL, RAUL, BAND], [goldClaim(['person/raul', 'BACKS', 'group/band'], { source_span: [80, 82] })]),
  TEXT,
).map((one) => [TEXT.slice(one.start, one.end), one.entity.id, one.how, one.isClaimEnd]);

describe('where annotated entities are referred to', () => {
  test('an entity is not found again inside its own longer surface, nor a person inside the name of another', () => {
    expect(found.filter(([words]) => words === 'Castro')).toEqual([]);
  });

  test('articles and possessives are no part of a span', () => {
    expect(found).toContainEqual(['younger Castro', 'person/raul', 'description', false]);
    expect(trimmed({ start: 0, end: 3 }, 'The')).toEqual({ start: 0, end: 3 });
  });

  test('the ends of claims count too, pronouns as such', () => {
    expect(found).toContainEqual(['He', 'person/raul', 'pronoun', true]);
  });

  test('a capital that a sentence gives makes no name', () => {
    expect(hasCapitals('Police', 'Police came. They called police.')).toBe(false);
    expect(hasCapitals('Bank of Ghana', '')).toBe(true);
    expect(hasCapitals('Cuban guerrillas', '')).toBe(false);
  });

  test('they can be handed in as declared mentions, with their entity or without', () => {
    const gold = goldArticle([FIDEL]);
    expect(givenMentions(gold, TEXT, true)).toMatchObject([{ start: 0, end: 12, id: 'person/fidel' }]);
    expect(givenMentions(gold, TEXT, false)).toMatchObject([{ type: 'person', id: null, name: null }]);
  });
});
