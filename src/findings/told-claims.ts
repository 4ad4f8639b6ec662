import { compareText } from '../base/ids.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import type { ClaimRecord } from '../graph/records.ts';
import type { SummarySettings } from '../schema/schema.ts';
import { isDoubtful, isProperName } from './is-told.ts';

/** Claims with a sign between two people or groups with names, sure enough to be told; by key of their edge. */
export function toldClaims(graph: KnowledgeGraph, settings: SummarySettings): readonly ClaimRecord[] {
  const told: ClaimRecord[] = [];
  const isUnclear = namesakes(graph);
  const isShown = (id: string) => isActor(id) && !isUnclear.has(id) && isProperName(graph.getNodeAttribute(id, 'name'));
  for (const key of graph.edges().sort(compareText)) {
    const { polarity, evidence } = graph.getEdgeAttributes(key);
    const [source, target] = graph.extremities(key);
    if (polarity === 0 || !isShown(source) || !isShown(target) || areOne(graph, source, target)) continue;
    told.push(...evidence.filter((claim) => claim.confidence >= settings.leastConfidence && !isDoubtful(claim)));
  }
  return told;
}

const isActor = (id: string) => id.startsWith('person/') || id.startsWith('group/');

/** A president who backs the country takes no side; nor does a ministry that agrees with its state. */
function areOne(graph: KnowledgeGraph, a: string, b: string): boolean {
  const isOf = (one: string, other: string) => {
    const { type, actsFor, country } = graph.getNodeAttributes(one);
    return actsFor === other || (type === 'person' && country === other);
  };
  return a === b || isOf(a, b) || isOf(b, a);
}

/**
 * People of one name who are not known apart: "Elizabeth" in an article about Elizabeth Warren is she or another, and is
 * told of neither.
 */
function namesakes(graph: KnowledgeGraph): ReadonlySet<string> {
  const people = graph.filterNodes((id) => id.startsWith('person/'));
  const taken = new Set(
    people.flatMap((id) => {
      const words = graph.getNodeAttribute(id, 'name').split(' ');
      return words.length > 1 ? words : [];
    }),
  );
  return new Set(people.filter((id) => taken.has(graph.getNodeAttribute(id, 'name'))));
}
