import { basename } from 'node:path';
import type { z } from 'zod';
import type { Problem } from '../base/errors.ts';
import type { EntityId, EntityType } from '../base/ids.ts';
import { checkFrames, checkGazetteer, checkRelations, type PlacedRelation, sortProblems } from './check-schema.ts';
import { type ConfidenceMap, PLAIN_SCORES } from './confidence-map.ts';
import { layIdentity } from './identity.ts';
import { type DraftFrame, draftFrames, knownFrame, mergeFrames, type Named } from './make-frames.ts';
import { mergeEntries, type NotedEntry } from './make-gazetteer.ts';
import { layTable, readList, readStates, settleListed } from './read-tables.ts';
import { readYaml } from './read-yaml.ts';
import type { Declared, GazetteerEntry, ReaderSettings, RelationType, Schema, SummarySettings } from './schema.ts';
import type { SchemaFile } from './schema-folder.ts';
import { PLAIN_VOICES, type VoiceWeights } from './voice-weights.ts';
import type { FILE_SHAPES } from './yaml-shapes.ts';

/** A schema without its hash, and without what is added to every schema alike (country places, cities). */
export type SchemaCore = Omit<Schema, 'hash' | 'relations' | 'identity'> & {
  readonly declared: Declared;
  readonly relations: readonly RelationType[];
  /** Entries that share a name with another on purpose. */
  readonly ambiguous: readonly EntityId[];
};

/** Generated tables of the gazetteer; cities are added when all is read. */
const TABLES: Readonly<Record<string, (text: string) => readonly GazetteerEntry[]>> = {
  'states.tsv': readStates,
  'people.tsv': readList,
  'groups.tsv': readList,
  'leaders.tsv': readList,
  'cabinets.tsv': readList,
};

type EntityTypes = z.infer<(typeof FILE_SHAPES)['entity-types']>;

/** Reads the files of a folder on top of `base`, and checks what comes of it; a file that is broken is left out. */
export function parseSchema(
  files: readonly SchemaFile[],
  base?: SchemaCore,
): { readonly core: SchemaCore; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const relations = new Map<string, PlacedRelation>();
  for (const relation of base?.relations ?? [])
    relations.set(relation.name, { relation, place: { file: 'relations.yaml' } });
  const notes = new Map<EntityId, NotedEntry>();
  const ambiguous = new Set(base?.ambiguous);
  for (const entry of base?.gazetteer ?? [])
    notes.set(entry.id, { entry, place: null, isAmbiguous: ambiguous.has(entry.id) });
  const lexicon: Record<string, Readonly<Record<string, readonly string[]>>> = { ...base?.lexicon };
  const drafts: DraftFrame[] = [];
  const silenced: Named[] = [];
  let entityTypes: EntityTypes | undefined;
  let confidence: ConfidenceMap = base?.confidence ?? PLAIN_SCORES;
  let summary = base?.summary ?? PLAIN_SUMMARY;
  let reader = base?.reader ?? PLAIN_READER;
  let declared: Declared = base?.declared ?? { same: [], different: [] };
  let voices: VoiceWeights = base?.voices ?? PLAIN_VOICES;

  for (const { path, label, text } of sortForReading(files)) {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    const name = basename(path).replace(/\.ya?ml$/, '');
    if (path.endsWith('.tsv')) {
      layTable(notes, TABLES[name]?.(text) ?? []);
    } else if (path === 'relations.yaml') {
      const file = readYaml(text, label, 'relations', problems);
      for (const [key, raw] of Object.entries(file?.value ?? {}))
        relations.set(key, { relation: relationFrom(key, raw), place: file?.placeAt([key]) ?? { file: label } });
    } else if (path === 'entity-types.yaml') {
      entityTypes = readYaml(text, label, 'entity-types', problems)?.value;
    } else if (path === 'confidence.yaml') {
      confidence = readYaml(text, label, 'confidence', problems)?.value.knots ?? confidence;
    } else if (path === 'summary.yaml') {
      summary = settingsFrom(readYaml(text, label, 'summary', problems)?.value ?? {}, summary);
    } else if (path === 'reader.yaml') {
      reader = layReader(reader, readYaml(text, label, 'reader', problems)?.value);
    } else if (path === 'voices.yaml') {
      voices = layVoices(voices, readYaml(text, label, 'voices', problems)?.value);
    } else if (path === 'identity.yaml') {
      declared = layIdentity(declared, readYaml(text, label, 'identity', problems));
    } else if (folder === 'frames') {
      const file = readYaml(text, label, 'frames', problems);
      if (file === undefined) continue;
      drafts.push(...draftFrames(file));
      for (const [index, one] of (file.value.without ?? []).entries())
        silenced.push({ name: one, place: file.placeAt(['without', index]) });
    } else if (folder === 'gazetteer') {
      const file = readYaml(text, label, 'gazetteer', problems);
      if (file !== undefined) mergeEntries(notes, file, problems);
    } else if (folder === 'lexicon') {
      const file = readYaml(text, label, 'lexicon', problems);
      if (file !== undefined) lexicon[name] = { ...lexicon[name], ...flatten(file.value) };
    } else {
      problems.push(unknownFile(label));
    }
  }
  settleListed(notes);
  const frames = mergeFrames(base?.frames ?? [], drafts, { isOwn: base !== undefined, problems });
  const silent = silenced.flatMap((named) => silentName(named, frames, problems));
  const kinds = new Map(Object.entries(entityTypes ?? {}).map(([type, { kinds }]) => [type, Object.keys(kinds)]));
  problems.push(...checkRelations(relations), ...checkFrames(frames, relations), ...checkGazetteer(notes, kinds));
  return {
    core: {
      relations: [...relations.values()].map(({ relation }) => relation),
      frames: frames.filter(({ relation, veto }) => relations.has(relation) || (veto && relation === '')),
      silent: [...new Set([...(base?.silent ?? []), ...silent])],
      gazetteer: [...notes.values()].map(({ entry }) => entry),
      lexicon,
      confidence,
      summary,
      reader,
      voices,
      declared,
      ambiguous: [...notes.values()].filter(({ isAmbiguous }) => isAmbiguous).map(({ entry }) => entry.id),
    },
    problems: sortProblems(problems),
  };
}

function unknownFile(label: string): Problem {
  const hint =
    'Known are relations.yaml, entity-types.yaml, confidence.yaml, voices.yaml, reader.yaml, identity.yaml, summary.yaml, frames/, gazetteer/ and lexicon/.';
  const message = 'This file is not read: its name says nothing.';
  return { severity: 'warning', code: 'SCHEMA_INVALID', message, hint, place: { file: label } };
}

function silentName(named: Named, frames: Parameters<typeof knownFrame>[1], problems: Problem[]): readonly string[] {
  if (named.name.startsWith('rule:')) return [named.name];
  const id = knownFrame(named, frames, problems);
  return id === undefined ? [] : [`frame:${id}`];
}

/** What holds where no summary.yaml says otherwise. */
const PLAIN_SUMMARY: SummarySettings = {
  leastConfidence: 0.7,
  leastConfidenceAlone: 0.7,
  actors: 8,
  ties: 5,
  disputes: 8,
  quoteCharacters: 220,
  measured: [],
};

function settingsFrom(raw: z.infer<(typeof FILE_SHAPES)['summary']>, before: SummarySettings): SummarySettings {
  return {
    leastConfidence: raw.least_confidence ?? before.leastConfidence,
    leastConfidenceAlone: raw.least_confidence_alone ?? raw.least_confidence ?? before.leastConfidenceAlone,
    actors: raw.actors ?? before.actors,
    ties: raw.ties ?? before.ties,
    disputes: raw.disputes ?? before.disputes,
    quoteCharacters: raw.quote_characters ?? before.quoteCharacters,
    measured: raw.measured ?? before.measured,
  };
}

/** What holds where no reader.yaml says otherwise. */
const PLAIN_READER: ReaderSettings = {
  use: true,
  given: false,
  limits: { alias: 0.1, name: 0.3, description: 0.4, span: 0.4, issue: 0.4 },
  unsaid: false,
  vote: 0.1,
  once: 0,
  suggested: 0.5,
  node: 0.5,
  note: { sentences: 0, limits: { alias: 0.1, name: 0.3, description: 0.4, span: 0.4, issue: 0.4 }, once: 0 },
  pairs: { start: 0, own: 1, other: 0, link: 0, often: 0, modality: 0, unasserted: 0, unsaid: 0 },
  speakers: { told: 9, untold: 9, least: 0.001 },
};

const noteOf = ({
  sentences,
  once,
  ...limits
}: NonNullable<z.infer<(typeof FILE_SHAPES)['reader']>['note']>): ReaderSettings['note'] => ({
  sentences,
  once,
  limits,
});

function layReader(known: ReaderSettings, file: z.infer<(typeof FILE_SHAPES)['reader']> | undefined): ReaderSettings {
  const {
    use = known.use,
    given = known.given,
    unsaid = known.unsaid,
    vote = known.vote,
    once = known.once,
    suggested = known.suggested,
    node = known.node,
    note,
    pairs = known.pairs,
    speakers = known.speakers,
    ...limits
  } = file ?? {};
  const own = Object.entries(limits).filter(([, value]) => value !== undefined);
  return {
    use,
    given,
    limits: { ...known.limits, ...Object.fromEntries(own) },
    unsaid,
    vote,
    once,
    suggested,
    node,
    note: note === undefined ? known.note : noteOf(note),
    pairs,
    speakers,
  };
}

/** What a file says of a voice, rule or frame replaces what was known of it. */
function layVoices(known: VoiceWeights, file: z.infer<(typeof FILE_SHAPES)['voices']> | undefined): VoiceWeights {
  if (file === undefined) return known;
  return {
    base: file.base ?? known.base,
    alone: file.alone ?? known.alone,
    voices: { ...known.voices, ...file.voices },
    by: { ...known.by, ...file.by },
    beside: { ...known.beside, ...file.beside },
  };
}

/** Generated files first, so that hand-written ones correct them. */
function sortForReading(files: readonly SchemaFile[]): readonly SchemaFile[] {
  const isGenerated = ({ path }: SchemaFile) => path.includes('/generated/');
  return [...files.filter(isGenerated), ...files.filter((file) => !isGenerated(file))];
}

function relationFrom(name: string, raw: z.infer<(typeof FILE_SHAPES)['relations']>[string]): RelationType {
  const { is_a, source_types, target_types, ...rest } = raw;
  return { name, ...rest, isA: is_a, sourceTypes: source_types, targetTypes: target_types };
}

/** `list: {key: words}` becomes `list.key: words`, and `list` all of them. */
function flatten(raw: z.infer<(typeof FILE_SHAPES)['lexicon']>): Readonly<Record<string, readonly string[]>> {
  const lists: Record<string, readonly string[]> = {};
  for (const [name, words] of Object.entries(raw)) {
    if (Array.isArray(words)) lists[name] = words;
    else for (const [key, inner] of Object.entries(words)) lists[`${name}.${key}`] = inner;
  }
  return lists;
}

/** Type -> display colour, and kind -> colour where it has one of its own. */
export function parseEntityTypes(files: readonly SchemaFile[]): ReadonlyMap<EntityType, EntityTypes[EntityType]> {
  const file = files.find(({ path }) => path === 'entity-types.yaml');
  const types = file === undefined ? undefined : readYaml(file.text, file.label, 'entity-types', [])?.value;
  return new Map(Object.entries(types ?? {}) as [EntityType, EntityTypes[EntityType]][]);
}
