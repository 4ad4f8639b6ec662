import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { mergeRecords } from '../../src/graph/merge-records.ts';
import { pairStances } from '../../src/graph/pair-stances.ts';
import { makeMatrix } from '../../src/tui/matrix.ts';
import { articleRecord, claimRecord, entityRecord, RELATIONS } from '../graph/sample-records.ts';

const id = fc.constantFrom('group/norland', 'group/ruria', 'person/ada-lin', 'issue/peace', 'place/hill');
const claim = fc
  .record({
    source: id,
    target: id,
    relation: fc.constantFrom(...RELATIONS.map(({ name }) => name)),
    modality: fc.constantFrom('asserted' as const, 'denied' as const, 'proposed' as const, 'ended' as const),
    start: fc.nat(3),
  })
  .map(({ source, target, relation, modality, start }) =>
    claimRecord('a', `${source} ${relation} ${target}`, {
      modality,
      evidence: { sentence: start, start, end: start + 20, quote: 'Norland backs Ruria.' },
    }),
  );

const NAMED = ['group/norland', 'group/ruria', 'person/ada-lin', 'issue/peace', 'place/hill'].map((one) => ({
  ...entityRecord('a', one),
  name: 'Named',
}));

test('the matrix says of each pair what all its claims say', () => {
  fc.assert(
    fc.property(fc.array(claim, { maxLength: 40 }), fc.integer({ min: 1, max: 6 }), (claims, size) => {
      const graph = buildGraph(mergeRecords([articleRecord('a'), ...NAMED, ...claims]), RELATIONS);
      const stances = pairStances(graph).filter(({ target }) => !target.startsWith('issue/'));
      const weight = (one: string) =>
        stances
          .filter(({ source, target }) => source === one || target === one)
          .reduce((sum, { source, target }) => {
            // The graph has what one sentence says twice once.
            const inForce = graph
              .mapEdges((_key, { evidence }) => evidence)
              .flat()
              .filter(
                (claim) =>
                  claim.source === source &&
                  claim.target === target &&
                  claim.polarity !== 0 &&
                  (claim.modality === 'asserted' || claim.modality === 'denied'),
              );
            return sum + inForce.length * (source === target ? 2 : 1);
          }, 0);
      const { ids, cells } = makeMatrix(graph, size);
      const connected = [...new Set(stances.flatMap(({ source, target }) => [source, target]))];
      connected.sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
      expect(ids).toEqual(connected.slice(0, size));
      for (const [row, source] of ids.entries())
        for (const [column, target] of ids.entries()) {
          const stance = stances.find((one) => one.source === source && one.target === target);
          const { positive = 0, negative = 0, notInForce = 0, relations } = stance ?? {};
          // A denial is no stand, least of all the opposite one.
          const isSaid = (polarity: number) =>
            claims.some(
              (one) =>
                one.source === source &&
                one.target === target &&
                one.modality === 'asserted' &&
                one.polarity === polarity,
            );
          const sign = isSaid(1) && isSaid(-1) ? '±' : isSaid(1) ? '+' : isSaid(-1) ? '-' : '·';
          expect(cells[row]?.[column]).toEqual(
            stance === undefined
              ? { sign: ' ', edge: null, claims: 0 }
              : { sign, edge: `${source}|${relations?.[0]}|${target}`, claims: positive + negative + notInForce },
          );
        }
    }),
  );
});
