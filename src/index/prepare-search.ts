import type { Findable } from '../graph/graph-reader.ts';
import { compareExact, exactMatch, foldedNames, foldName, type Match, withNear } from './find-nodes.ts';
import { makeShelves } from './near-names.ts';

/** Entities that fit a text, as `findNodes` finds them. */
export type NodeSearch = (text: string, limit?: number) => readonly Match[];

/**
 * A search that is asked at each key: the same answers as `findNodes`, but names are folded and prepared once, in
 * pauses of the program, and a search that goes on from the last one looks only at what that one found.
 */
export function prepareSearch(nodes: Iterable<Findable>): NodeSearch {
  const all = [...nodes];
  const exactly = exactSearch(all);
  const shelves = makeShelves(all, foldedNames, { isPrepared: true });
  return (text, limit = 20) => withNear(exactly(text), foldName(text), { limit, shelves: () => shelves });
}

/** Those whose id, name or alias is the text, best first. */
function exactSearch(nodes: readonly Findable[]): (text: string) => readonly Match[] {
  const byName = new Map<string, Findable[]>();
  const byId = new Map<string, Findable>();
  for (const node of nodes) {
    byId.set(node.id, node);
    for (const folded of foldedNames(node)) {
      const called = byName.get(folded);
      if (called === undefined) byName.set(folded, [node]);
      else if (called.at(-1) !== node) called.push(node);
    }
  }
  return (text) => {
    const wanted = foldName(text);
    const own = byId.get(text);
    const called = byName.get(wanted) ?? [];
    const all = own === undefined || called.includes(own) ? called : [own, ...called];
    return all.flatMap((node) => exactMatch(node, text, wanted) ?? []).sort(compareExact);
  };
}
