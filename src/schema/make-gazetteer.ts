import type { Place, Problem } from '../base/errors.ts';
import { type EntityId, entityId, makeEntityId, typeOf } from '../base/ids.ts';
import type { CheckedYaml } from './read-yaml.ts';
import type { GazetteerEntry } from './schema.ts';
import type { RawEntry, RawGazetteer } from './yaml-shapes.ts';

/** An entry with what only the checks need. */
export type NotedEntry = {
  readonly entry: GazetteerEntry;
  readonly place: Place | null;
  /** Shares a name with another entry on purpose. */
  readonly isAmbiguous: boolean;
};

export type Notes = Map<EntityId, NotedEntry>;

/** Lays the entries of a file over those there are: lists are added to, other fields are replaced, `drop` takes names away. */
export function mergeEntries(notes: Notes, { value, placeAt }: CheckedYaml<RawGazetteer>, problems: Problem[]): void {
  const seen = new Set<EntityId>();
  value.entries.forEach((written, index) => {
    const place = placeAt(['entries', index]);
    const raw: RawEntry = { ...value.defaults, ...written };
    try {
      const id = idOf(raw);
      if (seen.has(id))
        problems.push({
          severity: 'error',
          code: 'SCHEMA_INVALID',
          message: `${id} stands twice in this file.`,
          place,
        });
      seen.add(id);
      const before = notes.get(id)?.entry;
      const entry = mergeEntry(before, { ...(before === undefined ? raw : written), id });
      notes.set(id, { entry, place, isAmbiguous: raw.ambiguous ?? notes.get(id)?.isAmbiguous ?? false });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      problems.push({ severity: 'error', code: 'SCHEMA_INVALID', message, place });
    }
  });
}

function idOf(raw: RawEntry): EntityId {
  if (raw.id !== undefined) return raw.id.includes('/') ? entityId(raw.id) : makeEntityId(raw.type ?? 'group', raw.id);
  return makeEntityId(raw.type ?? 'group', raw.name ?? '');
}

function mergeEntry(before: GazetteerEntry | undefined, raw: RawEntry & { readonly id: EntityId }): GazetteerEntry {
  const base = before ?? emptyEntry(raw.id, raw.name ?? nameFromId(raw.id));
  const name = raw.name ?? base.name;
  const dropped = new Set([...(raw.drop ?? []), name]);
  const joined = (old: readonly string[], added: readonly string[] | undefined, gone: ReadonlySet<string>) =>
    [...new Set([...old, ...(added ?? [])])].filter((word) => !gone.has(word));
  const onlyDropped = new Set(raw.drop ?? []);
  const renamed = name === base.name || onlyDropped.has(base.name) ? [] : [base.name];
  return {
    id: raw.id,
    type: typeOf(raw.id),
    kind: raw.kind ?? base.kind,
    name,
    aliases: joined([...base.aliases, ...renamed], raw.aliases, dropped),
    adjectives: joined(base.adjectives, raw.adjectives, onlyDropped),
    demonyms: joined(base.demonyms, raw.demonyms, onlyDropped),
    metonyms: joined(base.metonyms, raw.metonyms, onlyDropped),
    actsFor: reference(raw.acts_for) ?? base.actsFor,
    partOf: reference(raw.part_of) ?? base.partOf,
    country: reference(raw.country) ?? base.country,
    latitude: raw.at?.[0] ?? base.latitude,
    longitude: raw.at?.[1] ?? base.longitude,
    wikidata: raw.wikidata ?? base.wikidata,
    offices: [
      ...(raw.offices ?? []).map(({ title, of, from, to }) => ({ title, of: slugReference(of), from, to })),
      ...base.offices,
    ],
    weight: raw.weight ?? base.weight,
    isListed: false,
  };
}

/** An entry with nothing but its id and name. */
export function emptyEntry(id: EntityId, name: string): GazetteerEntry {
  return {
    id,
    type: typeOf(id),
    kind: null,
    name,
    aliases: [],
    adjectives: [],
    demonyms: [],
    metonyms: [],
    actsFor: null,
    partOf: null,
    country: null,
    latitude: null,
    longitude: null,
    wikidata: null,
    offices: [],
    weight: 0,
    isListed: false,
  };
}

function nameFromId(id: EntityId): string {
  return id.slice(id.indexOf('/') + 1);
}

function reference(text: string | undefined): EntityId | null {
  return text === undefined ? null : slugReference(text);
}

function slugReference(text: string): EntityId {
  return entityId(text.includes('/') ? text : `group/${text}`);
}

/** Each state or territory is a location as well: adds `place/x` for `group/x`. */
export function addCountryPlaces(entries: readonly GazetteerEntry[]): readonly GazetteerEntry[] {
  const taken = new Set(entries.map(({ id }) => id));
  const places: GazetteerEntry[] = [];
  for (const state of entries) {
    if (state.isListed || state.type !== 'group' || (state.kind !== 'state' && state.kind !== 'territory')) continue;
    const id = entityId(`place/${nameFromId(state.id)}`);
    if (taken.has(id)) continue;
    const { name, aliases, latitude, longitude, wikidata, weight } = state;
    places.push({
      ...emptyEntry(id, name),
      kind: 'country',
      aliases,
      country: state.id,
      latitude,
      longitude,
      wikidata,
      weight,
    });
  }
  return [...entries, ...places];
}

/**
 * Adds the compiled cities (`name, slug, state, latitude, longitude, inhabitants`, tab-separated, larger first). One that an
 * entry written by hand names lends it coordinates and weight; of the others with one name, the later get the state's
 * slug into their id.
 */
export function addCities(entries: readonly GazetteerEntry[], table: string): readonly GazetteerEntry[] {
  const added = new Map(entries.map((entry) => [entry.id, entry]));
  const handPlaces = new Map<string, EntityId[]>();
  for (const entry of entries) {
    if (entry.type !== 'place' || entry.kind === 'country') continue;
    const { id, name, aliases } = entry;
    for (const word of [name, ...aliases]) handPlaces.set(word, [...(handPlaces.get(word) ?? []), id]);
  }
  for (const line of table.split('\n')) {
    const [name = '', slug = '', state = '', latitude, longitude, weight] = line.split('\t');
    if (name === '' || state === '') continue;
    const country = `group/${state}` as EntityId;
    const numbers = { latitude: Number(latitude), longitude: Number(longitude), weight: Number(weight) };
    const known = (handPlaces.get(name) ?? [])
      .map((id) => added.get(id))
      .find((entry) => entry !== undefined && (entry.country === null || entry.country === country));
    if (known !== undefined) {
      if (known.weight === 0 && known.latitude === null) added.set(known.id, { ...known, ...numbers, country });
      else if (known.weight === 0) added.set(known.id, { ...known, weight: numbers.weight });
      continue;
    }
    // The slugs were made by makeEntityId when the table was: to make them here takes longer than all the rest.
    let id = `place/${slug}` as EntityId;
    if (added.has(id)) id = `place/${slug}-${state}` as EntityId;
    if (added.has(id)) continue;
    added.set(id, cityEntry(id, name, country, numbers));
  }
  return [...added.values()];
}

/** Written out, without spreading: thousands are made at every start. */
function cityEntry(
  id: EntityId,
  name: string,
  country: EntityId,
  { latitude, longitude, weight }: Pick<GazetteerEntry, 'latitude' | 'longitude' | 'weight'>,
): GazetteerEntry {
  return {
    id,
    type: 'place',
    kind: 'city',
    name,
    aliases: NONE,
    adjectives: NONE,
    demonyms: NONE,
    metonyms: NONE,
    actsFor: null,
    partOf: null,
    country,
    latitude,
    longitude,
    wikidata: null,
    offices: NONE,
    weight,
    isListed: false,
  };
}

const NONE: readonly never[] = [];
