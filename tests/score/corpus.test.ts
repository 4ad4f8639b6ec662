import { beforeAll, describe, expect, test } from 'vitest';
import { compareFloors, readFloors, type Standing } from '../../bench/floors-file.ts';
import { benchTools } from '../../bench/load-tools.ts';
import { QUALITY_SETS } from '../../bench/quality-sets.ts';

const floors = readFloors();
const figures = Object.keys(floors.sets['corpus'] ?? {});

describe('quality on the example corpus', () => {
  let standings: readonly Standing[] = [];
  beforeAll(async () => {
    const quality = await QUALITY_SETS.find(({ name }) => name === 'corpus')?.measure(benchTools());
    standings = compareFloors('corpus', quality ?? {}, floors);
  }, 300_000);

  test('every figure has a floor', () => {
    expect(standings.filter(({ floor }) => floor === undefined)).toEqual([]);
  });

  test.each(figures)('%s is not more than 0.01 under its floor (npm run floors shows all)', (figure) => {
    expect(standings.find((one) => one.figure === figure)).toMatchObject({ isUnder: false });
  });
});

describe('floors', () => {
  const standing = (value: number | undefined) =>
    compareFloors('set', value === undefined ? {} : { claims: value }, { date: '', sets: { set: { claims: 0.5 } } })[0];

  test('a figure a little under its floor stands, a lower one does not', () => {
    expect(standing(0.4901)?.isUnder).toBe(false);
    expect(standing(0.4899)?.isUnder).toBe(true);
  });

  test('a floor whose figure is gone is under', () => {
    expect(standing(undefined)?.isUnder).toBe(true);
  });
});
