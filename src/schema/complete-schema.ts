import { createHash } from 'node:crypto';
import type { Problem } from '../base/errors.ts';
import { joinEntries, settleIdentity } from './identity.ts';
import { addCities, addCountryPlaces } from './make-gazetteer.ts';
import type { SchemaCore } from './parse-schema.ts';
import type { Schema } from './schema.ts';
import { hashFiles, type SchemaFile } from './schema-folder.ts';

type Origin = {
  /** {@link hashOfRead} of the bundled files, with those of the overlays joined on. */
  readonly hashes: string;
  /** Where what is wrong with an `identity.yaml` goes. */
  readonly problems?: Problem[];
};

/** A hash of the files that articles are read by: `summary.yaml` only tells what is shown of a graph. */
export const hashOfRead = (files: readonly SchemaFile[]): string =>
  hashFiles(files.filter(({ path }) => path !== 'summary.yaml'));

/** Adds to what the YAML says what is added to every schema alike: countries as places, cities, the hash. */
export function completeSchema(
  core: SchemaCore,
  files: readonly SchemaFile[],
  { hashes, problems = [] }: Origin,
): Schema {
  const cities = files.find(({ path }) => path === 'gazetteer/generated/cities.tsv')?.text ?? '';
  const entries = addCities(addCountryPlaces(core.gazetteer), cities);
  const { identity, problems: found } = settleIdentity(core.declared, entries);
  problems.push(...found);
  return {
    relations: new Map(core.relations.map((relation) => [relation.name, relation])),
    frames: core.frames,
    silent: core.silent,
    gazetteer: joinEntries(entries, identity.same),
    lexicon: core.lexicon,
    confidence: core.confidence,
    summary: core.summary,
    reader: core.reader,
    voices: core.voices,
    identity,
    hash: createHash('sha256').update(hashes).digest('hex'),
  };
}
