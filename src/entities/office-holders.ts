import type { EntityId } from '../base/ids.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { GazetteerEntry, Office } from '../schema/schema.ts';
import { foldForm } from '../text/fold-form.ts';
import { indexBy } from '../text/names/name-forms.ts';

/** Offices that were held in a year; all where that is not known. */
export const heldIn = (offices: readonly Office[], year: number | null): readonly Office[] =>
  offices.filter(({ from, to }) => year === null || ((from ?? 0) <= year && year <= (to ?? 9999)));

/** Of listed people those who held an office in a year; all where the year is not known or none did. */
export function inOffice(ids: readonly EntityId[], gazetteer: Gazetteer, year: number | null): readonly EntityId[] {
  if (year === null || ids.length < 2) return ids;
  const held = ids.filter((id) => heldIn(gazetteer.entries.get(id)?.offices ?? [], year).length > 0);
  return held.length === 0 ? ids : held;
}

/** The same people, those first whose office was nearest to that year; where it is not known, the latest. */
export function byYear(ids: readonly EntityId[], gazetteer: Gazetteer, year: number | null): readonly EntityId[] {
  const at = year ?? 9999;
  const gaps = (id: EntityId) =>
    (gazetteer.entries.get(id)?.offices ?? []).map(({ from, to }) => Math.max((from ?? 0) - at, at - (to ?? 9999), 0));
  const away = (id: EntityId) => Math.min(9999, ...gaps(id));
  return [...ids].sort((a, b) => away(a) - away(b));
}

/** What the lists call an office, by what its holder is called: `graph-schema/lexicon/office-names.yaml`. */
export const officeCalled = (title: string, { lists, words }: Gazetteer): string =>
  lists('office-names').find((office) => words(`office-names/${office}`).has(title)) ?? title;

/** "President Lee", not the activist of that name: those who held an office called so; all where none did. */
export function withTitle(ids: readonly EntityId[], title: string, gazetteer: Gazetteer): readonly EntityId[] {
  if (ids.length < 2 || !gazetteer.words('titles/offices').has(title)) return ids;
  const held = holdersOf(ids, title, gazetteer);
  return held.length === 0 ? ids : held;
}

/** Those who held an office called so. */
export function holdersOf(ids: readonly EntityId[], title: string, gazetteer: Gazetteer): readonly EntityId[] {
  const wanted = officeCalled(title, gazetteer);
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

type Told = {
  readonly gazetteer: Gazetteer;
  readonly year: number | null;
  readonly countries: ReadonlySet<EntityId>;
};

/** "President Varga" of 2004: who alone of the long lists held an office called so in that very year, in a state that is spoken of. */
export function listedHolder(
  surname: string,
  title: string,
  { gazetteer, year, countries }: Told,
): GazetteerEntry | undefined {
  if (year === null || !gazetteer.words('titles/offices').has(title)) return undefined;
  const wanted = officeCalled(title, gazetteer);
  const held = (indexListed(gazetteer).get(foldForm(surname)) ?? []).filter(
    ({ country, offices }) =>
      country !== null &&
      countries.has(country) &&
      heldIn(offices, year).some(
        ({ from, title: held }) => from !== null && foldForm(held).split(' ').includes(wanted),
      ),
  );
  return held.length === 1 ? held[0] : undefined;
}
