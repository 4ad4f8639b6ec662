import type { ClaimRecord } from '../graph/records.ts';
import { wellFormed } from './escape.ts';
import type { ExportView, ViewNode } from './view.ts';

const CONTEXT = {
  '@base': 'urn:stancegraph:',
  sg: 'urn:stancegraph:vocabulary:',
  prov: 'http://www.w3.org/ns/prov#',
  schema: 'https://schema.org/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  id: '@id',
  type: '@type',
  name: 'schema:name',
  alternateName: 'schema:alternateName',
  sameAs: { '@id': 'schema:sameAs', '@type': '@id' },
  latitude: 'schema:latitude',
  longitude: 'schema:longitude',
  datePublished: { '@id': 'schema:datePublished', '@type': 'xsd:date' },
  publisher: 'schema:publisher',
  url: { '@id': 'schema:url', '@type': '@id' },
  subject: { '@id': 'rdf:subject', '@type': '@id' },
  predicate: { '@id': 'rdf:predicate', '@type': '@id' },
  object: { '@id': 'rdf:object', '@type': '@id' },
  wasQuotedFrom: { '@id': 'prov:wasQuotedFrom', '@type': '@id' },
  wasAttributedTo: { '@id': 'prov:wasAttributedTo', '@type': '@id' },
  actedOnBehalfOf: { '@id': 'prov:actedOnBehalfOf', '@type': '@id' },
  value: 'prov:value',
  polarity: 'sg:polarity',
  modality: 'sg:modality',
  confidence: 'sg:confidence',
  rule: 'sg:rule',
  start: 'sg:start',
  end: 'sg:end',
} as const;

const TYPES = {
  person: 'schema:Person',
  group: 'schema:Organization',
  place: 'schema:Place',
  issue: 'schema:Thing',
} as const;

/**
 * JSON-LD: entities and articles in schema.org's words; each claim an `rdf:Statement` that is a `prov:Entity`, quoted
 * from its article (PROV-O) and attributed to who says so.
 */
export function* writeJsonLd({ nodes, edges, meta }: ExportView): Generator<string> {
  yield `{"@context":${JSON.stringify(CONTEXT)},\n"@graph":[`;
  let isFirst = true;
  const line = (value: unknown) => {
    const text = `${isFirst ? '\n' : ',\n'}${JSON.stringify(value)}`;
    isFirst = false;
    return text;
  };
  for (const { id, title, date, publisher, url } of meta.articles) {
    const web = url !== null && /^https?:\/\/\S+$/.test(url) ? { url } : {};
    yield line(
      present({
        id: articleIri(id),
        type: ['schema:NewsArticle', 'prov:Entity'],
        name: title,
        datePublished: date,
        publisher,
        ...web,
      }),
    );
  }
  for (const node of nodes) yield line(entity(node));
  for (const edge of edges)
    for (const [at, claim] of edge.evidence.entries()) yield line(statement(edge.id, at, claim));
  yield ']}\n';
}

const articleIri = (id: string) => `article/${encodeURIComponent(wellFormed(id))}`;
const entityIri = (id: string) => encodeURI(wellFormed(id));

/** Leaves out what is null. */
function present(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function entity(node: ViewNode): unknown {
  return present({
    id: entityIri(node.id),
    type: node.type === 'person' || node.type === 'group' ? [TYPES[node.type], 'prov:Agent'] : TYPES[node.type],
    name: node.label,
    alternateName: node.aliases.filter((alias) => alias !== node.label),
    actedOnBehalfOf: node.actsFor === null ? null : entityIri(node.actsFor),
    latitude: node.latitude,
    longitude: node.longitude,
    sameAs:
      node.wikidata !== null && /^Q\d+$/.test(node.wikidata) ? `http://www.wikidata.org/entity/${node.wikidata}` : null,
  });
}

function statement(edge: string, at: number, claim: ClaimRecord): unknown {
  return present({
    id: `claim/${encodeURIComponent(wellFormed(edge))}/${at + 1}`,
    type: ['rdf:Statement', 'prov:Entity'],
    subject: entityIri(claim.source),
    predicate: `sg:${claim.relation}`,
    object: entityIri(claim.target),
    polarity: claim.polarity,
    modality: claim.modality,
    confidence: claim.confidence,
    value: claim.evidence.quote,
    wasQuotedFrom: articleIri(claim.article),
    wasAttributedTo: claim.attributedTo === null ? null : entityIri(claim.attributedTo),
    start: claim.evidence.start,
    end: claim.evidence.end,
    rule: claim.rule,
  });
}
