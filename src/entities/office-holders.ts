import type { EntityId } from '../base/ids.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import { foldForm } from '../text/fold-form.ts';

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
