import type { z } from 'zod';
import type { Problem } from '../base/errors.ts';
import type { Frame } from './schema.ts';
import type { FRAMES_SHAPE } from './shapes.ts';
import type { YamlFile } from './yaml-file.ts';

type FramesFile = z.infer<typeof FRAMES_SHAPE>;
type FrameLine = FramesFile['frames'][number];

/** Turns the lines of a frames file into frames; a line without predicate, relation, ends or example is a problem. */
export function readFrames(
  data: FramesFile,
  file: YamlFile,
): { readonly frames: readonly Frame[]; readonly problems: readonly Problem[] } {
  const frames: Frame[] = [];
  const problems: Problem[] = [];
  for (const [at, own] of data.frames.entries()) {
    const line = { ...data.defaults, ...own };
    const missing = missingPart(line);
    const place = file.placeOf(['frames', at]);
    if (missing === undefined) frames.push(makeFrame(line, place));
    else
      problems.push({
        severity: 'error',
        code: 'SCHEMA_INVALID',
        message: `This frame has no ${missing}.`,
        hint: 'See CONTRIBUTING.md for what a frame needs.',
        place,
      });
  }
  return { frames, problems };
}

function missingPart(line: FrameLine): string | undefined {
  if ([line.verb, line.noun, line.adjective].filter((word) => word !== undefined).length !== 1)
    return 'predicate (one of verb, noun, adjective)';
  if (line.relation === undefined) return 'relation';
  if (line.source === undefined) return 'source';
  if (line.target === undefined) return 'target';
  return line.example === undefined && (line.examples ?? []).length === 0 ? 'example' : undefined;
}

function makeFrame(line: FrameLine, place: Frame['place']): Frame {
  const pos = line.verb !== undefined ? 'verb' : line.noun !== undefined ? 'noun' : 'adjective';
  const lemma = line.verb ?? line.noun ?? line.adjective ?? '';
  const object = line.object ?? [];
  return {
    id:
      line.id ??
      `${[lemma, line.particle, object[0]]
        .filter((part) => part !== undefined)
        .join('-')
        .replace(/\s+/g, '-')}.${pos[0]}`,
    pos,
    lemma,
    particle: line.particle ?? null,
    object,
    with: line.with ?? {},
    relation: line.relation ?? '',
    source: line.source ?? [],
    target: line.target ?? [],
    modality: line.modality ?? null,
    sourceTypes: line.sourceTypes ?? [],
    targetTypes: line.targetTypes ?? [],
    confidence: line.confidence ?? 0.8,
    examples: [...(line.example === undefined ? [] : [line.example]), ...(line.examples ?? [])],
    place,
  };
}

/** Gives frames that share an id a number, in order, so that every id is unique; an overlay's own id replaces the frame. */
export function uniqueFrameIds(frames: readonly Frame[]): readonly Frame[] {
  const seen = new Map<string, number>();
  return frames.map((frame) => {
    const count = (seen.get(frame.id) ?? 0) + 1;
    seen.set(frame.id, count);
    return count === 1 ? frame : { ...frame, id: `${frame.id.replace(/\.([vna])$/, '')}-${count}.${frame.pos[0]}` };
  });
}
