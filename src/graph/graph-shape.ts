import type { MultiDirectedGraph } from 'graphology';
import type { EntityId, EntityType } from '../base/ids.ts';
import type { ArticleRecord, ClaimRecord } from './records.ts';

/** Attributes of a node; its key is the entity id. */
export type EntityNode = {
  readonly type: EntityType;
  readonly kind: string | null;
  readonly name: string;
  /** Every surface that named it (pronouns and descriptions apart), most frequent first, then by code unit. */
  readonly aliases: readonly string[];
  readonly actsFor: EntityId | null;
  readonly country: EntityId | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly wikidata: string | null;
  /** Ids of the articles that mention it, sorted. */
  readonly articles: readonly string[];
  readonly mentions: number;
};

/** Attributes of an edge; its key is `source|RELATION|target`. Merged from all claims of that triple. */
export type StanceEdge = {
  readonly relation: string;
  readonly polarity: -1 | 0 | 1;
  readonly symmetric: boolean;
  /** Ids of the articles with a claim, sorted. */
  readonly articles: readonly string[];
  readonly claims: number;
  readonly asserted: number;
  readonly denied: number;
  readonly proposed: number;
  readonly ended: number;
  /** Claims about this source and target contradict one another: both signs are asserted, or one says what another denies. */
  readonly contested: boolean;
  /** First and last article date, ISO. */
  readonly first: string | null;
  readonly last: string | null;
  /** Ids of those who say so, sorted; the article's own voice is not listed. */
  readonly speakers: readonly EntityId[];
  /** Highest confidence of its claims, 0 to 1. */
  readonly confidence: number;
  /** Every claim, ordered by article, start, rule. */
  readonly evidence: readonly ClaimRecord[];
};

/** A relation as the graph file carries it, so that queries need no schema. */
export type RelationInfo = {
  readonly name: string;
  readonly polarity: -1 | 0 | 1;
  readonly symmetric: boolean;
  readonly isA: string | null;
  readonly plover: string | null;
  /** `#rrggbb`. */
  readonly color: string;
};

export type GraphMeta = {
  readonly relations: readonly RelationInfo[];
  /** Sorted by id. */
  readonly articles: readonly ArticleRecord[];
};

/** The knowledge graph: a directed multigraph whose graph attributes hold articles and relations. */
export type KnowledgeGraph = MultiDirectedGraph<EntityNode, StanceEdge, GraphMeta>;
