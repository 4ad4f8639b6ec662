import type { EntityId } from '../base/ids.ts';
import type { Modality } from './claim.ts';
import type { Actor } from './find-actors.ts';

/** A statement found in one sentence, before it is known who says it. */
export type Found = {
  readonly source: Actor;
  readonly relation: string;
  readonly target: Actor;
  readonly modality: Modality;
  /** Word that carries the relation. */
  readonly cue: number;
  readonly confidence: number;
  readonly rule: string;
  readonly treePath: string;
  /** Whether the phrase takes it for granted, so that only a quotation attributes it. */
  readonly factual: boolean;
  /** Who says so, where the rule itself knows it; else the sentence tells. */
  readonly speakers?: readonly EntityId[];
};

/** A frame whose predicate stood there, and why it made no claim. */
export type NearMiss = { readonly frame: string; readonly sentence: number; readonly reason: string };

/** What frames say of one sentence. */
export type FrameMatches = {
  readonly found: readonly Found[];
  /** What frames with `veto: true` take back. */
  readonly vetoed: readonly Found[];
};
