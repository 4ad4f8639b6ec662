import { foldForm } from '../../src/text/fold-form.ts';
import type { Snapshot } from './factbook.ts';
import { withoutTitle } from './leaders.ts';
import type { Sighting } from './terms.ts';
import { readName } from './written-name.ts';

/** Ids of parties by state and name or acronym, folded: `group/kenya kanu`. */
export type PartyIndex = ReadonlyMap<string, string>;

/** A party as the gazetteer has it. */
type Party = { readonly id: string; readonly country: string; readonly names: readonly string[] };

export function indexParties(parties: readonly Party[]): PartyIndex {
  return new Map(
    parties.flatMap(({ id, country, names }) => names.map((name) => [`${country} ${foldForm(name)}`, id])),
  );
}

/** "Kenya African National Union or KANU [Uhuru KENYATTA, chairman]": who leads the parties that the gazetteer has. */
export function partyLeaderSightings({ year, state, parties }: Snapshot, index: PartyIndex): readonly Sighting[] {
  return [...parties.matchAll(/([^[\]]+)\[([^[\]]+)\]/g)].flatMap(([, before = '', inside = '']): Sighting[] => {
    const called = before
      .replace(/\([^()]*\)/g, ' ')
      .replace(/^.*(?:[;|:)]|\bincluding\b)/, '')
      .replace(/\s+/g, ' ')
      .replace(/^[\s,.–-]+|[\s,.–-]+$/g, '');
    const names = called.split(/ or |\//).map((name) => name.trim());
    const party = names.map((name) => index.get(`${state} ${foldForm(name)}`)).find((id) => id !== undefined);
    if (party === undefined) return [];
    return inside.split(/,|;| and /).flatMap((written): Sighting[] => {
      const name = readName(withoutTitle(written));
      return name === undefined ? [] : [{ year, state, name, title: 'leader', of: party, since: null }];
    });
  });
}
