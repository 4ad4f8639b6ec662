import { type EntityId, entityId, makeEntityId } from '../base/ids.ts';
import type { GazetteerEntry } from '../schema/schema.ts';
import type { Draft } from './draft.ts';
import type { Gazetteer } from './gazetteer.ts';

/** How long before and after an office its holder is in the news. */
const YEARS_BEFORE = 6;
const YEARS_AFTER = 25;

type ListedContext = {
  readonly gazetteer: Gazetteer;
  /** States that the article speaks of. */
  readonly countries: ReadonlySet<EntityId>;
  readonly year: number | null;
};

/** States that the names of an article speak of, organs and parties included: "the Senate" is of the US. */
export function countriesNamed(known: readonly (readonly Draft[])[], gazetteer: Gazetteer): ReadonlySet<EntityId> {
  const countries = new Set<EntityId>();
  for (const drafts of known)
    for (const { candidates } of drafts) {
      const entries = candidates.flatMap((id) => gazetteer.entries.get(id) ?? []);
      if (entries.some(({ isListed }) => isListed)) continue;
      for (const { id, kind, country, partOf, actsFor } of entries)
        for (const state of [kind === 'state' ? id : null, country, partOf, actsFor])
          if (state !== null) countries.add(state);
    }
  for (const id of [...countries]) {
    const { country, partOf } = gazetteer.entries.get(id) ?? {};
    for (const state of [country, partOf]) if (state != null) countries.add(state);
  }
  return countries;
}

/**
 * Of the entries of long lists only those that the article can mean: a person where it speaks of the country within a
 * lifetime in politics, a group by a name that others share or by letters alone where it speaks of the country.
 */
export function inContext(drafts: readonly Draft[], context: ListedContext): readonly Draft[] {
  const { gazetteer } = context;
  return drafts.flatMap((draft): Draft[] => {
    const entries = draft.candidates.map((id) => gazetteer.entries.get(id));
    if (!entries.some((entry) => entry?.isListed)) return [draft];
    const meant = entries.filter((entry) => entry === undefined || !entry.isListed || isMeant(entry, draft, context));
    const [first] = meant;
    if (first === undefined) return [];
    const { type, kind, name } = first;
    return [{ ...draft, type, kind, name, candidates: meant.flatMap((entry) => entry?.id ?? []) }];
  });
}

function isMeant(entry: GazetteerEntry, draft: Draft, { countries, year }: ListedContext): boolean {
  const isSpokenOf = entry.country !== null && countries.has(entry.country);
  if (entry.type === 'person') return isSpokenOf && isOfTheTime(entry, year);
  const isShared = draft.candidates.length > 1;
  return isSpokenOf || (draft.last - draft.first > 1 && !isShared);
}

function isOfTheTime({ offices }: GazetteerEntry, year: number | null): boolean {
  if (year === null || offices.length === 0) return true;
  return offices.some(({ from, to }) => (from ?? 0) - YEARS_BEFORE <= year && year <= (to ?? 9999) + YEARS_AFTER);
}

/**
 * A new name that is also one of a long list, of whom the article does not speak, is a namesake: it must not take that id. With middle
 * initials and a numeral it is the one of the lists, "Lind" of "Ada S. Lind III", whom the article can mean.
 */
export function asNamesake(draft: Draft, meant: ReadonlySet<EntityId>, context: ListedContext): Draft {
  const { entries } = context.gazetteer;
  const plain = draft.name.replace(/(?<=\p{Ll}) \p{Lu}\.(?= )/gu, '').replace(/ (?:III|IV)$/, '');
  const bearer =
    draft.type === 'person' && plain !== draft.name ? entries.get(makeEntityId('person', plain)) : undefined;
  if (bearer?.isListed && isMeant(bearer, draft, context))
    return { ...draft, name: bearer.name, candidates: [bearer.id] };
  const [id] = draft.candidates;
  if (id === undefined || draft.how !== 'name' || meant.has(id) || !entries.get(id)?.isListed) return draft;
  return { ...draft, candidates: [entityId(`${id}-namesake`)] };
}
