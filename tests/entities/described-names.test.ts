import { expect, test } from 'vitest';
import { describedNames } from '../../src/entities/described-names.ts';
import { withoutPairs } from '../../src/entities/without-pairs.ts';
import type { ChosenMention } from '../../src/mentions/choose-mentions.ts';
import { tools } from '../bundled.ts';
import { chosen, documentOf } from './chosen-mention.ts';

const { gazetteer } = tools;

/** What a phrase of a sentence is in the lists by what it ends with. */
function listedAs(text: string, phrase: string, type: ChosenMention['type']): readonly string[] {
  const document = documentOf(text);
  const mention = chosen(document, phrase, { type, how: 'name' });
  return describedNames([mention], { decided: new Map(), document, gazetteer }).map(([, { name }]) => name);
}

test("a phrase is the listed thing that ends it, where the land before it is that thing's", () => {
  expect(listedAs("Troops left Egypt's Sinai Peninsula.", "Egypt's Sinai Peninsula", 'place')).toEqual(['Sinai']);
  expect(listedAs("Troops left Chile's Sinai Peninsula.", "Chile's Sinai Peninsula", 'place')).toEqual([]);
  expect(listedAs('She grew up in western Maryland.', 'western Maryland', 'place')).toEqual([]);
});

test('a listed name may begin with what looks like an adjective, and a party ends a phrase by more than one word', () => {
  const forces = 'the Kurdish-led Syrian Democratic Forces';
  expect(listedAs(`Troops fought ${forces}.`, forces, 'group')).toEqual(['Syrian Democratic Forces']);
  const party = 'the pro-secession Scottish National Party';
  expect(listedAs(`She left ${party}.`, party, 'group')).toEqual(['Scottish National Party']);
  expect(listedAs('She met moderate Republicans.', 'moderate Republicans', 'group')).toEqual([]);
});

test('the state of a party tag is no place of the story, and a thing is no group', () => {
  const kept = (text: string, surface: string, { type, how }: Pick<ChosenMention, 'type' | 'how'>): number => {
    const document = documentOf(text);
    return withoutPairs([chosen(document, surface, { type, how })], document, gazetteer).length;
  };
  expect(kept('Sen. Ada Lind (R-Ohio) resigned.', 'Ohio', { type: 'place', how: 'name' })).toBe(0);
  expect(kept('Ada Lind flew to Ohio.', 'Ohio', { type: 'place', how: 'name' })).toBe(1);
  expect(kept('The police took 84 placards.', '84 placards', { type: 'group', how: 'description' })).toBe(0);
  expect(kept('The police met 84 protesters.', '84 protesters', { type: 'group', how: 'description' })).toBe(1);
});
