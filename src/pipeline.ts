import { type ClaimRules, type ClaimsResult, compileClaimRules, extractClaims } from './claims/extract-claims.ts';
import type { Hearing } from './claims/hearing.ts';
import type { Article } from './corpus/article.ts';
import type { ArticleEntities } from './entities/entity.ts';
import { resolveEntities } from './entities/resolve-entities.ts';
import { makeRecords } from './graph/make-records.ts';
import type { ExtractRecord } from './graph/records.ts';
import { findMentions } from './mentions/find-mentions.ts';
import { compileGazetteer, type Gazetteer } from './mentions/gazetteer.ts';
import { knownNames } from './mentions/known-names.ts';
import type { Schema } from './schema/schema.ts';
import { analyseArticle } from './text/analyse.ts';
import type { Document } from './text/document.ts';
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
  const mentions = findMentions(document, tools.gazetteer);
  const entities = resolveEntities(document, mentions, tools.gazetteer);
  const claims = extractClaims(document, entities, tools.rules, {
    ...(tools.minConfidence === undefined ? {} : { minConfidence: tools.minConfidence }),
    explain: options.explain ?? false,
  });
  return { document, entities, claims };
}

/** The records of one article, sorted: what `extract` prints. */
export function extractArticle(article: Article, tools: Tools): readonly ExtractRecord[] {
  const { document, entities, claims } = readArticle(article, tools);
  return makeRecords(
    {
      document,
      entities: [...entities.entities, ...claims.issues],
      mentions: [...entities.mentions, ...claims.issueMentions],
      claims: claims.claims,
    },
    tools.schema.relations,
  );
}
