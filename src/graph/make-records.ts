import { groupBy } from '../base/group-by.ts';
import type { EntityId } from '../base/ids.ts';
import type { Span } from '../base/span.ts';
import type { Claim, ClaimVote } from '../claims/claim.ts';
import { signText } from '../corpus/sign-text.ts';
import type { Entity, ResolvedMention } from '../entities/entity.ts';
import type { RelationType } from '../schema/schema.ts';
import type { Document } from '../text/document.ts';
import { sortRecords } from './merge-records.ts';
import type { ArticleRecord, ClaimRecord, EntityRecord, ExtractRecord, SpanRecord, VoteRecord } from './records.ts';

export type Extraction = {
  readonly document: Document;
  readonly entities: readonly Entity[];
  readonly mentions: readonly ResolvedMention[];
  readonly claims: readonly Claim[];
};

/** Turns what was found in one article into its records, sorted. */
export function makeRecords(found: Extraction, relations: ReadonlyMap<string, RelationType>): readonly ExtractRecord[] {
  const article = articleRecord(found);
  const claims = found.claims.map((claim) => claimRecord(claim, found.document, relations));
  return sortRecords([article, ...entityRecords(found), ...claims]);
}

function articleRecord({ document, claims }: Extraction): ArticleRecord {
  const { article, sentences } = document;
  const signature = signText(article);
  const wanted = new Set(claims.flatMap((claim) => [claim.sentence - 1, claim.sentence, claim.sentence + 1]));
  return {
    kind: 'article',
    id: article.id,
    title: article.title,
    date: article.publishedOn,
    publisher: article.publisher,
    url: article.url,
    source: article.source,
    sha256: article.sha256,
    sentences: sentences.length,
    ...(article.byline === null ? {} : { byline: article.byline }),
    ...(article.section === null ? {} : { section: article.section }),
    ...(article.language === null ? {} : { language: article.language }),
    ...(signature === undefined ? {} : { signature }),
    ...(article.keepsText ? { text: article.text } : {}),
    context: sentences
      .filter((sentence) => wanted.has(sentence.index))
      .map(({ index, start, end }) => [index, start, end, article.text.slice(start, end)] as const),
  };
}

function entityRecords({ document, entities, mentions }: Extraction): readonly EntityRecord[] {
  const byEntity = groupBy(mentions, (mention): EntityId => mention.entity);
  const kept = withActedFor(new Set(byEntity.keys()), entities);
  return entities
    .filter((entity) => kept.has(entity.id))
    .map((entity) => ({
      kind: 'entity',
      article: document.article.id,
      id: entity.id,
      type: entity.type,
      entityKind: entity.kind,
      name: entity.name,
      actsFor: entity.actsFor,
      country: entity.country,
      latitude: entity.latitude,
      longitude: entity.longitude,
      wikidata: entity.wikidata,
      mentions: (byEntity.get(entity.id) ?? [])
        .map(({ start, end, surface, how }) => ({ start, end, surface, how }))
        .sort((a, b) => a.start - b.start || a.end - b.end),
    }));
}

/** Whom others act for and what state they are of is told even where the article does not name them. */
function withActedFor(named: ReadonlySet<EntityId>, entities: readonly Entity[]): ReadonlySet<EntityId> {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const kept = new Set(named);
  // What is added while the set is walked is walked too.
  for (const id of kept) {
    const { actsFor = null, country = null } = byId.get(id) ?? {};
    if (actsFor !== null) kept.add(actsFor);
    if (country !== null) kept.add(country);
  }
  return kept;
}

/** A claim as its article's records hold it. */
export function claimRecord(
  claim: Claim,
  document: Document,
  relations: ReadonlyMap<string, RelationType>,
): ClaimRecord {
  const relation = relations.get(claim.relation);
  const sentence = document.sentences[claim.sentence];
  const { start, end } = sentence ?? claim.cueSpan;
  return {
    kind: 'claim',
    article: document.article.id,
    source: claim.source,
    relation: claim.relation,
    target: claim.target,
    polarity: relation?.polarity ?? 0,
    plover: relation?.plover ?? null,
    modality: claim.modality,
    attributedTo: claim.attributedTo,
    speakers: claim.speakers,
    confidence: claim.confidence,
    sourceSpan: spanRecord(claim.sourceSpan),
    targetSpan: spanRecord(claim.targetSpan),
    cueSpan: spanRecord(claim.cueSpan),
    evidence: { sentence: claim.sentence, start, end, quote: document.article.text.slice(start, end) },
    rule: claim.rule,
    treePath: claim.treePath,
    score: claim.score,
    votes: voteRecords(claim),
    ...(claim.modalityCues.length === 0 ? {} : { modalityCues: claim.modalityCues.map(spanRecord) }),
    ...(claim.speakerCue === null ? {} : { speakerCue: spanRecord(claim.speakerCue) }),
  };
}

const spanRecord = ({ start, end }: Span): SpanRecord => [start, end];

/** Votes from the weightiest down; of what one voice says more than once, the strongest. */
function voteRecords({ votes, rule }: Claim): readonly VoteRecord[] {
  const known = new Map<string, VoteRecord>();
  const order = (a: ClaimVote, b: ClaimVote): number => Math.abs(b.adds) - Math.abs(a.adds) || b.share - a.share;
  for (const { by, share, adds, why } of [...votes].sort(order)) {
    const tells = why !== '' && by !== rule && !by.startsWith('net:');
    if (!known.has(by)) known.set(by, { by, share, adds, ...(tells ? { why } : {}) });
  }
  return [...known.values()];
}
