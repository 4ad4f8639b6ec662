import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { parseGraph } from '../../src/graph/load-graph.ts';
import { mergeRecords } from '../../src/graph/merge-records.ts';
import type { ExtractRecord } from '../../src/graph/records.ts';
import { serializeGraph } from '../../src/graph/save-graph.ts';
import { articleRecord, claimRecord, entityRecord, RELATIONS } from './sample-records.ts';

const ids = ['group/norland', 'group/ruria', 'person/ada-lin', 'group/northern-front'];
const article = fc.constantFrom('a', 'b', 'c');
const id = fc.constantFrom(...ids);
const record: fc.Arbitrary<ExtractRecord> = fc.oneof(
  article.map((name) => articleRecord(name, name === 'a' ? null : `2016-08-0${name.charCodeAt(0) - 96}`)),
  fc
    .tuple(article, id)
    .map(([name, entity]) =>
      entityRecord(name, entity, ['Norland', 'the North'].slice(0, (name.length + entity.length) % 3)),
    ),
  fc
    .record({
      article,
      source: id,
      target: id,
      relation: fc.constantFrom(...RELATIONS.map((relation) => relation.name)),
      modality: fc.constantFrom('asserted' as const, 'denied' as const, 'proposed' as const, 'ended' as const),
      start: fc.integer({ min: 0, max: 3 }),
      said: fc.boolean(),
    })
    .map((one) =>
      claimRecord(one.article, `${one.source} ${one.relation} ${one.target}`, {
        modality: one.modality,
        attributedTo: one.said ? claimRecord('a', 'person/ada-lin BACKS group/ruria').source : null,
        evidence: { sentence: one.start, start: one.start, end: one.start + 20, quote: 'Norland backs Ruria.' },
      }),
    ),
);
const bytes = (records: Iterable<ExtractRecord>) => serializeGraph(buildGraph(mergeRecords(records), RELATIONS));
const flatten = ({ articles, entities, claims }: ReturnType<typeof mergeRecords>) => [
  ...articles,
  ...entities,
  ...claims,
];

test('the order of records does not change a byte', () => {
  fc.assert(
    fc.property(
      fc
        .array(record, { maxLength: 40 })
        .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        expect(bytes(shuffled)).toBe(bytes(all));
      },
    ),
  );
});

test('merging shards first, in any grouping, changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.array(record, { maxLength: 15 }), { maxLength: 5 }), (shards) => {
      const merged = shards.map((shard) => flatten(mergeRecords(shard)));
      expect(bytes(merged.flat())).toBe(bytes(shards.flat()));
    }),
  );
});

test('records that come twice count once', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 30 }), (all) => {
      expect(bytes([...all, ...all])).toBe(bytes(all));
    }),
  );
});

test('a graph file read back is written the same', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 30 }), (all) => {
      const text = bytes(all);
      expect(serializeGraph(parseGraph(text, 'graph.json'))).toBe(text);
    }),
  );
});

/** Shards of two versions of the program, or of two settings: the same keys with other contents. */
const versions = fc.array(
  fc.tuple(record, fc.constantFrom('', ' (again)'), fc.constantFrom(0.9, 0.5)).map(([one, mark, confidence]) => {
    if (one.kind === 'article') return { ...one, source: one.source + mark, title: mark === '' ? null : mark };
    if (one.kind === 'entity') return { ...one, name: one.name + mark };
    return { ...one, confidence, rule: one.rule + mark };
  }),
  { maxLength: 20 },
);

test('what shards tell differently of one article is settled the same way in any order', () => {
  fc.assert(
    fc.property(
      versions.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        expect(bytes(shuffled)).toBe(bytes(all));
        expect(bytes([...flatten(mergeRecords(shuffled.slice(0, 7))), ...shuffled.slice(7)])).toBe(bytes(all));
      },
    ),
  );
});
