import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confidenceOf, faultOf, PLAIN_SCORES, scoreOf } from '../../src/schema/confidence-map.ts';
import { fitConfidence } from '../../src/score/fit-confidence.ts';

const hundredth = fc.integer({ min: 0, max: 100 }).map((score) => score / 100);
const SCORES = Array.from({ length: 101 }, (_, score) => score / 100);
const judged = fc.array(fc.record({ score: hundredth, right: fc.boolean() }), { maxLength: 400 });

test('whatever was judged, a map fitted to it is one that a schema may hold', () => {
  fc.assert(
    fc.property(judged, (claims) => {
      expect(faultOf(fitConfidence(claims))).toBe(undefined);
    }),
  );
});

test('a map keeps the order of scores that differ by a hundredth, and can be read backwards', () => {
  fc.assert(
    fc.property(judged, (claims) => {
      const map = fitConfidence(claims);
      const confidences = SCORES.map((score) => confidenceOf(map, score));
      expect(new Set(confidences).size).toBe(SCORES.length);
      expect([...confidences].sort((a, b) => a - b)).toEqual(confidences);
      expect(confidences.map((confidence) => scoreOf(map, confidence))).toEqual(SCORES);
    }),
  );
});

test('the plain map leaves scores as they are', () => {
  for (const score of SCORES) expect(confidenceOf(PLAIN_SCORES, score)).toBe(score);
});

test('knots that make no map are told apart by which of them is wrong', () => {
  const knots = (...pairs: readonly (readonly [number, number])[]) => pairs.map(([score, right]) => ({ score, right }));
  expect(faultOf(knots([0, 0], [0.5, 0.7], [1, 1]))).toBe(undefined);
  expect(faultOf(knots([0.1, 0], [1, 1]))?.at).toBe(0);
  expect(faultOf(knots([0, 0], [0.5, 0.7], [0.5, 0.8], [1, 1]))?.at).toBe(2);
  expect(faultOf(knots([0, 0], [0.5, 0.7], [0.9, 0.7], [1, 1]))?.at).toBe(2);
  expect(faultOf(knots([0, 0], [0.5, 0.7], [0.9, 0.8]))?.at).toBe(2);
});
