import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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
  '--disable-gpu',
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
    ['group/norland', 1],
    ['group/ruria', 1],
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

const text = (selector: string) => page.locator(selector).first().textContent();
const open = async (fragment: string) => {
  await page.goto('about:blank');
  await page.goto(`${url}${fragment}`);
};
/** Waits for so many rows: the view is drawn when the change of address is heard, which is after the click. */
const rows = (count: number) => expect.poll(() => page.locator('main tbody tr').count()).toBe(count);

const NORLAND = 'group%2Fnorland';
const RURIA = 'group%2Fruria';
/** Every view of the page. */
const VIEWS = [
  '#/picture',
  `#/picture/${RURIA}`,
  '#/picture?top=all&ties=1&places=1&issues=1',
  '#/matrix',
  '#/timeline',
  '#/actors',
  '#/disputes',
  '#/articles',
  `#/actor/${RURIA}`,
  `#/pair/${NORLAND}/${RURIA}`,
  '#/article/a/0',
];

test('it opens from disk on the main actors, asks nothing of any network, and complains of nothing', async () => {
  await page.waitForTimeout(300);
  expect(await text('#count')).toBe('2 articles, 6 claims');
  expect(await text('.side')).toContain('Who stands against whom');
  expect(await page.locator('canvas').getAttribute('aria-label')).toContain('4 actors and 3 pairs');
  for (const fragment of VIEWS) await open(fragment);
  expect(requests.filter((one) => one.startsWith('http'))).toEqual([]);
  expect(noise).toEqual([]);
});

test('every view, light and dark, wide and narrow, is without a finding of axe', async () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const found: string[] = [];
  for (const [width, theme] of [
    [1400, 'light'],
    [1400, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const) {
    // The page's own policy lets no other script in, so the checker comes past it.
    const context = await browser?.newContext({
      bypassCSP: true,
      colorScheme: theme,
      viewport: { width, height: 844 },
    });
    const tab = await context?.newPage();
    for (const fragment of VIEWS) {
      await tab?.goto('about:blank');
      await tab?.goto(`${url}${fragment}`);
      await tab?.click('#filters summary');
      await tab?.evaluate(axe);
      const ids = await tab?.evaluate<string[]>(
        "axe.run().then(({ violations }) => violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html.slice(0, 120)).slice(0, 2).join(' ')))",
      );
      found.push(...(ids ?? []).map((one) => `${fragment} ${width} ${theme}: ${one}`));
    }
    await context?.close();
  }
  expect(found).toEqual([]);
});

test('nothing is wider than a phone', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const fragment of VIEWS) {
    await open(fragment);
    expect([fragment, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([fragment, 390]);
  }
});

test('searching by keyboard finds an entity and shows its stances', async () => {
  await page.keyboard.press('/');
  await page.keyboard.type('rur');
  await page.keyboard.press('Enter');
  await expect.poll(() => text('main h2')).toBe('Ruria');
  expect(await text('main')).toContain('<b>Norland</b> backs, opposes Ruria');
  expect(page.url()).toContain('#/actor/group%2Fruria');
});

test('a pair shows each claim with its sentence marked, who says so and where, and what is disputed', async () => {
  await open(`#/pair/${NORLAND}/${RURIA}`);
  const main = await text('main');
  expect(main).toContain('Said by Ada North: Title of a, The Daily, 2024-03-01');
  expect(main).toContain('for and against');
  expect(main).toContain(QUOTE);
  for (const [mark, word] of [
    ['source', 'Norland'],
    ['cue', 'backs'],
    ['target', 'Ruria'],
  ])
    expect(await text(`main mark.${mark}`)).toBe(word);
});

test('what is denied is told as denied, not as its opposite', async () => {
  await open('#/disputes');
  expect(await text('main')).toContain('denied; nobody here says it');
  await open('#/actor/person%2Fada-north');
  expect(await text('main .card')).toContain('denied Ada North aids People’s Front');
});

test('filters stand in the address and lead from every view to the same claims', async () => {
  await page.click('#filters summary');
  await page.selectOption('#outlet', 'Evening Post');
  await expect.poll(() => page.url()).toContain('outlet=Evening+Post');
  await expect.poll(() => text('#filters summary')).toContain('Filters: Evening Post');
  await page.click('#nav >> text=Actors');
  await rows(4);
  await page.selectOption('#sign', 'against');
  await rows(2);
});

test('a pair clicked in the picture opens, a node clicked stands out', async () => {
  await open('#/picture');
  await page.waitForTimeout(300);
  const label = async (x: number, y: number) => {
    await page.mouse.move(x, y);
    return page.locator('.tip').isVisible();
  };
  const box = await page.locator('canvas').boundingBox();
  let hit: { x: number; y: number } | undefined;
  for (let y = (box?.y ?? 0) + 10; y < (box?.y ?? 0) + (box?.height ?? 0) - 60 && hit === undefined; y += 9)
    for (let x = 20; x < 850 && hit === undefined; x += 30) if (await label(x, y)) hit = { x, y };
  expect(hit).toBeDefined();
  await page.mouse.click(hit?.x ?? 0, hit?.y ?? 0);
  await page.waitForTimeout(200);
  expect(page.url()).toMatch(/#\/(picture|pair)\/(group|person)%2F/);
});

test('a stretch of months is brushed by dragging', async () => {
  await open('#/timeline');
  await page.locator('svg.chart').scrollIntoViewIfNeeded();
  const chart = await page.locator('svg.chart').boundingBox();
  await page.mouse.move((chart?.x ?? 0) + 40, (chart?.y ?? 0) + 60);
  await page.mouse.down();
  await page.mouse.move((chart?.x ?? 0) + 60, (chart?.y ?? 0) + 60);
  await page.mouse.up();
  await expect.poll(() => page.url(), { timeout: 4000 }).toContain('since=2024-03&until=2024-03');
});

test('the reader shows what the graph keeps of a text, names and claims marked', async () => {
  await open('#/article/a/0');
  expect(await text('main')).toContain('Only the sentences around claims are kept here');
  expect(await page.locator('#here').count()).toBe(0);
});

test('the arrow keys, plus and 0 move the picture', async () => {
  await page.locator('canvas').focus();
  const shot = async () => (await page.locator('canvas').screenshot()).toString('base64');
  const before = await shot();
  await page.keyboard.press('+');
  await page.keyboard.press('ArrowLeft');
  await page.waitForTimeout(400);
  expect(await shot()).not.toBe(before);
  await page.keyboard.press('0');
  await page.waitForTimeout(400);
  expect(await shot()).toBe(before);
});

test('light and dark can be chosen', async () => {
  const back = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
  const before = await back();
  await page.click('#theme');
  expect(await back()).not.toBe(before);
});

test('print shows the view without its controls', async () => {
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('nav').isVisible()).toBe(false);
  expect(await page.locator('canvas').isVisible()).toBe(true);
});
