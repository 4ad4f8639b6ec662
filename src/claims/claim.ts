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
  /** 0 to 1: what the votes make together, before `confidence` is read off it. */
  readonly score: number;
  /** Every vote on it. */
  readonly votes: readonly ClaimVote[];
  /** The words that decide its modality, in order of the text; empty where it is plainly asserted, or a voice said so itself. */
  readonly modalityCues: readonly Span[];
  /** The word by which `attributedTo` says it ("said", "according"); null for the article's own voice, or where a voice knew. */
  readonly speakerCue: Span | null;
};

/** A vote as a claim keeps it. */
export type ClaimVote = {
  /** Who spoke: `frame:back.v`. */
  readonly by: string;
  /** 0 to 1: how sure it is of the claim. */
  readonly share: number;
  /** Log-odds that it added to the sum; 0 where a stronger voice of its chorus counted. */
  readonly adds: number;
  /** How it came to it. */
  readonly why: string;
};
