import { type EntityId, makeEntityId } from '../base/ids.ts';
import { editDistance } from '../base/nearest.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { Mention } from '../mentions/mention.ts';
import type { SentenceView } from '../mentions/sentence-view.ts';
import { foldForm } from '../text/fold-form.ts';
import { isSurnameFirst } from '../text/names/name-forms.ts';
import { byYear, inOffice, withTitle } from './office-holders.ts';

export type NameContext = {
  readonly gazetteer: Gazetteer;
  readonly views: readonly SentenceView[];
  readonly year: number | null;
};

type KnownPerson = {
  readonly id: EntityId;
  readonly name: string;
  readonly isSurnameFirst: boolean;
  readonly words: readonly string[];
  /** The last word, and the other half of a double name: "Díaz-Canel". */
  readonly surnames: readonly string[];
  readonly at: number;
};

/** People named in full, in text order, joined with the gazetteer by name or a near spelling of it. */
export function knownPeople(mentions: readonly Mention[], { gazetteer, year }: NameContext): readonly KnownPerson[] {
  const people: KnownPerson[] = [];
  for (const mention of mentions) {
    if (mention.type !== 'person') continue;
    const all = personWords(mention.how === 'alias' ? mention.surface : mention.name);
    const words = all.length > 2 && gazetteer.words('titles/royal').has(all[0] ?? '') ? all.slice(1) : all;
    if (words.length < 2) continue;
    const listed = mention.candidates.filter((id) => gazetteer.entries.has(id));
    const [first] = byYear(listed, gazetteer, year);
    const near = first ?? nearSpelling(words, gazetteer);
    const same = near === undefined ? people.find((person) => isSamePerson(person.words, words)) : undefined;
    const id = near ?? same?.id ?? mention.candidates[0] ?? makeEntityId('person', mention.name);
    people.push({
      id,
      name: gazetteer.entries.get(id)?.name ?? same?.name ?? mention.name,
      isSurnameFirst: isSurnameFirst(mention.name) || isSurnameFirst(mention.surface),
      words,
      surnames: [...new Set([...personWords(mention.name.split(' ').at(-1) ?? ''), words.at(-1) ?? ''])],
      at: mention.start,
    });
  }
  return people;
}

/** Words of a name without particles that spellings leave out (`al`), initials kept out. */
function personWords(name: string): readonly string[] {
  return name
    .split(/[\s-]+/)
    .map(foldForm)
    .map((word) => word.replace(/\./g, ''))
    .filter((word) => word.length > 1 && !/^(?:al|el|the|jr|sr|iii|iv)$/.test(word));
}

/**
 * Same surname, and first names equal, near in spelling, one an initial or a short form of the other; or one name the beginning
 * or the end of the other: "Wasserman Schultz" of Debbie Wasserman Schultz.
 */
function isSamePerson(a: readonly string[], b: readonly string[]): boolean {
  const [firstA = '', lastA = ''] = [a[0], a.at(-1)];
  const [firstB = '', lastB = ''] = [b[0], b.at(-1)];
  if (lastA === lastB && lastA.length > 3 && isShortOf(firstA, firstB)) return true;
  const shorter = Math.min(a.length, b.length);
  const share = (from: number, to?: number): boolean => a.slice(from, to).join(' ') === b.slice(from, to).join(' ');
  if (shorter > 1 && (share(0, shorter) || share(-shorter))) return true;
  return (
    editDistance(lastA, lastB) <= (Math.min(lastA.length, lastB.length) > 5 ? 1 : 0) &&
    (firstA === firstB || editDistance(firstA, firstB) <= (Math.min(firstA.length, firstB.length) > 4 ? 2 : 1))
  );
}

/** "Pat" of "Patrick". */
const isShortOf = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a));

function nearSpelling(words: readonly string[], gazetteer: Gazetteer): EntityId | undefined {
  const people = gazetteer.bySurname(words.at(-1) ?? '');
  return people.find((entry) => [entry.name, ...entry.aliases].some((name) => isSamePerson(personWords(name), words)))
    ?.id;
}

type PeopleIndex = {
  readonly byId: ReadonlyMap<EntityId, KnownPerson>;
  /** By surname, by each half of a double one, and by first name, in text order. */
  readonly byWord: ReadonlyMap<string, readonly KnownPerson[]>;
};

export function indexPeople(people: readonly KnownPerson[]): PeopleIndex {
  const byWord = new Map<string, KnownPerson[]>();
  const byId = new Map<EntityId, KnownPerson>();
  for (const person of people) {
    if (!byId.has(person.id)) byId.set(person.id, person);
    for (const word of new Set([person.words[0] ?? '', ...person.surnames])) {
      const bearers = byWord.get(word);
      if (bearers === undefined) byWord.set(word, [person]);
      else if (bearers.at(-1)?.id !== person.id) bearers.push(person);
    }
  }
  return { byId, byWord };
}

/** A surname alone means the person of that name spoken of last; without one, the listed bearer when there is just one in office. */
export function resolvePerson(
  mention: Mention,
  { byWord }: PeopleIndex,
  { gazetteer, views, year }: NameContext,
): EntityId | undefined {
  const before = views[mention.sentence]?.folded[mention.first - 1] ?? '';
  const isRoyal = gazetteer.words('titles/royal').has(before);
  const words = personWords(mention.how === 'alias' ? mention.surface : mention.name);
  const isFirst = gazetteer.words('coreference/surname-first').has(words[0] ?? '');
  const called = /^(?:mrs|ms|miss|mr)\b/i.exec(mention.surface)?.[0].toLowerCase() ?? before;
  const isHer = /^(?:mrs|ms|miss)\b/.test(called);
  const isNamed = (person: KnownPerson, sex: string) =>
    gazetteer.words(`coreference/${sex}`).has(person.words[0] ?? '');
  const [own, other] = isHer ? ['female', 'male'] : /^mr\b/.test(called) ? ['male', 'female'] : ['', ''];
  const bearing = [...(byWord.get(words.at(-1) ?? '') ?? []), ...(byWord.get(words[0] ?? '') ?? [])];
  // "Ms. Lind" is not Keith Lind.
  const alike = new Set(bearing.filter((person) => isNamed(person, own) || !isNamed(person, other)));
  const bearers = [...alike].filter((person) =>
    words.length > 1
      ? isSamePerson(person.words, words)
      : person.surnames.includes(words[0] ?? '') ||
        (person.words[0] === words[0] &&
          (isRoyal || isFirst || person.isSurnameFirst || (person.words.length === 2 && mention.how !== 'name'))),
  );
  // "Lind" alone is the one of the lists, not her husband, whom the article also names.
  const listedOnes = bearers.filter(({ id }) => mention.candidates.includes(id) && gazetteer.entries.has(id));
  const meant = listedOnes.length > 0 && !isHer ? listedOnes : bearers;
  meant.sort((a, b) => a.at - b.at);
  const nearest = meant.filter((person) => person.at <= mention.start).at(-1) ?? meant[0];
  if (nearest !== undefined) return nearest.id;
  const ids = new Set([...alike].map(({ id }) => id));
  if (words.length === 1 && mention.how === 'name' && ids.size === 1) return [...ids][0];
  const known = mention.candidates.filter((id) => gazetteer.entries.has(id));
  const listed = byYear(withTitle(known, before, gazetteer), gazetteer, year);
  if (words.length > 1)
    return listed[0] ?? nearSpelling(words, gazetteer) ?? mention.candidates[0] ?? makeEntityId('person', mention.name);
  const held = inOffice(listed, gazetteer, year);
  if (held.length === 1) return held[0];
  if (mention.how === 'name') return mention.candidates[0] ?? makeEntityId('person', mention.name);
  return listed[0];
}
