import { entityId } from '../../src/base/ids.ts';
import type { RelationInfo } from '../../src/graph/graph-shape.ts';
import type { ArticleRecord, ClaimRecord, EntityRecord } from '../../src/graph/records.ts';

export const RELATIONS: readonly RelationInfo[] = [
  { name: 'AIDS', polarity: 1, symmetric: false, isA: 'BACKS', plover: 'AID', color: '#228833' },
  { name: 'BACKS', polarity: 1, symmetric: false, isA: null, plover: 'SUPPORT', color: '#228833' },
  { name: 'NEGOTIATES_WITH', polarity: 0, symmetric: true, isA: null, plover: 'CONSULT', color: '#888888' },
  { name: 'OPPOSES', polarity: -1, symmetric: false, isA: null, plover: 'REJECT', color: '#cc3311' },
];

export function articleRecord(id: string, date: string | null = null): ArticleRecord {
  return {
    kind: 'article',
    id,
    title: null,
    date,
    publisher: null,
    url: null,
    source: `${id}.txt`,
    sha256: `hash of ${id}`,
    sentences: 3,
    context: [[0, 0, 20, 'Norland backs Ruria.']],
  };
}

export function entityRecord(article: string, id: string, surfaces: readonly string[] = []): EntityRecord {
  const type = id.startsWith('person/') ? 'person' : 'group';
  return {
    kind: 'entity',
    article,
    id: entityId(id),
    type,
    entityKind: null,
    name: id.slice(id.indexOf('/') + 1),
    actsFor: null,
    country: null,
    latitude: null,
    longitude: null,
    wikidata: null,
    mentions: surfaces.map((surface, at) => ({
      start: at * 10,
      end: at * 10 + surface.length,
      surface,
      how: 'alias' as const,
    })),
  };
}

export function claimRecord(article: string, triple: string, changes: Partial<ClaimRecord> = {}): ClaimRecord {
  const [source = '', relation = '', target = ''] = triple.split(' ');
  const info = RELATIONS.find((one) => one.name === relation);
  return {
    kind: 'claim',
    article,
    source: entityId(source),
    relation,
    target: entityId(target),
    polarity: info?.polarity ?? 0,
    plover: info?.plover ?? null,
    modality: 'asserted',
    attributedTo: null,
    speakers: [],
    confidence: 0.9,
    sourceSpan: [0, 7],
    targetSpan: [14, 19],
    cueSpan: [8, 13],
    evidence: { sentence: 0, start: 0, end: 20, quote: 'Norland backs Ruria.' },
    rule: 'frame:back.v',
    treePath: 'nsubj < back > obj',
    ...changes,
  };
}
