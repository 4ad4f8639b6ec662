import { compareText } from '../base/ids.ts';
import type { ArticleEntities, Entity, ResolvedMention } from '../entities/entity.ts';
import { unbiased } from '../schema/voice-weights.ts';
import type { Document } from '../text/document.ts';
import type { Claim } from './claim.ts';
import { type ClaimRules, compileClaimRules } from './compile-rules.ts';
import { decideClaims, type NearClaim, nearClaims } from './decide-claims.ts';
import type { IssueMention } from './find-issues.ts';
import { completeVote, makeVotes } from './make-votes.ts';
import type { NearMiss } from './match-frames.ts';
import { nameDeals } from './name-deals.ts';
import { openArticle } from './open-article.ts';
import { readSentences } from './read-sentence.ts';
import { tellCues } from './tell-cues.ts';
import type { Tree } from './tree.ts';
import { nameOf, type Vote } from './vote.ts';

export { type ClaimRules, compileClaimRules, type NearClaim, type NearMiss };

/** What the claims stage makes of one article. */
export type ClaimsResult = {
  readonly claims: readonly Claim[];
  readonly issues: readonly Entity[];
  readonly issueMentions: readonly ResolvedMention[];
  /** What only who asks to have it explained is told; empty otherwise. */
  readonly nearMisses: readonly NearMiss[];
  readonly nearClaims: readonly NearClaim[];
  /** The trees that claims were read off, repairs included, by sentence. */
  readonly trees: readonly Tree[];
};

export type ClaimOptions = {
  /** Claims of a lower confidence are left out, 0 to 1; when not given, those below `base` of voices.yaml. */
  readonly minConfidence?: number;
  readonly explain?: boolean;
  /** Votes that were cast elsewhere: those of the learned reader. Without them no voice is biased toward or against it. */
  readonly extraVotes?: readonly Vote[];
};

/** Reads the claims of an article off its trees; claims come in order of the text. */
export function extractClaims(
  document: Document,
  entities: ArticleEntities,
  rules: ClaimRules,
  options: ClaimOptions = {},
): ClaimsResult {
  const article = openArticle(document, entities, rules);
  const nearMisses: NearMiss[] = [];
  const found = readSentences(article, rules, options.explain === true ? nearMisses : null);
  const written = article.maps.flatMap((map, index) =>
    (found[index] ?? []).flatMap((one) => makeVotes(one, map, article)),
  );
  const votes = [...written, ...(options.extraVotes ?? [])].filter((vote) => rules.hears(nameOf(vote)));
  const { relations, confidence, voices: weights } = rules.schema;
  const scales = {
    weights: options.extraVotes === undefined ? unbiased(weights) : weights,
    relations,
    confidence,
    minConfidence: options.minConfidence,
    own: rules.own,
    complete: (vote: Vote & { readonly relation: string }) => completeVote(vote, article, rules.lists),
  };
  const withCues = (claim: Claim): Claim => ({ ...claim, ...tellCues(claim, article, rules.lists) });
  const claims = decideClaims(votes, scales).map(withCues);
  const issues = [...new Set(found.flat().flatMap(({ issue }) => issue ?? []))];
  const named = nameDeals({ claims, issues }, article.entities, document.article.id);
  const near = options.explain === true ? nearClaims(votes, scales) : [];
  return {
    claims: named.claims,
    ...usedIssues(named.issues, named.claims),
    nearMisses,
    nearClaims: near.map((one) => ({ ...one, claim: withCues(one.claim) })),
    trees: options.explain === true ? article.maps.map(({ tree }) => tree) : [],
  };
}

/** Only issues that a kept claim is about are handed on. */
function usedIssues(
  issues: readonly IssueMention[],
  claims: readonly Claim[],
): Pick<ClaimsResult, 'issues' | 'issueMentions'> {
  const used = new Set(claims.map((claim) => claim.target));
  const kept = issues.filter(({ entity }) => used.has(entity.id));
  const entities = new Map(kept.map(({ entity }) => [entity.id, entity] as const));
  return {
    issues: [...entities.values()].sort((a, b) => compareText(a.id, b.id)),
    issueMentions: kept.map(({ mention }) => mention),
  };
}
