import { groupBy } from '../base/group-by.ts';
import { confidenceOf } from '../schema/confidence-map.ts';
import { shareOf } from '../schema/voice-weights.ts';
import type { Claim } from './claim.ts';
import { type FullVote, nameOf, type Vote } from './vote.ts';
import { weighSpeakers } from './weigh-speakers.ts';
import { chorusOf, isBorneOut, roundShare, type Scales, SUREST, scoreOf, strongest, weigh } from './weigh-votes.ts';

export type { Scales } from './weigh-votes.ts';

/** One claim with every vote on it. */
type Case = {
  readonly lead: FullVote;
  readonly votes: readonly Vote[];
  readonly score: number;
  /** What repeats may raise the score to. */
  readonly most: number;
};

/**
 * The only place where voices meet: one claim per statement, sentence and speaker, with the votes on it, in order of
 * the text. The strongest vote of each chorus counts, and choruses add up; see `graph-schema/voices.yaml`.
 */
export function decideClaims(votes: readonly Vote[], scales: Scales): readonly Claim[] {
  const claims = hear(votes, scales).kept.map((one) => claimOf(one, scales));
  // Two may come to one speaker.
  return [...groupBy(claims, sayingOf).values()]
    .map((same) => same.reduce((best, one) => (one.score > best.score ? one : best)))
    .sort(byPlace);
}

const sayingOf = ({ sentence, source, relation, target, modality, attributedTo }: Claim): string =>
  [sentence, source, relation, target, modality, attributedTo ?? ''].join('|');

/** A claim that was weighed and is not told, and why not. */
export type NearClaim = {
  readonly claim: Claim;
  /** `short` of the threshold, taken back by a `veto`, another told of the pair by the weightier `rival`, or in a `finer` word. */
  readonly reason: 'short' | 'veto' | 'rival' | 'finer';
  /** How far it is from the threshold, 0 to 1; 0 where that was not the reason. */
  readonly lacks: number;
  /** What was told instead, by a rival or a finer word. */
  readonly instead: Claim | null;
};

/** What {@link decideClaims} weighed and does not tell, in order of the text. */
export function nearClaims(votes: readonly Vote[], scales: Scales): readonly NearClaim[] {
  const { cases, kept, heard } = hear(votes, scales);
  return cases
    .filter((one) => !kept.includes(one))
    .map((one): NearClaim => {
      const claim = claimOf(one, scales);
      const near = (reason: NearClaim['reason'], instead: Case | undefined = undefined): NearClaim => ({
        claim,
        reason,
        lacks: instead === undefined && reason === 'short' ? shortBy(one, scales) : 0,
        instead: instead === undefined ? null : claimOf(instead, scales),
      });
      if (one.votes.some(({ voice }) => voice === 'veto')) return near('veto');
      if (!isSure(one.score, scales)) return near('short');
      if (heard.includes(one)) return near('finer', finerOf(one, heard, scales));
      return near(
        'rival',
        kept.find(({ lead }) => pairKey(lead) === pairKey(one.lead)),
      );
    })
    .sort((a, b) => byPlace(a.claim, b.claim));
}

const shortBy = ({ score }: Case, { weights, confidence, minConfidence }: Scales): number =>
  roundShare(minConfidence === undefined ? weights.base - score : minConfidence - confidenceOf(confidence, score));

/** All that was voted on, what is left when rivals are heard, and what of that no finer word says. */
function hear(
  votes: readonly Vote[],
  scales: Scales,
): { readonly cases: readonly Case[]; readonly heard: readonly Case[]; readonly kept: readonly Case[] } {
  const cases = withRepeats(weighCases(votes, scales), scales);
  const heard = withoutRivals(
    cases.filter(({ score }) => isSure(score, scales)),
    scales,
  );
  return { cases, heard, kept: heard.filter((one) => finerOf(one, heard, scales) === undefined) };
}

const byPlace = (a: Claim, b: Claim): number =>
  a.sentence - b.sentence ||
  a.cueSpan.start - b.cueSpan.start ||
  a.sourceSpan.start - b.sourceSpan.start ||
  a.targetSpan.start - b.targetSpan.start;

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
    const others = (joining.get(pairKey(first)) ?? []).filter(
      (vote) => agrees(vote, first, scales) && speaksOf(vote, group),
    );
    const all = [...group, ...others];
    const most = isBorneOut(all, scales) ? SUREST : Math.min(SUREST, scales.weights.alone);
    return [{ lead, votes: all, score: Math.min(most, scoreOf(all, scales)), most }];
  });
}

/** What an article says more than once, the surest time of it: the chance that not every time is misread. */
function withRepeats(cases: readonly Case[], scales: Scales): readonly Case[] {
  const surest = new Map<Case, number>();
  for (const same of groupBy(cases, (one) => statementKey(one, scales)).values()) {
    const [first] = same;
    if (first === undefined || same.length < 2) continue;
    const best = same.reduce((most, one) => (one.score > most.score ? one : most), first);
    const missed = same.reduce((share, { score }) => share * (1 - score), 1);
    const most = Math.max(...same.map((one) => one.most));
    surest.set(best, Math.min(most, roundShare(1 - missed)));
  }
  return cases.map((one) => ({ ...one, score: surest.get(one) ?? one.score }));
}

function statementKey({ lead }: Case, scales: Scales): string {
  return [lead.relation, ...endsOf(lead, lead.relation, scales), lead.modality].join('|');
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

/** A veto of whatever a word says leaves alone what frames and rules read off another one. */
function speaksOf({ voice, relation, cue }: Vote, votes: readonly Vote[]): boolean {
  if (relation !== null || voice === 'net') return true;
  return !votes.some((one) => one.voice !== 'net' && (one.cue.end <= cue.start || cue.end <= one.cue.start));
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
    return !others.some(
      (other) =>
        (areRivals(one, other) || areRivals(other, one) || areOpposed(one, other, scales)) &&
        isBefore(other, one, scales.own),
    );
  });
}

/** Where the learned reader alone has another sign than its rival, one word does not tell a stand and its opposite. */
function areOpposed(a: Case, b: Case, { relations }: Scales): boolean {
  if (![a, b].some(({ votes }) => votes.every(({ voice }) => voice === 'net'))) return false;
  const [one, other] = [a.lead, b.lead];
  const sign = ({ relation }: FullVote): number => relations.get(relation)?.polarity ?? 0;
  return (
    sign(one) * sign(other) < 0 &&
    one.pair.source.entity === other.pair.source.entity &&
    one.cue.start < other.cue.end &&
    other.cue.start < one.cue.end
  );
}

/** What the user's own frames say first, then the surer; where both are as sure, what is written. */
function isBefore(one: Case, other: Case, own: ReadonlySet<string>): boolean {
  const [isOwn, isOtherOwn] = [one, other].map(({ votes }) => votes.some((vote) => own.has(nameOf(vote))));
  if (isOwn !== isOtherOwn) return isOwn === true;
  if (one.lead.relation === other.lead.relation && isAsserted(one) !== isAsserted(other)) return isAsserted(other);
  return one.score > other.score || (one.score === other.score && one.lead.voice !== 'net');
}

/** Where one hears a word that denies, plans or ends and another hears none, the first knows more. */
const isAsserted = ({ lead }: Case): boolean => lead.modality === 'asserted';

/** "gave support to": the finer of two friendly readings stands for both. */
function finerOf({ lead }: Case, cases: readonly Case[], { relations }: Scales): Case | undefined {
  if ((relations.get(lead.relation)?.polarity ?? 0) <= 0) return undefined;
  return cases.find(
    ({ lead: other }) =>
      other.pair.sentence === lead.pair.sentence &&
      other.pair.source.entity === lead.pair.source.entity &&
      other.pair.target.entity === lead.pair.target.entity &&
      other.modality === lead.modality &&
      relations.get(other.relation)?.isA === lead.relation,
  );
}

function claimOf({ lead, votes, score }: Case, scales: Scales): Claim {
  const counted = strongest(votes, scales);
  const { source, target, sentence } = lead.pair;
  const speakers = weighSpeakers(lead, votes, scales.speakers);
  return {
    source: source.entity,
    relation: lead.relation,
    target: target.entity,
    modality: lead.modality,
    attributedTo: speakers.at(-1) ?? null,
    speakers,
    confidence: confidenceOf(scales.confidence, score),
    sourceSpan: { start: source.start, end: source.end },
    targetSpan: { start: target.start, end: target.end },
    cueSpan: lead.cue,
    sentence,
    rule: nameOf(lead),
    treePath: lead.why,
    score,
    votes: votes.map((vote) => ({
      by: nameOf(vote),
      share: roundShare(shareOf(vote.logit)),
      adds: Math.round((counted.get(vote) ?? 0) * 100) / 100,
      why: vote.why,
    })),
    modalityCues: [],
    speakerCue: null,
  };
}
