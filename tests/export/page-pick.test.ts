import { expect, test } from 'vitest';
import type { PageData, PageEdge, PageNode } from '../../src/export/html/page-data.ts';
import { nearestEdge } from '../../src/export/html/page-pick.ts';

const node = (x: number, y: number) => ({ x, y }) as PageNode;
const edge = (source: number, target: number) => ({ source, target }) as PageEdge;
const data = {
  nodes: [node(0, 0), node(10, 0), node(0, 10), node(3, 3)],
  edges: [edge(0, 1), edge(0, 2), edge(1, 2), edge(3, 3)],
} as unknown as PageData;
const pick = (x: number, y: number, accepts = (_edge: number) => true) =>
  nearestEdge(data, { x, y }, { reach: 1, accepts });

test('the nearest line within reach is picked', () => {
  expect(pick(5, 0.4)).toBe(0);
  expect(pick(0.3, 4)).toBe(1);
  expect(pick(5.2, 5.2)).toBe(2);
});

test('beyond the ends of a line, or out of reach, there is none', () => {
  expect(pick(12, 0)).toBeUndefined();
  expect(pick(4, 3.5)).toBeUndefined();
});

test('an edge that is not shown gives way to the next', () => {
  expect(pick(0.5, 0.4)).toBe(0);
  expect(pick(0.5, 0.4, (at) => at !== 0)).toBe(1);
});

test('a line without length is its point', () => {
  expect(pick(3.2, 3)).toBe(3);
});
