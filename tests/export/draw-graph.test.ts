import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TONE_COLORS } from '../../src/export/colors.ts';
import { drawGraph } from '../../src/export/draw-graph.ts';
import { drawnWeight, edgeStanding, signColor } from '../../src/export/edge-standing.ts';
import { type Box, partBoxes } from '../../src/export/part-boxes.ts';
import { selectView } from '../../src/export/select-view.ts';
import { writeGraphml } from '../../src/export/write-graphml.ts';
import { sampleGraph } from './sample-graph.ts';

const drawn = drawGraph(selectView(sampleGraph()), { layout: 'forceatlas2', edgeColor: 'sign' });

test('the smallest node has size 10 and is written without it, so that Gephi does not stretch the others', () => {
  const sizes = drawn.nodes.map(({ size }) => size);
  expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([10, 24]);
  const text = [...writeGraphml(drawn)].join('');
  expect(text).not.toContain('<data key="size">10</data>');
  expect(text).toContain('<data key="size">24</data>');
});

test('labels do not lie on one another', () => {
  const box = fc.record({
    x: fc.integer({ min: -50, max: 50 }),
    y: fc.integer({ min: -50, max: 50 }),
    width: fc.integer({ min: 1, max: 200 }),
    height: fc.integer({ min: 1, max: 40 }),
  });
  const overlap = (a: Box, b: Box) =>
    Math.abs(a.x - b.x) < (a.width + b.width) / 2 - 1 && Math.abs(a.y - b.y) < (a.height + b.height) / 2 - 1;
  fc.assert(
    fc.property(fc.array(box, { maxLength: 12 }), (boxes) => {
      const parted = partBoxes(boxes).map((place, at) => ({ ...(boxes[at] as Box), ...place }));
      for (const [at, a] of parted.entries()) for (const b of parted.slice(at + 1)) expect(overlap(a, b)).toBe(false);
    }),
  );
});

test('what is only denied, proposed or over is grey and no opposite', () => {
  const counts = { polarity: 1, asserted: 0, denied: 0, proposed: 0, ended: 0 } as const;
  for (const status of ['denied', 'proposed', 'ended'] as const) {
    const edge = { ...counts, [status]: 2 };
    expect(edgeStanding(edge)).toEqual({ status, netPolarity: 0, disputed: false });
    expect(signColor(edge)).toBe(TONE_COLORS.neutral);
  }
  expect(edgeStanding({ ...counts, asserted: 1, denied: 3 })).toEqual({
    status: 'asserted',
    netPolarity: 1,
    disputed: true,
  });
  expect(signColor({ ...counts, polarity: -1, asserted: 1 })).toBe(TONE_COLORS.against);
});

test('thirty claims are drawn wider than one, but not thirty times', () => {
  expect([1, 2, 32].map(drawnWeight)).toEqual([1, 2, 6]);
});

test('a place that is called as a group is says that it is the place', () => {
  const [first, ...others] = selectView(sampleGraph()).nodes;
  const twin = { ...(first as (typeof drawn.nodes)[number]), id: 'place/twin', type: 'place' as const };
  const view = { ...selectView(sampleGraph()), nodes: [...[first as typeof twin], ...others, twin] };
  const labels = drawGraph(view, { layout: 'none', edgeColor: 'sign' }).nodes.map(({ label }) => label);
  expect(labels).toContain(`${first?.label} (place)`);
  expect(labels).toContain(first?.label);
});
