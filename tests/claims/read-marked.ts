import { type EntityId, type EntityType, makeEntityId } from '../../src/base/ids.ts';
import { type ClaimRules, type ClaimsResult, extractClaims } from '../../src/claims/extract-claims.ts';
import type { Article, Block } from '../../src/corpus/article.ts';
import type { ArticleEntities, Entity, ResolvedMention } from '../../src/entities/entity.ts';
import { analyseArticle } from '../../src/text/analyse.ts';
import type { Document, Sentence } from '../../src/text/document.ts';
import type { Models } from '../../src/text/model/load-models.ts';

/** What a test reads: the document, and the claims found with the entities that the marks declare. */
export type MarkedReading = {
  readonly document: Document;
  readonly entities: ArticleEntities;
  readonly result: ClaimsResult;
};

type Mark = {
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
  readonly name: string;
  readonly actsFor: string | null;
};

const TYPES: Readonly<Record<string, EntityType>> = { g: 'group', p: 'person', l: 'place' };

/** Makes an article of plain text: a block for each line. */
export function makeArticle(text: string): Article {
  const blocks: Block[] = [...text.matchAll(/[^\n]+/g)].map((line) => ({
    start: line.index,
    end: line.index + line[0].length,
    kind: 'paragraph',
  }));
  return {
    id: 'case',
    title: null,
    publishedOn: null,
    publisher: null,
    url: null,
    byline: null,
    section: null,
    language: null,
    layers: [],
    keepsText: false,
    source: 'case',
    sha256: '',
    text,
    repaired: text,
    toSource: (offset) => offset,
    blocks,
    mentions: [],
  };
}

/**
 * Takes the marks out of a sentence: `[Kenya]` is a group, `[Juba|l]` a place, `[Ruto|p]` a person,
 * `[he|p=Ruto]` another mention of Ruto, `[Ruto|p>Kenya]` a person who acts for Kenya.
 */
export function parseMarks(marked: string): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = [];
  let text = '';
  let rest = 0;
  for (const match of marked.matchAll(/\[([^\][|]+)(?:\|([gpl])(?:=([^\]>]+))?(?:>([^\]]+))?)?\]/g)) {
    text += marked.slice(rest, match.index);
    const surface = match[1] ?? '';
    marks.push({
      start: text.length,
      end: text.length + surface.length,
      type: TYPES[match[2] ?? 'g'] ?? 'group',
      name: match[3] ?? surface,
      actsFor: match[4] ?? null,
    });
    text += surface;
    rest = match.index + match[0].length;
  }
  return { text: text + marked.slice(rest), marks };
}

/** Reads marked text through the parser and the claims stage. */
export function readMarked(
  marked: string,
  models: Models,
  rules: ClaimRules,
  options: { readonly explain?: boolean } = {},
): MarkedReading {
  const { text, marks } = parseMarks(marked);
  const document = analyseArticle(makeArticle(text), models);
  const entities = entitiesFrom(marks, document);
  return { document, entities, result: extractClaims(document, entities, rules, options) };
}

function entitiesFrom(marks: readonly Mark[], document: Document): ArticleEntities {
  const entities = new Map<EntityId, Entity>();
  const mentions: ResolvedMention[] = [];
  for (const mark of marks) {
    const id = makeEntityId(mark.type, mark.name);
    const actsFor = mark.actsFor === null ? null : makeEntityId('group', mark.actsFor);
    for (const [key, type, name] of [
      [id, mark.type, mark.name] as const,
      ...(actsFor === null ? [] : [[actsFor, 'group', mark.actsFor ?? ''] as const]),
    ])
      if (!entities.has(key) || key === id)
        entities.set(key, {
          id: key,
          type,
          kind: null,
          name,
          actsFor: key === id ? (actsFor ?? entities.get(id)?.actsFor ?? null) : null,
          country: null,
          latitude: null,
          longitude: null,
          wikidata: null,
        });
    const mention = mentionFrom(mark, id, document);
    if (mention !== null) mentions.push(mention);
  }
  return { entities: [...entities.values()], mentions, unresolved: [] };
}

function mentionFrom(mark: Mark, entity: EntityId, document: Document): ResolvedMention | null {
  const sentence = document.sentences.find((it) => it.start <= mark.start && mark.end <= it.end);
  if (sentence === undefined) return null;
  const inside = sentence.words.filter((word) => word.start < mark.end && mark.start < word.end);
  const first = inside[0];
  const last = inside.at(-1);
  if (first === undefined || last === undefined) return null;
  return {
    start: mark.start,
    end: mark.end,
    sentence: sentence.index,
    first: first.index,
    last: last.index + 1,
    head: headOf(sentence, first.index, last.index + 1),
    surface: document.article.text.slice(mark.start, mark.end),
    type: mark.type,
    kind: null,
    how: 'alias',
    candidates: [],
    name: mark.name,
    entity,
  };
}

function headOf(sentence: Sentence, first: number, last: number): number {
  const heads = sentence.words
    .slice(first, last)
    .filter((word) => (word.head < first || word.head >= last) && word.upos !== 'DET' && word.upos !== 'PUNCT');
  return heads.at(-1)?.index ?? last - 1;
}

/** `Kenya BACKS Sudan`, with `denied` or another modality and `says X` where it applies. */
export function describeClaims({ result, entities }: MarkedReading): readonly string[] {
  const names = new Map(entities.entities.map((entity) => [entity.id, entity.name] as const));
  const name = (id: EntityId): string => names.get(id) ?? id;
  return result.claims
    .map((claim) =>
      [
        name(claim.source),
        claim.relation,
        name(claim.target),
        ...(claim.modality === 'asserted' ? [] : [claim.modality]),
        ...(claim.attributedTo === null ? [] : [`(says ${name(claim.attributedTo)})`]),
      ].join(' '),
    )
    .sort();
}
