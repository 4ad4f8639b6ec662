import { groupBy } from '../base/group-by.ts';
import type { Span } from '../base/span.ts';
import type { ClaimRecord, EntityRecord } from '../graph/records.ts';
import { addTallies, type Tally } from './count.ts';
import { type GoldClaim, isIssueClaim } from './gold.ts';
import { matchEntities } from './match-entities.ts';
import { claimKey, isSameClaim, type Relations } from './same-claim.ts';
import type { ScoredArticle } from './score-folder.ts';

/** How far core claims come: each a share of all core claims. */
export const FUNNEL_STEPS = [
  ['entities', 'both ends are entities of the article'],
  ['mentions', 'both are mentioned in the sentence'],
  ['pair', 'some claim between them'],
  ['direction', '... in this direction'],
  ['relation', '... of this relation'],
  ['modality', '... and modality'],
] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number][0];

export type Funnel = {
  readonly steps: Readonly<Record<FunnelStep, Tally>>;
  /** Of the core claims with both ends mentioned in the sentence, those found strictly. */
  readonly ofMentioned: Tally;
  /** Of the found claims whose ends are both annotated entities, the right ones. */
  readonly ofMatched: Tally;
};

export type FunnelOptions = {
  readonly relations: Relations;
  /** Claims toward issues, or the others. */
  readonly isAboutIssues: boolean;
  readonly sentencesOf: (scored: ScoredArticle) => readonly Span[];
};

/** Follows the core claims of articles from entities to the strict match. */
export function scoreFunnel(scored: readonly ScoredArticle[], options: FunnelOptions): Funnel {
  const each = scored.map((one) => funnelOf(one, options));
  const steps = FUNNEL_STEPS.map(([step]) => [step, addTallies(each.map((one) => one.steps[step]))]);
  return {
    steps: Object.fromEntries(steps) as Funnel['steps'],
    ofMentioned: addTallies(each.map((one) => one.ofMentioned)),
    ofMatched: addTallies(each.map((one) => one.ofMatched)),
  };
}

type Ends = { readonly source: string; readonly target: string };
type Predicted = Ends & Pick<ClaimRecord, 'relation' | 'modality'>;

function funnelOf(scored: ScoredArticle, { relations, isAboutIssues, sentencesOf }: FunnelOptions): Funnel {
  const { article, gold, records } = scored;
  const entities = records.filter((record): record is EntityRecord => record.kind === 'entity');
  const matches = matchEntities(entities, gold.entities);
  const mentions = groupBy(
    entities.flatMap((entity) => entity.mentions.map((mention) => ({ gold: matches.get(entity.id), mention }))),
    (one) => one.gold,
  );
  const claims = records
    .filter((record): record is ClaimRecord => record.kind === 'claim' && isIssueClaim(record) === isAboutIssues)
    .map(({ source, target, relation, modality }): Predicted => {
      const asGold = (id: string): string => matches.get(id) ?? `?${id}`;
      return { source: asGold(source), target: asGold(target), relation, modality };
    });
  const sentences = sentencesOf(scored);
  const isIn = (id: string, { start, end }: Span): boolean =>
    (mentions.get(id) ?? []).some(({ mention }) => mention.start >= start && mention.end <= end);
  const core = gold.claims.filter((claim) => claim.core && isIssueClaim(claim) === isAboutIssues);
  const ways = [...groupBy(core, (claim) => claimKey(claim, relations)).values()].map((group) => {
    const [claim] = group as [GoldClaim];
    const places = group.flatMap((one) => placeOf(one, article.text, sentences));
    return {
      entities: mentions.has(claim.source) && mentions.has(claim.target),
      mentions: places.some((place) => isIn(claim.source, place) && isIn(claim.target, place)),
      ...pairSteps(claim, claims, relations),
    };
  });
  const mentioned = ways.filter((way) => way.mentions);
  const steps = FUNNEL_STEPS.map(([step]) => [step, tally(ways, (way) => way[step])]);
  return {
    steps: Object.fromEntries(steps) as Funnel['steps'],
    ofMentioned: tally(mentioned, (way) => way.modality),
    ofMatched: tallyMatched(claims, gold.claims, relations),
  };
}

function tally<T>(list: readonly T[], isRight: (one: T) => boolean): Tally {
  return { right: list.filter(isRight).length, of: list.length };
}

/** What was found between the ends of a core claim. */
function pairSteps(
  claim: GoldClaim,
  found: readonly Predicted[],
  relations: Relations,
): Readonly<Record<Exclude<FunnelStep, 'entities' | 'mentions'>, boolean>> {
  const isBetween = (source: string, target: string) => (one: Ends) => one.source === source && one.target === target;
  const forth = found.filter(isBetween(claim.source, claim.target));
  const back = found.filter(isBetween(claim.target, claim.source));
  const isSymmetric = relations.get(claim.relation)?.symmetric ?? false;
  const along = isSymmetric ? [...forth, ...back] : forth;
  return {
    pair: forth.length + back.length > 0,
    direction: along.length > 0,
    relation: along.some((one) => isSameClaim({ ...one, modality: claim.modality }, claim, relations)),
    modality: along.some((one) => isSameClaim(one, claim, relations)),
  };
}

function tallyMatched(claims: readonly Predicted[], gold: readonly GoldClaim[], relations: Relations): Tally {
  const matched = [...groupBy(claims, (claim) => claimKey(claim, relations)).values()]
    .flatMap((group) => group.slice(0, 1))
    .filter(({ source, target }) => !source.startsWith('?') && !target.startsWith('?'));
  return tally(matched, (one) => gold.some((claim) => isSameClaim(one, claim, relations)));
}

/** The sentences that a claim's evidence stands in, as one span; nothing where it is not told. */
function placeOf({ span, evidence }: GoldClaim, text: string, sentences: readonly Span[]): readonly Span[] {
  const at = evidence === '' ? -1 : text.indexOf(evidence);
  const place = span ?? (at < 0 ? null : ([at, at + evidence.length] as const));
  if (place === null) return [];
  const touched = sentences.filter(({ start, end }) => start < place[1] && end > place[0]);
  const [first] = touched;
  const last = touched.at(-1);
  return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
}
