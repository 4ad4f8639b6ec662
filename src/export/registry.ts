import type { Exporter } from './exporter.ts';
import { writeCsv } from './write-csv.ts';
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
    description: 'Gephi, NetworkX, igraph, Cytoscape, yEd',
    write: writeGraphml,
  },
  { name: 'gexf', extension: 'gexf', description: 'Gephi with a timeline', write: writeGexf },
  { name: 'html', extension: 'html', description: 'one page to explore, without any network', write: writeHtml },
  { name: 'svg', extension: 'svg', description: 'a picture with a legend', write: writeSvg },
  { name: 'csv', extension: 'csv', description: 'a table of edges or nodes', write: writeCsv },
  { name: 'json', extension: 'json', description: 'graphology serialisation', write: writeJson },
  { name: 'jsonld', extension: 'jsonld', description: 'linked data, claims with PROV-O', write: writeJsonLd },
  { name: 'cypher', extension: 'cypher', description: 'a script for Neo4j or Memgraph', write: writeCypher },
  { name: 'dot', extension: 'dot', description: 'Graphviz', write: writeDot },
  { name: 'mermaid', extension: 'mmd', description: 'a chart for Markdown, small graphs', write: writeMermaid },
];

/** Every format, by name; a new one is one file and one line above. */
export const exporters: Readonly<Record<string, Exporter>> = Object.fromEntries(ALL.map((one) => [one.name, one]));
