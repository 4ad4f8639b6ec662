import { groupBy } from '../base/group-by.ts';
import type { EntityId } from '../base/ids.ts';
import { type ChosenMention, placeOf } from '../mentions/choose-mentions.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import { type Document, wordsIn } from '../text/document.ts';
import { isFirstName } from './cut-titles.ts';
import { describedNames } from './described-names.ts';
import type { Entity, ResolvedMention } from './entity.ts';
import { officesSaid } from './offices-said.ts';
import { makeEntity, nameEntities } from './resolve-entities.ts';
import { standIns } from './stand-ins.ts';

/** Mentions that need no net, and the entities of them. */
export type Decided = {
  /** By the place of the mention. */
  readonly decided: ReadonlyMap<string, ResolvedMention>;
  readonly entities: ReadonlyMap<EntityId, Entity>;
  /** Of publication. */
  readonly year: number | null;
};

/** What lists, names and titles say of mentions, before the net is asked. */
export function decideByNames(mentions: readonly ChosenMention[], document: Document, gazetteer: Gazetteer): Decided {
  const titled = (long: ChosenMention, short: ChosenMention): boolean => {
    const before = wordsIn(document, { ...long, last: short.first });
    // "a spokesman for President Lind" is not Lind.
    return !isFirstName(short, before, gazetteer) && !before.some(({ form }) => ASIDE.test(form));
  };
  const byName = mentions.filter(
    (one) =>
      one.how !== 'description' && one.how !== 'pronoun' && one.type !== 'issue' && !isTitled(one, mentions, titled),
  );
  const { named, entities, year } = nameEntities(document, byName, gazetteer);
  const decided = new Map(named.map((mention) => [placeOf(mention), mention]));
  for (const [title, name] of titledNames(mentions, decided, titled)) decided.set(title, name);
  const bodies = new Map<EntityId, Entity>();
  for (const [phrase, name] of describedNames(mentions, { decided, document, gazetteer })) {
    decided.set(phrase, name);
    bodies.set(name.entity, makeEntity(name, gazetteer, year));
  }
  for (const [phrase, holder] of officesSaid(mentions, { decided, document, gazetteer }, year)) {
    decided.set(phrase, holder);
    bodies.set(holder.entity, makeEntity(holder, gazetteer, year));
  }
  for (const [mention, body] of standIns(mentions, named, gazetteer)) {
    const known = decided.get(placeOf(mention));
    // "House" is no short form of the White House.
    if (known !== undefined && isListed(known, gazetteer) && mention.candidates.includes(known.entity)) continue;
    decided.set(placeOf(mention), body);
    bodies.set(body.entity, makeEntity(body, gazetteer, year));
  }
  return { decided, entities: new Map([...bodies, ...entities]), year };
}

const ASIDE = /^(?:for|to|with|by|against|about|representing|than|like)$/;

type Titled = (long: ChosenMention, short: ChosenMention) => boolean;

/** Whether a shorter mention of a person, a title before it, ends where this one does, which no list knows whole. */
const isTitled = (mention: ChosenMention, mentions: readonly ChosenMention[], titled: Titled): boolean =>
  mention.type === 'person' &&
  mention.how !== 'alias' &&
  mentions.some(
    (one) =>
      one.type === 'person' &&
      one.how !== 'description' &&
      one.sentence === mention.sentence &&
      one.last === mention.last &&
      one.first > mention.first &&
      titled(mention, one),
  );

/** "Vice President Mike Pence" is whom "Mike Pence", which ends it, names. */
function titledNames(
  mentions: readonly ChosenMention[],
  decided: ReadonlyMap<string, ResolvedMention>,
  titled: Titled,
): readonly (readonly [string, ResolvedMention])[] {
  const people = mentions.filter(({ type }) => type === 'person');
  const byEnd = groupBy(people, ({ sentence, last }) => `${sentence}:${last}`);
  return [...byEnd.values()].flatMap((same) => {
    const [shortest] = [...same].filter((one) => decided.has(placeOf(one))).sort((a, b) => b.first - a.first);
    const name = shortest === undefined ? undefined : decided.get(placeOf(shortest));
    if (shortest === undefined || name === undefined) return [];
    return same
      .filter((one) => one.how !== 'alias' && one.first < shortest.first && titled(one, shortest))
      .map((one) => [placeOf(one), name] as const);
  });
}

/** Lists and users decide, and the names of people that patterns see; for other names the learned links know better. */
export const isListed = (mention: ResolvedMention, gazetteer: Gazetteer): boolean =>
  mention.how === 'given' || gazetteer.entries.has(mention.entity);
