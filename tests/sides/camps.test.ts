import { expect, test } from 'vitest';
import { adjustedRand, campsOfNet, findCamps } from '../../src/sides/camps.ts';
import { countTriads, type SignedNet } from '../../src/sides/signed-net.ts';
import { frustrationOf, partitionNet } from '../../src/sides/signed-partition.ts';
import { sampleGraph } from '../export/sample-graph.ts';
import { highlandTribes } from './highland-tribes.ts';

/** A net from ties such as `a+b c-d`; a number after the sign is the weight. */
function net(text: string): SignedNet {
  const parts = text.split(' ').map((tie) => /^(\w)([+-])(\d*)(\w)$/.exec(tie) ?? []);
  const ids = [...new Set(parts.flatMap(([, a = '', , , b = '']) => [a, b]))].sort();
  const ties = parts.map(([, a = '', sign, weight, b = '']) => {
    const [low = 0, high = 0] = [ids.indexOf(a), ids.indexOf(b)].sort((one, other) => one - other);
    const amount = weight === '' ? 1 : Number(weight);
    return { a: low, b: high, sign: sign === '+' ? 1 : -1, weight: amount, positive: 0, negative: 0 } as const;
  });
  return { ids, ties: ties.sort((one, other) => one.a - other.a || one.b - other.b) };
}

const EASTERN = ['gama', 'gavev', 'kotun', 'nagad'];

test('the highland tribes on two sides have the published line index of balance, 7, and the published sides', () => {
  // Aref, Mason and Wilson, "Computing the line index of balance using linear programming optimisation" (2018).
  const net = highlandTribes();
  const { frustration, lowerBound, isExact, sides } = partitionNet(net, { maxSides: 2 });
  expect({ frustration, lowerBound, isExact }).toEqual({ frustration: 7, lowerBound: 7, isExact: true });
  const first = sides[net.ids.indexOf('gama')];
  expect(net.ids.filter((_id, at) => sides[at] === first)).toEqual(EASTERN);
});

test('the highland tribes without a limit are the three clusters of Doreian and Mrvar, with two alliances across', () => {
  // P. Doreian and A. Mrvar, "A partitioning approach to structural balance", Social Networks 18 (1996).
  const camps = campsOfNet(highlandTribes());
  expect(camps.camps.map(({ members }) => [...members].sort())).toEqual([
    ['alika', 'asaro', 'gahuk', 'geham', 'masil', 'ove', 'ukudz'],
    ['kohik', 'nagam', 'notoh', 'seuve', 'uheto'],
    EASTERN,
  ]);
  expect(camps).toMatchObject({ positiveTies: 29, negativeTies: 29, frustration: 2, isExact: true });
  expect(camps.misfits.map(({ a, b, sign }) => `${a} ${b} ${sign}`)).toEqual(['masil nagam 1', 'masil uheto 1']);
});

test('59 of the 68 triads of the highland tribes are balanced, as signnet counts (0.8676)', () => {
  const { balanced, unbalanced } = countTriads(highlandTribes());
  expect({ balanced, unbalanced }).toEqual({ balanced: 59, unbalanced: 9 });
});

test('weighted ties: the lightest ones are given up', () => {
  const camps = campsOfNet(net('a+9b c+8d a-7c b-7d a-6d b+2c'));
  expect(camps.camps.map(({ members }) => [...members].sort())).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(camps).toMatchObject({ frustration: 2, lowerBound: 2, isExact: true });
  expect(camps.misfits.map(({ a, b, weight }) => `${a} ${b} ${weight}`)).toEqual(['b c 2']);
});

test('three mutual foes are three sides when nothing limits them, and one misfit on two', () => {
  const foes = net('a-b b-c a-c');
  expect(partitionNet(foes)).toMatchObject({ frustration: 0, isExact: true });
  expect(partitionNet(foes, { maxSides: 2 })).toMatchObject({ frustration: 1, lowerBound: 1, isExact: true });
});

test('two friends of whom one fights a common friend are a misfit of the lightest tie', () => {
  const partition = partitionNet(net('a+3b b+2c a-1c'));
  expect(partition).toMatchObject({ frustration: 1, lowerBound: 1 });
  expect(new Set(partition.sides).size).toBe(1);
});

test('foes of a common foe are not joined by that alone', () => {
  expect(new Set(partitionNet(net('a-b a-c a-d')).sides).size).toBe(4);
});

test('triads are counted by their signs', () => {
  expect(countTriads(net('a+b b+c a+c a-d b-d c+d'))).toMatchObject({
    balanced: 2,
    unbalanced: 2,
    bySigns: { '+++': 1, '++-': 2, '+--': 1, '---': 0 },
  });
});

test('who has friends on both sides is a bridge', () => {
  const camps = campsOfNet(net('a+3b c+3d a-3c b-3d b+1c'));
  expect(camps.camps.map((camp) => camp.members)).toEqual([
    ['b', 'a'],
    ['c', 'd'],
  ]);
  expect(camps.bridges.map(({ id, across, sides }) => [id, across, sides])).toEqual([
    ['b', 1, [2]],
    ['c', 1, [1]],
  ]);
  expect(camps.camps[0]?.against).toEqual([2]);
  expect(camps.camps.map(({ side, members }) => members.map((id) => camps.sideOf.get(id) === side))).toEqual([
    [true, true],
    [true, true],
  ]);
  expect(camps.camps.map(({ side }) => side)).toEqual([1, 2]);
});

test('claims of a graph are summed by pair, denied support against', () => {
  const camps = findCamps(sampleGraph());
  // Two claims that Norland backs Ruria outweigh one that it opposes it; Ada's denied aid counts against the Front.
  expect(camps).toMatchObject({ actors: 4, positiveTies: 1, negativeTies: 2, frustration: 0, isExact: true });
  expect(camps.camps.map((camp) => camp.members)).toEqual([['group/ruria', 'group/norland']]);
  expect(camps.alone).toEqual(['group/front', 'person/ada-north']);
  expect(camps.slices.map(({ from, to }) => [from, to])).toEqual([
    ['2024-03-01', '2024-03-01'],
    ['2024-05-09', '2024-05-09'],
  ]);
});

test('the agreement of partitions is 1 for the same, whatever the names', () => {
  expect(adjustedRand([0, 0, 1, 1], [7, 7, 2, 2])).toBe(1);
  expect(adjustedRand([0, 0, 1, 1], [0, 1, 0, 1])).toBe(-0.5);
});

test('a planted partition of a thousand actors comes back, with the gap to the bound told', () => {
  const count = 1000;
  let state = 5;
  const next = (limit: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * limit);
  };
  const pairs = new Set<number>();
  while (pairs.size < 6000) {
    const [a, b] = [next(count), next(count)];
    if (a < b) pairs.add(a * count + b);
  }
  const ties = [...pairs].map((pair) => {
    const [a, b] = [Math.floor(pair / count), pair % count];
    const isFriend = (a % 3 === b % 3) !== next(100) < 4;
    return { a, b, sign: isFriend ? 1 : -1, weight: 1, positive: 0, negative: 0 } as const;
  });
  const planted =
    ties.length === 0
      ? 0
      : frustrationOf(
          { ids: [], ties },
          [...Array(count).keys()].map((at) => at % 3),
        );
  const found = partitionNet({ ids: [...Array(count).keys()].map(String), ties });
  expect(found.frustration).toBeLessThanOrEqual(planted);
  expect(found.lowerBound).toBeLessThanOrEqual(found.frustration);
  expect(found.lowerBound).toBeGreaterThan(0);
});
