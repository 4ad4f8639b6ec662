import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bundlePage } from '../../scripts/bundle-page.mjs';
import { layoutView } from '../../src/export/layout-view.ts';
import { selectView } from '../../src/export/select-view.ts';
import { writeHtml } from '../../src/export/write-html.ts';
import { sampleGraph } from '../export/sample-graph.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
const QUOTE = 'Norland backs Ruria. </script><script>alert(1)</script> <img src=x onerror=alert(2)>';
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

if (CHROMIUM === undefined) console.log('skipped: no Chromium here');

let browser: Browser | undefined;
let page: Page;
let url: string;
const noise: string[] = [];
const requests: string[] = [];

beforeAll(async () => {
  if (CHROMIUM === undefined) return;
  const sides = new Map([
    ['group/norland', 0],
    ['group/ruria', 0],
  ]);
  const view = layoutView(selectView(sampleGraph({ quote: QUOTE, name: '<b>Norland</b>' }), { sides }), {
    layout: 'forceatlas2',
  });
  const path = join(mkdtempSync(join(tmpdir(), 'stancegraph-page-')), 'graph.html');
  writeFileSync(path, [...writeHtml(view, { pageScript: await bundlePage() })].join(''));
  url = pathToFileURL(path).href;
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
});

beforeEach(async (context) => {
  if (browser === undefined) return context.skip();
  noise.length = 0;
  requests.length = 0;
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('dialog', (dialog) => {
    noise.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(url);
});

afterAll(async () => {
  await browser?.close();
});

const text = (selector: string) => page.locator(selector).textContent();

test('it opens from disk, asks nothing of any network, and complains of nothing', async () => {
  await page.waitForTimeout(500);
  expect(await text('#count')).toBe('4 entities, 5 of 5 edges');
  expect(requests).toEqual([url]);
  expect(noise).toEqual([]);
});

test('searching by keyboard finds an entity and shows its stances', async () => {
  await page.keyboard.press('/');
  await page.keyboard.type('rur');
  await page.keyboard.press('Enter');
  expect(await text('#details h2')).toBe('Ruria');
  expect(await text('#details')).toContain('<b>Norland</b> BACKS Ruria');
  expect(page.url()).toContain('selected=n%3Agroup%2Fruria');
});

test('filters by sign, relation, outlet and date leave what fits', async () => {
  await page.selectOption('#polarity', 'negative');
  expect(await text('#count')).toContain('2 of 5 edges');
  await page.selectOption('#polarity', 'all');
  await page.getByLabel('opposes').uncheck();
  expect(await text('#count')).toContain('3 of 5 edges');
  await page.selectOption('#outlet', 'Evening Post');
  expect(await text('#count')).toContain('2 of 5 edges');
  await page.fill('#until', '2024-04-01');
  expect(await text('#count')).toContain('0 of 5 edges');
  expect(noise).toEqual([]);
});

test('an edge in the list leads to its evidence: sentence with marks, speaker, source', async () => {
  await page.click('#view');
  await page.locator('#list tr', { hasText: 'BACKS' }).getByRole('button').click();
  const details = await text('#details');
  expect(details).toContain('Said by Ada North.');
  expect(details).toContain('The Daily, 2024-03-01, Title of a');
  expect(details).toContain('Contested');
  expect(details).toContain(QUOTE);
  expect(await page.locator('#details mark.source').first().textContent()).toBe('Norland');
  expect(await page.locator('#details mark.cue').first().textContent()).toBe('backs');
  expect(await page.locator('#details mark.target').first().textContent()).toBe('Ruria');
  expect(noise).toEqual([]);
});

test('an edge clicked in the picture shows its evidence', async () => {
  await page.goto(`${url}#hide=BACKS,NEGOTIATES_WITH,OPPOSES`);
  await page.waitForTimeout(600);
  const ends = await greenPoint(page);
  await page.mouse.click(ends.x, ends.y);
  await page.waitForTimeout(300);
  expect(await text('#details')).toContain('denied');
});

test('a fragment opens the same view again', async () => {
  await page.goto('about:blank');
  await page.goto(`${url}#view=list&polarity=positive&selected=n%3Agroup%2Ffront`);
  expect(await text('#details h2')).toBe('People’s Front');
  expect(await text('#list caption')).toContain('2 edges');
});

test('light and dark can be chosen', async () => {
  const back = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
  const before = await back();
  await page.click('#theme');
  expect(await back()).not.toBe(before);
});

test('every control can be reached and named', async () => {
  const nameless = await page.evaluate(
    `[...document.querySelectorAll('input,select,button')].filter((one) => one.offsetParent && !(one.labels?.length || one.textContent.trim() || one.getAttribute('aria-label'))).map((one) => one.id)`,
  );
  expect(nameless).toEqual([]);
});

test('without WebGL the list stands in', async () => {
  await page.addInitScript('HTMLCanvasElement.prototype.getContext = () => null');
  await page.goto('about:blank');
  await page.goto(url);
  expect(await page.locator('#no-graph').isVisible()).toBe(true);
  expect(await page.locator('#list tbody tr').count()).toBe(5);
});

/** A point on the only edge that is shown, found by its green. */
async function greenPoint(target: Page): Promise<{ x: number; y: number }> {
  const shot = (await target.screenshot()).toString('base64');
  const hits = await target.evaluate<[number, number][]>(
    `(async () => { const image = new Image(); image.src = 'data:image/png;base64,${shot}'; await image.decode();
      const canvas = document.createElement('canvas'); canvas.width = image.width; canvas.height = image.height;
      const context = canvas.getContext('2d'); context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height); const hits = [];
      for (let y = 60; y < image.height - 20; y += 1) for (let x = 245; x < 890; x += 1) {
        const at = (y * image.width + x) * 4;
        if (data[at + 1] > data[at] + 60 && data[at + 1] > data[at + 2] + 40) hits.push([x, y]);
      }
      return hits; })()`,
  );
  const [x, y] = hits[Math.floor(hits.length / 2)] ?? [0, 0];
  return { x, y };
}
