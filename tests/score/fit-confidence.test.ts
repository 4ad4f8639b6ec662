import { describe, expect, test } from 'vitest';
import { confidenceOf, PLAIN_SCORES } from '../../src/schema/confidence-map.ts';
import { crossValidate, fitConfidence, judgedScores, measureCalibration } from '../../src/score/fit-confidence.ts';

/** So many claims of a score, so many of them right. */
const claims = (score: number, count: number, right: number) =>
  Array.from({ length: count }, (_, at) => ({ score, right: at < right }));

describe('a map fitted to judged claims', () => {
  test('comes to the share right where there are many claims', () => {
    const map = fitConfidence([...claims(0.5, 4000, 1200), ...claims(0.7, 4000, 3200), ...claims(0.9, 4000, 3720)]);
    expect(confidenceOf(map, 0.5)).toBeCloseTo(0.3, 2);
    expect(confidenceOf(map, 0.7)).toBeCloseTo(0.8, 2);
    expect(confidenceOf(map, 0.9)).toBeCloseTo(0.93, 2);
  });

  test('stays near the score where there are few: twenty claims count as much as the score', () => {
    expect(confidenceOf(fitConfidence(claims(0.6, 20, 20)), 0.6)).toBe(0.8);
    expect(confidenceOf(fitConfidence(claims(0.6, 1, 1)), 0.6)).toBe(0.619);
  });

  test('pools scores that are out of order: the higher one is not told to be worse', () => {
    const map = fitConfidence([...claims(0.5, 2000, 1800), ...claims(0.7, 2000, 1400)]);
    const [low, high] = [confidenceOf(map, 0.5), confidenceOf(map, 0.7)];
    expect(high).toBeGreaterThan(low);
    expect((low + high) / 2).toBeCloseTo(0.8, 1);
  });

  test('is the score itself without claims', () => {
    expect(fitConfidence([])).toEqual(PLAIN_SCORES);
  });
});

test('the Brier score and the calibration error of three claims, by hand', () => {
  const judged = [
    { confidence: 0.8, right: true },
    { confidence: 0.8, right: false },
    { confidence: 0.5, right: true },
  ];
  const { brier, error } = measureCalibration(judged);
  expect(brier).toBeCloseTo((0.04 + 0.64 + 0.25) / 3, 12);
  expect(error).toBeCloseTo((2 * 0.3 + 0.5) / 3, 12);
});

test('an article is judged by the other articles alone', () => {
  const [good, bad] = [claims(0.6, 50, 50), claims(0.6, 50, 0)];
  const crossed = crossValidate([good, [], bad]);
  const ofGood = confidenceOf(fitConfidence(bad), 0.6);
  const ofBad = confidenceOf(fitConfidence(good), 0.6);
  expect(crossed?.map(({ confidence }) => confidence)).toEqual([...good.map(() => ofGood), ...bad.map(() => ofBad)]);
  expect(ofGood).toBeLessThan(0.3);
  expect(ofBad).toBeGreaterThan(0.8);
  expect(crossValidate([good, []])).toBe(undefined);
});

test('scores are got back from confidences', () => {
  const map = fitConfidence([...claims(0.5, 30, 10), ...claims(0.8, 30, 29)]);
  const scores = claims(0.73, 2, 1);
  const stated = scores.map(({ score, right }) => ({ confidence: confidenceOf(map, score), right }));
  expect(judgedScores(stated, map)).toEqual(scores);
});
