import { inflateRawSync } from 'node:zlib';
import { makeEntityId } from '../../src/base/ids.ts';
import { newsOffice } from './cabinet-offices.ts';
import type { Minister } from './cabinets.ts';
import { USUAL } from './factbook.ts';
import type { Sources } from './sources.ts';
import { newsNames, readName } from './written-name.ts';

const REPOSITORY = 'WilliamRADFunk/cia-world-leaders';
const OFFICES = 'dist/json/government-offices.json';
const ONTOLOGIES = 'http://williamrobertfunk.com/ontologies';
/** The year of the one copy. */
const YEAR = 2019;

type Linked = {
  readonly datatypeProperties: Readonly<Record<string, string>>;
  readonly 'http://www.w3.org/2000/01/rdf-schema#label': string;
  readonly objectProperties: readonly Readonly<Record<string, Linked>>[];
};

/** Ministers of 2019 of the states that are wanted, from the CIA's list of cabinet members. */
export function readWorldLeaders(sources: Sources, isWanted: (state: string) => boolean): readonly Minister[] {
  const archive = sources.readBytes(REPOSITORY, 'dist/json/json.zip');
  const offices = JSON.parse(unzip(archive, OFFICES).toString('utf8')) as Readonly<Record<string, Linked>>;
  const found = new Map<string, Minister>();
  for (const office of Object.values(offices)) {
    const country = linked(office, 'country#hasCountry')[0] ?? '';
    const state = makeEntityId(
      'group',
      USUAL[country] ?? (country === '' ? 'none' : country.replace(/^Burma$/, 'Myanmar')),
    );
    const position = (office.datatypeProperties[`${ONTOLOGIES}/world-leaders#title`] ?? '').replace(
      /^Governor of the (?=Central)/,
      'Governor of ',
    );
    const named = newsOffice(position, state);
    if (named === undefined || named.isAside || !isWanted(state)) continue;
    for (const written of linked(office, 'world-leaders#hasGovernmentOfficial')) {
      const name = readName(written);
      if (name === undefined) continue;
      const names = newsNames(name, state);
      const term = { title: named.title, of: named.of ?? state, from: YEAR, to: YEAR };
      const known = found.get(`${state} ${names[0]}`);
      found.set(`${state} ${names[0]}`, {
        wikidata: '',
        names,
        state,
        kind: named.kind,
        offices: [...(known?.offices ?? []), term],
      });
    }
  }
  return [...found.values()];
}

const linked = ({ objectProperties }: Linked, property: string): readonly string[] =>
  objectProperties.flatMap(
    (one) => one[`${ONTOLOGIES}/${property}`]?.['http://www.w3.org/2000/01/rdf-schema#label'] ?? [],
  );

/** A file of a zip archive, by its directory at the end. */
export function unzip(archive: Buffer, wanted: string): Buffer {
  let at = archive.readUInt32LE(archive.lastIndexOf('PK\u0005\u0006') + 16);
  while (archive.readUInt32LE(at) === 0x02014b50) {
    const [size, length, extra, comment] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? archive.readUInt32LE(at + 20) : archive.readUInt16LE(at + offset),
    );
    const name = archive.toString('utf8', at + 46, at + 46 + (length ?? 0));
    const local = archive.readUInt32LE(at + 42);
    if (name === wanted) {
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      return inflateRawSync(archive.subarray(start, start + (size ?? 0)));
    }
    at += 46 + (length ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  throw new Error(`The archive has no ${wanted}.`);
}
