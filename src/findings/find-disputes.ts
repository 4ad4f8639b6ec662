import { groupBy } from '../base/group-by.ts';
import { compareText } from '../base/ids.ts';
import { isDenial, relationKinds } from '../graph/claim-sign.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
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
  const kinds = relationKinds(graph.getAttribute('relations'));
  const nameOf = (id: string) => ({ id, name: graph.getNodeAttribute(id, 'name') });
  const pairs = groupBy(claims, ({ source, target }) => `${source}|${target}`);
  const found = [...pairs.values()].flatMap((pair) => {
    const denials = groupBy(
      pair.filter(({ modality }) => modality === 'denied'),
      ({ relation }) => relation,
    );
    return [...denials].flatMap(([relation, denied]) => {
      const said = pair.filter(({ modality }) => modality === 'asserted');
      const against = denied.filter((one) => said.some((other) => isDenial(one, other, kinds)));
      const apart = said.filter((one) => against.some((other) => isDenial(other, one, kinds)));
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

function compareDisputes(a: Dispute, b: Dispute): number {
  const sureness = ({ said, denied }: Dispute) => Math.min(said.claim.confidence, denied.claim.confidence);
  return (
    Math.min(b.saidIn, b.deniedIn) - Math.min(a.saidIn, a.deniedIn) ||
    b.saidIn + b.deniedIn - a.saidIn - a.deniedIn ||
    sureness(b) - sureness(a) ||
    compareText(`${a.source.id}|${a.relation}|${a.target.id}`, `${b.source.id}|${b.relation}|${b.target.id}`)
  );
}
