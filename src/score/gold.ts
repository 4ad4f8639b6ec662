import type { EntityType } from '../base/ids.ts';

/** UTF-16 offsets into an article, half-open. */
export type GoldSpan = readonly [start: number, end: number];

/** A thing that an annotated article names. */
export type GoldEntity = {
  readonly id: string;
  readonly type: EntityType;
  readonly kind: string | null;
  readonly name: string;
  /** Every way the article names it, word for word; no pronouns. */
  readonly surfaces: readonly string[];
  /** Id of the group that it officially acts for. */
  readonly acts_for: string | null;
  /** False for what may be found but need not be. */
  readonly core: boolean;
};

/** A statement that an annotated article makes; spans are null where they are left unsaid or not given. */
export type GoldClaim = {
  readonly source: string;
  readonly relation: string;
  readonly target: string;
  readonly evidence: string;
  readonly attributed_to: string | null;
  readonly modality: string;
  readonly core: boolean;
  readonly span: GoldSpan | null;
  readonly source_span: GoldSpan | null;
  readonly target_span: GoldSpan | null;
  readonly cue_span: GoldSpan | null;
};

/** An annotated article, as its YAML file has it. */
export type GoldArticle = {
  /** Name of the article's file. */
  readonly article: string;
  readonly entities: readonly GoldEntity[];
  readonly claims: readonly GoldClaim[];
};

/** Whether one end of a claim is an issue: such claims are scored by themselves. */
export function isIssueClaim(claim: { readonly source: string; readonly target: string }): boolean {
  return claim.source.startsWith('issue/') || claim.target.startsWith('issue/');
}
