import { groupBy } from '../base/group-by.ts';
import { compareText } from '../base/ids.ts';
import { voiceOf } from '../claims/hearing.ts';
import type { Tally } from './count.ts';
import type { JudgedClaim } from './score-claims.ts';

/** What found claims, and how many of them are right. */
export type RuleTally = Tally & { readonly name: string };

/** Right and all claims of each rule or frame, most claims first; a claim found by two counts for each. */
export function tallyRules(judged: readonly JudgedClaim[]): readonly RuleTally[] {
  return tallyBy(judged, (claim) => claim.rules);
}

/** The same by voice. */
export function tallyVoices(judged: readonly JudgedClaim[]): readonly RuleTally[] {
  return tallyBy(judged, (claim) => [...new Set(claim.rules.map(voiceOf))]);
}

function tallyBy(
  judged: readonly JudgedClaim[],
  namesOf: (claim: JudgedClaim) => readonly string[],
): readonly RuleTally[] {
  const told = judged.flatMap((claim) => namesOf(claim).map((name) => ({ name, right: claim.right })));
  return [...groupBy(told, ({ name }) => name)]
    .map(([name, group]) => ({ name, right: group.filter((one) => one.right).length, of: group.length }))
    .sort((a, b) => b.of - a.of || compareText(a.name, b.name));
}
