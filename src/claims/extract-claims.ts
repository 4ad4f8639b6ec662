import { compareText, type EntityId } from '../base/ids.ts';
import type { ArticleEntities, Entity, ResolvedMention } from '../entities/entity.ts';
import { type ConfidenceMap, confidenceOf } from '../schema/confidence-map.ts';
import type { RelationType } from '../schema/schema.ts';
import type { Document, Word } from '../text/document.ts';
import { asEvents } from './as-events.ts';
import type { Claim } from './claim.ts';
import { type ClaimRules, compileClaimRules } from './compile-rules.ts';
import { deriveAccusations, deriveBlame, deriveDemands, deriveThreats } from './derive-accusations.ts';
import { deriveDenials } from './derive-denials.ts';
import { deriveEpithets, deriveReactions, deriveRebuffs, deriveVerdicts } from './derive-reactions.ts';
import { type ActorMap, type Body, mapActors } from './find-actors.ts';
import type { IssueMention } from './find-issues.ts';
import { indexSpeakers, type SpeakerIndex } from './find-speakers.ts';
import { type Found, matchFrames, type NearMiss } from './match-frames.ts';
import { matchGiven } from './match-given.ts';
import { matchIssues } from './match-issues.ts';
import { mendTree } from './mend-tree.ts';
import { nameDeals } from './name-deals.ts';
import { matchPresence } from './presence-rules.ts';
import { matchStructures } from './structural-rules.ts';
import { makeTree, prepositionsOf, type Tree, wordAt } from './tree.ts';

export { type ClaimRules, compileClaimRules, type NearMiss };

/** What the claims stage makes of one article. */
export type ClaimsResult = {
  readonly claims: readonly Claim[];
  readonly issues: readonly Entity[];
  readonly issueMentions: readonly ResolvedMention[];
  /** Filled only when asked for. */
  readonly nearMisses: readonly NearMiss[];
};

export type ClaimOptions = {
  /** Claims of a lower confidence are left out, 0 to 1; when not given, those of a score below 0.4. */
  readonly minConfidence?: number;
  readonly explain?: boolean;
};

/** Of the score, not of the confidence: a new map of confidence must not change which claims there are. */
const LEAST_SCORE = 0.4;
/** Relations that are a deed rather than a stand: told of oneself, they keep the speaker. */
const DEEDS = new Set([
  'FIGHTS',
  'NEGOTIATES_WITH',
  'COOPERATES_WITH',
  'MEDIATES',
  'CONTROLS',
  'ACTIVE_IN',
  'COERCES',
  'AIDS',
  'MOBILIZES_AGAINST',
]);

/** Offices and geography are nobody's opinion. */
const FACTS = new Set(['REPRESENTS', 'LOCATED_IN', 'PART_OF']);

/** Reads the claims of an article off its trees; claims come in order of the text. */
export function extractClaims(
  document: Document,
  entities: ArticleEntities,
  rules: ClaimRules,
  options: ClaimOptions = {},
): ClaimsResult {
  const byId = new Map(entities.entities.map((entity) => [entity.id, entity] as const));
  const bodies = bodiesOf(byId);
  const bySentence = new Map<number, ResolvedMention[]>();
  for (const mention of entities.mentions)
    bySentence.set(mention.sentence, [...(bySentence.get(mention.sentence) ?? []), mention]);
  const trees = document.sentences.map((sentence) => makeTree(sentence));
  const plain = trees.map((tree, index) => {
    const mentions = bySentence.get(index) ?? [];
    return mapActors(mendTree(tree, mentions, rules.lists), mentions, rules.lists, bodies);
  });
  const speakers = indexSpeakers(document, plain);
  const maps = plain.map((map) => withFirstPersons(map, speakers, byId, rules));
  const heard = <T extends { readonly rule: string }>(found: readonly T[]): readonly T[] =>
    found.filter(({ rule }) => rules.hears(rule));
  const structures = maps.map((map) => heard(matchStructures(map, byId)));
  const partisans = withOffices(byId, structures.flat());
  const nearMisses: NearMiss[] | null = options.explain === true ? [] : null;
  const claims: Claim[] = [];
  const issues: IssueMention[] = [];
  for (const map of maps) {
    const matchedIssues = matchIssues(map, rules, rules.stances);
    const onIssues = { ...matchedIssues, found: heard(matchedIssues.found) };
    issues.push(...onIssues.issues);
    const matched = matchFrames(map, rules, nearMisses);
    const framed = { found: heard(matched.found), deeds: rules.hears('frame:') ? matched.deeds : [] };
    const denied = deriveDenials(map, framed.found, speakers, byId);
    const found = withoutWholes(
      heard([
        ...denied,
        ...withoutIssueParts(map, framed.found, onIssues.found),
        ...(structures[map.tree.sentence.index] ?? []),
        ...matchPresence(map),
        ...onIssues.found,
        ...deriveRebuffs(map),
        ...deriveEpithets(map),
        ...deriveVerdicts(map, maps[map.tree.sentence.index - 1]),
        ...deriveReactions(map, maps[map.tree.sentence.index - 1]),
      ]),
    );
    for (const one of asEvents(map, [...found, ...heard(matchGiven(map, rules, found))], rules))
      claims.push(...toClaims(one, map, speakers));
    const told = [
      ...deriveAccusations(map, framed.deeds, framed.found, speakers, partisans),
      ...deriveDemands(map, speakers, partisans),
      ...deriveBlame(map, speakers, partisans),
      ...deriveThreats(map, speakers, partisans),
    ];
    for (const { found: one, chain } of told.filter((it) => rules.hears(it.found.rule)))
      claims.push({ ...toClaim(one, map, speakers), speakers: chain, attributedTo: chain.at(-1) ?? null });
  }
  const { relations, confidence } = rules.schema;
  const sure = claims.filter(({ confidence: score }) => isSure(score, confidence, options.minConfidence));
  const kept = keepBest(sure, relations).map((claim) => ({
    ...claim,
    confidence: confidenceOf(confidence, claim.confidence),
  }));
  const named = nameDeals({ claims: kept, issues }, byId, document.article.id);
  return { claims: named.claims, ...usedIssues(named.issues, named.claims), nearMisses: nearMisses ?? [] };
}

const SIDES = /^(?:party|movement|armed-group|government)$/;

/** People with the side that the text itself says they lead or speak for, where nothing better is known. */
function withOffices(byId: ReadonlyMap<EntityId, Entity>, structures: readonly Found[]): ReadonlyMap<EntityId, Entity> {
  const result = new Map(byId);
  for (const { relation, modality, source, target } of structures) {
    const person = result.get(source.mention.entity);
    if (relation !== 'REPRESENTS' || modality !== 'asserted' || person === undefined || person.actsFor !== null)
      continue;
    if (SIDES.test(target.mention.kind ?? '')) result.set(person.id, { ...person, actsFor: target.mention.entity });
  }
  return result;
}

/** The body that each person acts for. */
function bodiesOf(byId: ReadonlyMap<EntityId, Entity>): ReadonlyMap<EntityId, Body> {
  const bodies = new Map<EntityId, Body>();
  for (const { id, type, actsFor } of byId.values()) {
    const body = type === 'person' && actsFor !== null ? byId.get(actsFor) : undefined;
    if (body !== undefined) bodies.set(id, { entity: body.id, name: body.name, kind: body.kind });
  }
  return bodies;
}

/** "supports an independent X initiative", "welcomed the withdrawal of X": a stand on the issue, not on X. */
function withoutIssueParts(map: ActorMap, framed: readonly Found[], onIssues: readonly Found[]): readonly Found[] {
  const isPart = ({ cue, relation, target }: Found, issue: Found): boolean =>
    cue === issue.cue &&
    ((target.mention.first >= issue.target.mention.first && target.mention.last <= issue.target.mention.last) ||
      (/^(?:BACKS|OPPOSES)$/.test(relation) && isOfIssue(map.tree, target.mention.head, issue.target.mention.head)));
  return framed.filter((one) => !onIssues.some((issue) => isPart(one, issue)));
}

/** "the withdrawal of X", "a deal between X and Y": whom the phrase behind an issue names. */
function isOfIssue(tree: Tree, head: number, issue: number): boolean {
  for (let at = head, steps = 0; at >= 0 && steps < 4; at = wordAt(tree, at).head, steps += 1) {
    const word = wordAt(tree, at);
    if (word.head === issue)
      return word.deprel === 'nmod' && /^(?:of|between)$/.test(prepositionsOf(tree, at)[0] ?? '');
    if (!/^(?:amod|compound|conj|nmod)/.test(word.deprel)) return false;
  }
  return false;
}

/** "the rebel-held part of the city": who holds a part is not told to hold the whole. */
function withoutWholes(found: readonly Found[]): readonly Found[] {
  const isPartOf = ({ cue, target }: Found, other: Found): boolean =>
    other.cue === cue &&
    other.target.mention.first <= target.mention.first &&
    target.mention.last <= other.target.mention.last &&
    other.target.mention.last - other.target.mention.first > target.mention.last - target.mention.first;
  return found.filter(
    (one) =>
      one.relation !== 'CONTROLS' || !found.some((other) => other.relation === 'CONTROLS' && isPartOf(one, other)),
  );
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

const SELF = new Set(['i', 'me', 'my', 'mine', 'myself']);
const BODY = new Set(['we', 'us', 'our', 'ours', 'ourselves']);

/** In a quotation "I" is the speaker, "we" the body that the speaker acts for. */
function withFirstPersons(
  map: ActorMap,
  speakers: SpeakerIndex,
  byId: ReadonlyMap<EntityId, Entity>,
  rules: ClaimRules,
): ActorMap {
  const added: ResolvedMention[] = [];
  for (const word of map.tree.words) {
    const form = word.form.toLowerCase();
    if (!SELF.has(form) && !BODY.has(form)) continue;
    if (map.byHead.has(word.index) || word.upos !== 'PRON') continue;
    const speaker = byId.get(speakers.quoteSpeaker(map.tree.sentence.index, word.index) ?? ('' as EntityId));
    if (speaker === undefined) continue;
    const body = BODY.has(form) && speaker.actsFor !== null ? byId.get(speaker.actsFor) : speaker;
    if (body !== undefined) added.push(pronounMention(map.tree, word, body));
  }
  return added.length === 0 ? map : mapActors(map.tree, [...map.mentions, ...added], rules.lists, map.bodies);
}

function pronounMention(tree: Tree, word: Word, entity: Entity): ResolvedMention {
  return {
    start: word.start,
    end: word.end,
    sentence: tree.sentence.index,
    first: word.index,
    last: word.index + 1,
    head: word.index,
    surface: word.form,
    type: entity.type,
    kind: entity.kind,
    how: 'pronoun',
    candidates: [],
    name: entity.name,
    entity: entity.id,
  };
}

/** A claim for each of those who say it together. */
function toClaims(found: Found, map: ActorMap, speakers: SpeakerIndex): readonly Claim[] {
  const claim = toClaim(found, map, speakers);
  const { together, chain } = speakers.speakersAt(map.tree.sentence.index, found.cue, found.factual);
  if (claim.attributedTo === null || claim.attributedTo !== chain.at(-1)) return [claim];
  return [
    claim,
    ...together.map((speaker) => ({
      ...claim,
      attributedTo: speaker,
      speakers: [...claim.speakers.slice(0, -1), speaker],
    })),
  ];
}

function toClaim(found: Found, map: ActorMap, speakers: SpeakerIndex): Claim {
  const { sentence } = map.tree;
  const said = speakers.speakersAt(sentence.index, found.cue, found.factual);
  const source = found.source.mention.entity;
  const chain = FACTS.has(found.relation)
    ? []
    : DEEDS.has(found.relation)
      ? said.chain
      : said.together.includes(source)
        ? said.chain.slice(0, -1)
        : said.chain.filter((speaker) => speaker !== source);
  const cue = wordAt(map.tree, found.cue);
  const confidence = found.confidence * (0.85 + 0.15 * sentence.parseConfidence) * (said.unknown ? 0.95 : 1);
  return {
    source,
    relation: found.relation,
    target: found.target.mention.entity,
    modality: found.modality,
    attributedTo: chain.at(-1) ?? null,
    speakers: chain,
    confidence: Math.round(Math.min(1, confidence) * 1000) / 1000,
    sourceSpan: { start: found.source.mention.start, end: found.source.mention.end },
    targetSpan: { start: found.target.mention.start, end: found.target.mention.end },
    cueSpan: { start: cue.start, end: cue.end },
    sentence: sentence.index,
    rule: found.rule,
    treePath: found.treePath,
  };
}

function isSure(score: number, map: ConfidenceMap, minConfidence: number | undefined): boolean {
  return minConfidence === undefined ? score >= LEAST_SCORE : confidenceOf(map, score) >= minConfidence;
}

/** One claim per statement, sentence and voice: the surest; both directions of a symmetric relation are one. */
function keepBest(claims: readonly Claim[], relations: ReadonlyMap<string, RelationType>): readonly Claim[] {
  const best = new Map<string, Claim>();
  for (const claim of claims) {
    if (claim.source === claim.target) continue;
    const symmetric = relations.get(claim.relation)?.symmetric ?? false;
    const ends = symmetric && claim.target < claim.source ? [claim.target, claim.source] : [claim.source, claim.target];
    const key = [claim.sentence, claim.relation, ...ends, claim.modality, claim.attributedTo ?? ''].join('|');
    const known = best.get(key);
    if (known === undefined || claim.confidence > known.confidence) best.set(key, claim);
  }
  const kept = [...best.values()];
  // "gave support to": the finer of two friendly readings stands for both.
  const isCoarser = (claim: Claim): boolean =>
    kept.some(
      (other) =>
        other.sentence === claim.sentence &&
        other.source === claim.source &&
        other.target === claim.target &&
        other.modality === claim.modality &&
        relations.get(other.relation)?.isA === claim.relation &&
        (relations.get(claim.relation)?.polarity ?? 0) > 0,
    );
  return kept
    .filter((claim) => !isCoarser(claim))
    .sort(
      (a, b) =>
        a.sentence - b.sentence ||
        a.cueSpan.start - b.cueSpan.start ||
        a.sourceSpan.start - b.sourceSpan.start ||
        a.targetSpan.start - b.targetSpan.start,
    );
}
