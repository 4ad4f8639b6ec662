import { StancegraphError } from '../base/errors.ts';
import { groupBy } from '../base/group-by.ts';
import { classFrames } from '../schema/class-frames.ts';
import type { Frame, Schema } from '../schema/schema.ts';
import { type Hearing, type Hears, makeHears } from './hearing.ts';
import { whatIsWrongWith } from './rules/list.ts';
import { compileWordLists, type WordLists } from './word-lists.ts';

/** The schema made ready for matching: frames by part of speech and lemma, word lists as sets. */
export type ClaimRules = {
  readonly schema: Schema;
  readonly frames: FrameTable;
  /** Frames of whole classes of words, for parties that the input declares. */
  readonly classes: FrameTable;
  readonly lists: WordLists;
  /** Whole names of the frames that a user's own folder gives. */
  readonly own: ReadonlySet<string>;
  /** Asked of every find before it counts. */
  readonly hears: Hears;
};

/**
 * Compiles the schema for the claims stage; once per run. A frame that is silent is not there: a wider one may speak.
 * @throws StancegraphError SCHEMA_INVALID where a schema silences a rule that there is not.
 */
export function compileClaimRules(schema: Schema, { without = [], ...hearing }: Hearing = {}): ClaimRules {
  const silent = new Set([...schema.silent, ...without]);
  for (const name of schema.silent.filter((one) => one.startsWith('rule:'))) {
    const wrong = whatIsWrongWith(name);
    if (wrong !== null) throw new StancegraphError('SCHEMA_INVALID', wrong.message, { hint: wrong.hint });
  }
  const heard = schema.frames.filter(({ id }) => !silent.has(`frame:${id}`));
  return {
    schema,
    frames: tableOf(heard),
    classes: tableOf(classFrames(schema)),
    lists: compileWordLists(schema),
    own: new Set(schema.frames.filter(({ isOwn }) => isOwn).map(({ id }) => `frame:${id}`)),
    hears: makeHears({ ...hearing, without: [...silent] }),
  };
}

type FrameTable = ReadonlyMap<Frame['pos'], ReadonlyMap<string, readonly Frame[]>>;

function tableOf(frames: readonly Frame[]): FrameTable {
  const byLemma = (some: readonly Frame[]) => groupBy(some, ({ lemma }) => lemma.toLowerCase());
  return new Map([...groupBy(frames, ({ pos }) => pos)].map(([pos, some]) => [pos, byLemma(some)]));
}

/** The frames of a lemma, in either case. */
export function framesOf(table: FrameTable, pos: Frame['pos'], lemma: string): readonly Frame[] {
  return table.get(pos)?.get(lemma.toLowerCase()) ?? NONE;
}

const NONE: readonly Frame[] = [];
