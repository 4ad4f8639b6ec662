import { groupBy } from '../base/group-by.ts';
import { compareText } from '../base/ids.ts';
import type { KnowledgeGraph, RelationInfo } from '../graph/graph-shape.ts';
import type { ClaimRecord } from '../graph/records.ts';
import { surest } from './find-ties.ts';
import type { Dispute } from './finding.ts';
import type { Quoter } from './quote-claim.ts';

/**
 * Relations that one source says are and another says are not: the same relation of the same two, or a finer kind of it.
 * Those told in most articles on both sides first. Who backs somebody in one thing and opposes them in another is in no
 * dispute.
 */
export function findDisputes(graph: KnowledgeGraph, claims: readonly ClaimRecord[], quote: Quoter): readonly Dispute[] {
  const above = kindsAbove(graph.getAttribute('relations'));
  const nameOf = (id: string) => ({ id, name: graph.getNodeAttribute(id, 'name') });
  const pairs = groupBy(claims, ({ source, target }) => `${source}|${target}`);
  const found = [...pairs.values()].flatMap((pair) => {
    const denials = groupBy(
      pair.filter(({ modality }) => modality === 'denied'),
      ({ relation }) => relation,
    );
    return [...denials].flatMap(([relation, denied]) => {
      const isSame = (claim: ClaimRecord) =>
        above(claim.relation).includes(relation) || above(relation).includes(claim.relation);
      const said = pair.filter((claim) => claim.modality === 'asserted' && isSame(claim));
      const against = denied.filter((one) => said.some((other) => areApart(one, other)));
      const apart = said.filter((one) => against.some((other) => areApart(one, other)));
      const [first] = against;
      if (first === undefined || apart.length === 0) return [];
      const dispute: Dispute = {
        source: nameOf(first.source),
        relation,
        target: nameOf(first.target),
        saidIn: new Set(apart.map(({ article }) => article)).size,
        deniedIn: new Set(against.map(({ article }) => article)).size,
        said: quote(surest(apart)),
        denied: quote(surest(against)),
      };
      return [dispute];
    });
  });
  return found.sort(compareDisputes);
}

/** Two who say it: other speakers, or another article; a sentence does not dispute itself. */
function areApart(a: ClaimRecord, b: ClaimRecord): boolean {
  if (a.article !== b.article) return true;
  return a.evidence.start !== b.evidence.start && a.attributedTo !== b.attributedTo;
}

function compareDisputes(a: Dispute, b: Dispute): number {
  const sureness = ({ said, denied }: Dispute) => Math.min(said.claim.confidence, denied.claim.confidence);
  return (
    Math.min(b.saidIn, b.deniedIn) - Math.min(a.saidIn, a.deniedIn) ||
    b.saidIn + b.deniedIn - a.saidIn - a.deniedIn ||
    sureness(b) - sureness(a) ||
    compareText(`${a.source.id}|${a.relation}|${a.target.id}`, `${b.source.id}|${b.relation}|${b.target.id}`)
  );
}

/** For a relation: itself and what it is a kind of, upwards. */
function kindsAbove(relations: readonly RelationInfo[]): (name: string) => readonly string[] {
  const parents = new Map(relations.map(({ name, isA }) => [name, isA]));
  return (name) => {
    const chain = [name];
    for (let next = parents.get(name) ?? null; next !== null && !chain.includes(next); next = parents.get(next) ?? null)
      chain.push(next);
    return chain;
  };
}
