// Speed of reading real news: raw text to trees and to claims, one thread, every run a process that starts cold.
//   npm run bench:text                             ../shared/articles/news/dev
//   npm run bench:text -- FOLDER --rounds 5        other texts, more runs (3)
//   npm run bench:text -- --against OLD/dist       another build beside it, in turn, with the ratio
//   npm run bench:text -- --reader fast            one of the readers only
// Beside it, in the same run: compromise and wink-nlp, which give tokens, sentences and tags, but no trees.
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { articleFromText } from '../src/corpus/article-from-text.ts';
import { loadModels } from '../src/text/model/load-models.ts';
import { modelsFolder } from '../src/text/model/models-folder.ts';
import { splitSentences } from '../src/text/split.ts';
import { tokenise } from '../src/text/tokenise.ts';
import { alternate, buildsToTime, NEWS, ROOT, runCold, tellRuns } from './cold.ts';

const text = { type: 'string' } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { against: text, reader: text, rounds: { ...text, default: '3' } },
});
const folder = positionals[0] ?? join(NEWS, 'dev');
if (!existsSync(folder)) {
  console.log(`skipped: ${folder} is missing; name a folder of texts`);
  process.exit(0);
}
const rounds = Number(values.rounds);
const mains = buildsToTime(values.against);
const note = join(mkdtempSync(join(tmpdir(), 'stancegraph-bench-')), 'note.txt');
writeFileSync(note, 'Turkey said on Friday that Russia supports Assad. Iran denied that it had armed the rebels.\n');

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const { splitter } = loadModels(modelsFolder());
const files = readdirSync(folder).filter((file) => /\.(txt|md)$/.test(file));
const counts = files.map((file) => countIn(readFileSync(join(folder, file), 'utf8')));
const sentences = sum(counts.map((count) => count.sentences));
console.log(
  `${files.length} articles, ${sentences.toLocaleString('en')} sentences, ${sum(counts.map((count) => count.words)).toLocaleString('en')} words; cold processes, one thread, sentences a second of processor time, median of ${rounds}`,
);

report('raw text to trees', ['analyse', folder, '--quiet']);
for (const reader of values.reader === undefined ? ['fast', 'full'] : [values.reader]) {
  const options = { '--reader': reader, '--jobs': '1' };
  report(`raw text to claims, ${reader} reader`, ['extract', folder, '--quiet'], { options });
  report(`one note of two sentences, ${reader} reader`, ['extract', note, '--quiet'], { options, isNote: true });
}
for (const peer of ['compromise', 'wink']) {
  const runs = alternate([join(ROOT, 'bench/peer.mjs')], rounds, (main) => runCold(main, [peer, folder]));
  console.log(`${peer}, tokens and tags: ${tellRuns(runs, sentences)}`);
}

type Work = { readonly options?: Readonly<Record<string, string>>; readonly isNote?: boolean };

function report(name: string, args: readonly string[], { options = {}, isNote = false }: Work = {}): void {
  const runs = alternate(mains, rounds, (main) => runCold(main, args, options));
  console.log(`${name}: ${tellRuns(runs, isNote ? undefined : sentences)}`);
}

function countIn(raw: string): { readonly sentences: number; readonly words: number } {
  const article = articleFromText(raw, { id: 'a' });
  const blocks = article.blocks.map(({ start, end }) => tokenise(article.repaired.slice(start, end)));
  const words = sum(blocks.map((tokens) => tokens.length));
  return { sentences: sum(blocks.map((tokens) => splitSentences(tokens, splitter).length)), words };
}
