import { type LineTable, lineAt } from '../base/line-table.ts';
import { ListedEntry } from './listed-entry.ts';
import { emptyEntry } from './make-gazetteer.ts';
import { printListed } from './read-tables.ts';
import type { CompiledNames, GazetteerEntry } from './schema.ts';

/** An entry as a line: its id, a tab, and what it says as JSON; one of a long list as its line in that. */
export function printEntry(entry: GazetteerEntry): string {
  if (entry.isListed) return printListed(entry);
  const empty: Readonly<Record<string, unknown>> = emptyEntry(entry.id, '');
  const isTold = ([key, value]: readonly [string, unknown]) =>
    key !== 'type' && !(Array.isArray(value) ? value.length === 0 : value === empty[key]);
  const { id, ...rest } = entry;
  return `${id}\t${JSON.stringify(Object.fromEntries(Object.entries(rest).filter(isTold)))}`;
}

/** The entry that {@link printEntry} printed. */
export function readEntry(table: LineTable, at: number): GazetteerEntry {
  const line = lineAt(table, at);
  const tab = line.indexOf('\t');
  if (line[tab + 1] !== '{') return new ListedEntry(line);
  // The ids were checked when the table was made.
  return { ...emptyEntry(line.slice(0, tab) as GazetteerEntry['id'], ''), ...JSON.parse(line.slice(tab + 1)) };
}

/** An entry that is read when something is asked of it: thousands are made at every start, and few are met. */
export class CompiledEntry implements GazetteerEntry {
  readonly #table: LineTable;
  readonly #at: number;
  #told: GazetteerEntry | undefined;

  constructor(table: LineTable, at: number) {
    this.#table = table;
    this.#at = at;
  }

  get #entry(): GazetteerEntry {
    this.#told ??= readEntry(this.#table, this.#at);
    return this.#told;
  }

  get id() {
    return this.#entry.id;
  }

  get type() {
    return this.#entry.type;
  }

  get kind() {
    return this.#entry.kind;
  }

  get name() {
    return this.#entry.name;
  }

  get aliases() {
    return this.#entry.aliases;
  }

  get adjectives() {
    return this.#entry.adjectives;
  }

  get demonyms() {
    return this.#entry.demonyms;
  }

  get metonyms() {
    return this.#entry.metonyms;
  }

  get actsFor() {
    return this.#entry.actsFor;
  }

  get partOf() {
    return this.#entry.partOf;
  }

  get country() {
    return this.#entry.country;
  }

  get latitude() {
    return this.#entry.latitude;
  }

  get longitude() {
    return this.#entry.longitude;
  }

  get wikidata() {
    return this.#entry.wikidata;
  }

  get offices() {
    return this.#entry.offices;
  }

  get weight() {
    return this.#entry.weight;
  }

  get isListed() {
    return this.#entry.isListed;
  }
}

/** The entries that the table finds by their ids, in their order. */
export function compiledEntries({ entries }: CompiledNames): readonly GazetteerEntry[] {
  return Array.from({ length: entries.keyed }, (_, at) => new CompiledEntry(entries, at));
}
