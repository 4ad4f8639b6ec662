import { entityId, makeEntityId } from '../base/ids.ts';
import type { GazetteerEntry } from './schema.ts';

/**
 * Reads the compact table of towns: `name, state slug, latitude, longitude, inhabitants in thousands, slug or empty`, separated
 * by tabs. Made by `scripts/compile-gazetteer.ts` from GeoNames data.
 */
export function readCompactPlaces(text: string): readonly GazetteerEntry[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = '', state = '', latitude = '0', longitude = '0', thousands = '0', aliases = ''] = line.split('\t');
      return {
        id: makeEntityId('place', name),
        type: 'place',
        kind: 'city',
        name,
        aliases: aliases === '' ? [] : aliases.split('|'),
        adjectives: [],
        demonyms: [],
        metonyms: [],
        actsFor: null,
        partOf: null,
        country: state === '' ? null : entityId(`group/${state}`),
        latitude: Number(latitude),
        longitude: Number(longitude),
        wikidata: null,
        offices: [],
        weight: Number(thousands),
      };
    });
}
