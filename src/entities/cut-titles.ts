import { type EntityId, makeEntityId } from '../base/ids.ts';
import { yearOf } from '../corpus/article.ts';
import { type ChosenMention, placeOf } from '../mentions/choose-mentions.ts';
import { type Gazetteer, isTitle } from '../mentions/gazetteer.ts';
import type { GazetteerEntry } from '../schema/schema.ts';
import type { Document, Word } from '../text/document.ts';
import { foldForm } from '../text/fold-form.ts';
import { holdersOf, inOffice, listedHolder } from './office-holders.ts';
import { withoutTitle } from './without-title.ts';

/**
 * "Secretary Clinton" and "Sen. Ayotte" name who bears the surname: the title is no part of the name, and whoever alone of the lists
 * held an office called so in that year is meant, not another of that surname whom the article names in full; so is the one bearer of
 * the lists where nobody of the surname is named in full ("Mr. Kerry"). Titles that go with a given name ("King Salman") stay.
 */
export function cutTitles(
  mentions: readonly ChosenMention[],
  document: Document,
  gazetteer: Gazetteer,
): readonly ChosenMention[] {
  const year = yearOf(document.article);
  const there = new Set(mentions.map(placeOf));
  const inFull = new Set(mentions.flatMap((mention) => fullSurname(mention)));
  const untitled = mentions.filter(
    ({ surface }) => !areTitles(surface.split(' ').slice(0, -1).map(foldForm), gazetteer),
  );
  const named = new Set(untitled.flatMap((mention) => fullSurname(mention)));
  const countries = new Set(mentions.flatMap(({ candidates }) => candidates));
  return mentions.map((mention) => {
    const { sentence, first, last } = mention;
    if (mention.type !== 'person' || (mention.how !== 'name' && mention.how !== 'alias')) return mention;
    // "Ada Lind of Utah": where somebody comes from is no part of the name.
    if (/\p{Ll} of \p{Lu}/u.test(mention.name)) return { ...mention, name: withoutTitle(mention.name, gazetteer) };
    const words = document.sentences[sentence]?.words ?? [];
    const surname = words[last - 1];
    const isLong = last - first > 1;
    const as = ({ id, name }: GazetteerEntry): ChosenMention => ({ ...mention, how: 'name', name, candidates: [id] });
    const isBare = !isLong && !mention.suggested && !inFull.has(foldForm(mention.surface));
    const bare = isBare ? onlyBearer(mention.surface, gazetteer) : undefined;
    if (bare !== undefined) return as(bare);
    const before = words.slice(isLong ? first : Math.max(0, first - 1), last - 1).map(({ form }) => foldForm(form));
    // "South Korea's Moon".
    const title = before.slice(before.findLastIndex((form) => /^['’]s?$/.test(form)) + 1);
    if (surname === undefined || before.length === 0 || !/^\p{Lu}\p{L}/u.test(surname.form)) return mention;
    if (!areTitles(title, gazetteer) || (isLong && there.has(placeOf({ sentence, first: last - 1, last }))))
      return mention;
    const office = title.at(-1) ?? '';
    const held = inOffice(bearers(surname.form, office, gazetteer), gazetteer, year);
    const only = held.length === 1 ? gazetteer.entries.get(held[0] as EntityId) : undefined;
    const isUnnamed = held.length === 0 && !named.has(foldForm(surname.form));
    const entry = isUnnamed ? listedHolder(surname.form, office, { gazetteer, year, countries }) : only;
    if (entry !== undefined) return as(entry);
    const bearer = isLong && !inFull.has(foldForm(surname.form)) ? onlyBearer(surname.form, gazetteer) : undefined;
    if (bearer !== undefined) return as(bearer);
    const id = makeEntityId('person', surname.form);
    return isLong ? { ...mention, name: surname.form, candidates: [id] } : mention;
  });
}

/** The one listed person of a surname, or the one of them who held an office. */
function onlyBearer(surname: string, gazetteer: Gazetteer): GazetteerEntry | undefined {
  const all = gazetteer.bySurname(foldForm(surname));
  const some = all.length > 1 ? all.filter(({ offices }) => offices.length > 0) : all;
  return some.length === 1 ? some[0] : undefined;
}

/** The surname of somebody whose first name stands there too. */
function fullSurname({ type, how, surface }: ChosenMention): readonly string[] {
  const words = surface.split(' ');
  const isFull = type === 'person' && how !== 'description' && words.length > 1 && !/^\p{L}+\.$/u.test(words[0] ?? '');
  return isFull ? [foldForm(words.at(-1) ?? '')] : [];
}

/** Whether words are titles one and all: "vice president", "acting secretary". */
function areTitles(words: readonly string[], gazetteer: Gazetteer): boolean {
  if (words.length === 0) return true;
  const royal = gazetteer.words('titles/royal');
  return [3, 2, 1].some((length) => {
    const some = words.slice(0, length).join(' ');
    if (length > words.length || royal.has(some)) return false;
    return isTitle(some, gazetteer) && areTitles(words.slice(length), gazetteer);
  });
}

/** Listed people of a surname that held an office called so: of just that title, where there are any. */
function bearers(surname: string, title: string, gazetteer: Gazetteer): readonly EntityId[] {
  if (!gazetteer.words('titles/offices').has(title) && !gazetteer.words('titles/private').has(title)) return [];
  const all = gazetteer.bySurname(foldForm(surname)).map(({ id }) => id);
  const just = all.filter((id) => gazetteer.entries.get(id)?.offices.some((one) => foldForm(one.title) === title));
  return just.length > 0 ? just : holdersOf(all, title, gazetteer);
}

/** "Bilal Bhutto-Zardari" is not the Zardari whom the surname alone names: a first name stands before it, and no title. */
export function isFirstName(short: ChosenMention, before: readonly Word[], gazetteer: Gazetteer): boolean {
  const names = before.filter(({ form }) => /^\p{Lu}\p{Ll}/u.test(form));
  const isAllNames = before.every(({ form }) => /^\p{Lu}\p{Ll}|^[-‐]$/u.test(form));
  const isTitled = names.some(({ form }) => isTitle(foldForm(form), gazetteer));
  return short.last - short.first === 1 && names.length > 0 && isAllNames && !isTitled;
}
