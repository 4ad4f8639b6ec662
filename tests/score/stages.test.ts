import { describe, expect, test } from 'vitest';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import type { ExtractRecord, MentionRecord } from '../../src/graph/records.ts';
import { scoreFunnel } from '../../src/score/funnel.ts';
import { scoreArticle } from '../../src/score/score-article.ts';
import { scoreStages } from '../../src/score/stages.ts';
import { schema } from '../bundled.ts';
import { foundClaim, foundEntity, goldArticle, goldClaim, goldEntity } from './sample.ts';

const { relations } = schema;
const TEXT = 'The rebels said Kenya backs Chile. Chile thanked it.';
const SENTENCES = [
  { start: 0, end: 34 },
  { start: 35, end: 52 },
];
const at = (surface: string, start: number, how: MentionRecord['how'] = 'alias'): MentionRecord => ({
  start,
  end: start + surface.length,
  surface,
  how,
});
const KENYA = { ...foundEntity('group/kenya', 'Kenya'), mentions: [at('Kenya', 16)] };
const CHILE = {
  ...foundEntity('group/chile', 'Chile'),
  mentions: [at('Chile', 28), at('Chile', 35), at('it', 49, 'pronoun')],
};
const GOLD = goldArticle(
  [
    goldEntity('group/kenya', 'Kenya'),
    goldEntity('group/chile', 'Chile'),
    goldEntity('group/rebels', 'Rebels', { surfaces: ['The rebels'] }),
  ],
  [
    goldClaim(['group/kenya', 'BACKS', 'group/chile'], {
      span: [16, 33],
      source_span: [16, 21],
      target_span: [28, 33],
    }),
    goldClaim(['group/chile', 'YIELDS_TO', 'group/kenya'], {
      span: [35, 51],
      source_span: [35, 40],
      target_span: [49, 51],
    }),
  ],
);

function scoredOf(...records: readonly ExtractRecord[]) {
  const article = articleFromText(TEXT, { id: 'a.txt' });
  return [{ article, gold: GOLD, records, score: scoreArticle(records, GOLD, relations) }];
}

function funnelOf(...records: readonly ExtractRecord[]) {
  return scoreFunnel(scoredOf(...records), { relations, isAboutIssues: false, sentencesOf: () => SENTENCES });
}

describe('mentions and links', () => {
  const { spans, ends, kinds } = scoreStages(scoredOf(KENYA, CHILE));

  test('spans are right at their very words; pronouns are left to the links', () => {
    expect(spans).toEqual({ right: 3, predicted: 3, found: 3, wanted: 4 });
  });

  test('core entities are told apart by what finding them takes', () => {
    expect(kinds['named groups']).toEqual({ right: 2, of: 2 });
    expect(kinds['other groups']).toEqual({ right: 0, of: 1 });
  });

  test('a pronoun that stands for another entity is seen, but not linked rightly', () => {
    expect(ends.pronoun).toEqual({ seen: { right: 1, of: 1 }, linked: { right: 0, of: 1 } });
    expect(ends.name.linked).toEqual({ right: 3, of: 3 });
  });
});

describe('how far core claims come', () => {
  test('both ends found in the article are not yet mentioned in the sentence', () => {
    const { steps } = funnelOf(KENYA, CHILE);
    expect(steps.entities).toEqual({ right: 2, of: 2 });
    expect(steps.mentions).toEqual({ right: 1, of: 2 });
    expect(steps.pair.right).toBe(0);
  });

  test('direction, relation and modality are asked one after the other', () => {
    const counts = (claim: ReturnType<typeof foundClaim>) => {
      const { pair, direction, relation, modality } = funnelOf(KENYA, CHILE, claim).steps;
      return [pair.right, direction.right, relation.right, modality.right];
    };
    expect(counts(foundClaim(['group/kenya', 'FIGHTS', 'group/chile']))).toEqual([2, 1, 0, 0]);
    expect(counts(foundClaim(['group/kenya', 'BACKS', 'group/chile'], { modality: 'ended' }))).toEqual([2, 1, 1, 0]);
    expect(counts(foundClaim(['group/kenya', 'BACKS', 'group/chile']))).toEqual([2, 1, 1, 1]);
  });

  test('precision between annotated entities leaves out claims with other ends', () => {
    const other = foundClaim(['group/kenya', 'BACKS', 'group/mars']);
    const right = foundClaim(['group/kenya', 'BACKS', 'group/chile']);
    expect(funnelOf(KENYA, CHILE, other, right).ofMatched).toEqual({ right: 1, of: 1 });
  });
});
