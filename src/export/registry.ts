import type { Exporter } from './exporter.ts';
import { writeGraphml } from './write-graphml.ts';
import { writeHtml } from './write-html.ts';
import { writeJson } from './write-json.ts';

/** Every format, by name; a new one is one file and one line here. */
export const exporters: Readonly<Record<string, Exporter>> = {
  graphml: {
    name: 'graphml',
    extension: 'graphml',
    description: 'Gephi, NetworkX, igraph, Cytoscape, yEd',
    write: writeGraphml,
  },
  html: { name: 'html', extension: 'html', description: 'one page to explore, without any network', write: writeHtml },
  json: { name: 'json', extension: 'json', description: 'graphology serialisation', write: writeJson },
};
