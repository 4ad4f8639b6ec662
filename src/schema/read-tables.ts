import { type EntityId, entityId } from '../base/ids.ts';
import { ListedEntry, plainEntry } from './listed-entry.ts';
import { emptyEntry, type Notes } from './make-gazetteer.ts';
import type { GazetteerEntry } from './schema.ts';

/** `generated/states.tsv`: slug, kind, name, aliases, adjectives, demonyms, metonyms, latitude, longitude, area; lists by `|`. */
export function readStates(table: string): readonly GazetteerEntry[] {
  return rowsOf(table).map(([slug = '', kind = '', name = '', ...rest]) => ({
    ...emptyEntry(entityId(`group/${slug}`), name),
    kind,
    aliases: listOf(rest[0]),
    adjectives: listOf(rest[1]),
    demonyms: listOf(rest[2]),
    metonyms: listOf(rest[3]),
    latitude: Number(rest[4]),
    longitude: Number(rest[5]),
    weight: Number(rest[6]),
  }));
}

/** `generated/people.tsv`, `generated/leaders.tsv`, `generated/cabinets.tsv`, `generated/groups.tsv`: lines as {@link ListedEntry} reads them. */
export function readList(table: string): readonly GazetteerEntry[] {
  return linesOf(table).map((line) => new ListedEntry(line));
}

const NONE: readonly never[] = [];

/** Lays a table over what was read before. */
export function layTable(notes: Notes, table: readonly GazetteerEntry[]): void {
  for (const entry of table)
    notes.set(entry.id, { entry: joinListed(notes.get(entry.id)?.entry, entry), place: null, isAmbiguous: false });
}

/** Who stands in two tables has the other spellings, the offices and the Wikidata id of both, and is of the country that an office is held of. */
function joinListed(before: GazetteerEntry | undefined, entry: GazetteerEntry): GazetteerEntry {
  if (before === undefined || !before.isListed || !entry.isListed) return entry;
  const aliases = [...new Set([...entry.aliases, before.name, ...before.aliases])].filter(
    (name) => name !== entry.name,
  );
  const offices = [...entry.offices, ...before.offices];
  const country = [entry.country, before.country].find((id) => offices.some(({ of }) => of === id)) ?? entry.country;
  const ties = { actsFor: entry.actsFor ?? before.actsFor, wikidata: entry.wikidata ?? before.wikidata, country };
  return new ListedEntry(printListed({ ...plainEntry(entry), ...ties, aliases, offices }));
}

/** The line that {@link ListedEntry} reads. */
export function printListed({ id, kind, name, aliases, actsFor, country, wikidata, offices }: GazetteerEntry): string {
  const held = offices.map(({ title, of, from, to }) => `${title}@${of}@${from ?? ''}@${to ?? ''}`);
  return [id, kind ?? '', name, aliases.join('|'), actsFor ?? '', country ?? '', wikidata ?? '', held.join('|')].join(
    '\t',
  );
}

function linesOf(table: string): readonly string[] {
  return table.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

const rowsOf = (table: string): readonly (readonly string[])[] => linesOf(table).map((line) => line.split('\t'));

function listOf(cell: string | undefined): readonly string[] {
  return cell === undefined || cell === '' ? NONE : cell.split('|');
}

/**
 * What is written by hand has its names to itself: a listed entry of the same type loses them, and goes when its own
 * name is among them, leaving its Wikidata id where the other has none.
 */
export function settleListed(notes: Notes): void {
  const owners = new Map<string, EntityId>();
  for (const { entry } of notes.values()) {
    if (entry.isListed) continue;
    for (const word of [entry.name, ...entry.aliases, ...entry.adjectives, ...entry.demonyms])
      owners.set(`${entry.type}/${word.toLowerCase()}`, entry.id);
  }
  for (const [id, note] of notes) {
    const { entry } = note;
    if (!entry.isListed) continue;
    const ownerOf = (word: string) => owners.get(`${entry.type}/${word.toLowerCase()}`);
    const owner = notes.get(ownerOf(entry.name) ?? id);
    if (owner !== undefined && owner !== note) {
      notes.delete(id);
      const same = owner.entry.country === entry.country && owner.entry.wikidata === null;
      if (same) notes.set(owner.entry.id, { ...owner, entry: { ...owner.entry, wikidata: entry.wikidata } });
      continue;
    }
    const aliases = entry.aliases.filter((alias) => ownerOf(alias) === undefined);
    if (aliases.length < entry.aliases.length) notes.set(id, { ...note, entry: { ...plainEntry(entry), aliases } });
  }
}
