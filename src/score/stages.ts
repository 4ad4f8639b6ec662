import type { Span } from '../base/span.ts';
import type { EntityRecord, MentionRecord } from '../graph/records.ts';
import { addCounts, addTallies, type Count, type Tally } from './count.ts';
import type { GoldEntity } from './gold.ts';
import { type GoldMention, goldMentions, hasCapitals, trimmed } from './gold-mentions.ts';
import { type EntityMatches, matchEntities } from './match-entities.ts';
import type { ScoredArticle } from './score-folder.ts';

export const MENTION_KINDS = ['name', 'description', 'pronoun'] as const;
export const ENTITY_KINDS = [
  'named people',
  'other people',
  'named groups',
  'other groups',
  'places',
  'issues',
] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** How far mentions and entities carry: what is lost here no claim can have. */
export type Stages = {
  /** Names and descriptions at their very words and with the right type; core ones are wanted. */
  readonly spans: Count;
  /** The same whatever the type. */
  readonly untypedSpans: Count;
  /** Ends of annotated claims at their very words, by what they are: those seen, and of these the ones linked rightly. */
  readonly ends: Readonly<Record<GoldMention['how'], { readonly seen: Tally; readonly linked: Tally }>>;
  /** Core entities that were found. */
  readonly kinds: Readonly<Record<EntityKind, Tally>>;
};

/** Measures mentions, links and kinds of entities over articles. */
export function scoreStages(scored: readonly ScoredArticle[]): Stages {
  const each = scored.map(stagesOf);
  const ends = (how: GoldMention['how'], what: 'seen' | 'linked') => addTallies(each.map((one) => one.ends[how][what]));
  return {
    spans: addCounts(each.map((one) => one.spans)),
    untypedSpans: addCounts(each.map((one) => one.untypedSpans)),
    ends: byName(MENTION_KINDS, (how) => ({ seen: ends(how, 'seen'), linked: ends(how, 'linked') })),
    kinds: byName(ENTITY_KINDS, (kind) => addTallies(each.map((one) => one.kinds[kind]))),
  };
}

function byName<K extends string, V>(names: readonly K[], make: (name: K) => V): Readonly<Record<K, V>> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, V>;
}

type Found = Span & { readonly how: MentionRecord['how']; readonly entity: EntityRecord };

function stagesOf({ article: { text }, gold, records }: ScoredArticle): Stages {
  const entities = records.filter((record): record is EntityRecord => record.kind === 'entity');
  const matches = matchEntities(entities, gold.entities);
  const found = entities.flatMap((entity) =>
    entity.mentions.map((mention): Found => ({ ...trimmed(mention, text), how: mention.how, entity })),
  );
  const wanted = goldMentions(gold, text);
  return {
    spans: countSpans(found, wanted, ({ entity }) => entity.type),
    untypedSpans: countSpans(found, wanted, () => ''),
    ends: byName(MENTION_KINDS, (how) => {
      const ends = wanted.filter((mention) => mention.isClaimEnd && mention.how === how);
      return countEnds(ends, found, matches);
    }),
    kinds: byName(ENTITY_KINDS, (kind) => {
      const core = gold.entities.filter((entity) => entity.core && kindOf(entity, text) === kind);
      const taken = new Set(matches.values());
      return { right: core.filter(({ id }) => taken.has(id)).length, of: core.length };
    }),
  };
}

/** A span counts once however many entities share it: a country may be a group and a place in the same words. */
function countSpans(
  found: readonly Found[],
  wanted: readonly GoldMention[],
  typeOf: (one: { readonly entity: { readonly type: string } }) => string,
): Count {
  const keyOf = (one: Span & { readonly entity: { readonly type: string } }): string =>
    `${one.start} ${one.end} ${typeOf(one)}`;
  const placeOf = ({ start, end }: Span): string => `${start} ${end}`;
  const told = found.filter(({ how }) => how !== 'pronoun');
  const predicted = new Set(told.map(keyOf));
  const acceptable = new Set(wanted.map(keyOf));
  const core = wanted.filter(({ how, entity }) => how !== 'pronoun' && entity.core);
  const places = new Set(core.map(placeOf));
  const hit = new Set(core.filter((one) => predicted.has(keyOf(one))).map(placeOf));
  return {
    right: [...predicted].filter((key) => acceptable.has(key)).length,
    predicted: predicted.size,
    found: hit.size,
    wanted: places.size,
  };
}

function countEnds(
  ends: readonly GoldMention[],
  found: readonly Found[],
  matches: EntityMatches,
): { readonly seen: Tally; readonly linked: Tally } {
  const seen = ends
    .map((end) => ({ end, there: found.filter((mention) => isSamePlace(mention, end)) }))
    .filter(({ there }) => there.length > 0);
  const right = seen.filter(({ end, there }) => there.some(({ entity }) => matches.get(entity.id) === end.entity.id));
  return { seen: { right: seen.length, of: ends.length }, linked: { right: right.length, of: seen.length } };
}

/** "the Russian foreign minister" may be marked as "foreign minister", but not as "Russian". */
function isSamePlace(a: Span, b: Span): boolean {
  return a.end === b.end && (a.start < b.end || b.start < a.end);
}

/** What sort of finding an entity takes. */
function kindOf({ type, surfaces }: GoldEntity, text: string): EntityKind {
  if (type === 'place') return 'places';
  if (type === 'issue') return 'issues';
  const isNamed = surfaces.some((surface) => hasCapitals(surface, text));
  if (type === 'person') return isNamed ? 'named people' : 'other people';
  return isNamed ? 'named groups' : 'other groups';
}
