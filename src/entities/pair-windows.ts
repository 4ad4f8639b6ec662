import type { EntityId } from '../base/ids.ts';
import type { Document } from '../text/document.ts';
import type { PairWindow } from '../text/encode/score-pairs.ts';
import type { LinkedRows, LinkRow } from './link-mentions.ts';

/** Pairs that one sentence may hold, at most: longer lists are no prose. */
const MOST_ROWS = 60;

/**
 * Ordered pairs of different things that stand in one sentence, or of a thing in a sentence and another in the next, where neither
 * sentence holds both; one end may be left unsaid.
 */
export function pairWindows(
  document: Document,
  { rows, table }: LinkedRows,
  entityOf: readonly (EntityId | undefined)[],
): readonly PairWindow[] {
  const bySentence = document.sentences.map((): number[] => []);
  for (const [row, { sentence }] of rows.entries()) if (entityOf[row] !== undefined) bySentence[sentence]?.push(row);
  let word = 0;
  const first = document.sentences.map(({ words }) => {
    const at = word;
    word += words.length;
    return at;
  });
  first.push(word);
  const windows: PairWindow[] = [];
  const pairs = (from: number, to: number, left: readonly number[], right: readonly number[]): void => {
    const source: number[] = [];
    const target: number[] = [];
    for (const a of left)
      for (const b of right) {
        if (!mayPair(rows[a], rows[b]) || entityOf[a] === entityOf[b]) continue;
        source.push(a);
        target.push(b);
      }
    if (source.length > 0) windows.push({ from, to, source, target });
  };
  for (const [sentence, all] of bySentence.entries()) {
    const own = all.slice(0, MOST_ROWS);
    const start = first[sentence] ?? 0;
    pairs(start, first[sentence + 1] ?? word, own, own);
    const isSaid = (row: number): boolean => (table.mentions[row]?.unsaid ?? 0) < 0;
    const here = own.filter(isSaid);
    const there = (bySentence[sentence + 1] ?? []).slice(0, MOST_ROWS).filter(isSaid);
    const [hereIds, thereIds] = [here, there].map((some) => new Set(some.map((row) => entityOf[row])));
    const said = here.filter((row) => !thereIds?.has(entityOf[row]));
    const next = there.filter((row) => !hereIds?.has(entityOf[row]));
    if (said.length === 0 || next.length === 0) continue;
    pairs(start, first[sentence + 2] ?? word, said, next);
    pairs(start, first[sentence + 2] ?? word, next, said);
  }
  return windows;
}

/** An unsaid source stands only first and an unsaid target only second, never both; a span has no claim with itself. */
function mayPair(a: LinkRow | undefined, b: LinkRow | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return false;
  if (a.unsaid === 1 || b.unsaid === 0 || (a.unsaid >= 0 && b.unsaid >= 0)) return false;
  return a.unsaid >= 0 || b.unsaid >= 0 || a.first !== b.first || a.last !== b.last;
}
