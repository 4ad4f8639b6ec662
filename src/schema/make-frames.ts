import type { Place, Problem } from '../base/errors.ts';
import { nearest } from '../base/nearest.ts';
import type { CheckedYaml } from './read-yaml.ts';
import type { Frame } from './schema.ts';
import type { RawFrame, RawFrames } from './yaml-shapes.ts';

/** Frames of one file with its defaults filled in; an id that was not written is `null` until all files are read. */
export type DraftFrame = Omit<Frame, 'id' | 'isOwn'> & {
  readonly id: string | null;
  /** `true`: all frames of its word known before; else the names of those that it stands for. */
  readonly overrides: true | readonly Named[];
};

/** A name as a file gives it. */
export type Named = { readonly name: string; readonly place: Place };

/** Reads the frames of a file; `defaults` fill what a frame leaves out. */
export function draftFrames({ value, placeAt }: CheckedYaml<RawFrames>): readonly DraftFrame[] {
  return value.frames.map((written, index) => {
    const raw: RawFrame = { ...value.defaults, ...written };
    const pos = written.verb !== undefined ? 'verb' : written.noun !== undefined ? 'noun' : 'adjective';
    return {
      id: written.id ?? null,
      pos,
      lemma: written[pos] ?? '',
      particle: raw.particle ?? null,
      object: listOf(raw.object),
      with: Object.fromEntries(Object.entries(raw.with ?? {}).map(([slot, words]) => [slot, listOf(words)])),
      relation: raw.relation ?? '',
      source: listOf(raw.source ?? 'nsubj'),
      target: listOf(raw.target ?? 'obj'),
      modality: raw.modality ?? null,
      sourceTypes: raw.sourceTypes ?? [],
      targetTypes: raw.targetTypes ?? [],
      confidence: raw.confidence ?? 0.9,
      veto: raw.veto ?? false,
      overrides:
        raw.overrides === true
          ? true
          : listOf(raw.overrides).map((name) => ({ name, place: placeAt(['frames', index, 'overrides']) })),
      examples: [...(raw.example === undefined ? [] : [raw.example]), ...(raw.examples ?? [])],
      place: placeAt(['frames', index]),
    };
  });
}

/**
 * Gives every frame its id and lays the drafts over the frames there are: an id that is there already is overridden
 * by a written one, or by a made one of the same relation; a made id that is taken otherwise gets relation and number.
 * What `overrides` names goes first.
 */
export function mergeFrames(
  base: readonly Frame[],
  drafts: readonly DraftFrame[],
  { isOwn, problems }: { readonly isOwn: boolean; readonly problems: Problem[] },
): readonly Frame[] {
  const frames = new Map(base.map((frame) => [frame.id, frame]));
  for (const draft of drafts) {
    if (draft.overrides === true) {
      for (const frame of base) if (headOf(frame) === headOf(draft)) frames.delete(frame.id);
    } else for (const named of draft.overrides) frames.delete(knownFrame(named, base, problems) ?? '');
  }
  const added = new Set<string>();
  for (const { overrides: _overrides, ...draft } of drafts) {
    const id = draft.id ?? freeId(draft, frames, added);
    added.add(id);
    frames.set(id, { ...draft, id, isOwn });
  }
  return [...frames.values()];
}

/** The word, with its particle, that a frame is of. */
const headOf = ({ pos, lemma, particle }: Pick<Frame, 'pos' | 'lemma' | 'particle'>): string =>
  [pos, lemma.toLowerCase(), particle ?? ''].join(' ');

/** The id of the frame that a file names, `slam.v` or `frame:slam.v`; a name that no frame has becomes a problem. */
export function knownFrame(
  { name, place }: Named,
  frames: readonly Pick<Frame, 'id'>[],
  problems: Problem[],
): string | undefined {
  const id = name.replace(/^frame:/, '');
  if (frames.some((frame) => frame.id === id)) return id;
  const meant = nearest(
    id,
    frames.map((frame) => frame.id),
  );
  problems.push({
    severity: 'error',
    code: 'SCHEMA_INVALID',
    message: `There is no frame "${id}" to be silenced.`,
    place,
    hint: `${meant === undefined ? '' : `Did you mean "${meant}"? `}\`stancegraph explain\` names the frames that speak.`,
  });
  return undefined;
}

function freeId(
  draft: Omit<DraftFrame, 'overrides'>,
  frames: ReadonlyMap<string, Frame>,
  added: ReadonlySet<string>,
): string {
  // A veto stands beside the frames of its word, and replaces none.
  const words = [draft.veto ? 'not' : null, draft.lemma, draft.particle, draft.object[0]].filter(
    (part) => part !== null && part !== undefined,
  );
  const slug = words.join('-').replace(/\s+/g, '-');
  const ending = draft.pos.charAt(0);
  const relation = draft.relation.toLowerCase().replaceAll('_', '-');
  const isFree = (id: string) => !added.has(id) && (frames.get(id)?.relation ?? draft.relation) === draft.relation;
  for (const id of [`${slug}.${ending}`, `${slug}-${relation}.${ending}`]) if (isFree(id)) return id;
  let number = 2;
  while (!isFree(`${slug}-${relation}-${number}.${ending}`)) number += 1;
  return `${slug}-${relation}-${number}.${ending}`;
}

function listOf(words: string | readonly string[] | undefined): readonly string[] {
  if (words === undefined) return [];
  return typeof words === 'string' ? [words] : words;
}
