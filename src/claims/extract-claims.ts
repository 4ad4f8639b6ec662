import type { EntityId } from '../base/ids.ts';
import type { ArticleEntities } from '../entities/entity.ts';
import { unbiased } from '../schema/voice-weights.ts';
import type { Document } from '../text/document.ts';
import { asEvents } from './as-events.ts';
import type { Claim } from './claim.ts';
import { type ClaimRules, compileClaimRules } from './compile-rules.ts';
import { decideClaims, type NearClaim, nearClaims } from './decide-claims.ts';
import type { ActorMap } from './find-actors.ts';
import type { Found, FrameMatches, NearMiss } from './found.ts';
import { completeVote, makeVotes } from './make-votes.ts';
import { matchFrames } from './match-frames.ts';
import { matchGiven } from './match-given.ts';
import { type OpenArticle, openArticle } from './open-article.ts';
import { RULES } from './rules/list.ts';
import type { SentenceContext } from './sentence-context.ts';
import { tellCues } from './tell-cues.ts';
import { nameOf, type Vote } from './vote.ts';

export { type ClaimRules, compileClaimRules, type NearClaim, type NearMiss };

/** What the claims stage makes of one article. */
export type ClaimsResult = {
  readonly claims: readonly Claim[];
  /** What only who asks to have it explained is told; empty otherwise. */
  readonly nearMisses: readonly NearMiss[];
  readonly nearClaims: readonly NearClaim[];
};

export type ClaimOptions = {
  /** Claims of a lower confidence are left out, 0 to 1; when not given, those below `base` of voices.yaml. */
  readonly minConfidence?: number;
  readonly explain?: boolean;
  /** Votes that were cast elsewhere: those of the learned reader. Without them no voice is biased toward or against it. */
  readonly extraVotes?: readonly Vote[];
  /** Bodies that each person has left, as lists have it. */
  readonly left?: ReadonlyMap<EntityId, readonly EntityId[]>;
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
  const { maps, entities: known } = article;
  const misses = options.explain === true ? nearMisses : null;
  const given = maps.flatMap(({ mentions }) => mentions.filter(({ how }) => how === 'given'));
  const isPair = new Set(given.map(({ entity }) => entity)).size === 2;
  const found = maps.map((map) => readSentence({ map, entities: known, isPair }, rules, misses));
  const written = maps.flatMap((map, index) =>
    (found[index] ?? []).flatMap((one) => makeVotes(one, map, article, rules)),
  );
  const learned = (options.extraVotes ?? []).filter((vote) => vote.by !== 'doubt' || !isOfWe(vote, maps));
  const heard = [...written, ...learned].filter((vote) => rules.hears(nameOf(vote)));
  const left = rules.hears('rule:left-office') ? options.left : undefined;
  const votes = left === undefined ? heard : heard.map((vote) => inOffice(vote, left));
  const { relations, confidence, voices: weights } = rules.schema;
  const scales = {
    weights: options.extraVotes === undefined ? unbiased(weights) : weights,
    relations,
    confidence,
    minConfidence: options.minConfidence,
    own: rules.own,
    speakers: rules.schema.reader.speakers,
    complete: (vote: Vote & { readonly relation: string }) => completeVote(vote, article, rules),
  };
  const withCues = (claim: Claim): Claim => ({ ...claim, ...tellCues(claim, article) });
  const claims = decideClaims(votes, scales).map(withCues);
  const near = options.explain === true ? nearClaims(votes, scales) : [];
  return {
    claims,
    nearMisses,
    nearClaims: near.map((one) => ({ ...one, claim: withCues(one.claim) })),
  };
}

/** "President Bush" of long ago: an office that its holder left before the article was written is over. */
function inOffice(vote: Vote, left: ReadonlyMap<EntityId, readonly EntityId[]>): Vote {
  const { source, target } = vote.pair;
  const isOver = vote.relation === 'REPRESENTS' && left.get(source.entity)?.includes(target.entity) === true;
  return isOver && vote.modality === 'asserted' ? { ...vote, modality: 'ended' } : vote;
}

/** A doubt about two that are named says nothing of whom "we" stands for in the same sentence. */
const isOfWe = ({ pair: { sentence, source, target } }: Vote, maps: OpenArticle['maps']): boolean =>
  maps[sentence]?.mentions.some(
    ({ surface, entity }) =>
      /^(?:[Ww]e|[Uu]s|[Oo]ur)$/.test(surface) && [source.entity, target.entity].includes(entity),
  ) === true;

type Context = SentenceContext & { readonly isPair: boolean };

/** What frames and rules find in a sentence. */
function readSentence(context: Context, rules: ClaimRules, nearMisses: NearMiss[] | null): readonly Found[] {
  const { map, isPair } = context;
  const heard = (found: readonly Found[]): readonly Found[] => found.filter(({ rule }) => rules.hears(rule));
  const isAsked = rules.hears('frame:') && (nearMisses !== null || mayTell(map));
  const framed = isAsked ? matchFrames(map, rules, nearMisses) : NOTHING;
  const read = RULES.filter(({ name }) => rules.hears(`rule:${name}`)).flatMap((rule) => rule.read(context));
  const given = matchGiven(map, rules, isPair);
  return [...asEvents(map, [...framed.found, ...heard(read), ...heard(given)], rules), ...framed.vetoed];
}

const NOTHING: FrameMatches = { found: [], vetoed: [] };

/** Whether a sentence has two ends for a claim: things that it mentions, or the body that a person acts for. */
function mayTell({ mentions, bodies }: ActorMap): boolean {
  const [first] = mentions;
  return first !== undefined && (bodies.has(first.entity) || mentions.some(({ entity }) => entity !== first.entity));
}
