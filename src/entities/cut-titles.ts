import { type EntityId, makeEntityId } from '../base/ids.ts';
import type { ChosenMention } from '../mentions/choose-mentions.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { Document } from '../text/document.ts';
import { foldForm } from '../text/fold-form.ts';
import { holdersOf, inOffice } from './office-holders.ts';

/**
 * "Secretary Clinton" and "Sen. Ayotte" name who bears the surname: the title is cut from the name, and whoever of the lists held
 * an office called so is a candidate. Titles that go with a given name ("King Salman") stay.
 */
export function cutTitles(
  mentions: readonly ChosenMention[],
  document: Document,
  gazetteer: Gazetteer,
): readonly ChosenMention[] {
  const { publishedOn } = document.article;
  const year = publishedOn === null ? null : Number(publishedOn.slice(0, 4));
  const there = new Set(mentions.map(placeOf));
  return mentions.map((mention) => {
    const { sentence, first, last } = mention;
    if (mention.type !== 'person' || mention.how !== 'name' || last - first < 2) return mention;
    const words = document.sentences[sentence]?.words ?? [];
    const own = words.slice(first, last);
    const [surname] = own.slice(-1);
    const title = own.slice(0, -1).map(({ form }) => foldForm(form));
    if (surname === undefined || !/^\p{Lu}\p{L}/u.test(surname.form) || !isTitle(title, gazetteer)) return mention;
    if (there.has(placeOf({ sentence, first: last - 1, last }))) return mention;
    const [only, ...others] = inOffice(bearers(surname.form, title.at(-1) ?? '', gazetteer), gazetteer, year);
    const id = only === undefined || others.length > 0 ? makeEntityId('person', surname.form) : only;
    return { ...mention, name: surname.form, candidates: [id] };
  });
}

const placeOf = ({ sentence, first, last }: { sentence: number; first: number; last: number }): string =>
  `${sentence}:${first}-${last}`;

const TITLES = ['offices', 'courtesy', 'private', 'qualifiers'] as const;

/** Whether words are titles one and all: "vice president", "acting secretary". */
function isTitle(words: readonly string[], gazetteer: Gazetteer): boolean {
  if (words.length === 0) return true;
  const royal = gazetteer.words('titles/royal');
  return [3, 2, 1].some((length) => {
    const some = words.slice(0, length).join(' ');
    if (length > words.length || royal.has(some)) return false;
    return (
      TITLES.some((list) => gazetteer.words(`titles/${list}`).has(some)) && isTitle(words.slice(length), gazetteer)
    );
  });
}

/** Listed people of a surname that held an office called so. */
function bearers(surname: string, title: string, gazetteer: Gazetteer): readonly EntityId[] {
  const all = gazetteer.bySurname.get(foldForm(surname)) ?? [];
  return holdersOf(
    all.map(({ id }) => id),
    title,
    gazetteer,
  );
}
