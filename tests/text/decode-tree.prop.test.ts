import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeTree } from '../../src/text/net/decode-tree.ts';
import { scoreStride } from '../../src/text/net/net-shape.ts';

/** One root (`count`), every word climbs to it, no arc crosses another or covers the root. */
function isProjectiveTree(heads: readonly number[]): boolean {
  const count = heads.length;
  if (heads.filter((head) => head === count).length !== 1) return false;
  const climbs = heads.every((_, word) => {
    let at = word;
    for (let steps = 0; at !== count && steps < count; steps += 1) at = heads[at] as number;
    return at === count;
  });
  const arcs = heads.map((head, word) =>
    head === count ? [word, word] : [Math.min(word, head), Math.max(word, head)],
  );
  const isInside = (at: number, [low = 0, high = 0]: readonly number[]) => low < at && at < high;
  return (
    climbs &&
    arcs.every((arc) => !isInside(heads.indexOf(count), arc)) &&
    arcs.every((arc) => heads.every((head, word) => !isInside(word, arc) || (arc[0] as number) <= head)) &&
    arcs.every((arc) => heads.every((head, word) => !isInside(word, arc) || head <= (arc[1] as number)))
  );
}

/** The highest sum over all projective trees, by trying every choice of heads. */
function bestSum(scores: Float32Array, stride: number, count: number): number {
  const heads = new Array<number>(count).fill(0);
  const tryFrom = (word: number, sum: number): number => {
    if (word === count) return isProjectiveTree(heads) ? sum : Number.NEGATIVE_INFINITY;
    let best = Number.NEGATIVE_INFINITY;
    for (let head = 0; head <= count; head += 1) {
      if (head === word) continue;
      heads[word] = head;
      best = Math.max(best, tryFrom(word + 1, sum + (scores[word * stride + head] as number)));
    }
    return best;
  };
  return tryFrom(0, 0);
}

const sentence = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom(3, 9, 40)).chain(([count, most]) =>
  fc
    .array(fc.integer({ min: -most, max: most }), {
      minLength: count * scoreStride(count),
      maxLength: count * scoreStride(count),
    })
    .map((scores) => ({ count, scores: Float32Array.from(scores) })),
);

test('the tree that is found is the best of all projective trees with one root', () => {
  fc.assert(
    fc.property(sentence, ({ count, scores }) => {
      const stride = scoreStride(count);
      const heads = [...decodeTree(scores, stride, count)];
      expect(isProjectiveTree(heads)).toBe(true);
      const sum = heads.reduce((total, head, word) => total + (scores[word * stride + head] as number), 0);
      expect(sum).toBe(bestSum(scores, stride, count));
    }),
    { numRuns: 300 },
  );
});

test('scores that are no numbers give a tree all the same', () => {
  expect([...decodeTree(new Float32Array(3 * scoreStride(3)).fill(Number.NaN), scoreStride(3), 3)]).toEqual([3, 0, 0]);
});
