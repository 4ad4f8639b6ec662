// How building scales with real news (../shared/articles/news/train): a first build with one thread and with all cores,
// the same build again, and with one article more.
//   npm run bench:scale                            100 articles and all of them
//   npm run bench:scale -- 300 --reader fast       any sizes; one reader only
//   npm run bench:scale -- --folder NEWS           other texts
//   npm run bench:scale -- --against OLD/dist      another build beside it, in turn, with the ratio
//   npm run bench:scale -- --made-up 10000         more articles than there are: made up, what they say compared with the graph
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadGraph } from '../src/graph/load-graph.ts';
import { buildsToTime, NEWS, type Run, runCold, tellRuns } from './cold.ts';
import { makeArticles, type Truth } from './synthetic.ts';

const ARTICLES_A_FILE = 500;

const text = { type: 'string' } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { against: text, reader: text, folder: text, 'made-up': { type: 'boolean', default: false } },
});
const isMadeUp = values['made-up'];
const news = values.folder ?? join(NEWS, 'train');
if (!isMadeUp && !existsSync(news)) {
  console.log(`skipped: ${news} is missing; name a folder of texts, or take --made-up`);
  process.exit(0);
}
const mains = buildsToTime(values.against);
const files = isMadeUp ? [] : readdirSync(news).sort();
const asked = positionals.map(Number).filter((size) => Number.isInteger(size) && size > 0);
const sizes = asked.length > 0 ? asked : isMadeUp ? [1000] : [100, files.length];
for (const size of sizes) measure(isMadeUp ? size : Math.min(size, files.length));

function measure(count: number): void {
  const root = mkdtempSync(join(tmpdir(), 'stancegraph-scale-'));
  const folder = join(root, 'articles');
  mkdirSync(folder);
  const truth = isMadeUp ? writeMadeUp(folder, count) : copyNews(folder, count);
  const graphs = mains.map((_main, at) => join(root, String(at), 'graph.json'));
  for (const graph of graphs) mkdirSync(join(graph, '..'));
  const inTurn = (options: Readonly<Record<string, string>>, ...flags: readonly string[]): readonly Run[] =>
    mains.map((main, at) => {
      const reader = values.reader === undefined ? {} : { '--reader': values.reader };
      return runCold(main, ['build', folder, '--graph', graphs[at] ?? '', '--quiet', ...flags], {
        ...options,
        ...reader,
      });
    });
  const say = (name: string, runs: readonly Run[]) => console.log(`  ${name}: ${tellRuns(runs)}`);
  const [graph = ''] = graphs;
  console.log(
    `${count.toLocaleString('en')} articles, ${(sizeOf(folder) / 1e6).toFixed(1)} MB of ${isMadeUp ? 'made-up text' : 'news'}`,
  );
  say('one thread', inTurn({ '--jobs': '1' }, '--no-cache'));
  const alone = readFileSync(graph);
  say('all cores', inTurn({}));
  if (!readFileSync(graph).equals(alone)) throw new Error('One thread and many give other bytes.');
  say('again, nothing new', inTurn({}));
  writeFileSync(join(folder, 'one-more.txt'), 'Norway said on Monday that it supports Japan.\n');
  say('one article more', inTurn({}));
  const recall = truth.length === 0 ? '' : `, recall ${(100 * recallOf(graph, truth)).toFixed(1)} %`;
  console.log(`  graph file: ${(statSync(graph).size / 1e6).toFixed(1)} MB${recall}`);
  rmSync(root, { recursive: true });
}

function sizeOf(folder: string): number {
  return readdirSync(folder).reduce((total, file) => total + statSync(join(folder, file)).size, 0);
}

function copyNews(folder: string, count: number): readonly Truth[] {
  for (const file of files.slice(0, count)) copyFileSync(join(news, file), join(folder, file));
  return [];
}

/** Articles of about 500 words, many a file; what they say. */
function writeMadeUp(folder: string, count: number): readonly Truth[] {
  const all: Truth[] = [];
  let lines: string[] = [];
  let parts = 0;
  const flush = () => {
    parts += 1;
    writeFileSync(join(folder, `part-${String(parts).padStart(4, '0')}.jsonl`), lines.join(''));
    lines = [];
  };
  for (const { truth, ...article } of makeArticles(count)) {
    all.push(...truth);
    if (lines.push(`${JSON.stringify(article)}\n`) >= ARTICLES_A_FILE) flush();
  }
  if (lines.length > 0) flush();
  return all;
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
