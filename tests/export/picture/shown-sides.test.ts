import { expect, test } from 'vitest';
import { chooseActors, NO_FILTER } from '../../../src/export/picture/filter.ts';
import { shownSides } from '../../../src/export/picture/shown-sides.ts';
import { flattenClaims } from '../../../src/export/picture/stances.ts';
import { sampleNode, samplePicture } from './sample-picture.ts';

test('a side is shown of those who are drawn as friends', () => {
  const data = samplePicture(
    [
      ['A', 'BACKS', 'B'],
      ['A', 'OPPOSES', 'C'],
    ],
    { nodes: ['A', 'B', 'C'].map((name) => sampleNode(name, { side: 0 })) },
  );
  const chosen = chooseActors(flattenClaims(data), data, { filter: NO_FILTER, room: 9 });
  expect([...shownSides(data, chosen).keys()].map((node) => data.nodes[node]?.label)).toEqual(['A', 'B']);
});
