import { type EntityId, withType } from './base/ids.ts';
import type { Claim } from './claims/claim.ts';
import { type ClaimRules, type ClaimsResult, compileClaimRules, extractClaims } from './claims/extract-claims.ts';
import type { Hearing } from './claims/hearing.ts';
import { netVotes } from './claims/net/net-votes.ts';
import type { Vote } from './claims/vote.ts';
import type { Article } from './corpus/article.ts';
import type { ArticleEntities, ResolvedMention } from './entities/entity.ts';
import { learnEntities } from './entities/learn-entities.ts';
import { inOfficeAsSaid, officesLeft } from './entities/offices-left.ts';
import { resolveEntities } from './entities/resolve-entities.ts';
import { withActedFor } from './entities/with-acted-for.ts';
import { makeRecords } from './graph/make-records.ts';
import type { ExtractRecord } from './graph/records.ts';
import { chooseMentions } from './mentions/choose-mentions.ts';
import { findMentions } from './mentions/find-mentions.ts';
import { compileGazetteer, type Gazetteer } from './mentions/gazetteer.ts';
import { knownNames } from './mentions/known-names.ts';
import type { Mention } from './mentions/mention.ts';
import type { ReaderSettings, Schema } from './schema/schema.ts';
import { logitOf } from './schema/voice-weights.ts';
import { analyseArticle } from './text/analyse.ts';
import type { Document } from './text/document.ts';
import { encodeDocument } from './text/encode/encode-document.ts';
import type { ReaderNet } from './text/encode/reader-net.ts';
import { scoreSpans } from './text/encode/score-spans.ts';
import type { Models } from './text/model/load-models.ts';
import type { KnownNames } from './text/names/known-names.ts';

/** What reading an article needs, made once. */
export type Tools = {
  readonly schema: Schema;
  readonly models: Models;
  readonly gazetteer: Gazetteer;
  /** The gazetteer as the name finder asks it. */
  readonly known: KnownNames;
  readonly rules: ClaimRules;
  /** Claims below it are left out, 0 to 1; undefined is the default of the claims stage. */
  readonly minConfidence?: number;
};

/** The schema with the learned reader left out: trees, frames and rules read alone. */
export const withoutLearned = (schema: Schema): Schema => ({ ...schema, reader: { ...schema.reader, use: false } });

/** Compiles the schema for reading. */
export function makeTools(
  schema: Schema,
  models: Models,
  { hearing, ...options }: { minConfidence?: number; hearing?: Hearing } = {},
): Tools {
  const gazetteer = compileGazetteer(schema);
  const rules = compileClaimRules(schema, hearing);
  return { schema, models, gazetteer, known: knownNames(gazetteer), rules, ...options };
}

/** Everything the stages found in one article. */
export type Reading = {
  readonly document: Document;
  readonly entities: ArticleEntities;
  readonly claims: ClaimsResult;
};

/** Runs all stages over one article; a pure function of its arguments. */
export function readArticle(article: Article, tools: Tools, options: { explain?: boolean } = {}): Reading {
  const document = analyseArticle(article, tools.models, tools.known);
  const { use, given } = tools.schema.reader;
  const net = use && (given || article.mentions.length === 0) ? tools.models.news() : null;
  const { entities, votes } = readEntities(document, net, tools);
  const claims = extractClaims(document, withActedFor(entities, article, tools.gazetteer), tools.rules, {
    ...(tools.minConfidence === undefined ? {} : { minConfidence: tools.minConfidence }),
    explain: options.explain ?? false,
    left: officesLeft(entities, document, tools.gazetteer),
    ...(votes === null ? {} : { extraVotes: votes }),
  });
  return { document, entities, claims };
}

/** Where there is hardly a second sentence nothing is said twice: a note has limits of its own. */
const limitsFor = (
  { sentences }: Document,
  { limits, once, note }: ReaderSettings,
): Pick<ReaderSettings, 'limits' | 'once'> => (sentences.length > note.sentences ? { limits, once } : note);

type Read = { readonly entities: ArticleEntities; readonly votes: readonly Vote[] | null };

function readEntities(document: Document, net: ReaderNet | null, tools: Tools): Read {
  const suggested = findMentions(document, tools.gazetteer);
  if (net === null) {
    const entities = resolveEntities(document, suggested, tools.gazetteer);
    return { entities: inOfficeAsSaid(entities, document, tools.gazetteer), votes: null };
  }
  return learnedEntities(document, { suggested, net, tools });
}

function learnedEntities(
  document: Document,
  { suggested, net, tools }: { suggested: readonly Mention[]; net: ReaderNet; tools: Tools },
): Read {
  const { gazetteer, schema } = tools;
  const { limits } = limitsFor(document, schema.reader);
  const encoded = encodeDocument(document, net);
  const spans = scoreSpans(
    document,
    encoded,
    net,
    Math.min(limits.span, limits.issue, limits.alias, limits.name, limits.description),
  );
  const mentions = chooseMentions(document, suggested, spans, limits);
  const read = learnEntities(document, mentions, { encoded, net, gazetteer });
  const learned = { ...read, entities: inOfficeAsSaid(read.entities, document, gazetteer) };
  const votes = netVotes({
    document,
    learned,
    net,
    relations: schema.relations,
    gazetteer,
    unsaid: schema.reader.unsaid,
    least: logitOf(schema.reader.vote),
    base: logitOf(schema.voices.base),
    measure: schema.reader.pairs,
  });
  return { entities: learned.entities, votes };
}

/** What is described without a name, or named with a doubt, and no claim is about, is no node of the graph. */
function withoutLoose(
  found: ArticleEntities,
  claims: readonly Claim[],
  least: Pick<ReaderSettings, 'node' | 'suggested'>,
): ArticleEntities {
  const kept = new Set(claims.flatMap(({ source, target, speakers }) => [source, target, ...speakers]));
  const left = new Set([...saidOnce(found), ...piecesOfNames(found)]);
  for (const { entity, how, score = 1, suggested } of found.mentions) {
    const isName = how === 'alias' || how === 'name';
    const enough = how === 'alias' || suggested ? least.suggested : least.node;
    if (how === 'given' || (isName && !left.has(entity) && score >= enough)) kept.add(entity);
  }
  const actsFor = new Map(found.entities.map((entity) => [entity.id, entity.actsFor]));
  // What is added while the set is walked is walked too.
  for (const id of kept) {
    const body = actsFor.get(id);
    if (body != null) kept.add(body);
  }
  return {
    ...found,
    entities: found.entities.filter(({ id }) => kept.has(id)),
    mentions: found.mentions.filter(({ entity }) => kept.has(entity)),
  };
}

/** People, groups and places that are described once, by words that the reader hardly took for one. */
function describedOnce({ mentions }: ArticleEntities, least: number): ReadonlySet<EntityId> {
  const said = mentions.filter(({ how, type }) => how !== 'pronoun' && type !== 'issue');
  const counts = new Map<EntityId, number>();
  for (const { entity } of said) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  const some = said.filter(
    ({ how, entity, score = 1 }) => how === 'description' && score < least && counts.get(entity) === 1,
  );
  return new Set(some.map(({ entity }) => entity));
}

/** People and groups that are said only as a piece of a group's name: "Assad" of the Assad regime, "U.N." of the U.N. General Assembly. */
function piecesOfNames({ mentions }: ArticleEntities): ReadonlySet<EntityId> {
  const groups = mentions.filter(({ type, how }) => type === 'group' && how !== 'pronoun');
  const isPiece = ({ entity, type, start, end }: ResolvedMention, whole: ResolvedMention): boolean => {
    if (whole.entity === entity || start < whole.start || end > whole.end) return false;
    if (type === 'person') return whole.surface.charAt(end - whole.start) === ' ';
    return type === 'group' && whole.how !== 'description' && whole.end - whole.start > end - start;
  };
  const said = mentions.filter(({ how }) => how !== 'pronoun');
  const whole = new Set(said.filter((one) => !groups.some((group) => isPiece(one, group))).map(({ entity }) => entity));
  return new Set(said.flatMap(({ entity }) => (whole.has(entity) ? [] : [entity])));
}

/** States that are said once where their land is said too: the land is meant. */
function saidOnce({ entities, mentions }: ArticleEntities): ReadonlySet<EntityId> {
  const counts = new Map<EntityId, number>();
  for (const { entity } of mentions) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  const states = entities.filter(({ id, kind }) => kind === 'state' && counts.get(id) === 1);
  return new Set(states.flatMap(({ id }) => (counts.has(withType(id, 'place')) ? [id] : [])));
}

/** The records of one article, sorted: what `extract` prints. */
export function extractArticle(article: Article, tools: Tools): readonly ExtractRecord[] {
  const { document, entities: found, claims: read } = readArticle(article, tools);
  const doubtful = describedOnce(found, limitsFor(document, tools.schema.reader).once);
  const claims = read.claims.filter(({ source, target }) => !doubtful.has(source) && !doubtful.has(target));
  const entities = withActedFor(withoutLoose(found, claims, tools.schema.reader), article, tools.gazetteer);
  return makeRecords(
    {
      document,
      entities: entities.entities,
      mentions: entities.mentions,
      claims,
    },
    tools.schema.relations,
  );
}
