import { groupBy } from '../base/group-by.ts';
import { compareText } from '../base/ids.ts';
import { firstOf } from './find-copies.ts';
import type { RecordSet } from './merge-records.ts';
import type { ArticleRecord, ClaimRecord } from './records.ts';

/**
 * Claims with what copies of a story say counted once: of each edge and story the claims of the article that came first
 * stay, and name the others that make the same one.
 */
export function countOnce(records: RecordSet, copies: ReadonlyMap<string, string>): readonly ClaimRecord[] {
  if (copies.size === 0) return records.claims;
  const articles = new Map(records.articles.map((article) => [article.id, article]));
  const kept = new Map<ClaimRecord, readonly string[]>();
  const copied = records.claims.filter((claim) => copies.has(claim.article));
  for (const group of groupBy(copied, (claim) => storyKey(claim, copies)).values()) {
    const [first = '', ...others] = [...new Set(group.map((claim) => claim.article))]
      .map((id): Pick<ArticleRecord, 'id' | 'date'> => articles.get(id) ?? { id, date: null })
      .sort(firstOf)
      .map(({ id }) => id);
    for (const claim of group) if (claim.article === first) kept.set(claim, [...others].sort(compareText));
  }
  return records.claims.flatMap((claim) => {
    if (!copies.has(claim.article)) return [claim];
    const others = kept.get(claim);
    if (others === undefined) return [];
    return [others.length === 0 ? claim : { ...claim, copies: others }];
  });
}

const storyKey = (claim: ClaimRecord, copies: ReadonlyMap<string, string>) =>
  JSON.stringify([copies.get(claim.article), claim.source, claim.relation, claim.target]);
