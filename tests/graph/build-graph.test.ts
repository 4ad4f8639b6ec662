import { describe, expect, test } from 'vitest';
import { StancegraphError } from '../../src/base/errors.ts';
import { entityId } from '../../src/base/ids.ts';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { parseGraph } from '../../src/graph/load-graph.ts';
import { mergeRecords, parseRecord } from '../../src/graph/merge-records.ts';
import { pairStances } from '../../src/graph/pair-stances.ts';
import type { ExtractRecord } from '../../src/graph/records.ts';
import { serializeGraph } from '../../src/graph/save-graph.ts';
import { pickNode } from '../../src/index/find-nodes.ts';
import { articleRecord, claimRecord, entityRecord, RELATIONS } from './sample-records.ts';

const graphOf = (...records: readonly ExtractRecord[]) => buildGraph(mergeRecords(records), RELATIONS);

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof StancegraphError) return error.code;
    throw error;
  }
  return 'none';
}

describe('whom somebody acts for', () => {
  const minister = { ...entityRecord('a', 'person/ada', ['Ada']), actsFor: entityId('group/norland') };

  test('is a node where the records know it, in no article where none names it', () => {
    const graph = graphOf(articleRecord('a'), minister, entityRecord('a', 'group/norland'));
    expect(graph.getNodeAttribute('person/ada', 'actsFor')).toBe('group/norland');
    expect(graph.getNodeAttributes('group/norland')).toMatchObject({ articles: [], mentions: 0 });
  });

  test('is left out where no record knows it', () => {
    expect(graphOf(articleRecord('a'), minister).getNodeAttribute('person/ada', 'actsFor')).toBeNull();
  });
});

describe('edges', () => {
  test('claims of one triple share an edge that keeps all of them', () => {
    const second = { ...claimRecord('b', 'group/norland BACKS group/ruria'), modality: 'proposed' as const };
    const graph = graphOf(
      articleRecord('a', '2016-08-02'),
      articleRecord('b', '2016-08-01'),
      claimRecord('a', 'group/norland BACKS group/ruria'),
      second,
    );
    const edge = graph.getEdgeAttributes('group/norland|BACKS|group/ruria');
    expect(edge).toMatchObject({
      claims: 2,
      asserted: 1,
      proposed: 1,
      articles: ['a', 'b'],
      first: '2016-08-01',
      last: '2016-08-02',
    });
  });

  test('a symmetric relation is one edge whichever way round it was said, with the spans turned too', () => {
    const graph = graphOf(
      claimRecord('a', 'group/ruria NEGOTIATES_WITH group/norland', { sourceSpan: [0, 5], targetSpan: [10, 17] }),
      claimRecord('b', 'group/norland NEGOTIATES_WITH group/ruria'),
    );
    expect(graph.edges()).toEqual(['group/norland|NEGOTIATES_WITH|group/ruria']);
    expect(graph.getEdgeAttribute('group/norland|NEGOTIATES_WITH|group/ruria', 'evidence')[0]).toMatchObject({
      sourceSpan: [10, 17],
      targetSpan: [0, 5],
    });
  });

  test('a pair is contested when one claim is for and another against', () => {
    const graph = graphOf(
      claimRecord('a', 'group/norland BACKS group/ruria'),
      claimRecord('b', 'group/norland OPPOSES group/ruria'),
    );
    expect(graph.mapEdges((_key, edge) => edge.contested)).toEqual([true, true]);
  });

  test('a denial of support contradicts an assertion of it', () => {
    const graph = graphOf(
      claimRecord('a', 'group/norland BACKS group/ruria'),
      claimRecord('b', 'group/norland BACKS group/ruria', { modality: 'denied' }),
    );
    expect(graph.getEdgeAttribute('group/norland|BACKS|group/ruria', 'contested')).toBe(true);
  });

  test('a denied hostile act beside support contradicts nothing, beside its assertion it does', () => {
    const denied = claimRecord('a', 'group/norland OPPOSES group/ruria', { modality: 'denied' });
    const backed = graphOf(denied, claimRecord('b', 'group/norland BACKS group/ruria'));
    expect(backed.mapEdges((_key, edge) => edge.contested)).toEqual([false, false]);
    const fought = graphOf(denied, claimRecord('b', 'group/norland OPPOSES group/ruria'));
    expect(fought.mapEdges((_key, edge) => edge.contested)).toEqual([true]);
    expect(pairStances(fought)).toMatchObject([{ positive: 0, negative: 1, notInForce: 1, contested: true }]);
  });

  test('a denial of a finer kind contradicts, one in the same breath does not', () => {
    const backs = claimRecord('a', 'group/norland BACKS group/ruria');
    const denies = (article: string) => claimRecord(article, 'group/norland AIDS group/ruria', { modality: 'denied' });
    const contested = (article: string) => pairStances(graphOf(backs, denies(article)))[0]?.contested;
    expect([contested('a'), contested('b')]).toEqual([false, true]);
  });

  test('a proposal contradicts nothing', () => {
    const graph = graphOf(
      claimRecord('a', 'group/norland BACKS group/ruria'),
      claimRecord('b', 'group/norland OPPOSES group/ruria', { modality: 'proposed' }),
    );
    expect(graph.mapEdges((_key, edge) => edge.contested)).toEqual([false, false]);
  });
});

test('a denied hostile act is no friendly one', () => {
  const [stance] = pairStances(graphOf(claimRecord('a', 'group/norland OPPOSES group/ruria', { modality: 'denied' })));
  expect(stance).toMatchObject({ positive: 0, negative: 0, notInForce: 1, contested: false });
});

test('a denied claim of support counts against in stances', () => {
  const [stance] = pairStances(graphOf(claimRecord('a', 'group/norland BACKS group/ruria', { modality: 'denied' })));
  expect(stance).toMatchObject({ positive: 0, negative: 1 });
});

test('surfaces become aliases, most frequent first', () => {
  const graph = graphOf(entityRecord('a', 'group/norland', ['the North', 'Norland', 'Norland']));
  expect(graph.getNodeAttributes('group/norland')).toMatchObject({ aliases: ['Norland', 'the North'], mentions: 3 });
});

test('one article id with two texts is refused', () => {
  const changed = { ...articleRecord('a'), sha256: 'another' };
  expect(codeOf(() => mergeRecords([articleRecord('a'), changed]))).toBe('RECORD_INVALID');
});

test('a line that is no record is a problem with its place', () => {
  expect(parseRecord('{"kind":"claim"}', { file: 'x.jsonl', line: 7 })).toMatchObject({
    code: 'RECORD_INVALID',
    place: { file: 'x.jsonl', line: 7 },
  });
  expect(parseRecord('{"kind":"__proto__"}', { file: 'x.jsonl', line: 1 })).toMatchObject({ code: 'RECORD_INVALID' });
});

describe('graph file', () => {
  const text = serializeGraph(graphOf(claimRecord('a', 'group/norland BACKS group/ruria')));

  test('the votes on a claim, and the words that it owes modality and speaker to', () => {
    const votes = [{ by: 'frame:back.v', share: 0.9, adds: 2.1 }];
    const more = { score: 0.9, votes, modalityCues: [[3, 5]], speakerCue: [0, 2] } as const;
    const graph = graphOf(claimRecord('a', 'group/norland BACKS group/ruria', more));
    const file = serializeGraph(graph);
    expect(parseGraph(file, 'g.json').getEdgeAttribute('group/norland|BACKS|group/ruria', 'evidence')[0]).toMatchObject(
      more,
    );
    expect(serializeGraph(parseGraph(file, 'g.json'))).toBe(file);
  });

  test('a cut file is refused', () => {
    expect(codeOf(() => parseGraph(text.slice(0, -20), 'g.json'))).toBe('GRAPH_INVALID');
  });

  test('an edited file is refused', () => {
    expect(codeOf(() => parseGraph(text.replace('BACKS', 'BUCKS'), 'g.json'))).toBe('GRAPH_INVALID');
  });

  test('a newer version is refused by name', () => {
    expect(codeOf(() => parseGraph(text.replace('"version":1', '"version":99'), 'g.json'))).toBe('GRAPH_TOO_NEW');
  });

  test('another JSON file is refused', () => {
    expect(codeOf(() => parseGraph('{"nodes":[]}', 'g.json'))).toBe('GRAPH_INVALID');
  });
});

describe('names', () => {
  const nodes = [
    { id: 'group/syria', type: 'group' as const, name: 'Syria', aliases: ['Damascus'], mentions: 5 },
    { id: 'place/syria', type: 'place' as const, name: 'Syria', aliases: [], mentions: 9 },
    { id: 'person/ali-khan', type: 'person' as const, name: 'Ali Khan', aliases: ['Khan'], mentions: 1 },
    { id: 'person/omar-khan', type: 'person' as const, name: 'Omar Khan', aliases: ['Khan'], mentions: 1 },
  ];

  test('a name that is a state and a land means the actor', () => {
    expect(pickNode(nodes, 'the syria')).toBe('group/syria');
  });

  test('two people of one surname are ambiguous', () => {
    expect(codeOf(() => pickNode(nodes, 'Khan'))).toBe('AMBIGUOUS');
  });

  test('an unknown name is not found', () => {
    expect(codeOf(() => pickNode(nodes, 'Zanzibar'))).toBe('NOT_FOUND');
  });
});
