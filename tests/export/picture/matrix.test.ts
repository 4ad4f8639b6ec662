import { expect, test } from 'vitest';
import { NO_FILTER } from '../../../src/export/picture/filter.ts';
import { matrixCells, orderForMatrix } from '../../../src/export/picture/matrix.ts';
import { flattenClaims } from '../../../src/export/picture/stances.ts';
import { sampleNode, samplePicture } from './sample-picture.ts';

const DATA = samplePicture(
  [
    ['A', 'BACKS', 'B'],
    ['C', 'AGREES_WITH', 'A'],
  ],
  { nodes: [sampleNode('A', { side: 1 }), sampleNode('B'), sampleNode('C', { side: 0 })] },
);

test('rows are ordered by side, those without one last', () => {
  const order = orderForMatrix(flattenClaims(DATA), DATA, { filter: NO_FILTER, room: 9 });
  expect(order.map((node) => DATA.nodes[node]?.label)).toEqual(['C', 'A', 'B']);
});

test('a cell holds what its row says of its column; what is mutual stands in both', () => {
  const cells = matrixCells(flattenClaims(DATA), DATA, [0, 1, 2]);
  expect([...cells.keys()].sort()).toEqual(['0 1', '0 2', '2 0']);
  expect(cells.get('0 1')?.tone).toBe('for');
});
