/**
 * How many claims of real articles are left when their lines are wrapped, as in text from a PDF or a terminal:
 * `npm run bench:wrapped [-- ARTICLES] [--show PREFIX]`. Fails where a wrapping keeps fewer than its floor. `--show`
 * names the articles that differ under the wrappings whose names begin so. Needs ../shared/articles/news.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareText } from '../src/base/ids.ts';
import type { Article } from '../src/corpus/article.ts';
import { articleFromText } from '../src/corpus/article-from-text.ts';
import { compileFurniture } from '../src/corpus/find-blocks.ts';
import { extractArticle } from '../src/pipeline.ts';
import { loadCommonWords } from '../src/text/model/load-models.ts';
import { modelsFolder } from '../src/text/model/models-folder.ts';
import { benchTools, sharedPath, skipWithout } from './load-tools.ts';
import { WRAPPINGS } from './wrap-text.ts';

/** Share of claims that a wrapping must keep; where nothing parts paragraphs they cannot be told, and the net reads across them. */
const floorOf = (wrapping: string): number => (wrapping === 'at 72, no blank lines' ? 0.96 : 0.97);

const { values, positionals } = parseArgs({ allowPositionals: true, options: { show: { type: 'string' } } });
const folder = sharedPath('articles/news/train');
skipWithout(folder);
const tools = benchTools();
const furniture = compileFurniture(tools.schema.lexicon['furniture'] ?? {});
const words = loadCommonWords(modelsFolder());
const read = (text: string) => articleFromText(text, { id: 'a', furniture, isWord: (word) => words.has(word) });
const blocksOf = ({ repaired, blocks }: Article) =>
  blocks.map(({ kind, start, end }) => `${kind} ${repaired.slice(start, end)}`).join('\n');

function claimsOf(article: Article): readonly string[] {
  return extractArticle(article, tools).flatMap((record) => {
    if (record.kind !== 'claim') return [];
    const { start, end, quote } = record.evidence;
    if (article.text.slice(start, end) !== quote) throw new Error('An offset does not point to its quote.');
    return [[record.source, record.relation, record.target, record.modality].join(' ')];
  });
}

function countShared(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const key of a) left.set(key, (left.get(key) ?? 0) + 1);
  let shared = 0;
  for (const key of b) {
    const rest = left.get(key) ?? 0;
    if (rest > 0) shared += 1;
    left.set(key, rest - 1);
  }
  return shared;
}

const texts = readdirSync(folder)
  .sort(compareText)
  .slice(0, Number(positionals[0] ?? 200))
  .map((name) => {
    const article = read(readFileSync(`${folder}/${name}`, 'utf8'));
    return { name, article, claims: claimsOf(article) };
  });
const all = texts.reduce((sum, { claims }) => sum + claims.length, 0);
for (const [name, wrap] of Object.entries(WRAPPINGS)) {
  let kept = 0;
  let found = 0;
  let changed = 0;
  for (const { name: file, article, claims } of texts) {
    const wrapped = read(wrap(article.text));
    // The same blocks are the same claims: only what differs is read again.
    const isSame = blocksOf(wrapped) === blocksOf(article);
    const again = isSame ? claims : claimsOf(wrapped);
    const shared = countShared(claims, again);
    kept += shared;
    found += again.length;
    changed += isSame ? 0 : 1;
    if (!isSame && values.show !== undefined && name.startsWith(values.show))
      console.log(`  ${file}: ${claims.length} claims, ${again.length} when wrapped, ${shared} of them the same`);
  }
  const share = kept / Math.max(1, all);
  const says = `${kept} of ${all} claims kept (${(100 * share).toFixed(1)} %), ${found - kept} others`;
  console.log(
    `${name}: ${says}; ${changed} of ${texts.length} texts differ${share < floorOf(name) ? '  TOO FEW' : ''}`,
  );
  if (share < floorOf(name)) process.exitCode = 1;
}
