// Draws the pictures of docs/gallery/ from the graph of corpus/: `npm run gallery`. The page is shot where Chromium is installed.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { sureSides } from '../src/cli/sure-sides.ts';
import type { ExporterOptions } from '../src/export/exporter.ts';
import { layoutView } from '../src/export/layout-view.ts';
import { selectView, type ViewOptions } from '../src/export/select-view.ts';
import { writeGraphml } from '../src/export/write-graphml.ts';
import { writeHtml } from '../src/export/write-html.ts';
import { writePng } from '../src/export/write-png.ts';
import { writeSvg } from '../src/export/write-svg.ts';
import type { KnowledgeGraph } from '../src/graph/graph-shape.ts';
import { loadGraph } from '../src/graph/load-graph.ts';
import { pairStances } from '../src/graph/pair-stances.ts';
import { bundlePage } from './bundle-page.mjs';

const FOLDER = 'docs/gallery';
const GRAPH = process.argv[2] ?? 'exports/graph.json';

type Picture = { readonly name: string; readonly options: ViewOptions; readonly look: ExporterOptions };

/** The whole, the matrix, the sides over time, and the two who say most of one another. */
function pictures(graph: KnowledgeGraph): readonly Picture[] {
  const sides = sureSides(graph);
  const nameOf = (id: string) => graph.getNodeAttribute(id, 'name');
  const busiest = busiestActor(graph);
  const [widest] = [...pairStances(graph)].sort((a, b) => b.articles.length - a.articles.length);
  return [
    { name: 'stances', options: { sides }, look: { title: 'Who stands where' } },
    { name: 'matrix', options: { sides }, look: { picture: 'matrix', title: 'Who stands how on whom' } },
    { name: 'sides', options: { sides }, look: { picture: 'sides', title: 'Sides over time' } },
    ...(busiest === undefined
      ? []
      : [
          {
            name: 'ego',
            options: { sides, ego: busiest, hops: 1 },
            look: { hasIssues: true, title: `Around ${nameOf(busiest)}` },
          },
        ]),
    ...(widest === undefined
      ? []
      : [
          {
            name: 'stance',
            options: { sides },
            look: {
              picture: 'stance' as const,
              pair: [widest.source, widest.target] as const,
              title: `${nameOf(widest.source)} on ${nameOf(widest.target)}`,
            },
          },
        ]),
  ];
}

function busiestActor(graph: KnowledgeGraph): string | undefined {
  const claims = new Map<string, number>();
  for (const { source, target, positive, negative } of pairStances(graph)) {
    for (const end of [source, target]) claims.set(end, (claims.get(end) ?? 0) + positive + negative);
  }
  return [...claims].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

async function shoot(
  browser: Browser,
  from: string,
  to: string,
  size: { width: number; height: number },
  theme: 'light' | 'dark',
): Promise<void> {
  const page = await browser.newPage({ viewport: size, colorScheme: theme });
  await page.goto(from);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: to });
  await page.close();
}

if (!existsSync(GRAPH)) {
  process.stderr.write(`There is no ${GRAPH}: run \`npx stancegraph build\` first.\n`);
  process.exit(2);
}
mkdirSync(FOLDER, { recursive: true });
const graph = loadGraph(GRAPH);
for (const { name, options, look } of pictures(graph)) {
  const svg = [...writeSvg(selectView(graph, options), look)].join('');
  writeFileSync(`${FOLDER}/${name}.svg`, svg);
  writeFileSync(`${FOLDER}/${name}.png`, await writePng(svg));
}
const sides = sureSides(graph);
const whole = layoutView(selectView(graph, { sides }), { layout: 'forceatlas2' });
mkdirSync('exports', { recursive: true });
writeFileSync(
  'exports/gallery.html',
  [...writeHtml(whole, { pageScript: await bundlePage(), title: 'stancegraph' })].join(''),
);
writeFileSync('exports/gallery.graphml', [...writeGraphml(whole)].join(''));
const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
if (program === undefined) process.stderr.write('No Chromium here: the page was not shot.\n');
else {
  const args = ['--no-sandbox', '--disable-quic', '--disable-gpu'];
  const browser = await chromium.launch({ executablePath: program, args });
  const page = pathToFileURL(resolve('exports/gallery.html')).href;
  const busiest = busiestActor(graph) ?? '';
  await shoot(browser, `${page}#/picture`, `${FOLDER}/page-light.png`, { width: 1280, height: 800 }, 'light');
  const actor = `#/actor/${encodeURIComponent(busiest)}`;
  await shoot(browser, `${page}${actor}`, `${FOLDER}/page-dark.png`, { width: 1280, height: 800 }, 'dark');
  await browser.close();
}
process.stdout.write(`Pictures of ${graph.order} entities and ${graph.size} edges are in ${FOLDER}/.\n`);
