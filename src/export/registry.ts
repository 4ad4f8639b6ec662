import type { Exporter } from './exporter.ts';
import { writeCsv } from './write-csv.ts';
import { writeCx2 } from './write-cx2.ts';
import { writeCypher } from './write-cypher.ts';
import { writeDot } from './write-dot.ts';
import { writeGexf } from './write-gexf.ts';
import { writeGraphml } from './write-graphml.ts';
import { writeHtml } from './write-html.ts';
import { writeJson } from './write-json.ts';
import { writeJsonLd } from './write-json-ld.ts';
import { writeMermaid } from './write-mermaid.ts';
import { writeSvg } from './write-svg.ts';

const ALL: readonly Exporter[] = [
  {
    name: 'graphml',
    extension: 'graphml',
    description: 'Gephi, NetworkX, igraph; yEd with --graph-for yed',
    places: 'editor',
    write: writeGraphml,
  },
  { name: 'gexf', extension: 'gexf', description: 'Gephi with a timeline', places: 'editor', write: writeGexf },
  { name: 'cx2', extension: 'cx2', description: 'Cytoscape and NDEx, with styles', places: 'editor', write: writeCx2 },
  {
    name: 'html',
    extension: 'html',
    description: 'one page to explore, without any network',
    places: 'picture',
    write: writeHtml,
  },
  {
    name: 'svg',
    extension: 'svg',
    description: 'a picture for a report; png: the same in pixels',
    places: 'none',
    write: writeSvg,
  },
  { name: 'csv', extension: 'csv', description: 'a table of edges or nodes', places: 'none', write: writeCsv },
  { name: 'json', extension: 'json', description: 'graphology serialisation', places: 'picture', write: writeJson },
  {
    name: 'jsonld',
    extension: 'jsonld',
    description: 'linked data, claims with PROV-O',
    places: 'none',
    write: writeJsonLd,
  },
  {
    name: 'cypher',
    extension: 'cypher',
    description: 'a script for Neo4j or Memgraph',
    places: 'none',
    write: writeCypher,
  },
  { name: 'dot', extension: 'dot', description: 'Graphviz', places: 'picture', write: writeDot },
  {
    name: 'mermaid',
    extension: 'mmd',
    description: 'a chart for Markdown, small graphs',
    places: 'none',
    write: writeMermaid,
  },
];

/** Every format, by name; a new one is one file and one line above. */
export const exporters: Readonly<Record<string, Exporter>> = Object.fromEntries(ALL.map((one) => [one.name, one]));
