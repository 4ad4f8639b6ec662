import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SignedNet } from '../../src/sides/signed-net.ts';
import { frustrationOf, partitionNet } from '../../src/sides/signed-partition.ts';

const COUNT = 6;
const PAIRS = [...Array(COUNT).keys()].flatMap((a) => [...Array(COUNT).keys()].filter((b) => b > a).map((b) => [a, b]));

const smallNet: fc.Arbitrary<SignedNet> = fc
  .array(fc.integer({ min: -3, max: 3 }), { minLength: PAIRS.length, maxLength: PAIRS.length })
  .map((scores) => ({
    ids: [...Array(COUNT).keys()].map(String),
    ties: PAIRS.flatMap(([a = 0, b = 0], at) => {
      const score = scores[at] ?? 0;
      if (score === 0) return [];
      return [{ a, b, sign: score > 0 ? 1 : -1, weight: Math.abs(score), positive: 0, negative: 0 } as const];
    }),
  }));

/** The least frustration over every partition into at most so many sides. */
function leastByTryingAll(net: SignedNet, maxSides: number): number {
  const sides: number[] = [];
  const tryFrom = (used: number): number => {
    if (sides.length === COUNT) return frustrationOf(net, sides);
    let least = Number.POSITIVE_INFINITY;
    for (let side = 0; side <= Math.min(used, maxSides - 1); side += 1) {
      sides.push(side);
      least = Math.min(least, tryFrom(Math.max(used, side + 1)));
      sides.pop();
    }
    return least;
  };
  return tryFrom(0);
}

test('on small nets no partition has less frustration than the one found', () => {
  fc.assert(
    fc.property(smallNet, fc.constantFrom(1, 2, 3, COUNT), (net, maxSides) => {
      const found = partitionNet(net, { maxSides });
      expect(found.isExact).toBe(true);
      expect(found.frustration).toBe(leastByTryingAll(net, maxSides));
      expect(frustrationOf(net, found.sides)).toBe(found.frustration);
      expect(new Set(found.sides).size).toBeLessThanOrEqual(maxSides);
    }),
    { numRuns: 60 },
  );
});
