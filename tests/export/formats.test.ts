import { expect, test } from 'vitest';
import type { ExporterOptions } from '../../src/export/exporter.ts';
import { placeView } from '../../src/export/place-view.ts';
import { exporters } from '../../src/export/registry.ts';
import { selectView } from '../../src/export/select-view.ts';
import { sampleGraph } from './sample-graph.ts';

const EVIL = '</script><script>alert(1)</script> =1+1 "quoted" \\N --> ]]> & é';

function write(format: string, options: ExporterOptions = {}, changes: Parameters<typeof sampleGraph>[0] = {}): string {
  const exporter = exporters[format];
  if (exporter === undefined) throw new Error(`no ${format}`);
  const view = placeView(selectView(sampleGraph(changes)), exporter, { layout: 'forceatlas2' });
  return [...exporter.write(view, { pageScript: 'start();', ...options })].join('');
}

test('every format writes the same bytes each time', () => {
  for (const format of Object.keys(exporters)) expect(write(format), format).toBe(write(format));
});

test('no format lets markup from an article through', () => {
  for (const format of ['html', 'svg', 'graphml', 'gexf', 'mermaid']) {
    const text = write(format, {}, { name: EVIL, quote: EVIL }).replace(/<!\[CDATA\[.*?\]\]>/g, '');
    expect(text, format).not.toContain('alert(1)</script>');
    expect(text, format).not.toContain('<script>alert');
  }
});

test('GEXF has kinds, a timeline of days, positions and colours', () => {
  const text = write('gexf');
  expect(text).toContain('<gexf xmlns="http://gexf.net/1.3"');
  expect(text).toContain('mode="dynamic" timeformat="date"');
  expect(text).toMatch(
    /kind="BACKS" label="BACKS" weight="2">.*<spell start="2024-03-01" end="2024-03-01"\/><spell start="2024-05-09"/,
  );
  expect(text).toMatch(/<viz:color r="123" g="45" b="139"\/><viz:position x="[-\d.]+" y="[-\d.]+" z="0"\/><viz:size/);
});

test('CSV has a table of edges, and of nodes with the headers of neo4j-admin', () => {
  expect(write('csv')).toMatch(/^Source,Target,Kind,Id,/);
  expect(write('csv', { table: 'nodes' })).toMatch(/^Id,Label,type,/);
  const neo4j = write('csv', { table: 'nodes', neo4j: true });
  expect(neo4j).toMatch(/^id:ID,name:string,.*:LABEL\n/);
  expect(neo4j).toContain('"Entity;Group"');
  expect(write('csv', { neo4j: true })).toMatch(/^:START_ID,:END_ID,:TYPE,/);
});

test('a name that a spreadsheet would run gets an apostrophe, and none for a database', () => {
  const name = '=HYPERLINK("http://x")';
  expect(write('csv', { table: 'nodes' }, { name })).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(write('csv', { table: 'nodes', neo4j: true }, { name })).toContain('=HYPERLINK(""http://x"")');
});

test('Cypher escapes quotes and back slashes, and merges in batches', () => {
  const text = write('cypher', {}, { name: "O'Hara \\ \n" });
  expect(text).toContain("name: 'O\\'Hara \\\\ \\u000a'");
  expect(text).toMatch(/MERGE \(a\)-\[r:BACKS \{key: row\.key\}\]->\(b\)/);
});

test('JSON-LD says of each claim from which article it is and who says so', () => {
  const { '@graph': graph } = JSON.parse(write('jsonld')) as { '@graph': Record<string, unknown>[] };
  expect(graph.filter((one) => String(one['id']).startsWith('claim/'))).toHaveLength(6);
  expect(graph.find((one) => one['wasAttributedTo'] !== undefined)).toMatchObject({
    subject: 'group/norland',
    predicate: 'sg:BACKS',
    object: 'group/ruria',
    wasQuotedFrom: 'article/a',
    wasAttributedTo: 'person/ada-north',
  });
});

test('GraphML for yEd has shapes, places and labels that yEd draws, and keeps the columns', () => {
  const text = write('graphml', { graphFor: 'yed' }, { name: 'A & <B' });
  expect(text).toContain('<key id="y_node" for="node" yfiles.type="nodegraphics"/>');
  expect(text.match(/<y:ShapeNode><y:Geometry height="\d+" width="\d+" x="[-\d.]+" y="[-\d.]+"\/>/g)).toHaveLength(5);
  expect(text).toMatch(/<y:NodeLabel [^>]*><!\[CDATA\[A & <B\]\]><\/y:NodeLabel><y:Shape type="roundrectangle"\/>/);
  expect(text).toMatch(/type="dashed" [^>]*\/>.*>aids \(denied\)<\/y:EdgeLabel>/);
  expect(text).toContain('<data key="n_type">person</data>');
});

test('CX2 has places, columns and styles that are mappings of them', () => {
  const aspects = JSON.parse(write('cx2')) as readonly Record<string, never>[];
  const found = Object.assign({}, ...aspects) as Record<string, readonly Record<string, never>[]>;
  expect(found['nodes']).toHaveLength(5);
  expect(found['edges']).toHaveLength(5);
  expect(found['nodes']?.[0]).toMatchObject({ id: 0, x: expect.any(Number), v: { entity_id: 'group/front' } });
  const [declared] = found['attributeDeclarations'] as unknown as [Record<string, object>];
  type Mapping = Record<string, { readonly definition: { readonly attribute: string } }>;
  const [styles] = found['visualProperties'] as unknown as [
    { readonly nodeMapping: Mapping; readonly edgeMapping: Mapping },
  ];
  const mapped = (mapping: Mapping) => Object.values(mapping).map(({ definition }) => definition.attribute);
  expect(Object.keys(declared['nodes'] ?? {})).toEqual(expect.arrayContaining(mapped(styles.nodeMapping)));
  expect(Object.keys(declared['edges'] ?? {})).toEqual(expect.arrayContaining(mapped(styles.edgeMapping)));
});

test('JSON is what graphology imports', async () => {
  const { MultiDirectedGraph } = await import('graphology');
  const graph = new MultiDirectedGraph().import(JSON.parse(write('json')));
  expect([graph.order, graph.size]).toEqual([5, 5]);
});

test('SVG and Mermaid leave out what no edge touches; DOT keeps it', () => {
  expect(write('svg')).not.toContain('Tarn');
  expect(write('mermaid')).not.toContain('Tarn');
  expect(write('dot')).toContain('Tarn');
});

test('HTML forbids every source but its own script and style, and needs that script', () => {
  expect(write('html')).toMatch(
    /default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; img-src data:;/,
  );
  expect(() => write('html', { pageScript: '' })).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
});
