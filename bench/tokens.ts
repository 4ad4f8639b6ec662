import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { loadModels } from '../src/text/model/load-models.ts';
import { splitSentences } from '../src/text/split.ts';
import { tokenise } from '../src/text/tokenise.ts';

// How tokens, words and sentences fare on the raw text of the treebanks' development sets, paragraph by paragraph.

type Spans = { readonly tokens: Set<string>; readonly words: Set<string>; readonly sentences: Set<string> };
type Paragraph = { text: string; readonly gold: Spans };

const models = loadModels(join(import.meta.dirname, '../models'));
const FOLDER = join(import.meta.dirname, '../../shared/treebank');

function emptySpans(): Spans {
  return { tokens: new Set(), words: new Set(), sentences: new Set() };
}

function readParagraphs(file: string): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const sentence of gunzipSync(readFileSync(file)).toString('utf8').split('\n\n')) {
    if (sentence.trim() === '') continue;
    const lines = sentence.split('\n');
    if (paragraphs.length === 0 || lines.some((line) => /^# new(?:doc|par)/.test(line)))
      paragraphs.push({ text: '', gold: emptySpans() });
    const paragraph = paragraphs.at(-1);
    if (paragraph !== undefined) addSentence(paragraph, lines);
  }
  return paragraphs;
}

function addSentence(paragraph: Paragraph, lines: readonly string[]): void {
  const first = paragraph.text.length;
  let end = first;
  let insideUntil = 0;
  let wordAt = 0;
  for (const line of lines) {
    const [id = '', form = '', , , , , , , , misc = ''] = line.split('\t');
    const range = /^(\d+)(?:-(\d+))?$/.exec(id);
    if (range === null) continue;
    const isInside = range[2] === undefined && Number(range[1]) <= insideUntil;
    if (isInside) {
      paragraph.gold.words.add(`${wordAt}-${wordAt + form.length}`);
      wordAt += form.length;
      continue;
    }
    const start = paragraph.text.length;
    end = start + form.length;
    paragraph.text += misc.includes('SpaceAfter=No') ? form : `${form} `;
    paragraph.gold.tokens.add(`${start}-${end}`);
    if (range[2] === undefined) paragraph.gold.words.add(`${start}-${end}`);
    else {
      insideUntil = Number(range[2]);
      wordAt = start;
    }
  }
  paragraph.gold.sentences.add(`${first}-${end}`);
}

function readOurs(text: string): Spans {
  const ours = emptySpans();
  const words = tokenise(text);
  for (let at = 0; at < words.length; at += 1) {
    const length = words[at]?.multiwordLength ?? 1;
    const last = Math.min(words.length, at + length) - 1;
    ours.tokens.add(`${words[at]?.start}-${words[last]?.end}`);
    for (const { start, end } of words.slice(at, last + 1)) ours.words.add(`${start}-${end}`);
    at = last;
  }
  for (const { first, last } of splitSentences(words, models.splitter))
    ours.sentences.add(`${words[first]?.start}-${words[last - 1]?.end}`);
  return ours;
}

function report(file: string, isVerbose: boolean): void {
  const counts = { tokens: [0, 0, 0], words: [0, 0, 0], sentences: [0, 0, 0] } satisfies Record<keyof Spans, number[]>;
  for (const { text, gold } of readParagraphs(file)) {
    const ours = readOurs(text);
    for (const kind of ['tokens', 'words', 'sentences'] as const) {
      const count = counts[kind];
      const right = [...ours[kind]].filter((span) => gold[kind].has(span)).length;
      count[0] = (count[0] ?? 0) + right;
      count[1] = (count[1] ?? 0) + ours[kind].size;
      count[2] = (count[2] ?? 0) + gold[kind].size;
    }
    if (isVerbose) printMisses(text, gold, ours);
  }
  const score = ([right = 0, found = 0, wanted = 0]: readonly number[]) =>
    ((200 * right) / Math.max(1, found + wanted)).toFixed(2);
  process.stdout.write(
    `${file.split('/').at(-1)}  tokens F1 ${score(counts.tokens)}  words F1 ${score(counts.words)}  sentences F1 ${score(counts.sentences)}\n`,
  );
}

function printMisses(text: string, gold: Spans, ours: Spans): void {
  for (const span of ours.tokens)
    if (!gold.tokens.has(span)) {
      const [start = 0, end = 0] = span.split('-').map(Number);
      process.stdout.write(
        `  token ${JSON.stringify(text.slice(start, end))} in ${text.slice(start - 12, end + 12)}\n`,
      );
    }
}

if (!existsSync(FOLDER)) process.stdout.write(`Skipped: there is no treebank at ${FOLDER}.\n`);
else {
  for (const bank of ['ewt', 'gum'])
    report(join(FOLDER, `en_${bank}-dev.conllu.gz`), process.argv.includes('--verbose'));
  const line = 'Turkey’s U.S.-backed allies didn’t agree on the 48-hour pause, he said. '.repeat(20_000);
  const before = performance.now();
  const { length } = tokenise(line);
  process.stdout.write(`${((length / (performance.now() - before)) * 1000).toFixed(0)} tokens a second\n`);
}
