// The views of the page as pictures, beside those in page-pictures/, at a quarter of their size. They are made from the graph
// of corpus/ as it was read once, so that a better reader changes none of them. To make them anew, look at each and then:
//   STANCEGRAPH_UPDATE_PICTURES=1 npx vitest run --config vitest.slow.config.ts tests/slow/page-pictures.test.ts
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundlePage } from '../../scripts/bundle-page.mjs';
import { sureSides } from '../../src/cli/sure-sides.ts';
import { layoutView } from '../../src/export/layout-view.ts';
import { selectView } from '../../src/export/select-view.ts';
import { writeHtml } from '../../src/export/write-html.ts';
import { loadGraph } from '../../src/graph/load-graph.ts';

const FOLDER = join(import.meta.dirname, 'page-pictures');
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
// The font that the references are drawn with.
const hasFont = existsSync('/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf');
if (CHROMIUM === undefined || !hasFont) console.log('skipped: no Chromium or no Liberation Sans here');
const isSkipped = CHROMIUM === undefined || !hasFont;

const VIEWS = {
  picture: '#/picture',
  matrix: '#/matrix',
  timeline: '#/timeline',
  actor: '#/actor/group%2Frussia',
  article: '#/article/2016-02-27-cessation.md/0',
};
const SIZES = { wide: { width: 1400, height: 900 }, narrow: { width: 390, height: 844 } } as const;

/** Share of pixels that may differ, as letters do between versions of a browser. */
const TOLERANCE = 0.03;

let browser: Browser | undefined;
let url = '';

beforeAll(async () => {
  if (isSkipped) return;
  const folder = mkdtempSync(join(tmpdir(), 'stancegraph-pictures-'));
  const graphFile = join(folder, 'graph.json');
  writeFileSync(graphFile, gunzipSync(readFileSync(join(FOLDER, 'corpus-graph.json.gz'))));
  const graph = loadGraph(graphFile);
  const view = layoutView(selectView(graph, { sides: sureSides(graph) }), { layout: 'forceatlas2' });
  const page = join(folder, 'graph.html');
  writeFileSync(page, [...writeHtml(view, { pageScript: await bundlePage() })].join(''));
  url = pathToFileURL(page).href;
  browser = await chromium.launch({
    executablePath: CHROMIUM ?? '',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--force-color-profile=srgb'],
  });
});

afterAll(async () => {
  await browser?.close();
});

async function shoot(fragment: string, width: keyof typeof SIZES, theme: 'light' | 'dark'): Promise<Buffer> {
  const context = await browser?.newContext({ viewport: SIZES[width], deviceScaleFactor: 0.25, colorScheme: theme });
  const page = await context?.newPage();
  await page?.goto(`${url}${fragment}`);
  await page?.waitForTimeout(600);
  const shot = await page?.screenshot();
  await context?.close();
  return shot ?? Buffer.alloc(0);
}

/** The share of pixels of two PNGs that can be told apart; 1 where their sizes differ. */
async function difference(one: Buffer, other: Buffer): Promise<number> {
  const page = await browser?.newPage();
  const urls = [one, other].map((png) => `data:image/png;base64,${png.toString('base64')}`);
  const share = await page?.evaluate<number>(`(async ([one, other]) => {
    const pixels = async (from) => {
      const image = new Image();
      image.src = from;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const ink = canvas.getContext('2d');
      ink.drawImage(image, 0, 0);
      return ink.getImageData(0, 0, image.width, image.height);
    };
    const [a, b] = [await pixels(one), await pixels(other)];
    if (a.width !== b.width || a.height !== b.height) return 1;
    let apart = 0;
    for (let at = 0; at < a.data.length; at += 4)
      if ([0, 1, 2].some((part) => Math.abs(a.data[at + part] - b.data[at + part]) > 48)) apart += 1;
    return (apart * 4) / a.data.length;
  })(${JSON.stringify(urls)})`);
  await page?.close();
  return share ?? 1;
}

const cases = Object.keys(VIEWS).flatMap((view) =>
  (['wide', 'narrow'] as const).flatMap((width) =>
    (['light', 'dark'] as const).map((theme) => [view as keyof typeof VIEWS, width, theme] as const),
  ),
);

test.skipIf(isSkipped).each(cases)('%s, %s, %s, looks as it did', async (view, width, theme) => {
  const file = join(FOLDER, `${view}-${width}-${theme}.png`);
  const shot = await shoot(VIEWS[view], width, theme);
  if (process.env['STANCEGRAPH_UPDATE_PICTURES'] === '1') {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, shot);
  }
  expect(await difference(shot, readFileSync(file))).toBeLessThan(TOLERANCE);
});

test.skipIf(isSkipped)('the tolerance tells views apart that look alike', async () => {
  const [actor, article] = ['actor', 'article'].map((view) => readFileSync(join(FOLDER, `${view}-wide-light.png`)));
  expect(await difference(actor ?? Buffer.alloc(0), article ?? Buffer.alloc(0))).toBeGreaterThan(2 * TOLERANCE);
});
