import { expect, test } from 'vitest';
import { distanceToLine, nodeAt, pairAt, zoomAt } from '../../src/export/html/camera.ts';
import { markSentence } from '../../src/export/html/claim-list.ts';
import { makeScene } from '../../src/export/html/scene.ts';
import { chooseActors, NO_FILTER } from '../../src/export/picture/filter.ts';
import { searchNodes } from '../../src/export/picture/search-nodes.ts';
import { flattenClaims } from '../../src/export/picture/stances.ts';
import { sampleNode, samplePicture } from './picture/sample-picture.ts';

const DATA = samplePicture([['A', 'BACKS', 'B']]);
const chosen = chooseActors(flattenClaims(DATA), DATA, { filter: NO_FILTER, room: 9 });
const scene = makeScene(DATA, chosen, { room: { width: 800, height: 600 }, measure: (text) => text.length * 9 });

test('a sentence is cut into its marked parts, the earlier kind winning', () => {
  const pieces = markSentence('Norland backs Ruria.', [[0, 7], [5, 13], null]);
  expect(pieces.map(({ text }) => text).join('')).toBe('Norland backs Ruria.');
  expect(pieces.map(({ mark }) => mark)).toEqual(['source', 'cue', null]);
});

test('a node and a pair are hit where they are drawn, before and after zooming', () => {
  const [a, b] = scene.nodes;
  if (a === undefined || b === undefined) throw new Error('Two nodes should be there.');
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const home = { scale: 1, x: 0, y: 0 };
  expect(nodeAt(scene, home, a)).toBe(a.node);
  expect(nodeAt(scene, home, middle)).toBeUndefined();
  expect(pairAt(scene, home, middle)?.pair).toMatchObject({ a: 0, b: 1 });
  const near = zoomAt(home, middle, 3);
  expect(pairAt(scene, near, middle)).toBeDefined();
  expect(nodeAt(scene, near, { x: a.x * 3 + near.x, y: a.y * 3 + near.y })).toBe(a.node);
});

test('the distance to a line is that to its nearest point', () => {
  expect(distanceToLine({ x: 5, y: 3 }, { x: 0, y: 0 }, { x: 10, y: 0 })).toBe(3);
  expect(distanceToLine({ x: 13, y: 4 }, { x: 0, y: 0 }, { x: 10, y: 0 })).toBe(5);
});

test('a search finds names without their accents, what begins with it first', () => {
  const data = samplePicture([], {
    nodes: [sampleNode('Old Köln', { mentions: 9 }), sampleNode('Köln'), sampleNode('X', { aliases: ['Kolner Rat'] })],
  });
  expect(searchNodes(data, 'kol', 9)).toEqual([1, 2, 0]);
  expect(searchNodes(data, ' ', 9)).toEqual([]);
});
