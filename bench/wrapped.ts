// How many claims of real articles are left when their lines are wrapped, as in text from a PDF or a terminal:
// `npm run bench:wrapped [-- ARTICLES]`. Needs ../shared/articles/news.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compareText } from '../src/base/ids.ts';
import { articleFromText } from '../src/corpus/article-from-text.ts';
import { compileFurniture } from '../src/corpus/find-blocks.ts';
import { extractArticle, makeTools } from '../src/pipeline.ts';
import { loadSchema } from '../src/schema/load-schema.ts';
import { loadCommonWords, loadModels } from '../src/text/model/load-models.ts';
import { modelsFolder } from '../src/text/model/models-folder.ts';
import { WRAPPINGS } from './wrap-text.ts';

const folder = resolve(import.meta.dirname, '../../shared/articles/news/train');
if (!existsSync(folder)) {
  console.log('bench:wrapped: skipped, ../shared/articles/news is not here.');
  process.exit(0);
}
const count = Number(process.argv[2] ?? 200);
const { schema } = loadSchema();
const tools = makeTools(schema, loadModels(modelsFolder()));
const furniture = compileFurniture(schema.lexicon['furniture'] ?? {});
const words = loadCommonWords(modelsFolder());

function claimsOf(text: string): readonly string[] {
  const article = articleFromText(text, { id: 'a', furniture, isWord: (word) => words.has(word) });
  return extractArticle(article, tools).flatMap((record) => {
    if (record.kind !== 'claim') return [];
    if (text.slice(record.evidence.start, record.evidence.end) !== record.evidence.quote) throw new Error('offsets');
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
  .slice(0, count)
  .map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));
const clean = texts.map(({ text }) => claimsOf(text));
const all = clean.reduce((sum, claims) => sum + claims.length, 0);
const verbose = process.argv[3];
for (const [name, wrap] of Object.entries(WRAPPINGS)) {
  if (verbose !== undefined && !name.startsWith(verbose)) continue;
  let kept = 0;
  let found = 0;
  for (const [at, article] of texts.entries()) {
    const claims = claimsOf(wrap(article.text));
    const shared = countShared(clean[at] ?? [], claims);
    kept += shared;
    found += claims.length;
    if (verbose !== undefined && (shared < (clean[at]?.length ?? 0) || claims.length > shared))
      console.log(article.name, clean[at]?.length, claims.length, shared);
  }
  console.log(`${name}: ${kept} of ${all} claims kept (${((100 * kept) / all).toFixed(1)} %), ${found - kept} others`);
}
