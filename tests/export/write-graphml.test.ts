import { spawnSync } from 'node:child_process';
import { MultiDirectedGraph } from 'graphology';
import { parse } from 'graphology-graphml';
import { expect, test } from 'vitest';
import { layoutView } from '../../src/export/layout-view.ts';
import { selectView } from '../../src/export/select-view.ts';
import type { ExportView } from '../../src/export/view.ts';
import { writeGraphml } from '../../src/export/write-graphml.ts';
import { sampleGraph } from './sample-graph.ts';

const write = (view: ExportView, strict = false) => [...writeGraphml(view, { strict })].join('');
const sample = (changes = {}) => layoutView(selectView(sampleGraph(changes)), { layout: 'forceatlas2' });

/** Names as they are written and as they may come back: control characters gone, line ends a space. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ['a]]>b & <script>alert(1)</script>', 'a]]>b & <script>alert(1)</script>'],
  ['nul\u0000 bell\u0007 ffff\uffff', 'nul bell ffff'],
  ['lone \ud800 surrogate', 'lone  surrogate'],
  ['"quotes" \'and\' emoji 😀', '"quotes" \'and\' emoji 😀'],
  ['עברית and العربية', 'עברית and العربية'],
  ['two\nlines', 'two lines'],
];

test.each(HOSTILE)('the name %j comes back from the parser', (name, expected) => {
  const back = parse(MultiDirectedGraph, write(sample({ name })));
  expect(back.getNodeAttribute('group/norland', 'name')).toBe(expected);
});

test('the parser gives the graph back: nodes, edges, types of values', () => {
  const view = sample();
  const back = parse(MultiDirectedGraph, write(view));
  expect(back.order).toBe(view.nodes.length);
  expect(back.size).toBe(view.edges.length);
  expect(back.edges().sort()).toEqual(view.edges.map((edge) => edge.id));
  const edge = back.getEdgeAttributes('group/norland|BACKS|group/ruria');
  expect(edge).toMatchObject({ weight: 2, polarity: 1, symmetric: false, contested: true, start: '2024-03-01' });
  expect(edge).toMatchObject({ speakers: 'Ada North', end_ms: Date.UTC(2024, 4, 9), relation: 'BACKS' });
  expect(back.getNodeAttributes('place/tarn')).toMatchObject({ latitude: 12.5, longitude: -3.25, entity_kind: 'city' });
});

test('all keys stand before the graph and have unique ids', () => {
  const text = write(sample());
  const ids = [...text.matchAll(/<key id="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(text.lastIndexOf('<key ')).toBeLessThan(text.indexOf('<graph '));
});

test('one directed graph: no edge says otherwise, a symmetric relation is marked in its data', () => {
  const text = write(sample());
  expect(text).not.toContain('directed="');
  expect(text).toMatch(/label="NEGOTIATES_WITH">.*<data key="e_symmetric">true<\/data>/);
});

test('the strict profile has no label attribute and ids that are name tokens', () => {
  const text = write(sample(), true);
  expect(text).not.toMatch(/<edge [^>]*label=/);
  for (const [, id] of text.matchAll(/(?:id|source|target)="([^"]*)"/g)) expect(id).toMatch(/^[\w.:-]+$/);
});

test('text with markup stands in CDATA, so that no space beside an entity is lost', () => {
  expect(write(sample({ name: 'A & <B' }))).toContain('<![CDATA[A & <B]]>');
});

test('a label of a megabyte is written whole', () => {
  const name = '&x'.repeat(524_288);
  expect(write(sample({ name }))).toContain(name);
});

test.skipIf(spawnSync('xmllint', ['--version']).error !== undefined)(
  'xmllint finds it well-formed (skipped where xmllint is not installed)',
  () => {
    for (const [name] of HOSTILE) {
      const run = spawnSync('xmllint', ['--noout', '-'], {
        input: write(sample({ name, quote: name })),
        encoding: 'utf8',
      });
      expect(run.stderr).toBe('');
      expect(run.status).toBe(0);
    }
  },
);
