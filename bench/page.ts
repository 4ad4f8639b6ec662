// How smooth the HTML export is in headless Chromium: frames a second and milliseconds from one frame to the next while
// the picture is dragged, zoomed and hovered, and for a filter and a search. Fails where dragging or zooming is below 30.
//   npm run bench:page                  5,000 nodes, 20,000 edges
//   npm run bench:page -- 1000 4000     any other size
// The canvas is drawn by the processor, as without a graphics card, which is the slow case.
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { bundlePage } from '../scripts/bundle-page.mjs';
import { writeFileWhole } from '../src/base/write-file.ts';
import { layoutView } from '../src/export/layout-view.ts';
import { selectView } from '../src/export/select-view.ts';
import { writeHtml } from '../src/export/write-html.ts';
import { makeGraph } from './made-up-graph.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));

/** Frames a second below which moving is not smooth. */
const LEAST_RATE = 30;

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Counts frames while `act` runs; says how many a second, and the median and slowest step. Returns frames a second. */
async function measure(page: Page, name: string, act: () => Promise<void>): Promise<number> {
  await page.evaluate(`window.steps = []; window.isOn = true; (function step(last) { requestAnimationFrame((now) => {
    if (!window.isOn) return; window.steps.push(now - last); step(now); }); })(performance.now())`);
  await act();
  const steps = await page.evaluate<number[]>('window.isOn = false, window.steps');
  const sorted = [...steps].sort((a, b) => a - b);
  const middle = sorted[sorted.length >> 1] ?? 0;
  const rate =
    (1000 * steps.length) /
    Math.max(
      1,
      steps.reduce((sum, step) => sum + step, 0),
    );
  say(
    `| ${name} | ${sorted.length} | ${rate.toFixed(0)} | ${middle.toFixed(0)} | ${(sorted.at(-1) ?? 0).toFixed(0)} |`,
  );
  return rate;
}

async function bench(nodes: number, edges: number): Promise<void> {
  if (CHROMIUM === undefined) {
    say('skipped: no Chromium here');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'stancegraph-page-'));
  const path = join(folder, 'graph.html');
  const view = layoutView(selectView(makeGraph(nodes, edges / nodes)), { layout: 'forceatlas2' });
  writeFileWhole(path, writeHtml(view, { pageScript: await bundlePage() }));
  say(`\n${view.nodes.length} nodes, ${view.edges.length} edges, ${(statSync(path).size / 1e6).toFixed(1)} MB`);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-accelerated-2d-canvas'],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const started = performance.now();
  // All of them at once: the page itself opens on the main actors.
  await page.goto(`${pathToFileURL(path).href}#/picture?top=all&sure=0`);
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  say(`first picture after ${((performance.now() - started) / 1000).toFixed(2)} s`);
  say('| while | frames | a second | median ms | slowest ms |');
  say('| --- | ---: | ---: | ---: | ---: |');
  await measure(page, 'nothing happens', () => page.waitForTimeout(1000));
  const rates = [await measure(page, 'dragging', () => drag(page)), await measure(page, 'zooming', () => zoom(page))];
  await measure(page, 'pointing', () => point(page));
  await page.click('#filters summary');
  await measure(page, 'filtering by sign', async () => {
    for (const sign of ['for', 'against', 'all']) {
      await page.selectOption('#sign', sign);
      await page.waitForTimeout(300);
    }
  });
  await measure(page, 'choosing an entity', async () => {
    await page.fill('#search', 'Entity 12');
    await page.press('#search', 'Enter');
    await page.waitForTimeout(600);
  });
  if (Math.min(...rates) < LEAST_RATE) process.exitCode = 1;
  await browser.close();
  rmSync(folder, { recursive: true });
}

async function drag(page: Page): Promise<void> {
  await page.mouse.move(560, 400);
  await page.mouse.down();
  for (let step = 0; step < 60; step += 1) {
    await page.mouse.move(560 + 4 * step, 400 + 2 * step);
    await page.waitForTimeout(10);
  }
  await page.mouse.up();
}

async function zoom(page: Page): Promise<void> {
  for (let step = 0; step < 10; step += 1) {
    await page.mouse.wheel(0, step % 4 < 2 ? -200 : 200);
    await page.waitForTimeout(60);
  }
}

async function point(page: Page): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    await page.mouse.move(400 + 5 * step, 300 + 3 * step);
    await page.waitForTimeout(10);
  }
}

const [nodes = 5000, edges = 20_000] = process.argv.slice(2).map(Number);
await bench(nodes, edges);
