import { type EntityId, typeOf } from '../base/ids.ts';
import type { GazetteerEntry, Office } from './schema.ts';

/**
 * An entry of a long list, by its line: id, kind, name, aliases, whom it acts for, country, Wikidata id, offices, by tabs. The line
 * is cut when something is asked of it: thousands are made at every start, and few are met.
 */
export class ListedEntry implements GazetteerEntry {
  readonly id: EntityId;
  readonly type: GazetteerEntry['type'];
  readonly isListed = true;
  readonly #line: string;
  #cells: readonly string[] | undefined;
  #offices: readonly Office[] | undefined;

  constructor(line: string) {
    // The ids were checked when the table was made.
    this.id = line.slice(0, line.indexOf('\t')) as EntityId;
    this.type = typeOf(this.id);
    this.#line = line;
  }

  get kind(): string | null {
    return this.#cell(1);
  }

  get name(): string {
    return this.#cell(2) ?? '';
  }

  get aliases(): readonly string[] {
    return this.#cell(3)?.split('|') ?? NONE;
  }

  get actsFor(): EntityId | null {
    return this.#cell(4) as EntityId | null;
  }

  get country(): EntityId | null {
    return this.#cell(5) as EntityId | null;
  }

  get wikidata(): string | null {
    return this.#cell(6);
  }

  get offices(): readonly Office[] {
    this.#offices ??= this.#cell(7)?.split('|').map(readOffice) ?? NONE;
    return this.#offices;
  }

  get adjectives(): readonly string[] {
    return NONE;
  }

  get demonyms(): readonly string[] {
    return NONE;
  }

  get metonyms(): readonly string[] {
    return NONE;
  }

  get partOf(): null {
    return null;
  }

  get latitude(): null {
    return null;
  }

  get longitude(): null {
    return null;
  }

  get weight(): number {
    return 0;
  }

  #cell(at: number): string | null {
    this.#cells ??= this.#line.split('\t');
    return this.#cells[at] || null;
  }
}

const NONE: readonly never[] = [];

/** `title@of@from@to`, years open where they are empty. */
function readOffice(cell: string): Office {
  const [title = '', of = '', from = '', to = ''] = cell.split('@');
  const yearOf = (text: string) => (text === '' ? null : Number(text));
  return { title, of: of as EntityId, from: yearOf(from), to: yearOf(to) };
}

/** An entry whose fields spread. */
export function plainEntry({
  id,
  type,
  kind,
  name,
  aliases,
  adjectives,
  demonyms,
  metonyms,
  actsFor,
  partOf,
  country,
  latitude,
  longitude,
  wikidata,
  offices,
  weight,
  isListed,
}: GazetteerEntry): GazetteerEntry {
  const names = { name, aliases, adjectives, demonyms, metonyms };
  const ties = { actsFor, partOf, country, offices };
  return { id, type, kind, ...names, ...ties, latitude, longitude, wikidata, weight, isListed };
}
