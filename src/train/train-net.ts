import { hashText } from '../base/hash-text.ts';
import type { ModelFile } from '../text/model/model-file.ts';
import { packNet, unpackReader } from '../text/model/pack-reader.ts';
import { matricesOf, type NetShape, type NetSizes } from '../text/net/net-shape.ts';
import { type Reader, readWords } from '../text/net/read-words.ts';
import {
  MAX_WORD_KEYS,
  NAME_KEYS,
  plainForms,
  UNKNOWN_WORD,
  writeFirstKeys,
  writeFormKeys,
} from '../text/net/word-features.ts';
import { formRows, KeyTable, sentenceRows } from '../text/net/word-vectors.ts';
import { Adam } from './adam.ts';
import type { NetExample } from './choose-rows.ts';
import { cropSentences } from './crop-sentences.ts';
import { type Dropout, NetGradients } from './net-gradients.ts';
import { makeRandom, shuffle } from './random.ts';
import type { GoldSentence } from './read-treebank.ts';
import { makeListFinder, type NameLists } from './stand-ins.ts';
import { TrainingNet } from './training-net.ts';

export type NetOptions = {
  readonly epochs: number;
  readonly seed: number;
  readonly sizes: NetSizes;
  readonly dropout: Dropout;
  readonly rate: number;
  readonly batch: number;
  /** Names that may take each other's place. */
  readonly names: NameLists;
  readonly log: (line: string) => void;
};

/** Class names of the net. */
export type NetLists = {
  readonly xpos: readonly string[];
  readonly upos: readonly string[];
  readonly labels: readonly string[];
};
/** A trained net as a model file holds it, with its scores on the development parts. */
export type TrainedNet = {
  readonly sections: ModelFile['sections'];
  readonly lists: NetLists;
  readonly scores: Readonly<Record<string, number>>;
};

/** Uses of a feature after which it gets a vector of its own: words, parts of words. */
const MINIMUM = { word: 2, part: 4 };

/** Trains tags, heads and labels together with Adam (Kingma and Ba 2015), the rate falling in a line to nothing. */
export function trainNet(
  train: readonly GoldSentence[],
  dev: Readonly<Record<string, readonly GoldSentence[]>>,
  options: NetOptions,
): TrainedNet {
  const random = makeRandom(options.seed);
  const lists = {
    xpos: namesOf(train.map(({ xpos }) => xpos)),
    upos: namesOf(train.map(({ upos }) => upos)),
    labels: namesOf(train.map(({ labels }) => labels)),
  };
  const keys = featureKeys(train, options.names);
  const table = new KeyTable(keys);
  const shape: NetShape = {
    ...options.sizes,
    features: keys.length,
    xpos: lists.xpos.length,
    upos: lists.upos.length,
    labels: lists.labels.length,
  };
  const parameters = matricesOf(shape).reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  const net = new TrainingNet(shape, NetGradients.sizeFor({ parameters, shape }) + 2 * parameters);
  initialise(net, random);
  const unknown = table.rowOf(UNKNOWN_WORD);
  const standIns = options.names.map((names) => names.map((name) => formRows(name, table)));
  const gradients = new NetGradients(net, { random, dropout: options.dropout, unknown, standIns });
  const examples = makeExamples([...train, ...cropSentences(train, random)], { lists, table, names: options.names });
  options.log(`${examples.length} sentences, ${keys.length} features, ${net.parameters} parameters`);
  const adam = new Adam(net, gradients);
  const words = examples.reduce((sum, { heads }) => sum + heads.length, 0);
  const batches = Math.ceil(words / options.batch) * options.epochs;
  const pack = () => packNet(shape, net.matrixNumbers(), keys);
  let scores: Readonly<Record<string, number>> = {};
  for (let epoch = 1; epoch <= options.epochs; epoch += 1) {
    const started = performance.now();
    let loss = 0;
    let inBatch = 0;
    for (const example of shuffle(examples, random)) {
      loss += gradients.learn(example);
      inBatch += example.heads.length;
      if (inBatch < options.batch) continue;
      const left = Math.max(0.01, 1 - adam.step / batches);
      adam.update(options.rate * Math.min(left, (adam.step + 1) / WARMING), inBatch);
      inBatch = 0;
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    scores = devScores(unpackReader({ header: { ...BARE, lists }, sections: pack() }), dev);
    options.log(`epoch ${epoch}: loss ${(loss / words).toFixed(4)}; ${formatScores(scores)} (${seconds} s)`);
  }
  return { sections: pack(), lists, scores };
}

/** Batches over which the rate rises at first. */
const WARMING = 200;
const BARE = { task: 'reader', trainedOn: [], licence: '', scores: {} };

function namesOf(columns: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(columns.flat())].sort();
}

/** Keys of the features that get a vector, in order. */
function featureKeys(train: readonly GoldSentence[], [places, peoples]: NameLists): Int32Array {
  const counts = new Map<number, number>();
  const names = new Set<number>();
  const buffer = new Int32Array(MAX_WORD_KEYS);
  const count = (size: number) => {
    for (const key of buffer.subarray(0, size)) counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const { forms } of train) {
    for (const [at, form] of plainForms(forms).entries()) {
      count(writeFormKeys(form, buffer));
      for (const key of buffer.subarray(0, NAME_KEYS)) names.add(key);
      if (at === 0) count(writeFirstKeys(form, buffer));
    }
  }
  for (const name of [...places, ...peoples]) {
    writeFormKeys(name, buffer);
    for (const key of buffer.subarray(0, NAME_KEYS)) counts.set(key, MINIMUM.word + (counts.get(key) ?? 0));
    for (const key of buffer.subarray(0, NAME_KEYS)) names.add(key);
  }
  counts.delete(0);
  const kept = [...counts].filter(([key, uses]) => uses >= (names.has(key) ? MINIMUM.word : MINIMUM.part));
  return Int32Array.from([...kept.map(([key]) => key), UNKNOWN_WORD]).sort();
}

type ExampleMaker = { readonly lists: NetLists; readonly table: KeyTable; readonly names: NameLists };

function makeExamples(train: readonly GoldSentence[], { lists, table, names }: ExampleMaker): readonly NetExample[] {
  const listOf = makeListFinder(names);
  const seen = new Map<number, number>();
  const wordOf = (form: string) => hashText(form.toLowerCase());
  for (const { forms } of train)
    for (const form of plainForms(forms)) seen.set(wordOf(form), (seen.get(wordOf(form)) ?? 0) + 1);
  const classes = (names: readonly string[]) => {
    const map = new Map(names.map((name, at) => [name, at]));
    return (values: readonly string[]) => Int32Array.from(values, (value) => map.get(value) ?? 0);
  };
  const [xpos, upos, labels] = [classes(lists.xpos), classes(lists.upos), classes(lists.labels)];
  return train.map((sentence) => ({
    ...sentenceRows(sentence.forms, table),
    seen: Int32Array.from(plainForms(sentence.forms), (form) => seen.get(wordOf(form)) ?? 0),
    xpos: xpos(sentence.xpos),
    upos: upos(sentence.upos),
    heads: Int32Array.from(sentence.heads, (head) => (head < 0 ? sentence.heads.length : head)),
    labels: labels(sentence.labels),
    standIns: Int8Array.from(plainForms(sentence.forms), (form, at) => listOf(form, sentence.xpos[at] ?? '')),
  }));
}

/** Weights at random within bounds that keep the spread of values even (Glorot and Bengio 2010); gates start half open. */
function initialise(net: TrainingNet, random: () => number): void {
  for (const { name, rows, columns } of net.matrices) {
    const place = net.place(name);
    if (/bias/i.test(name)) {
      net.numbers.fill(0, place, place + rows * columns);
      if (/^bias/.test(name)) net.numbers.fill(1, place, place + columns / 3);
      continue;
    }
    const bound = name === 'features' ? 0.15 : name === 'root' ? 0.1 : Math.sqrt(6 / (rows + columns));
    for (let at = 0; at < rows * columns; at += 1) net.numbers[place + at] = (random() * 2 - 1) * bound;
  }
}

/** Shares of words that are right on gold tokens, by task and development part; labels with subtypes. */
function devScores(
  reader: Reader,
  dev: Readonly<Record<string, readonly GoldSentence[]>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(dev).flatMap(([name, sentences]) =>
      Object.entries(readingScores(reader, sentences)).map(([task, score]) => [`${name} ${task}`, score]),
    ),
  );
}

function readingScores(reader: Reader, sentences: readonly GoldSentence[]): Readonly<Record<string, number>> {
  const right = { XPOS: 0, UPOS: 0, UAS: 0, LAS: 0 };
  let all = 0;
  for (const { forms, xpos, upos, heads, labels } of sentences) {
    const reading = readWords(forms, reader);
    for (let at = 0; at < forms.length; at += 1) {
      all += 1;
      if (reader.xpos[reading.xpos[at] as number] === xpos[at]) right.XPOS += 1;
      if (reader.upos[reading.upos[at] as number] === upos[at]) right.UPOS += 1;
      if (reading.heads[at] !== heads[at]) continue;
      right.UAS += 1;
      if (reader.labels[reading.labels[at] as number] === labels[at]) right.LAS += 1;
    }
  }
  return Object.fromEntries(Object.entries(right).map(([name, count]) => [name, count / Math.max(1, all)]));
}

function formatScores(scores: Readonly<Record<string, number>>): string {
  return Object.entries(scores)
    .map(([name, score]) => `${name} ${(score * 100).toFixed(2)}`)
    .join(', ');
}
