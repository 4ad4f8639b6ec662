import { ENTITY_TYPES, type EntityId, type EntityType, withType } from '../base/ids.ts';
import { type Document, locate, type Stretch, type Word, wordsIn } from '../text/document.ts';
import type { ScoredSpan } from '../text/encode/score-spans.ts';
import type { Mention } from './mention.ts';
import { headOf } from './sentence-view.ts';

/** What it takes to stand, 0 to 1: `graph-schema/reader.yaml`. */
export type MentionLimits = {
  /** A span that no list and no pattern suggests, and one that is an issue. */
  readonly span: number;
  readonly issue: number;
  /** A name of a list, a name of a pattern, a description. */
  readonly alias: number;
  readonly name: number;
  readonly description: number;
};

/** A mention with how likely it is of each of {@link ENTITY_TYPES}; null where the net has no opinion. */
export type ChosenMention = Mention & {
  readonly types: readonly number[] | null;
  /** Whether a list, a pattern or the user suggested it; the net alone saw the others. */
  readonly suggested: boolean;
  /** Words before it that belong to it where the net saw it: the article that lists leave out. */
  readonly lead?: number;
};

/**
 * The one place where lists, patterns and the learned spans meet: what lists and patterns suggest stays where the net gives it
 * enough, what only the net sees is added. Mentions that the user gave stay as they are. In text order, longer ones first.
 */
export function chooseMentions(
  document: Document,
  suggested: readonly Mention[],
  seen: readonly ScoredSpan[],
  limits: MentionLimits,
): readonly ChosenMention[] {
  const whole = seen.map((span) => withoutMark(span, document));
  const spans = likeliestOfEach(whole.flatMap((span) => withoutAcronym(span, document)));
  const scored = new Map(spans.map((span) => [placeOf(span), span]));
  const kept = suggested.flatMap((mention): ChosenMention[] => {
    const span = likelier(scored.get(placeOf(mention)), scored.get(placeOf(withArticle(mention, document))));
    const lead = mention.first - (span?.first ?? mention.first);
    if (mention.how === 'given')
      return [{ ...givenOf(mention, document), types: span?.types ?? null, suggested: true, lead }];
    if ((span?.score ?? 0) < leastFor(mention, limits)) return [];
    return [{ ...withBestType(mention, span?.types ?? []), lead }];
  });
  const taken = new Set(kept.flatMap((mention) => [placeOf(mention), placeOf(withArticle(mention, document))]));
  const fresh = withoutCrossing(spans.filter((span) => span.score >= leastOf(span, limits))).filter(
    (span) =>
      !taken.has(placeOf(span)) &&
      !kept.some((one) => one.how === 'given' && crosses(one, span)) &&
      !isListOfPeople(span, kept, document) &&
      !isRunOn(span, kept, document) &&
      !isClause(span, document) &&
      !isTagged(span, document),
  );
  return [...kept, ...fresh.map((span) => mentionOf(span, document))].sort(
    (a, b) => a.sentence - b.sentence || a.first - b.first || b.last - a.last,
  );
}

/** What the input declares without saying whom it means is linked like what is found. */
function givenOf(mention: Mention, document: Document): Mention {
  if (mention.candidates.length > 0) return mention;
  const words = wordsIn(document, mention);
  const [first] = words;
  if (words.length === 1 && first?.upos === 'PRON') return { ...mention, how: 'pronoun' };
  return { ...mention, how: isName(words) ? 'name' : 'description' };
}

/** A place in an article as a key. */
export const placeOf = ({ sentence, first, last }: Stretch): string => `${sentence}:${first}-${last}`;

/** "President Park's" names Park, and `riot police"` police: a mark behind a name is none of it, unless it closes what is opened there. */
function withoutMark(span: ScoredSpan, document: Document): ScoredSpan {
  const forms = wordsIn(document, span).map(({ form }) => form);
  const final = forms.length > 1 ? (forms.pop() ?? '') : '';
  const isClosing = /^["”]$|^''$/.test(final) && !forms.some((form) => /^["“]$|^``$/.test(form));
  return isClosing || /^['’]s?$/.test(final) ? { ...span, last: span.last - 1 } : span;
}

/** "the Tamil Tigers (LTTE)" is a name and, in brackets, the same name in short. */
function withoutAcronym(span: ScoredSpan, document: Document): readonly ScoredSpan[] {
  const { first, last } = span;
  const [open, acronym, close] = wordsIn(document, { ...span, first: Math.max(first, last - 3) });
  if (last - first < 4 || open?.form !== '(' || close?.form !== ')') return [span];
  if (!/^(?:\p{Lu}\p{Ll}?[.-]?){2,}$/u.test(acronym?.form ?? '')) return [span];
  return [
    { ...span, last: last - 3 },
    { ...span, first: last - 2, last: last - 1 },
  ];
}

/** Of spans of one place the likeliest, in the order of their first. */
function likeliestOfEach(spans: readonly ScoredSpan[]): readonly ScoredSpan[] {
  const best = new Map<string, ScoredSpan>();
  for (const span of spans) best.set(placeOf(span), likelier(best.get(placeOf(span)), span) ?? span);
  return [...best.values()];
}

const likelier = (a: ScoredSpan | undefined, b: ScoredSpan | undefined): ScoredSpan | undefined =>
  (b?.score ?? 0) > (a?.score ?? 0) ? b : a;

/** The place with an article before it: lists know "United States" where the text has "the United States". */
function withArticle({ sentence, first, last }: Stretch, document: Document): Stretch {
  const before = document.sentences[sentence]?.words[first - 1];
  return { sentence, first: before?.upos === 'DET' ? first - 1 : first, last };
}

/** "Vice President Pence and Secretary Pompeo" is no person, nor is "Michael Flynn, Carter Page"; "Flynn's attorney, Sidney Powell" is. */
function isListOfPeople(span: ScoredSpan, kept: readonly Mention[], document: Document): boolean {
  const { sentence, first, last, types } = span;
  if (bestType(types) !== 'person') return false;
  const words = wordsIn(document, span);
  const inside = kept.filter(
    (one) => one.type === 'person' && one.sentence === sentence && first <= one.first && one.last <= last,
  );
  const apart = inside.filter((one) =>
    inside.every((other) => other === one || one.last <= other.first || other.last <= one.first),
  );
  const isOwned = apart.some((one) => /^['’]s?$/.test(document.sentences[sentence]?.words[one.last]?.form ?? ''));
  return (
    (inside.length > 1 && words.some(({ upos }) => upos === 'CCONJ')) ||
    (apart.length > 1 && !isOwned && words.some(({ form }) => form === ','))
  );
}

/** "Castro he", "Russia the U.S.": a name does not run on into a pronoun, nor with an article into another name. */
function isRunOn(span: ScoredSpan, kept: readonly Mention[], document: Document): boolean {
  const { length, [length - 1]: final } = wordsIn(document, span);
  if (length > 1 && final?.upos === 'PRON' && /^(?:he|she|they|it|we|i)$/i.test(final.form)) return true;
  const here = kept.filter((one) => one.sentence === span.sentence && one.how !== 'description');
  return here.some(
    ({ first, last }) =>
      first === span.first &&
      last < span.last &&
      withArticle({ ...span, first: last + 1 }, document).first === last &&
      here.some((one) => one.first === last + 1 && one.last === span.last),
  );
}

/** "rein in tariffs", "talks continue": what somebody does is no issue until a noun names it. */
function isClause({ sentence, first, last, types }: ScoredSpan, document: Document): boolean {
  const words = document.sentences[sentence]?.words ?? [];
  return bestType(types) === 'issue' && /^(?:VB[DPZ]?|MD)$/.test(words[headOf(words, first, last)]?.xpos ?? '');
}

/** "R-Maine", "Sen. X (D-Wash.)": a tag of party and state is no name and no part of one. */
function isTagged(span: ScoredSpan, document: Document): boolean {
  const words = wordsIn(document, { ...span, first: span.first - 1 });
  return /[(,][RDI][-–—]\p{Lu}[\p{L}.]*\)?$/u.test(words.map(({ form }) => form).join(''));
}

/** `Abdullah "Apo" Ocalan`: what a pattern takes for a nickname, the net seldom sees as a name. */
const NICKNAMED = /^\p{Lu}[^"“'‘]* ["“'‘][^"”'’]+["”'’] \p{Lu}/u;

function leastFor({ how, type, surface }: Mention, limits: MentionLimits): number {
  if (type === 'person' && NICKNAMED.test(surface)) return 0;
  // What it was taught takes "US" for "us".
  if (how === 'alias') return surface === 'US' ? 0 : limits.alias;
  return how === 'name' ? limits.name : limits.description;
}

const leastOf = ({ types }: ScoredSpan, limits: MentionLimits): number =>
  bestType(types) === 'issue' ? limits.issue : limits.span;

/** The type that the net is sure of where the suggested one is out of the question. */
function withBestType(mention: Mention, types: readonly number[]): ChosenMention {
  const best = bestType(types);
  if (shareOf(mention.type, types) >= 0.25 || shareOf(best, types) < 0.6) return { ...mention, types, suggested: true };
  return {
    ...mention,
    type: best,
    kind: null,
    // "Georgia" of Atlanta as a group is not the country.
    candidates: mention.candidates.slice(0, 1).map((id): EntityId => withType(id, best)),
    how: 'name',
    name: mention.surface,
    types,
    suggested: false,
  };
}

/** How likely something is of a type, 0 to 1; 0 where the net has no opinion. */
export const shareOf = (type: EntityType, types: readonly number[] | null | undefined): number =>
  types?.[ENTITY_TYPES.indexOf(type)] ?? 0;

/** The likeliest type, the first of equals. */
export const bestType = (types: readonly number[]): EntityType =>
  ENTITY_TYPES[types.indexOf(Math.max(...types))] ?? 'group';

/** Of two spans that overlap without one inside the other, the likelier. */
function withoutCrossing(spans: readonly ScoredSpan[]): readonly ScoredSpan[] {
  const kept: ScoredSpan[] = [];
  for (const span of [...spans].sort((a, b) => b.score - a.score || a.sentence - b.sentence || a.first - b.first))
    if (!kept.some((one) => crosses(one, span))) kept.push(span);
  return kept;
}

function crosses(a: Stretch, b: Stretch): boolean {
  if (a.sentence !== b.sentence || a.last <= b.first || b.last <= a.first) return false;
  const aInside = b.first <= a.first && a.last <= b.last;
  const bInside = a.first <= b.first && b.last <= a.last;
  return !aInside && !bInside;
}

function mentionOf(span: ScoredSpan, document: Document): ChosenMention {
  const { sentence, first, last, types } = span;
  const place = locate(document, span);
  const head = headOf(document.sentences[sentence]?.words ?? [], first, last);
  const meant = { type: bestType(types), kind: null, candidates: [], name: nameOf(place.surface) };
  const how = isName(wordsIn(document, span)) ? 'name' : 'description';
  return { ...place, ...meant, head, how, types, suggested: false };
}

const nameOf = (surface: string): string =>
  surface.replace(/^(?:(?:the|a|an|mr|mrs|ms|miss|dr)\b\.?\s+)+/i, '').replace(/['’]s?$/, '');

/** Every word of weight begins large, and one of them is a proper noun. */
function isName(words: readonly Word[]): boolean {
  const weighty = words.filter(({ upos }) => !/^(?:DET|ADP|PUNCT|CCONJ|PART|AUX|NUM|PRON)$/.test(upos));
  return (
    weighty.length > 0 &&
    weighty.every(({ form }) => /^\p{Lu}/u.test(form)) &&
    weighty.some(({ upos }) => upos === 'PROPN')
  );
}
