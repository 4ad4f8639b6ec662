// `npm run bench:text [FOLDER]`: speed of each step of reading and from raw text, memory and load time, beside compromise
// and wink-nlp, which only this benchmark needs.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import type { Article } from '../src/corpus/article.ts';
import { articleFromText } from '../src/corpus/article-from-text.ts';
import { compileGazetteer } from '../src/mentions/gazetteer.ts';
import { knownNames } from '../src/mentions/known-names.ts';
import { loadSchema } from '../src/schema/load-schema.ts';
import { analyseArticle } from '../src/text/analyse.ts';
import { loadModels, MODEL_FILES } from '../src/text/model/load-models.ts';
import { readWords } from '../src/text/net/read-words.ts';
import { splitSentences } from '../src/text/split.ts';
import { tokenise } from '../src/text/tokenise.ts';

// As the program sets it.
setFlagsFromString('--heap-growing-percent=60');
const folder = process.argv[2] ?? fileURLToPath(new URL('../../shared/articles/dev', import.meta.url));
if (!existsSync(folder)) {
  console.log(`skipped: ${folder} is missing; name a folder of .txt files`);
  process.exit(0);
}
const ROUNDS = 9;
/** Rounds for nothing, until the program is compiled. */
const WARMING = 12;
/** Articles read for the figure of memory; the folder's are read again and again. */
const MANY = 1000;
const modelFolder = fileURLToPath(new URL('../models', import.meta.url));
const models = loadModels(modelFolder);
const known = knownNames(compileGazetteer(loadSchema().schema));
const articles = readdirSync(folder)
  .filter((file) => /\.(txt|md)$/.test(file))
  .sort()
  .map((file) => articleFromText(readFileSync(`${folder}/${file}`, 'utf8'), { id: file }));
const blocks = articles.flatMap((article) =>
  article.blocks.map((block) => ({ text: article.repaired.slice(block.start, block.end), kind: block.kind })),
);
const tokenised = blocks.map((block) => tokenise(block.text));
const sentences = tokenised.flatMap((tokens) =>
  splitSentences(tokens, models.splitter).map(({ first, last }) =>
    tokens.slice(first, last).map((token) => token.form),
  ),
);
const words = sentences.reduce((sum, sentence) => sum + sentence.length, 0);
console.log(
  `${articles.length} articles, ${sentences.length} sentences, ${words} words; processor time, median of ${ROUNDS}`,
);
// Before all else, so that it is the memory of reading alone.
for (let read = 0; read < MANY; read += articles.length)
  for (const article of articles.slice(0, MANY - read)) namesOf(article);
console.log(
  `memory: at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB resident while reading ${MANY.toLocaleString('en')} articles, one after another`,
);
loadModels(modelFolder);
const loads = Array.from({ length: ROUNDS }, () => timed(() => loadModels(modelFolder)));
const megabytes =
  Object.values(MODEL_FILES).reduce((sum, file) => sum + statSync(`${modelFolder}/${file}`).size, 0) / 1e6;
console.log(`models: ${megabytes.toFixed(2)} MB, loaded in ${median(loads).toFixed(0)} ms (median of ${ROUNDS}, warm)`);

report('tokenise and split', () => {
  for (const block of blocks) splitSentences(tokenise(block.text), models.splitter);
});
report('tags and trees', () => {
  for (const forms of sentences) readWords(forms, models.reader);
});
report('from raw text to trees and lemmas', () => {
  for (const article of articles) analyseArticle(article, models, known);
});
report('from raw text to trees, lemmas and names', () => {
  for (const article of articles) namesOf(article);
});
// The reader remembers what it made of word forms; one just loaded knows none.
const first = median(
  Array.from({ length: ROUNDS }, () => {
    const fresh = loadModels(modelFolder);
    return timed(() => {
      for (const article of articles) analyseArticle(article, fresh, known);
    });
  }),
);
console.log(
  `raw text to trees and lemmas by a reader that knows no word form yet: ${Math.round((words / first) * 1000).toLocaleString('en')} words/s`,
);
const { makeTools, readArticle } = await import('../src/pipeline.ts');
const tools = makeTools(loadSchema().schema, models);
report('from raw text to claims', () => {
  for (const article of articles) readArticle(article, tools);
});
await besideOthers();

/** Neither of these gives dependencies: what they do is tokens, sentences and tags. */
async function besideOthers(): Promise<void> {
  const texts = blocks.map((block) => block.text);
  try {
    const name = 'compromise';
    const { default: compromise } = await import(name);
    report('compromise: tokens, tags', () => {
      for (const text of texts) compromise(text).json();
    });
  } catch {
    console.log('compromise is not installed');
  }
  try {
    const [name, modelName] = ['wink-nlp', 'wink-eng-lite-web-model'];
    const { default: wink } = await import(name);
    const { default: model } = await import(modelName);
    const nlp = wink(model);
    report('wink-nlp: tokens, sentences, tags', () => {
      for (const text of texts) nlp.readDoc(text).tokens().out(nlp.its.pos);
    });
  } catch {
    console.log('wink-nlp is not installed');
  }
}

function report(name: string, work: () => void): void {
  for (let round = 0; round < WARMING; round += 1) work();
  const seconds = median(Array.from({ length: ROUNDS }, () => timed(work))) / 1000;
  const rate = (count: number) => Math.round(count / seconds).toLocaleString('en');
  console.log(`${name}: ${rate(words)} words/s, ${rate(sentences.length)} sentences/s`);
}

/** Milliseconds of processor time, so that other work on the machine counts less than on a clock. */
function timed(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function namesOf(article: Article): number {
  return analyseArticle(article, models, known).sentences.reduce((sum, { names }) => sum + names.length, 0);
}
