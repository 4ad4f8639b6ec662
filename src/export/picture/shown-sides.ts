import type { Chosen } from './filter.ts';
import type { PictureData } from './picture-data.ts';

/**
 * The sides that a picture can show: of each node that is drawn as the friend of another of its side. Who stands on a side
 * by somebody who is not drawn would only puzzle.
 */
export function shownSides(data: PictureData, { pairs }: Chosen): ReadonlyMap<number, number> {
  const shown = new Map<number, number>();
  for (const { a, b, tally } of pairs) {
    const side = data.nodes[a]?.side ?? null;
    if (side === null || data.nodes[b]?.side !== side || tally.positive <= tally.negative) continue;
    for (const end of [a, b]) shown.set(end, side);
  }
  return shown;
}
