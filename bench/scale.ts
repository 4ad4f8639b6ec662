// How building scales: made-up articles of about 500 words, built by the program itself.
//   npm run bench                        100 and 1,000 articles
//   npm run bench -- 100 1000 10000      any sizes (10,000 are about 5 million words)
//   npm run bench -- --write             puts the figures and the plot into docs/
//   npm run bench -- --plot              draws the plot anew from the table in docs/
// Beside it, in the same run: wink-nlp and compromise reading the same text, plain analysis only.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadGraph } from '../src/graph/load-graph.ts';
import { makeArticles, type Truth } from './synthetic.ts';

const ROOT = resolve(import.meta.dirname, '..');
const MAIN = join(ROOT, 'dist/cli/main.js');
const ARTICLES_A_FILE = 500;

type Run = { readonly seconds: number; readonly megabytes: number };
type Figures = {
  readonly articles: number;
  readonly words: number;
  readonly textMegabytes: number;
  readonly one: Run | undefined;
  readonly all: Run;
  readonly again: Run;
  readonly plusOne: Run;
  readonly graphMegabytes: number;
  readonly recall: number;
};

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Runs the program; `/usr/bin/time` tells its peak memory where there is one. */
function build(folder: string, graph: string, ...args: readonly string[]): Run {
  const started = performance.now();
  const run = spawnSync(
    '/usr/bin/time',
    ['-f', '%M', 'node', MAIN, 'build', folder, '--graph', graph, '--quiet', ...args],
    { encoding: 'utf8' },
  );
  const seconds = (performance.now() - started) / 1000;
  if (run.status !== 0) throw new Error(`The build failed: ${run.stderr}`);
  return { seconds, megabytes: Number(run.stderr.trim().split('\n').at(-1)) / 1024 };
}

function measure(count: number): Figures {
  const root = mkdtempSync(join(tmpdir(), 'stancegraph-scale-'));
  const folder = join(root, 'articles');
  mkdirSync(folder);
  const truth: Truth[] = [];
  let [words, bytes] = [0, 0];
  let lines: string[] = [];
  let files = 0;
  const flush = () => {
    if (lines.length > 0) writeFileSync(join(folder, `part-${String(files).padStart(4, '0')}.jsonl`), lines.join(''));
    files += 1;
    lines = [];
  };
  for (const { truth: said, ...article } of makeArticles(count)) {
    truth.push(...said);
    words += article.text.split(/\s+/).length;
    bytes += Buffer.byteLength(article.text);
    lines.push(`${JSON.stringify(article)}\n`);
    if (lines.length >= ARTICLES_A_FILE) flush();
  }
  flush();
  const graph = join(root, 'graph.json');
  const one = count <= 1000 ? build(folder, join(root, 'one.json'), '--jobs', '1', '--no-cache') : undefined;
  const all = build(folder, graph);
  if (one !== undefined && !readFileSync(graph).equals(readFileSync(join(root, 'one.json'))))
    throw new Error('One thread and many give other bytes.');
  const again = build(folder, graph);
  writeFileSync(join(folder, 'one-more.txt'), 'Norway said on Monday that it supports Japan.\n');
  const plusOne = build(folder, graph);
  const graphMegabytes = statSync(graph).size / 1e6;
  const recall = recallOf(graph, truth);
  rmSync(root, { recursive: true });
  return { articles: count, words, textMegabytes: bytes / 1e6, one, all, again, plusOne, graphMegabytes, recall };
}

/** The share of what the articles say that stands in the graph, article by article. */
function recallOf(path: string, truth: readonly Truth[]): number {
  const graph = loadGraph(path);
  const found = new Set<string>();
  graph.forEachEdge((_edge, { relation, evidence, symmetric }, source, target) => {
    const [from, to] = [graph.getNodeAttribute(source, 'name'), graph.getNodeAttribute(target, 'name')];
    for (const { article } of evidence) {
      found.add(`${article}|${from}|${relation}|${to}`);
      if (symmetric) found.add(`${article}|${to}|${relation}|${from}`);
    }
  });
  const hits = truth.filter(({ article, source, relation, target }) =>
    found.has(`${article}|${source}|${relation}|${target}`),
  );
  return hits.length / truth.length;
}

/** Words a second of a peer over the same articles; undefined where it is not installed. */
async function peerSpeed(name: string, load: () => Promise<(text: string) => void>): Promise<string> {
  try {
    const read = await load();
    const texts = [...makeArticles(200)].map(({ text }) => text);
    const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
    for (const text of texts.slice(0, 20)) read(text);
    const started = performance.now();
    for (const text of texts) read(text);
    const rate = words / ((performance.now() - started) / 1000);
    return `| ${name} | ${Math.round(rate).toLocaleString('en')} |`;
  } catch {
    return `| ${name} | not installed |`;
  }
}

const { compromise, wink } = {
  compromise: async () => {
    const { default: nlp } = await import('compromise');
    return (text: string) => void nlp(text).json();
  },
  wink: async () => {
    const [{ default: winkNlp }, { default: model }] = await Promise.all([
      import('wink-nlp'),
      import('wink-eng-lite-web-model'),
    ]);
    const nlp = winkNlp(model);
    return (text: string) => void nlp.readDoc(text).tokens().out(nlp.its.pos);
  },
};

function table(all: readonly Figures[]): string {
  const run = (one: Run | undefined) =>
    one === undefined ? '' : `${one.seconds.toFixed(1)} s, ${one.megabytes.toFixed(0)} MB`;
  const rows = all.map((one) => {
    const rate = `${Math.round(one.articles / one.all.seconds)} articles, ${Math.round(one.words / one.all.seconds).toLocaleString('en')} words`;
    const share = ((100 * one.again.seconds) / one.all.seconds).toFixed(1);
    return `| ${one.articles.toLocaleString('en')} | ${one.textMegabytes.toFixed(1)} MB | ${run(one.one)} | ${run(one.all)} | ${rate} | ${run(one.again)} (${share} %) | ${run(one.plusOne)} | ${one.graphMegabytes.toFixed(1)} MB | ${(100 * one.recall).toFixed(1)} % |`;
  });
  return [
    '| articles | text | one thread | all cores | a second | again, nothing new | one article more | graph file | recall |',
    '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}

/** Seconds against articles, both on logarithmic axes. */
function plot(all: readonly Pick<Figures, 'articles' | 'all' | 'again'>[]): string {
  const [width, height, left, bottom] = [560, 320, 70, 40];
  const log = Math.log10;
  const xs = all.map(({ articles }) => log(articles));
  const times = all.flatMap(({ all: first, again }) => [first.seconds, again.seconds]).map(log);
  const [x0, x1, y0, y1] = [
    Math.min(...xs),
    Math.max(...xs),
    Math.floor(Math.min(...times)),
    Math.ceil(Math.max(...times)),
  ];
  const x = (value: number) => left + ((value - x0) / Math.max(1e-9, x1 - x0)) * (width - left - 30);
  const y = (value: number) => height - bottom - ((value - y0) / (y1 - y0)) * (height - bottom - 30);
  const line = (pick: (one: (typeof all)[number]) => number, color: string, name: string) => {
    const points = all.map((one) => `${x(log(one.articles)).toFixed(1)},${y(log(pick(one))).toFixed(1)}`);
    const dots = points
      .map((point) => `<circle cx="${point.split(',')[0]}" cy="${point.split(',')[1]}" r="4" fill="${color}"/>`)
      .join('');
    const last = points.at(-1)?.split(',') ?? ['0', '0'];
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${color}" stroke-width="2"/>${dots}<text x="${Number(last[0]) - 6}" y="${Number(last[1]) - 10}" text-anchor="end" fill="${color}">${name}</text>`;
  };
  const grid = Array.from({ length: y1 - y0 + 1 }, (_, at) => {
    const value = y0 + at;
    return `<line x1="${left}" x2="${width - 30}" y1="${y(value)}" y2="${y(value)}" stroke="#ddd"/><text x="${left - 8}" y="${y(value) + 4}" text-anchor="end">${10 ** value} s</text>`;
  });
  const ticks = all.map(
    ({ articles }) =>
      `<text x="${x(log(articles))}" y="${height - 14}" text-anchor="middle">${articles.toLocaleString('en')}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12"><title>Seconds to build, by number of articles</title><rect width="100%" height="100%" fill="white"/>${grid.join('')}${ticks.join('')}${line(({ all: first }) => first.seconds, '#0055aa', 'first build')}${line(({ again }) => again.seconds, '#cc5500', 'again, nothing new')}</svg>\n`;
}

if (process.argv.includes('--plot')) {
  const rows = readFileSync(join(ROOT, 'docs/performance.md'), 'utf8').match(/^\| [\d,]+ \| .* MB .*$/gm) ?? [];
  const measured = rows.map((row) => {
    const cells = row.split('|').map((cell) => cell.trim());
    const run = (cell = ''): Run => ({ seconds: Number.parseFloat(cell), megabytes: 0 });
    return { articles: Number(cells[1]?.replaceAll(',', '')), all: run(cells[4]), again: run(cells[6]) };
  });
  writeFileSync(join(ROOT, 'docs/performance.svg'), plot(measured));
  process.exit(0);
}
const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => Number.isInteger(size) && size > 0);
const figures = (sizes.length === 0 ? [100, 1000] : sizes).map(measure);
const peers = [await peerSpeed('compromise', compromise), await peerSpeed('wink-nlp', wink)];
const report = [
  table(figures),
  '',
  '| plain analysis of the same text | words a second |',
  '| --- | ---: |',
  ...peers,
].join('\n');
say(report);
if (process.argv.includes('--write')) {
  const path = join(ROOT, 'docs/performance.md');
  const before = readFileSync(path, 'utf8');
  writeFileSync(path, before.replace(/(<!-- figures -->\n)[\s\S]*?(<!-- end -->)/, `$1\n${report}\n\n$2`));
  writeFileSync(join(ROOT, 'docs/performance.svg'), plot(figures));
}
