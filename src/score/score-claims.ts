import { groupBy } from '../base/group-by.ts';
import type { ClaimRecord } from '../graph/records.ts';
import type { Count } from './count.ts';
import type { GoldClaim } from './gold.ts';
import type { EntityMatches } from './match-entities.ts';
import { claimKey, isSameClaim, type Relations } from './same-claim.ts';

/** A found claim, repeats taken together, and whether the annotation has it. */
export type JudgedClaim = {
  readonly relation: string;
  /** Of the surest repeat. */
  readonly confidence: number;
  readonly right: boolean;
  /** Whether the speaker is right too; null where the claim is not. */
  readonly speakerRight: boolean | null;
  readonly isAboutIssue: boolean;
  /** What found it, such as `frame:back.v`; more than one where repeats were found in different ways. */
  readonly rules: readonly string[];
};

/** A core claim of the annotation, and whether it was found. */
export type WantedClaim = { readonly relation: string; readonly found: boolean };

export type Difference = { readonly kind: 'missed' | 'spurious'; readonly text: string; readonly evidence: string };

export type ClaimsScore = {
  readonly count: Count;
  readonly judged: readonly JudgedClaim[];
  readonly wanted: readonly WantedClaim[];
  readonly differences: readonly Difference[];
};

type Pairing = { readonly matches: EntityMatches; readonly relations: Relations };

/** Found claims against annotated ones, strictly: ends, relation and modality. */
export function scoreClaims(
  predicted: readonly ClaimRecord[],
  gold: readonly GoldClaim[],
  { matches, relations }: Pairing,
): ClaimsScore {
  const asGold = (id: string): string => matches.get(id) ?? `?${id}`;
  const translated = predicted.map((claim) => ({
    ...claim,
    source: asGold(claim.source),
    target: asGold(claim.target),
    speaker: claim.attributedTo === null ? null : asGold(claim.attributedTo),
  }));
  const groups = [...groupBy(translated, (claim) => claimKey(claim, relations)).values()];
  const found = groups.map((group) => judgeGroup(group, gold, relations));
  const heads = groups.flatMap((group) => group.slice(0, 1));
  const core = gold.filter((claim) => claim.core);
  const wanted = [...groupBy(core, (claim) => claimKey(claim, relations)).values()]
    .flatMap((group) => group.slice(0, 1))
    .map((claim) => ({ claim, found: heads.some((it) => isSameClaim(it, claim, relations)) }));
  return {
    count: {
      right: found.filter(({ judged }) => judged.right).length,
      predicted: groups.length,
      found: wanted.filter((one) => one.found).length,
      wanted: wanted.length,
    },
    judged: found.map(({ judged }) => judged),
    wanted: wanted.map(({ claim, found: isFound }) => ({ relation: claim.relation, found: isFound })),
    differences: [
      ...found.flatMap(({ difference }) => (difference === undefined ? [] : [difference])),
      ...wanted.filter((one) => !one.found).map(({ claim }) => missed(claim)),
    ],
  };
}

type Translated = Omit<ClaimRecord, 'source' | 'target'> & {
  readonly source: string;
  readonly target: string;
  readonly speaker: string | null;
};

function judgeGroup(
  group: readonly Translated[],
  gold: readonly GoldClaim[],
  relations: Relations,
): { readonly judged: JudgedClaim; readonly difference: Difference | undefined } {
  const [first] = group as readonly [Translated, ...Translated[]];
  const matching = gold.filter((claim) => isSameClaim(first, claim, relations));
  const speakers = new Set(group.map((claim) => claim.speaker));
  const right = matching.length > 0;
  const speakerRight = right ? matching.some((claim) => speakers.has(claim.attributed_to)) : null;
  return {
    judged: {
      relation: first.relation,
      confidence: Math.max(...group.map((claim) => claim.confidence)),
      right,
      speakerRight,
      isAboutIssue: /\bissue\//.test(`${first.source} ${first.target}`),
      rules: [...new Set(group.map((claim) => claim.rule))],
    },
    difference: differenceOf(first, { right, speakerRight, speakers, wanted: matching[0]?.attributed_to ?? null }),
  };
}

function differenceOf(
  claim: Translated,
  verdict: {
    readonly right: boolean;
    readonly speakerRight: boolean | null;
    readonly speakers: ReadonlySet<string | null>;
    readonly wanted: string | null;
  },
): Difference | undefined {
  if (verdict.speakerRight === true) return undefined;
  const { source, relation, target, modality, speaker, rule, confidence } = claim;
  const says = speaker === null ? '' : ` (says ${speaker})`;
  return {
    kind: 'spurious',
    text: verdict.right
      ? `SPEAKER ${source} ${relation} ${target}: ${[...verdict.speakers].join()} for ${verdict.wanted}`
      : `${source} ${relation} ${target} ${modality}${says} [${rule} ${confidence}]`,
    evidence: claim.evidence.quote,
  };
}

function missed({ source, relation, target, modality, attributed_to, evidence }: GoldClaim): Difference {
  const says = attributed_to === null ? '' : ` (says ${attributed_to})`;
  return { kind: 'missed', text: `${source} ${relation} ${target} ${modality}${says}`, evidence };
}
