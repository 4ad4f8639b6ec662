// `npm run bench:ud -- --treebank DIR`: scores from raw text as the CoNLL 2018 shared task does (F1 over words aligned by
// their characters; LAS without subtypes, and with them), and with gold tokens, on the dev parts of the treebanks.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Article, Block } from '../src/corpus/article.ts';
import { analyseArticle, analyseWords } from '../src/text/analyse.ts';
import { loadModels } from '../src/text/model/load-models.ts';
import { type GoldSentence, readTreebank } from '../src/train/read-treebank.ts';

type Row = {
  readonly key: string;
  readonly xpos: string;
  readonly upos: string;
  readonly lemma: string;
  readonly head: string;
  readonly deprel: string;
};
type Side = { readonly rows: readonly Row[]; readonly sentences: ReadonlySet<string> };

const { values } = parseArgs({ options: { treebank: { type: 'string' }, models: { type: 'string' } } });
if (values.treebank === undefined) {
  process.stderr.write('Name the folder of the treebanks: npm run bench:ud -- --treebank DIR\n');
  process.exit(2);
}
const models = loadModels(values.models ?? fileURLToPath(new URL('../models', import.meta.url)));
for (const name of ['ewt', 'gum']) {
  const gold = readTreebank(values.treebank, 'dev', name);
  console.log(`${name} dev, gold tokens: ${format(scoreGoldTokens(gold))}`);
  console.log(`${name} dev, raw text:    ${format(scoreRawText(gold))}`);
}

function format(scores: Readonly<Record<string, number>>): string {
  return Object.entries(scores)
    .map(([name, score]) => `${name} ${(score * 100).toFixed(2)}`)
    .join('  ');
}

function scoreGoldTokens(gold: readonly GoldSentence[]): Readonly<Record<string, number>> {
  const right = { XPOS: 0, UPOS: 0, Lemma: 0, UAS: 0, LAS: 0, 'LAS with subtypes': 0 };
  let all = 0;
  for (const sentence of gold) {
    const { words } = analyseWords(sentence.forms, models);
    for (const [at, word] of words.entries()) {
      all += 1;
      if (word.xpos === sentence.xpos[at]) right.XPOS += 1;
      if (word.upos === sentence.upos[at]) right.UPOS += 1;
      if (word.lemma === sentence.lemmas[at]) right.Lemma += 1;
      if (word.head !== sentence.heads[at]) continue;
      right.UAS += 1;
      if (base(word.deprel) === base(sentence.labels[at] ?? '')) right.LAS += 1;
      if (word.deprel === sentence.labels[at]) right['LAS with subtypes'] += 1;
    }
  }
  return Object.fromEntries(Object.entries(right).map(([name, count]) => [name, count / Math.max(1, all)]));
}

function base(label: string): string {
  return label.split(':')[0] ?? label;
}

/** Sentences of the treebank as articles: a paragraph is a block, as the raw text of the shared task has it. */
function scoreRawText(gold: readonly GoldSentence[]): Readonly<Record<string, number>> {
  const text: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  for (const sentence of gold) {
    const last = blocks.at(-1);
    const separator = last === undefined ? '' : sentence.startsParagraph ? '\n\n' : ' ';
    text.push(separator, sentence.text);
    const start = length + separator.length;
    length = start + sentence.text.length;
    if (last === undefined || sentence.startsParagraph) blocks.push({ start, end: length, kind: 'paragraph' });
    else blocks[blocks.length - 1] = { ...last, end: length };
  }
  const whole = text.join('');
  const article: Article = {
    id: 'treebank',
    title: null,
    publishedOn: null,
    publisher: null,
    url: null,
    byline: null,
    section: null,
    language: null,
    layers: [],
    keepsText: false,
    source: '-',
    sha256: '',
    text: whole,
    repaired: whole,
    toSource: (offset) => offset,
    blocks,
    mentions: [],
  };
  return compare(goldSide(gold), systemSide(article));
}

/** Spans count characters that are not white space, so that both sides agree whatever the spacing. */
function goldSide(gold: readonly GoldSentence[]): Side {
  const rows: Row[] = [];
  const sentences = new Set<string>();
  let position = 0;
  for (const sentence of gold) {
    const sentenceStart = position;
    const keys: string[] = [];
    for (let at = 0; at < sentence.forms.length; ) {
      const range = sentence.multiword.find(({ first }) => first === at);
      const last = range?.last ?? at + 1;
      const end = position + (range?.form ?? sentence.forms[at] ?? '').replace(/\s/g, '').length;
      for (let word = at; word < last; word += 1)
        keys.push(`${position}:${end}:${word - at}:${sentence.forms[word]?.toLowerCase()}`);
      position = end;
      at = last;
    }
    sentences.add(`${sentenceStart}:${position}`);
    for (const [at, key] of keys.entries()) {
      rows.push({
        key,
        xpos: sentence.xpos[at] ?? '',
        upos: sentence.upos[at] ?? '',
        lemma: sentence.lemmas[at] ?? '',
        head: keys[sentence.heads[at] ?? -1] ?? 'root',
        deprel: sentence.labels[at] ?? '',
      });
    }
  }
  return { rows, sentences };
}

function systemSide(article: Article): Side {
  const solid = new Int32Array(article.text.length + 1);
  for (let at = 0; at < article.text.length; at += 1)
    solid[at + 1] = (solid[at] as number) + (/\s/.test(article.text[at] ?? '') ? 0 : 1);
  const rows: Row[] = [];
  const sentences = new Set<string>();
  for (const { words, start, end } of analyseArticle(article, models).sentences) {
    sentences.add(`${solid[start]}:${solid[end]}`);
    const keys: string[] = [];
    for (let at = 0; at < words.length; ) {
      const last = at + (words[at]?.multiwordLength ?? 1);
      const span = `${solid[words[at]?.start ?? 0]}:${solid[words[last - 1]?.end ?? 0]}`;
      for (let word = at; word < last; word += 1) keys.push(`${span}:${word - at}:${words[word]?.form.toLowerCase()}`);
      at = last;
    }
    for (const [at, word] of words.entries()) {
      const { xpos, upos, lemma, deprel } = word;
      rows.push({ key: keys[at] ?? '', xpos, upos, lemma, head: keys[word.head] ?? 'root', deprel });
    }
  }
  return { rows, sentences };
}

function compare(gold: Side, system: Side): Readonly<Record<string, number>> {
  const byKey = new Map(system.rows.map((row) => [row.key, row]));
  const right = { Words: 0, XPOS: 0, UPOS: 0, Lemma: 0, UAS: 0, LAS: 0, 'LAS with subtypes': 0 };
  for (const row of gold.rows) {
    const other = byKey.get(row.key);
    if (other === undefined) continue;
    right.Words += 1;
    if (other.xpos === row.xpos) right.XPOS += 1;
    if (other.upos === row.upos) right.UPOS += 1;
    if (other.lemma === row.lemma) right.Lemma += 1;
    if (other.head !== row.head) continue;
    right.UAS += 1;
    if (base(other.deprel) === base(row.deprel)) right.LAS += 1;
    if (other.deprel === row.deprel) right['LAS with subtypes'] += 1;
  }
  const shared = [...gold.sentences].filter((span) => system.sentences.has(span)).length;
  const f1 = (count: number, a: number, b: number) => (2 * count) / Math.max(1, a + b);
  return {
    Sentences: f1(shared, gold.sentences.size, system.sentences.size),
    ...Object.fromEntries(
      Object.entries(right).map(([name, count]) => [name, f1(count, gold.rows.length, system.rows.length)]),
    ),
  };
}
