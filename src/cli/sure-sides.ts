import { isDoubtful, SURE } from '../findings/is-told.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import { findCamps } from '../sides/camps.ts';

/** The side of each actor by id, as pictures show it: reckoned from claims that are sure enough to be shown at first. */
export const sureSides = (graph: KnowledgeGraph): ReadonlyMap<string, number> =>
  findCamps(graph, { slices: 0, accepts: (claim) => claim.confidence >= SURE && !isDoubtful(claim) }).sideOf;
