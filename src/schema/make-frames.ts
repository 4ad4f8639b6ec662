import type { CheckedYaml } from './read-yaml.ts';
import type { Frame } from './schema.ts';
import type { RawFrame, RawFrames } from './yaml-shapes.ts';

/** Frames of one file with its defaults filled in; an id that was not written is `null` until all files are read. */
export type DraftFrame = Omit<Frame, 'id'> & { readonly id: string | null };

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
      examples: [...(raw.example === undefined ? [] : [raw.example]), ...(raw.examples ?? [])],
      place: placeAt(['frames', index]),
    };
  });
}

/**
 * Gives every frame its id and lays the drafts over the frames there are: an id that is there already is overridden
 * by a written one, or by a made one of the same relation; a made id that is taken otherwise gets relation and number.
 */
export function mergeFrames(base: readonly Frame[], drafts: readonly DraftFrame[]): readonly Frame[] {
  const frames = new Map(base.map((frame) => [frame.id, frame]));
  const added = new Set<string>();
  for (const draft of drafts) {
    const id = draft.id ?? freeId(draft, frames, added);
    added.add(id);
    frames.set(id, { ...draft, id });
  }
  return [...frames.values()];
}

function freeId(draft: DraftFrame, frames: ReadonlyMap<string, Frame>, added: ReadonlySet<string>): string {
  const words = [draft.lemma, draft.particle, draft.object[0]].filter((part) => part !== null && part !== undefined);
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
