import type { EntityId } from '../base/ids.ts';
import type { Span } from '../base/span.ts';
import type { ResolvedMention } from '../entities/entity.ts';
import type { Modality } from './claim.ts';

/** Who may speak of a claim: frames, rules, the fallback for declared mentions, frames that only veto, the learned reader. */
export const VOICES = ['frame', 'rule', 'given', 'veto', 'net'] as const;
export type VoiceName = (typeof VOICES)[number];

/** Two mentions of one sentence, in the order of the claim. */
export type Pair = {
  readonly sentence: number;
  readonly source: ResolvedMention;
  readonly target: ResolvedMention;
};

/** What one voice says of a pair. */
export type Vote = {
  readonly voice: VoiceName;
  /** Who speaks within the voice: `back.v` of the frames, `title` of the rules. */
  readonly by: string;
  readonly pair: Pair;
  /** A relation of `graph-schema/relations.yaml`; null speaks of the pair whatever the relation, and makes no claim. */
  readonly relation: string | null;
  /** null: no opinion; the vote counts for whatever modality others see, and alone takes that of the sentence. */
  readonly modality: Modality | null;
  /** Outermost first, empty for the article's own voice; null: no opinion. */
  readonly speakers: readonly EntityId[] | null;
  /** How likely each says it, where the voice only weighs that; shares of 1, what is missing is the article's own voice. */
  readonly heard?: ReadonlyMap<EntityId, number>;
  /** Log-odds that the claim is right, by the voice's own measure; at `base` of voices.yaml it says nothing, below it speaks against. */
  readonly logit: number;
  /** The words that carry the relation; offsets point into the article as read. */
  readonly cue: Span;
  /** For people: how the voice came to it. */
  readonly why: string;
};

/** A vote that has an opinion on everything. */
export type FullVote = Vote & {
  readonly relation: string;
  readonly modality: Modality;
  readonly speakers: readonly EntityId[];
};

/** The name of who speaks, as claims carry it: `frame:back.v`. */
export const nameOf = ({ voice, by }: Pick<Vote, 'voice' | 'by'>): string => `${voice}:${by}`;
