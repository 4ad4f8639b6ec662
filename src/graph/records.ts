import type { EntityId, EntityType } from '../base/ids.ts';
import type { Modality } from '../claims/claim.ts';
import type { MentionHow } from '../mentions/mention.ts';

/** The JSON Lines records that `extract` writes and `merge` reads; sorted and stable. */
export type ArticleRecord = {
  readonly kind: 'article';
  readonly id: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly source: string;
  readonly sha256: string;
  readonly sentences: number;
  /** Only where it is known. */
  readonly byline?: string;
  readonly section?: string;
  readonly language?: string;
  /** The text that offsets point into, where no file or field holds it as it is; the graph goes without. */
  readonly text?: string;
  /** What near copies are found by; the graph goes without. @see signText */
  readonly signature?: string;
  /** In a graph: the article that printed this story first, where this one is a copy of it. */
  readonly copyOf?: string;
  /** Sentences with a claim and their neighbours, as [index, start, end, text], in order. */
  readonly context: readonly (readonly [number, number, number, string])[];
};

export type MentionRecord = {
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  readonly how: MentionHow;
};

export type EntityRecord = {
  readonly kind: 'entity';
  readonly article: string;
  readonly id: EntityId;
  readonly type: EntityType;
  readonly entityKind: string | null;
  readonly name: string;
  readonly actsFor: EntityId | null;
  readonly country: EntityId | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly wikidata: string | null;
  readonly mentions: readonly MentionRecord[];
};

export type EvidenceRecord = {
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
};

/** Half-open offsets into the article's text as read. */
export type SpanRecord = readonly [number, number];

/** What one voice said of a claim. */
export type VoteRecord = {
  /** `frame:back.v`, `rule:title`, `net:pair` (the learned reader), `veto:slam.v`. */
  readonly by: string;
  /** 0 to 1: how sure it is. */
  readonly share: number;
  /** Log-odds that it added to the sum; 0 where a stronger voice that reads the same counted. */
  readonly adds: number;
  /** How it hangs on the words, where `treePath` does not say it already. */
  readonly why?: string;
};

export type ClaimRecord = {
  readonly kind: 'claim';
  readonly article: string;
  readonly source: EntityId;
  readonly relation: string;
  readonly target: EntityId;
  readonly polarity: -1 | 0 | 1;
  readonly plover: string | null;
  readonly modality: Modality;
  readonly attributedTo: EntityId | null;
  readonly speakers: readonly EntityId[];
  readonly confidence: number;
  readonly sourceSpan: SpanRecord;
  readonly targetSpan: SpanRecord;
  readonly cueSpan: SpanRecord;
  readonly evidence: EvidenceRecord;
  readonly rule: string;
  readonly treePath: string;
  /** What the votes make together, 0 to 1; `confidence` is the share of such claims that are right. Records of old lack it. */
  readonly score?: number;
  readonly votes?: readonly VoteRecord[];
  /** Words that make it denied, proposed or ended, where it is so by words. */
  readonly modalityCues?: readonly SpanRecord[];
  /** The word by which `attributedTo` says it. */
  readonly speakerCue?: SpanRecord;
  /** In a graph: other articles that print the story, and make this claim in it; they count once. */
  readonly copies?: readonly string[];
};

export type ExtractRecord = ArticleRecord | EntityRecord | ClaimRecord;
