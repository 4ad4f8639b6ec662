// Draws the pictures of docs/gallery/ from the graph of corpus/: `npm run gallery`. PNGs are made where Chromium is installed.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { layoutView } from '../src/export/layout-view.ts';
import { selectView, type ViewOptions } from '../src/export/select-view.ts';
import { writeGraphml } from '../src/export/write-graphml.ts';
import { writeHtml } from '../src/export/write-html.ts';
import { writeSvg } from '../src/export/write-svg.ts';
import type { KnowledgeGraph } from '../src/graph/graph-shape.ts';
import { loadGraph } from '../src/graph/load-graph.ts';
import { pairStances } from '../src/graph/pair-stances.ts';
import { findCamps } from '../src/sides/camps.ts';
import { bundlePage } from './bundle-page.mjs';

const FOLDER = 'docs/gallery';
const GRAPH = process.argv[2] ?? 'exports/graph.json';

type Picture = { readonly name: string; readonly title: string; readonly options: ViewOptions };

/** The whole, the sides, and what lies around the entity with most claims. */
function pictures(graph: KnowledgeGraph): readonly Picture[] {
  const sides = findCamps(graph, { slices: 0 }).sideOf;
  const busiest = busiestActor(graph);
  const around: readonly Picture[] =
    busiest === undefined
      ? []
      : [
          {
            name: 'ego',
            title: `Around ${graph.getNodeAttribute(busiest, 'name')}`,
            options: { ego: busiest, hops: 1, stancesOnly: true },
          },
        ];
  return [
    { name: 'stances', title: 'Who stands where', options: { stancesOnly: true } },
    {
      name: 'sides',
      title: 'Sides',
      options: { stancesOnly: true, types: ['person', 'group'], sides, colorBy: 'side' },
    },
    ...around,
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
for (const { name, title, options } of pictures(graph)) {
  const view = layoutView(selectView(graph, options), { layout: 'forceatlas2' });
  writeFileSync(`${FOLDER}/${name}.svg`, [...writeSvg(view, { title })].join(''));
}
const sides = findCamps(graph, { slices: 0 }).sideOf;
const whole = layoutView(selectView(graph, { sides }), { layout: 'forceatlas2' });
mkdirSync('exports', { recursive: true });
writeFileSync(
  'exports/gallery.html',
  [...writeHtml(whole, { pageScript: await bundlePage(), title: 'stancegraph' })].join(''),
);
writeFileSync('exports/gallery.graphml', [...writeGraphml(whole)].join(''));
const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
if (program === undefined) process.stderr.write('No Chromium here: only SVG pictures were made.\n');
else {
  const args = [
    '--no-sandbox',
    '--disable-quic',
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
  ];
  const browser = await chromium.launch({ executablePath: program, args });
  const page = pathToFileURL(resolve('exports/gallery.html')).href;
  const busiest = busiestActor(graph) ?? '';
  const selected = `selected=${encodeURIComponent(`n:${busiest}`)}`;
  await shoot(browser, `${page}#${selected}`, `${FOLDER}/page-light.png`, { width: 1280, height: 800 }, 'light');
  await shoot(browser, `${page}#color=side`, `${FOLDER}/page-dark.png`, { width: 1280, height: 800 }, 'dark');
  for (const name of ['sides']) {
    const svg = pathToFileURL(resolve(`${FOLDER}/${name}.svg`)).href;
    await shoot(browser, svg, `${FOLDER}/${name}.png`, { width: 1440, height: 1200 }, 'light');
  }
  await browser.close();
}
process.stdout.write(`Pictures of ${graph.order} entities and ${graph.size} edges are in ${FOLDER}/.\n`);
