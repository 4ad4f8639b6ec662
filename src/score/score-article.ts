import type { ClaimRecord, EntityRecord, ExtractRecord } from '../graph/records.ts';
import type { Count, Tally } from './count.ts';
import { type GoldArticle, isIssueClaim } from './gold.ts';
import { countEntities, matchEntities } from './match-entities.ts';
import type { Relations } from './same-claim.ts';
import { type Difference, type JudgedClaim, scoreClaims, type WantedClaim } from './score-claims.ts';
import { scoreStances } from './score-stances.ts';

/** How what was found in one article compares with its annotation. */
export type ArticleScore = {
  /** Issues left out. */
  readonly entities: Count;
  readonly issues: Count;
  /** Issues at an end left out. */
  readonly claims: Count;
  readonly stances: Count;
  readonly issueClaims: Count;
  /** Of the claims that are right, those whose speaker is right too. */
  readonly attribution: Tally;
  /** Each found claim, issues too. */
  readonly judged: readonly JudgedClaim[];
  /** Each core claim, issues too. */
  readonly wanted: readonly WantedClaim[];
  readonly differences: readonly Difference[];
};

/** Compares what was extracted from one article with its annotation. */
export function scoreArticle(records: readonly ExtractRecord[], gold: GoldArticle, relations: Relations): ArticleScore {
  const entities = records.filter((record): record is EntityRecord => record.kind === 'entity');
  const claims = records.filter((record): record is ClaimRecord => record.kind === 'claim');
  const matches = matchEntities(entities, gold.entities);
  const isPlain = (claim: { readonly source: string; readonly target: string }): boolean => !isIssueClaim(claim);
  const pairing = { matches, relations };
  const plain = scoreClaims(claims.filter(isPlain), gold.claims.filter(isPlain), pairing);
  const issues = scoreClaims(claims.filter(isIssueClaim), gold.claims.filter(isIssueClaim), pairing);
  const judged = [...plain.judged, ...issues.judged];
  return {
    entities: countEntities(entities, gold.entities, matches, ({ type }) => type !== 'issue'),
    issues: countEntities(entities, gold.entities, matches, ({ type }) => type === 'issue'),
    claims: plain.count,
    stances: scoreStances({ claims, entities }, gold, pairing),
    issueClaims: issues.count,
    attribution: {
      right: judged.filter((one) => one.speakerRight === true).length,
      of: judged.filter((one) => one.right).length,
    },
    judged,
    wanted: [...plain.wanted, ...issues.wanted],
    differences: [...plain.differences, ...issues.differences],
  };
}
