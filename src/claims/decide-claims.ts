import { groupBy } from '../base/group-by.ts';
import { type ConfidenceMap, confidenceOf } from '../schema/confidence-map.ts';
import type { RelationType } from '../schema/schema.ts';
import { logitOf, shareOf, unbiased, type VoiceWeights } from '../schema/voice-weights.ts';
import type { Claim } from './claim.ts';
import { type FullVote, nameOf, type Vote } from './vote.ts';

/** What votes are weighed by. */
export type Scales = {
  readonly weights: VoiceWeights;
  readonly relations: ReadonlyMap<string, RelationType>;
  readonly confidence: ConfidenceMap;
  /** Claims of a lower confidence are left out, 0 to 1; undefined leaves out those that `base` of the weights does. */
  readonly minConfidence: number | undefined;
  /** Gives a vote that nobody else bears out the modality and the speakers that its sentence tells. */
  readonly complete: (vote: Vote & { readonly relation: string }) => FullVote;
};

/** One claim with every vote on it. */
type Case = {
  readonly lead: FullVote;
  readonly votes: readonly Vote[];
  readonly score: number;
  /** The score without biases: they say what it takes to be kept, not who is right where two are at odds. */
  readonly plain: number;
};

/**
 * The only place where voices meet: one claim per statement, sentence and speaker, with the votes on it, in order of
 * the text. The strongest vote of each chorus counts, and choruses add up; see `graph-schema/voices.yaml`.
 */
export function decideClaims(votes: readonly Vote[], scales: Scales): readonly Claim[] {
  const cases = weighCases(votes, scales).filter(({ score }) => isSure(score, scales));
  const heard = withoutRivals(cases, scales);
  const kept = heard.filter((one) => !isCoarser(one, heard, scales));
  return kept
    .map((one) => claimOf(one, scales.confidence))
    .sort(
      (a, b) =>
        a.sentence - b.sentence ||
        a.cueSpan.start - b.cueSpan.start ||
        a.sourceSpan.start - b.sourceSpan.start ||
        a.targetSpan.start - b.targetSpan.start,
    );
}

function weighCases(votes: readonly Vote[], scales: Scales): readonly Case[] {
  const spoken = votes.filter(({ pair }) => pair.source.entity !== pair.target.entity);
  const full = spoken.filter(isFull);
  const known = groupBy(full, pairKey);
  // A vote without an opinion on modality or speakers joins the claims that others make of its pair, or makes its own.
  const makesOwn = (vote: Vote): vote is Vote & { readonly relation: string } =>
    vote.relation !== null &&
    vote.voice !== 'veto' &&
    !(known.get(pairKey(vote)) ?? []).some((one) => agrees(vote, one, scales));
  const open = spoken.filter((vote) => !isFull(vote));
  const alone = open.filter(makesOwn).map(scales.complete);
  const joining = groupBy(
    open.filter((vote) => !makesOwn(vote)),
    pairKey,
  );
  return [...groupBy([...full, ...alone], (vote) => caseKey(vote, scales)).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const lead = group.reduce((best, vote) => (weigh(vote, scales) > weigh(best, scales) ? vote : best), first);
    const others = (joining.get(pairKey(first)) ?? []).filter((vote) => agrees(vote, first, scales));
    const all = [...group, ...others];
    const plain = scoreOf(all, { ...scales, weights: unbiased(scales.weights) });
    return [{ lead, votes: all, score: scoreOf(all, scales), plain }];
  });
}

const isFull = (vote: Vote): vote is FullVote =>
  vote.relation !== null && vote.modality !== null && vote.speakers !== null;

/** The sentence with the two entities, whichever is first. */
function pairKey({ pair }: Vote): string {
  const { source, target, sentence } = pair;
  return [sentence, ...[source.entity, target.entity].sort()].join('|');
}

function caseKey(vote: FullVote, scales: Scales): string {
  const { pair, relation, modality, speakers } = vote;
  return [pair.sentence, relation, ...endsOf(vote, relation, scales), modality, speakers.at(-1) ?? ''].join('|');
}

/** Both directions of a symmetric relation are one. */
function endsOf({ pair }: Vote, relation: string, { relations }: Scales): readonly string[] {
  const ends = [pair.source.entity, pair.target.entity];
  return relations.get(relation)?.symmetric === true ? ends.sort() : ends;
}

/** Whether a vote speaks of the case that another makes, on which both are of one pair. */
function agrees(vote: Vote, one: FullVote, scales: Scales): boolean {
  if (vote.relation !== null && vote.relation !== one.relation) return false;
  if (vote.modality !== null && vote.modality !== one.modality) return false;
  if (vote.speakers !== null && vote.speakers.at(-1) !== one.speakers.at(-1)) return false;
  return endsOf(vote, one.relation, scales).join() === endsOf(one, one.relation, scales).join();
}

/** What a vote adds: its logit from the base, by the weight of its voice and of who speaks. */
function weigh(vote: Vote, { weights }: Scales): number {
  const { weight, bias } = weights.voices[vote.voice] ?? { weight: 1, bias: 0 };
  return (
    weight * (vote.logit - logitOf(weights.base)) +
    bias +
    (weights.by[nameOf(vote)] ?? 0) +
    (weights.beside[nameOf(vote)] ?? 0)
  );
}

const chorusOf = (voice: string, { weights }: Scales): string => weights.voices[voice]?.chorus ?? voice;

/** 0 to 1, in thousandths. */
function scoreOf(votes: readonly Vote[], scales: Scales): number {
  const strongest = [...groupBy(votes, ({ voice }) => chorusOf(voice, scales)).values()].map((own) =>
    Math.max(...own.map((vote) => weigh(vote, scales))),
  );
  const sum = strongest.reduce((total, one) => total + one, 0);
  return Math.round(shareOf(sum + logitOf(scales.weights.base)) * 1000) / 1000;
}

function isSure(score: number, { weights, confidence, minConfidence }: Scales): boolean {
  return minConfidence === undefined ? score >= weights.base : confidenceOf(confidence, score) >= minConfidence;
}

/** Of two claims on one pair, the one by rivals of those who make the other, the weightier. */
function withoutRivals(cases: readonly Case[], scales: Scales): readonly Case[] {
  const rivalsOf = (voice: string): readonly string[] => scales.weights.voices[voice]?.rivals ?? [];
  const areRivals = (a: Case, b: Case): boolean =>
    a.votes.every((one) => b.votes.every((other) => rivalsOf(one.voice).includes(chorusOf(other.voice, scales))));
  const byPair = groupBy(cases, ({ lead }) => pairKey(lead));
  return cases.filter((one) => {
    const others = byPair.get(pairKey(one.lead)) ?? [];
    return !others.some((other) => (areRivals(one, other) || areRivals(other, one)) && isHeardBefore(other, one));
  });
}

/** The surer first; where both are as sure, what is written. */
const isHeardBefore = (one: Case, other: Case): boolean =>
  one.plain > other.plain || (one.plain === other.plain && one.lead.voice !== 'net');

/** "gave support to": the finer of two friendly readings stands for both. */
function isCoarser({ lead }: Case, cases: readonly Case[], { relations }: Scales): boolean {
  if ((relations.get(lead.relation)?.polarity ?? 0) <= 0) return false;
  return cases.some(
    ({ lead: other }) =>
      other.pair.sentence === lead.pair.sentence &&
      other.pair.source.entity === lead.pair.source.entity &&
      other.pair.target.entity === lead.pair.target.entity &&
      other.modality === lead.modality &&
      relations.get(other.relation)?.isA === lead.relation,
  );
}

function claimOf({ lead, votes, score }: Case, confidence: ConfidenceMap): Claim {
  const { source, target, sentence } = lead.pair;
  return {
    source: source.entity,
    relation: lead.relation,
    target: target.entity,
    modality: lead.modality,
    attributedTo: lead.speakers.at(-1) ?? null,
    speakers: lead.speakers,
    confidence: confidenceOf(confidence, score),
    sourceSpan: { start: source.start, end: source.end },
    targetSpan: { start: target.start, end: target.end },
    cueSpan: lead.cue,
    sentence,
    rule: nameOf(lead),
    treePath: lead.why,
    votes: votes.map((vote) => ({ by: nameOf(vote), logit: Math.round(vote.logit * 100) / 100, why: vote.why })),
  };
}
