import type { Span } from '../base/span.ts';
import type { GivenMention } from '../corpus/article.ts';
import type { GoldArticle, GoldEntity, GoldSpan } from './gold.ts';

/** A place in an article where an annotated entity is referred to. */
export type GoldMention = Span & {
  readonly entity: GoldEntity;
  readonly how: 'name' | 'description' | 'pronoun';
  /** Whether a claim has its end in these words. */
  readonly isClaimEnd: boolean;
};

const PRONOUN =
  /^(?:i|me|my|mine|we|us|our|ours|you|your|yours|he|him|his|she|her|hers|it|its|they|them|their|theirs|who|whom|whose|which|that|this|these|those|both|one|another|others|each(?: other)?|(?:my|him|her|it|our|your|them)sel(?:f|ves)|some|many|all|neither|either|any(?:one|body)|every(?:one|body)|no(?:body| one)|here|there)$/iu;
const LEAD = /^(?:the|an?|his|her|its|their|our|my|your|this|that|these|those)\s+/iu;
const TRAIL = /['’](?:s|S)?$/u;

/** Words that carry no capital inside a name. */
const SMALL = new Set(
  'of the for and de la le du da di del von van bin ibn al el in on to a an at y und et'.split(' '),
);

/**
 * Where the entities of an article are referred to: every place where one of its surfaces stands as whole words, and the
 * ends of its claims, pronouns too. Of an entity's own surfaces the longest counts ("Raúl Castro", not "Castro" in it),
 * and no person is looked for inside the name of another.
 */
export function goldMentions(gold: GoldArticle, text: string): readonly GoldMention[] {
  const byId = new Map(gold.entities.map((entity) => [entity.id, entity] as const));
  const ends = gold.claims.flatMap((claim) => [
    ...endOf(byId.get(claim.source), claim.source_span),
    ...endOf(byId.get(claim.target), claim.target_span),
  ]);
  const standing = gold.entities.flatMap((entity) =>
    [...new Set(entity.surfaces)].flatMap((surface) =>
      placesOf(surface, text).map((span) => ({ entity, span: trimmed(span, text) })),
    ),
  );
  const people = standing.filter(({ entity }) => entity.type === 'person');
  const outer = standing.filter(
    ({ entity, span }) =>
      !standing.some((other) => other.entity === entity && isInside(span, other.span)) &&
      (entity.type !== 'person' || !people.some((other) => isInside(span, other.span))),
  );
  const found = new Map<string, GoldMention>();
  for (const { entity, span, isClaimEnd } of [
    ...ends.map((end) => ({ entity: end.entity, span: trimmed(end.span, text), isClaimEnd: true })),
    ...outer.map((one) => ({ ...one, isClaimEnd: false })),
  ]) {
    const key = `${entity.id} ${span.start} ${span.end}`;
    if (!found.has(key)) found.set(key, { ...span, entity, how: howOf(span, text), isClaimEnd });
  }
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * The annotation's mentions as an input would declare them, so that what comes behind can be measured by itself: with
 * their entity, or as bare spans with a type.
 */
export function givenMentions(gold: GoldArticle, text: string, isLinked: boolean): readonly GivenMention[] {
  return goldMentions(gold, text).map(({ start, end, entity: { id, type, name } }) =>
    isLinked ? { start, end, type, id, name } : { start, end, type, id: null, name: null },
  );
}

function endOf(
  entity: GoldEntity | undefined,
  span: GoldSpan | null,
): readonly { readonly entity: GoldEntity; readonly span: Span }[] {
  return entity === undefined || span === null ? [] : [{ entity, span: { start: span[0], end: span[1] } }];
}

function placesOf(surface: string, text: string): readonly Span[] {
  const places: Span[] = [];
  if (surface.trim() === '') return places;
  for (let at = text.indexOf(surface); at >= 0; at = text.indexOf(surface, at + 1)) {
    const end = at + surface.length;
    if (!isWordAt(text, at - 1) && !isWordAt(text, end)) places.push({ start: at, end });
  }
  return places;
}

const isWordAt = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? ' ');
const isInside = (inner: Span, outer: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;

/** A span as spans are compared: without article or possessive before it and without a possessive s. */
export function trimmed({ start, end }: Span, text: string): Span {
  const words = text.slice(start, end);
  const lead = LEAD.exec(words)?.[0].length ?? 0;
  const trail = TRAIL.exec(words)?.[0].length ?? 0;
  return end - trail > start + lead ? { start: start + lead, end: end - trail } : { start, end };
}

function howOf({ start, end }: Span, text: string): GoldMention['how'] {
  const words = text.slice(start, end);
  if (PRONOUN.test(words)) return 'pronoun';
  return hasCapitals(words, text) ? 'name' : 'description';
}

/** Whether words are a name: a capital at each that can carry one, and not merely since a sentence begins there. */
export function hasCapitals(words: string, text: string): boolean {
  const each = words.split(/[\s-]+/u).filter((word) => /\p{L}/u.test(word) && !SMALL.has(word.toLowerCase()));
  if (each.length === 0 || !each.every((word) => /^[^\p{L}]*[\p{Lu}\p{N}]/u.test(word))) return false;
  const [first = ''] = each;
  return each.length > 1 || /\p{Lu}.*\p{Lu}/u.test(first) || placesOf(first.toLowerCase(), text).length === 0;
}
