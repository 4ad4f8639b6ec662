import { describe, expect, test } from 'vitest';
import { swapNames } from '../../src/score/swap-names.ts';
import { schema } from '../bundled.ts';
import { goldArticle, goldClaim, goldEntity } from './sample.ts';

const { gazetteer } = schema;
const POOL = { male: ['Otto', 'Hugo'], female: ['Ilse'], last: ['Quandt', 'Brix'] };
const OPTIONS = { gazetteer, pool: POOL, female: new Set(['hillary']) };
const TEXT = 'The United States backs Turkey. Hillary Clinton met Turkish officials. Clinton thanked Ankara.';
const GOLD = goldArticle(
  [
    goldEntity('group/united-states', 'United States', { surfaces: ['The United States'] }),
    goldEntity('group/turkey', 'Turkey', { surfaces: ['Turkey', 'Turkish officials', 'Ankara'] }),
    goldEntity('person/hillary-clinton', 'Hillary Clinton', { surfaces: ['Hillary Clinton', 'Clinton'] }),
  ],
  [
    goldClaim(['group/united-states', 'BACKS', 'group/turkey'], {
      evidence: 'The United States backs Turkey',
      span: [0, 30],
      source_span: [0, 17],
      cue_span: [18, 23],
      target_span: [24, 30],
    }),
  ],
);
const { text, gold } = swapNames(TEXT, GOLD, OPTIONS);

describe('names swapped for others of their kind', () => {
  test('no old name is left, and every annotated surface still stands in the text', () => {
    expect(text).not.toMatch(/United States|Turk|Ankara|Clinton|Hillary/);
    for (const { surfaces } of gold.entities) for (const surface of surfaces) expect(text).toContain(surface);
  });

  test('spans point at the same words as before, under their new names', () => {
    const [claim] = gold.claims;
    const words = (span: readonly [number, number] | null | undefined) => text.slice(span?.[0], span?.[1]);
    expect(words(claim?.span)).toBe(claim?.evidence);
    expect(words(claim?.cue_span)).toBe('backs');
    expect(words(claim?.target_span)).toBe(gold.entities[1]?.name);
  });

  test('a person keeps gender and family name throughout', () => {
    expect(text).toMatch(/Ilse (Quandt|Brix) met .*\. \1 thanked/);
  });

  test('the same article gets the same names again', () => {
    expect(swapNames(TEXT, GOLD, OPTIONS)).toEqual({ text, gold });
  });
});
