import { buildGraph } from '../../src/graph/build-graph.ts';
import type { KnowledgeGraph } from '../../src/graph/graph-shape.ts';
import { mergeRecords } from '../../src/graph/merge-records.ts';
import type { ArticleRecord, ClaimRecord, EntityRecord } from '../../src/graph/records.ts';
import { articleRecord, claimRecord, entityRecord, RELATIONS } from '../graph/sample-records.ts';

/** Articles a and b of two outlets, five entities, and claims `source RELATION target` of article a or b. */
export function sampleGraph(changes: { readonly name?: string; readonly quote?: string } = {}): KnowledgeGraph {
  const article = (id: string, date: string, publisher: string): ArticleRecord => ({
    ...articleRecord(id, date),
    title: `Title of ${id}`,
    publisher,
  });
  const entity = (id: string, more: Partial<EntityRecord> = {}): EntityRecord => ({
    ...entityRecord('a', id, [id.slice(id.indexOf('/') + 1)]),
    ...more,
  });
  const quote = changes.quote ?? 'Norland backs Ruria.';
  const claim = (at: string, triple: string, more: Partial<ClaimRecord> = {}): ClaimRecord =>
    claimRecord(at, triple, { evidence: { sentence: 0, start: 0, end: quote.length, quote }, ...more });
  const speaker = entity('person/ada-north', { name: 'Ada North' });
  return buildGraph(
    mergeRecords([
      article('a', '2024-03-01', 'The Daily'),
      article('b', '2024-05-09', 'Evening Post'),
      entity('group/norland', { name: changes.name ?? 'Norland', entityKind: 'state', wikidata: 'Q1' }),
      entity('group/ruria', { name: 'Ruria', entityKind: 'state' }),
      entity('group/front', { name: 'People’s Front', entityKind: 'armed-group' }),
      entity('place/tarn', { type: 'place', entityKind: 'city', name: 'Tarn', latitude: 12.5, longitude: -3.25 }),
      speaker,
      claim('a', 'group/norland BACKS group/ruria', { attributedTo: speaker.id, speakers: [speaker.id] }),
      claim('b', 'group/norland BACKS group/ruria', { confidence: 0.95 }),
      claim('b', 'group/norland OPPOSES group/ruria'),
      claim('a', 'group/norland NEGOTIATES_WITH group/ruria'),
      claim('a', 'group/front OPPOSES group/ruria'),
      claim('b', 'person/ada-north AIDS group/front', { modality: 'denied' }),
    ]),
    RELATIONS,
  );
}
