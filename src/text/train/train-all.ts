import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MAX_UPOS_FEATURES, uposFeatures } from '../assign-upos.ts';
import { encodeMap, MODEL_FILES, weightSections } from '../model/load-models.ts';
import { encodeModel, type ModelFile } from '../model/model-file.ts';
import type { PackedParts } from '../model/packed-weights.ts';
import { decodeTags, highest, type TagModel, wordFacts } from '../tag.ts';
import { makeRandom, shuffle } from './random.ts';
import { type GoldSentence, readTreebank } from './read-treebank.ts';
import { trainLemmatiser } from './train-lemmatiser.ts';
import { attachmentScores, type ParseExample, trainParser } from './train-parser.ts';
import { taggingAccuracy, trainTagger } from './train-tagger.ts';
import { TrainableWeights } from './trainable-weights.ts';

const SOURCE = {
  trainedOn: [
    'Universal Dependencies English EWT (train)',
    'Universal Dependencies English GUM, freely licensed genres (train)',
  ],
  licence: 'CC BY-SA 4.0 (see NOTICE)',
};
/** Jackknifing: the parser is trained on tags that a tagger gives to sentences it has not seen. */
const FOLDS = 5;

function main(): void {
  const { values } = parseArgs({
    options: {
      treebank: { type: 'string' },
      out: { type: 'string', default: 'models' },
      epochs: { type: 'string', default: '12' },
      'tag-epochs': { type: 'string', default: '6' },
      seed: { type: 'string', default: '7' },
    },
  });
  if (values.treebank === undefined) {
    process.stderr.write('Name the folder of the treebanks: npm run train -- --treebank DIR\n');
    process.exitCode = 2;
    return;
  }
  const folder = values.treebank;
  const log = (line: string) => process.stdout.write(`${line}\n`);
  const train = readTreebank(folder, 'train');
  const parts = { ewt: readTreebank(folder, 'dev', 'ewt'), gum: readTreebank(folder, 'dev', 'gum') };
  const seed = Number(values.seed);
  const tagOptions = { epochs: Number(values['tag-epochs']), seed, log };
  const tagger = trainTagger(train, parts.ewt, tagOptions);
  const jackknifed = jackknife(train, tagger.model, { ...tagOptions, epochs: 3, log: () => undefined });
  log('jackknifed tags made');
  const dev = parts.ewt.map((sentence) => example(sentence, tagger.model, tagsFor(sentence, tagger.model)));
  const parser = trainParser(
    train.map((sentence, at) => example(sentence, tagger.model, jackknifed[at] as Int32Array)),
    dev,
    { epochs: Number(values.epochs), seed: seed + 1, log },
  );
  const gum = parts.gum.map((sentence) => example(sentence, tagger.model, tagsFor(sentence, tagger.model)));
  const scores = {
    'XPOS EWT dev': taggingAccuracy(tagger.model, parts.ewt),
    'XPOS GUM dev': taggingAccuracy(tagger.model, parts.gum),
    'LAS EWT dev': attachmentScores(parser.model, dev).las,
    'LAS GUM dev': attachmentScores(parser.model, gum).las,
  };
  for (const [name, score] of Object.entries(scores)) log(`${name}: ${(score * 100).toFixed(2)}`);
  const universal = trainUpos(train, seed);
  const lemmas = trainLemmatiser(train);
  const words = [...tagger.model.wordClasses].sort((a, b) => a[0] - b[0]);
  const save = (name: string, file: ModelFile) => writeFileSync(join(values.out, name), encodeModel(file));
  mkdirSync(values.out, { recursive: true });
  save(MODEL_FILES.tagger, {
    header: { ...SOURCE, task: 'tagger', scores, lists: { tags: tagger.model.tags, upos: universal.tags } },
    sections: {
      ...weightSections('tag', tagger.parts),
      ...weightSections('upos', universal.parts),
      wordKeys: Int32Array.from(words, ([key]) => key),
      wordClasses: Int32Array.from(words, ([, cls]) => cls),
    },
  });
  save(MODEL_FILES.lemmas, {
    header: { ...SOURCE, task: 'lemmatiser', scores: {}, lists: {} },
    sections: { exceptions: encodeMap(lemmas.exceptions), rules: encodeMap(lemmas.rules) },
  });
  save(MODEL_FILES.parser, {
    header: { ...SOURCE, task: 'parser', scores, lists: { labels: parser.model.labels } },
    sections: { ...weightSections('move', parser.transitions), ...weightSections('label', parser.arcLabels) },
  });
}

function tagsFor(sentence: GoldSentence, model: TagModel): Int32Array {
  return decodeTags(wordFacts(sentence.forms, model.wordClasses), model.weights, model.tags.length);
}

function example(sentence: GoldSentence, model: TagModel, tags: Int32Array): ParseExample {
  return {
    input: { facts: wordFacts(sentence.forms, model.wordClasses), tags },
    heads: sentence.heads,
    labels: sentence.labels,
  };
}

/** Tags for each training sentence from a tagger trained without its fold, as classes of `model`. */
function jackknife(
  train: readonly GoldSentence[],
  model: TagModel,
  options: Parameters<typeof trainTagger>[2],
): readonly Int32Array[] {
  const index = new Map(model.tags.map((tag, at) => [tag, at]));
  const result: Int32Array[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const other = trainTagger(
      train.filter((_, at) => at % FOLDS !== fold),
      [],
      options,
    ).model;
    for (const [at, sentence] of train.entries()) {
      if (at % FOLDS === fold)
        result[at] = tagsFor(sentence, other).map((tag) => index.get(other.tags[tag] ?? '') ?? 0);
    }
  }
  return result;
}

function trainUpos(
  train: readonly GoldSentence[],
  seed: number,
): { readonly tags: readonly string[]; readonly parts: PackedParts } {
  const tags = [...new Set(train.flatMap((sentence) => sentence.upos))].sort();
  const weights = new TrainableWeights(tags.length);
  const features = new Int32Array(MAX_UPOS_FEATURES);
  const scores = new Int32Array(tags.length);
  const random = makeRandom(seed);
  for (let epoch = 0; epoch < 3; epoch += 1) {
    for (const sentence of shuffle(train, random)) {
      for (const [at, tag] of sentence.upos.entries()) {
        const count = uposFeatures(sentence, at, features);
        weights.score(features, count, scores);
        const right = tags.indexOf(tag);
        const guess = highest(scores);
        weights.step += 1;
        if (guess !== right) weights.update(features, count, { right, wrong: guess });
      }
    }
  }
  return { tags, parts: weights.pack({ scale: 16, prune: 3 }) };
}

main();
