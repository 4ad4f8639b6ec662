import type { EntityId } from '../../src/base/ids.ts';
import type { ClaimRecord, EntityRecord } from '../../src/graph/records.ts';
import type { GoldArticle, GoldClaim, GoldEntity } from '../../src/score/gold.ts';

/** A found entity with a mention for each surface. */
export function foundEntity(id: string, name: string, surfaces: readonly string[] = [name]): EntityRecord {
  return {
    kind: 'entity',
    article: 'a.txt',
    id: id as EntityId,
    type: id.split('/')[0] as EntityRecord['type'],
    entityKind: null,
    name,
    actsFor: null,
    country: null,
    latitude: null,
    longitude: null,
    wikidata: null,
    mentions: surfaces.map((surface, at) => ({ start: at * 10, end: at * 10 + 5, surface, how: 'alias' })),
  };
}

/** A found claim. */
export function foundClaim(
  [source, relation, target]: readonly [string, string, string],
  more: Partial<ClaimRecord> = {},
): ClaimRecord {
  return {
    kind: 'claim',
    article: 'a.txt',
    source: source as EntityId,
    relation,
    target: target as EntityId,
    polarity: 0,
    plover: null,
    modality: 'asserted',
    attributedTo: null,
    speakers: [],
    confidence: 0.9,
    sourceSpan: [0, 5],
    targetSpan: [10, 15],
    cueSpan: [6, 9],
    evidence: { sentence: 0, start: 0, end: 15, quote: 'a sentence' },
    rule: 'frame:back.v',
    treePath: '',
    ...more,
  };
}

/** An annotated entity; core, of no office. */
export function goldEntity(id: string, name: string, more: Partial<GoldEntity> = {}): GoldEntity {
  const type = id.split('/')[0] as GoldEntity['type'];
  return { id, type, kind: null, name, surfaces: [name], acts_for: null, core: true, ...more };
}

/** An annotated claim; core, in the article's own voice, without spans. */
export function goldClaim(
  [source, relation, target]: readonly [string, string, string],
  more: Partial<GoldClaim> = {},
): GoldClaim {
  return {
    source,
    relation,
    target,
    evidence: '',
    attributed_to: null,
    modality: 'asserted',
    core: true,
    span: null,
    source_span: null,
    target_span: null,
    cue_span: null,
    ...more,
  };
}

/** The annotation of an article. */
export function goldArticle(entities: readonly GoldEntity[], claims: readonly GoldClaim[] = []): GoldArticle {
  return { article: 'a.txt', entities, claims };
}
