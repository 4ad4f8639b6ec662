import type { EntityId } from '../base/ids.ts';
import type { ResolvedMention } from '../entities/entity.ts';
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

/** What a rule says of a pair. */
type Draft = {
  readonly relation: string;
  readonly rule: string;
  readonly cue: number;
  readonly path: string;
  readonly modality?: Modality;
  readonly confidence?: number;
  readonly factual?: boolean;
};

/** A claim by a rule rather than a frame. */
export function foundBy(source: Actor, target: Actor, draft: Draft): Found {
  return {
    source,
    target,
    relation: draft.relation,
    modality: draft.modality ?? 'asserted',
    cue: draft.cue,
    confidence: (draft.confidence ?? 0.9) * source.confidence * target.confidence,
    rule: `rule:${draft.rule}`,
    treePath: draft.path,
    factual: draft.factual ?? true,
  };
}

/** A mention as the actor that it names. */
export function actorOf(mention: ResolvedMention): Actor {
  return { mention, token: mention.head, confidence: 1 };
}
