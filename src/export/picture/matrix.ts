import { chooseActors, type Filter } from './filter.ts';
import type { PictureData } from './picture-data.ts';
import { type Stance, type Tally, type Tone, tally, toneOf } from './stances.ts';

export type MatrixCell = { readonly tally: Tally; readonly tone: Tone };

/** The main actors by side, the largest first and those without one last, within a side by rank. */
export function orderForMatrix(
  claims: readonly Stance[],
  data: PictureData,
  choice: { readonly filter: Filter; readonly room: number },
): readonly number[] {
  const { nodes } = chooseActors(claims, data, choice);
  const few = nodes.slice(0, Math.min(nodes.length, MOST_ROWS));
  const rank = new Map(few.map((node, at) => [node, at]));
  const sideOf = (node: number) => data.nodes[node]?.side ?? Number.MAX_SAFE_INTEGER;
  return [...few].sort((a, b) => sideOf(a) - sideOf(b) || (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
}

/** More rows than this nobody reads, and a browser is slow at them. */
const MOST_ROWS = 150;

/** Cells by `from to`; a symmetric claim fills both. */
export function matrixCells(
  claims: readonly Stance[],
  data: PictureData,
  order: readonly number[],
): ReadonlyMap<string, MatrixCell> {
  const shown = new Set(order);
  const groups = new Map<string, Stance[]>();
  const add = (from: number, to: number, claim: Stance) => {
    const key = `${from} ${to}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [claim]);
    else group.push(claim);
  };
  for (const claim of claims) {
    const { source, target } = claim;
    if (source === target || !shown.has(source) || !shown.has(target)) continue;
    add(source, target, claim);
    if (claim.symmetric) add(target, source, claim);
  }
  return new Map(
    [...groups].map(([key, group]) => {
      const sum = tally(group, data.articles);
      return [key, { tally: sum, tone: toneOf(sum) }] as const;
    }),
  );
}
