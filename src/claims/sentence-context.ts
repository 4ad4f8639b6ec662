import type { ClaimRules } from './compile-rules.ts';
import type { ActorMap } from './find-actors.ts';
import type { SpeakerIndex } from './find-speakers.ts';
import type { Entities } from './found-by.ts';
import type { Found, FrameMatches } from './match-frames.ts';

/** What a rule reads: one sentence of an article with its tree, the one before, and what the frames found in it. */
export type SentenceContext = {
  readonly map: ActorMap;
  readonly before: ActorMap | undefined;
  readonly entities: Entities;
  /** The entities, with the side that the text itself says its people lead or speak for. */
  readonly partisans: Entities;
  readonly speakers: SpeakerIndex;
  readonly rules: ClaimRules;
  readonly structures: readonly Found[];
  readonly framed: FrameMatches;
};

/** A construction that carries claims without a predicate; one statement about English or politics. */
export type Rule = {
  /** What `--without` and weights call it. */
  readonly name: string;
  /** The statement, for people. */
  readonly states: string;
  readonly read: (context: SentenceContext) => readonly Found[];
};
