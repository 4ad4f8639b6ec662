import type { EntityId } from '../base/ids.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { GazetteerEntry } from '../schema/schema.ts';
import { foldForm } from '../text/fold-form.ts';
import { indexBy } from '../text/names/name-forms.ts';

/** Of listed people those who held an office in a year; all where the year is not known or none did. */
export function inOffice(ids: readonly EntityId[], gazetteer: Gazetteer, year: number | null): readonly EntityId[] {
  if (year === null || ids.length < 2) return ids;
  const held = ids.filter((id) =>
    (gazetteer.entries.get(id)?.offices ?? []).some(
      (office) => (office.from ?? 0) <= year && year <= (office.to ?? 9999),
    ),
  );
  return held.length === 0 ? ids : held;
}

/** The same people, those who held an office in that year first. */
export function byYear(ids: readonly EntityId[], gazetteer: Gazetteer, year: number | null): readonly EntityId[] {
  const held = inOffice(ids, gazetteer, year);
  return [...held, ...ids.filter((id) => !held.includes(id))];
}

/** What the holder of an office is called, by the office as lists have it. */
const OFFICES: Readonly<Record<string, string>> = {
  'sen.': 'senator',
  sen: 'senator',
  rep: 'representative',
  'rep.': 'representative',
  congressman: 'representative',
  congresswoman: 'representative',
  'gov.': 'governor',
};

/** "President Lee", not the activist of that name: those who held an office called so; all where none did. */
export function withTitle(ids: readonly EntityId[], title: string, gazetteer: Gazetteer): readonly EntityId[] {
  if (ids.length < 2 || !gazetteer.words('titles/offices').has(title)) return ids;
  const held = holdersOf(ids, title, gazetteer);
  return held.length === 0 ? ids : held;
}

/** Those who held an office called so. */
export function holdersOf(ids: readonly EntityId[], title: string, gazetteer: Gazetteer): readonly EntityId[] {
  const wanted = OFFICES[title] ?? title;
  return ids.filter((id) =>
    gazetteer.entries.get(id)?.offices.some((office) => foldForm(office.title).split(' ').includes(wanted)),
  );
}

/** Whom the long lists have by a family name, which may stand first; made when first asked for. */
const listedBySurname = new WeakMap<Gazetteer, ReadonlyMap<string, readonly GazetteerEntry[]>>();

function indexListed(gazetteer: Gazetteer): ReadonlyMap<string, readonly GazetteerEntry[]> {
  const known = listedBySurname.get(gazetteer);
  if (known !== undefined) return known;
  const people = [...gazetteer.entries.values()].filter(({ isListed, type }) => isListed && type === 'person');
  const made = indexBy(people, ({ name }) => {
    const words = foldForm(name).split(' ');
    return [words[0] ?? '', words.at(-1) ?? ''];
  });
  listedBySurname.set(gazetteer, made);
  return made;
}

/** "President Varga" of 2004: who alone of the long lists held an office called so in that very year, in a state that is spoken of. */
export function listedHolder(
  surname: string,
  title: string,
  {
    gazetteer,
    year,
    countries,
  }: { readonly gazetteer: Gazetteer; readonly year: number | null; readonly countries: ReadonlySet<EntityId> },
): GazetteerEntry | undefined {
  if (year === null || !gazetteer.words('titles/offices').has(title)) return undefined;
  const wanted = OFFICES[title] ?? title;
  const held = (indexListed(gazetteer).get(foldForm(surname)) ?? []).filter(
    ({ country, offices }) =>
      country !== null &&
      countries.has(country) &&
      offices.some(
        (office) =>
          foldForm(office.title).split(' ').includes(wanted) &&
          (office.from ?? 9999) <= year &&
          year <= (office.to ?? 9999),
      ),
  );
  return held.length === 1 ? held[0] : undefined;
}
