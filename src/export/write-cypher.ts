import { groupBy } from '../base/group-by.ts';
import { wellFormed } from './escape.ts';
import type { ExportView, ViewEdge, ViewNode } from './view.ts';

const BATCH = 500;

/** A Cypher script for cypher-shell: `MERGE` in batches, so that running it twice changes nothing. */
export function* writeCypher({ nodes, edges }: ExportView): Generator<string> {
  yield 'CREATE CONSTRAINT stancegraph_entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n';
  for (const [type, some] of groupBy(nodes, (node) => node.type)) {
    const label = `${type[0]?.toUpperCase() ?? ''}${type.slice(1)}`;
    for (const batch of batches(some)) {
      yield `UNWIND ${cypherValue(batch.map(nodeProperties))} AS row\nMERGE (n:Entity {id: row.id}) SET n:${label}, n += row;\n`;
    }
  }
  for (const [relation, some] of groupBy(edges, (edge) => edge.relation)) {
    for (const batch of batches(some)) {
      yield `UNWIND ${cypherValue(batch.map(edgeRow))} AS row\nMATCH (a:Entity {id: row.source}), (b:Entity {id: row.target})\n`;
      yield `MERGE (a)-[r:${cypherName(relation)} {key: row.key}]->(b) SET r += row.properties;\n`;
    }
  }
}

function* batches<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += BATCH) yield items.slice(at, at + BATCH);
}

type Row = Readonly<Record<string, unknown>>;

function nodeProperties({
  id,
  label,
  type,
  kind,
  aliases,
  actsFor,
  country,
  latitude,
  longitude,
  wikidata,
  mentions,
  first,
  last,
}: ViewNode): Row {
  return {
    id,
    name: label,
    type,
    kind,
    aliases,
    actsFor,
    country,
    latitude,
    longitude,
    wikidata,
    mentions,
    first,
    last,
  };
}

function edgeRow(edge: ViewEdge): Row {
  const {
    polarity,
    symmetric,
    weight,
    asserted,
    denied,
    proposed,
    ended,
    contested,
    first,
    last,
    speakers,
    confidence,
    quote,
    plover,
  } = edge;
  const properties = {
    polarity,
    symmetric,
    claims: weight,
    asserted,
    denied,
    proposed,
    ended,
    contested,
    first,
    last,
    speakers,
    confidence,
    quote,
    plover,
  };
  return { source: edge.source, target: edge.target, key: edge.id, properties };
}

/** A name between back quotes where it is not a plain one. */
function cypherName(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `\`${name.replaceAll('`', '``')}\``;
}

/** A Cypher literal; what is null is left out of a map, as a property that is null does not exist. */
function cypherValue(value: unknown): string {
  if (typeof value === 'string') return cypherText(value);
  if (Array.isArray(value)) return `[${value.map(cypherValue).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, one]) => one !== null);
    return `{${entries.map(([key, one]) => `${key}: ${cypherValue(one)}`).join(', ')}}`;
  }
  return String(value);
}

/** A string literal; everything that a parser, a shell or a line reader might take wrongly is an escape. */
function cypherText(text: string): string {
  const escaped = wellFormed(text)
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replace(
      /[\u0000-\u001f\u007f\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return `'${escaped}'`;
}
