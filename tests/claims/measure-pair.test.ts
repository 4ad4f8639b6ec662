import { describe, expect, it } from 'vitest';
import { measurePair, type PairEnds } from '../../src/claims/net/measure-pair.ts';
import type { LinkedRows } from '../../src/entities/link-mentions.ts';
import type { PairMeasure } from '../../src/schema/schema.ts';
import type { ScoredPair } from '../../src/text/encode/score-pairs.ts';

const PLAIN: PairMeasure = { start: 0, own: 1, other: 0, link: 0, often: 0, modality: 0, unasserted: 0, unsaid: 0 };

/** Two rows: a name and what is linked to it with a share of `sure`. */
const ends = (sure: number, { often = 1, unsaid = -1 } = {}): PairEnds => ({
  linked: { sure: [1, sure], rows: [{ unsaid: -1 }, { unsaid }] } as unknown as LinkedRows,
  often: [1, often],
});

/** A pair with log-odds of one relation and of modalities, the first of which is `asserted`. */
const pair = (logit: number, modalities = [4, 0, 0, 0]): ScoredPair => ({
  source: 0,
  target: 1,
  relations: Float32Array.of(logit),
  modalities: Float32Array.from(modalities),
  speaker: new Float32Array(),
  cueFirst: 0,
  cueLast: 0,
});

describe('measurePair', () => {
  it("gives the net's own log-odds where nothing else is weighed", () => {
    expect(measurePair(pair(1.5), 0, -3, ends(0.2), PLAIN)).toBeCloseTo(1.5);
  });

  it('takes off what is linked with doubt, by the log-odds of the link', () => {
    const measure = { ...PLAIN, link: 0.5 };
    const doubted = measurePair(pair(0), 0, -3, ends(0.3), measure);
    expect(measurePair(pair(0), 0, -3, ends(0.9), measure) - doubted).toBeCloseTo(
      0.5 * (Math.log(9) - Math.log(0.3 / 0.7)),
    );
  });

  it('bounds log-odds of links, so that no end counts without limit', () => {
    const measure = { ...PLAIN, own: 0, link: 1 };
    expect(measurePair(pair(0), 0, -3, ends(1), measure)).toBe(8);
    expect(measurePair(pair(0), 0, -3, ends(0), measure)).toBe(0);
  });

  it('counts how often an end is meant, what else the pair may be, and an end that is left unsaid', () => {
    const measure = { ...PLAIN, own: 0, often: 1, other: -1, unsaid: -2 };
    expect(measurePair(pair(0), 0, -9, ends(1, { often: 0.25 }), measure)).toBeCloseTo(5 + Math.log(0.25));
    expect(measurePair(pair(0), 0, 1, ends(1, { unsaid: 1 }), measure)).toBeCloseTo(-3);
  });

  it('knows by the likeliest modality whether a claim is asserted', () => {
    const measure = { ...PLAIN, own: 0, unasserted: -1 };
    expect(measurePair(pair(0), 0, 0, ends(1), measure)).toBe(0);
    expect(measurePair(pair(0, [0, 0, 3, 0]), 0, 0, ends(1), measure)).toBe(-1);
  });
});
