import type { Frame, Schema } from '../schema/schema.ts';
import { compileIssues, type IssueLexicon } from './issue-lexicon.ts';
import { compileIssueStances, type IssueStances } from './issue-stands.ts';
import { compileWordLists, type WordLists } from './word-lists.ts';

/** The schema made ready for matching: frames by part of speech and lemma, word lists as sets. */
export type ClaimRules = {
  readonly schema: Schema;
  readonly frames: ReadonlyMap<string, readonly Frame[]>;
  readonly lists: WordLists;
  readonly issues: IssueLexicon;
  readonly stances: IssueStances;
};

/** Compiles the schema for the claims stage; once per run. */
export function compileClaimRules(schema: Schema): ClaimRules {
  const frames = new Map<string, Frame[]>();
  for (const frame of schema.frames) {
    const key = frameKey(frame.pos, frame.lemma);
    const known = frames.get(key);
    if (known === undefined) frames.set(key, [frame]);
    else known.push(frame);
  }
  return {
    schema,
    frames,
    lists: compileWordLists(schema),
    issues: compileIssues(schema),
    stances: compileIssueStances(schema),
  };
}

/** The index key of a frame. */
export function frameKey(pos: Frame['pos'], lemma: string): string {
  return `${pos}:${lemma.toLowerCase()}`;
}
