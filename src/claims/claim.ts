import type { EntityId } from '../base/ids.ts';
import type { Span } from '../base/span.ts';

export const MODALITIES = ['asserted', 'denied', 'proposed', 'ended'] as const;
export type Modality = (typeof MODALITIES)[number];

/** One statement source -relation-> target that an article makes, with who says so and where. Offsets point into the article as read. */
export type Claim = {
  readonly source: EntityId;
  /** A relation of `graph-schema/relations.yaml`, such as `BACKS`. */
  readonly relation: string;
  readonly target: EntityId;
  readonly modality: Modality;
  /** Who says so; null is the article's own voice. */
  readonly attributedTo: EntityId | null;
  /** Outermost speaker first, when speakers are nested; ends with `attributedTo`; empty for the article's own voice. */
  readonly speakers: readonly EntityId[];
  /** 0 to 1: the share of such claims that are right, as `graph-schema/confidence.yaml` has it. */
  readonly confidence: number;
  readonly sourceSpan: Span;
  readonly targetSpan: Span;
  /** The words that carry the relation. */
  readonly cueSpan: Span;
  /** Sentence index in the article. */
  readonly sentence: number;
  /** `frame:back.v` or another rule's name. */
  readonly rule: string;
  /** How source and target hang on the predicate, for people: `nsubj < back > obj`. */
  readonly treePath: string;
  /** Every vote on it, the first of each voice that is strongest included. */
  readonly votes: readonly ClaimVote[];
};

/** A vote as a claim keeps it: who spoke, how strongly (log-odds), and how it came to it. */
export type ClaimVote = { readonly by: string; readonly logit: number; readonly why: string };
