import type { EntityType } from '../base/ids.ts';
import type { GraphMeta } from '../graph/graph-shape.ts';
import type { ClaimRecord } from '../graph/records.ts';

/** A node as every writer shows it. */
export type ViewNode = {
  readonly id: string;
  readonly label: string;
  readonly type: EntityType;
  readonly kind: string | null;
  readonly aliases: readonly string[];
  readonly actsFor: string | null;
  readonly country: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly wikidata: string | null;
  readonly mentions: number;
  /** Ids of articles that mention it. */
  readonly articles: readonly string[];
  /** First and last date of these articles, ISO. */
  readonly first: string | null;
  readonly last: string | null;
  /** Edges of the view that touch it, and their claims. */
  readonly degree: number;
  readonly claims: number;
  /** 5 to 40. */
  readonly size: number;
  /** `#rrggbb`. */
  readonly color: string;
  /** Number of its side, from 1 for the largest, as `camps` prints it; null when sides were not asked for or it has none. */
  readonly side: number | null;
  /** Within -1000 to 1000, y upward; null before `layoutView` and with the layout `none`: all nodes or none. */
  readonly x: number | null;
  readonly y: number | null;
};

/** An edge as every writer shows it. */
export type ViewEdge = {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly relation: string;
  readonly plover: string | null;
  readonly polarity: -1 | 0 | 1;
  readonly symmetric: boolean;
  /** Number of claims, always above 0. */
  readonly weight: number;
  readonly asserted: number;
  readonly denied: number;
  readonly proposed: number;
  readonly ended: number;
  readonly contested: boolean;
  readonly first: string | null;
  readonly last: string | null;
  /** Names of those who say so, and of the outlets of its articles; sorted. */
  readonly speakers: readonly string[];
  readonly publishers: readonly string[];
  readonly articles: readonly string[];
  /** 0 to 1. */
  readonly confidence: number;
  /** `#rrggbb`. */
  readonly color: string;
  /** The surest sentence. */
  readonly quote: string;
  readonly evidence: readonly ClaimRecord[];
};

/** What an export shows: nodes by id, edges by key, both sorted by code unit. */
export type ExportView = {
  readonly nodes: readonly ViewNode[];
  readonly edges: readonly ViewEdge[];
  /** What the colours of the nodes mean. */
  readonly colorBy: 'type' | 'side';
  readonly meta: GraphMeta;
};
