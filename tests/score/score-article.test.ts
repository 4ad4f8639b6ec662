import { describe, expect, test } from 'vitest';
import { ratios } from '../../src/score/count.ts';
import { normalName } from '../../src/score/match-entities.ts';
import { scoreArticle } from '../../src/score/score-article.ts';
import { tallyRules, tallyVoices } from '../../src/score/tally-rules.ts';
import { schema } from '../bundled.ts';
import { foundClaim, foundEntity, goldArticle, goldClaim, goldEntity } from './sample.ts';

const { relations } = schema;
const KENYA = goldEntity('group/kenya', 'Kenya', { surfaces: ['Kenya', 'Nairobi'] });
const CHILE = goldEntity('group/chile', 'Chile');
const BOTH = [foundEntity('group/kenya', 'Kenya'), foundEntity('group/republic-of-chile', 'Chile')];
const K = 'group/kenya';
const C = 'group/republic-of-chile';

describe('entities', () => {
  test('names are compared without case, article, possessive and dashes', () => {
    expect(normalName("The Al-Nusra  Front's")).toBe('al nusra front');
  });

  test('a surface may stand for the name, but not in another type', () => {
    const gold = goldArticle([KENYA]);
    const { right, predicted } = scoreArticle([foundEntity('group/x', 'x', ['Nairobi'])], gold, relations).entities;
    expect([right, predicted]).toEqual([1, 1]);
    expect(scoreArticle([foundEntity('place/x', 'Nairobi')], gold, relations).entities.right).toBe(0);
  });

  test('two found entities do not share an annotated one', () => {
    const found = [foundEntity('group/a', 'Kenya'), foundEntity('group/b', 'Nairobi')];
    expect(scoreArticle(found, goldArticle([KENYA]), relations).entities).toMatchObject({ right: 1, predicted: 2 });
  });

  test('what need not be found is right when it is, and not missed when it is not', () => {
    const gold = goldArticle([goldEntity(K, 'Kenya', { core: false })]);
    expect(scoreArticle([foundEntity(K, 'Kenya')], gold, relations).entities).toMatchObject({ right: 1, wanted: 0 });
  });

  test('issues are counted by themselves', () => {
    const gold = goldArticle([goldEntity('issue/truce', 'truce')]);
    const score = scoreArticle([foundEntity('issue/a-truce', 'a truce')], gold, relations);
    expect(score.entities.predicted).toBe(0);
    expect(score.issues).toEqual({ right: 1, predicted: 1, found: 1, wanted: 1 });
  });
});

describe('claims', () => {
  const gold = (...claims: Parameters<typeof goldClaim>[0][]) =>
    goldArticle(
      [KENYA, CHILE],
      claims.map((claim) => goldClaim(claim)),
    );
  const rightOf = (claim: ReturnType<typeof foundClaim>, wanted: Parameters<typeof goldClaim>[0]) =>
    scoreArticle([...BOTH, claim], gold(wanted), relations).claims.right;

  test('a finer relation stands for its parent, not the other way round', () => {
    expect(rightOf(foundClaim([K, 'AIDS', C]), [K, 'BACKS', 'group/chile'])).toBe(1);
    expect(rightOf(foundClaim([K, 'BACKS', C]), [K, 'AIDS', 'group/chile'])).toBe(0);
  });

  test('only symmetric relations match the other way round', () => {
    expect(rightOf(foundClaim([C, 'NEGOTIATES_WITH', K]), [K, 'NEGOTIATES_WITH', 'group/chile'])).toBe(1);
    expect(rightOf(foundClaim([C, 'BACKS', K]), [K, 'BACKS', 'group/chile'])).toBe(0);
  });

  test('another modality is another claim', () => {
    expect(rightOf(foundClaim([K, 'BACKS', C], { modality: 'denied' }), [K, 'BACKS', 'group/chile'])).toBe(0);
  });

  test('repeats count once, with the surest confidence and every rule', () => {
    const repeat = foundClaim([K, 'BACKS', C], { confidence: 0.7, rule: 'rule:title' });
    const score = scoreArticle([...BOTH, foundClaim([K, 'BACKS', C]), repeat], gold([K, 'BACKS', C]), relations);
    expect(score.judged).toMatchObject([{ confidence: 0.9, rules: ['frame:back.v', 'rule:title'] }]);
  });

  test('the speaker is judged on right claims only', () => {
    const told = [
      foundClaim([K, 'BACKS', C], { attributedTo: BOTH[0]?.id ?? null }),
      foundClaim([C, 'FIGHTS', K], { attributedTo: BOTH[0]?.id ?? null }),
    ];
    const wanted = gold([K, 'BACKS', 'group/chile']);
    expect(scoreArticle([...BOTH, ...told], wanted, relations).attribution).toEqual({ right: 0, of: 1 });
  });

  test('claims toward issues are scored apart', () => {
    const entities = [KENYA, goldEntity('issue/truce', 'truce')];
    const wanted = goldArticle(entities, [goldClaim([K, 'BACKS', 'issue/truce'])]);
    const found = [BOTH[0], foundEntity('issue/truce', 'truce'), foundClaim([K, 'BACKS', 'issue/truce'])];
    const score = scoreArticle(found as never, wanted, relations);
    expect([score.claims.predicted, score.issueClaims.right]).toEqual([0, 1]);
  });
});

describe('stances', () => {
  const minister = goldEntity('person/m', 'Minister', { acts_for: K });

  test('are taken for whom one acts for, and denial turns them round', () => {
    const gold = goldArticle([KENYA, CHILE, minister], [goldClaim(['person/m', 'OPPOSES', 'group/chile'])]);
    const denied = foundClaim(['person/m', 'BACKS', C], { modality: 'denied' });
    const found = [...BOTH, { ...foundEntity('person/m', 'Minister'), actsFor: BOTH[0]?.id ?? null }, denied];
    expect(scoreArticle(found, gold, relations).stances).toEqual({ right: 1, predicted: 1, found: 1, wanted: 1 });
  });

  test('what is over is no stance', () => {
    const gold = goldArticle([KENYA, CHILE], [goldClaim([K, 'BACKS', 'group/chile'], { modality: 'ended' })]);
    expect(scoreArticle(BOTH, gold, relations).stances.wanted).toBe(0);
  });
});

test('rules are counted by name, voices by what stands before the colon', () => {
  const claim = (rules: readonly string[], right: boolean) =>
    ({ relation: 'BACKS', confidence: 1, right, speakerRight: null, isAboutIssue: false, rules }) as const;
  const judged = [claim(['frame:a', 'frame:b'], true), claim(['frame:a'], false)];
  expect(tallyRules(judged)).toEqual([
    { name: 'frame:a', right: 1, of: 2 },
    { name: 'frame:b', right: 1, of: 1 },
  ]);
  expect(tallyVoices(judged)).toEqual([{ name: 'frame', right: 1, of: 2 }]);
});

test('nothing predicted and nothing wanted is zero, not an error', () => {
  expect(ratios([])).toEqual({ precision: 0, recall: 0, f1: 0 });
});
