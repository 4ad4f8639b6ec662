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
  readonly sourceSpan: readonly [number, number];
  readonly targetSpan: readonly [number, number];
  readonly cueSpan: readonly [number, number];
  readonly evidence: EvidenceRecord;
  readonly rule: string;
  readonly treePath: string;
  /** In a graph: other articles that print the story, and make this claim in it; they count once. */
  readonly copies?: readonly string[];
};

export type ExtractRecord = ArticleRecord | EntityRecord | ClaimRecord;
