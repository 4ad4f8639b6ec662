import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { encodeLines, encodeMap, MODEL_FILES, nameSections, weightSections } from '../text/model/load-models.ts';
import { encodeModel, type ModelFile } from '../text/model/model-file.ts';
import { learnNames } from './learn-names.ts';
import { readTreebank } from './read-treebank.ts';
import { readNameLists } from './stand-ins.ts';
import { commonWords } from './train-cases.ts';
import { trainLemmatiser } from './train-lemmatiser.ts';
import { trainNet } from './train-net.ts';
import { trainSplitter } from './train-splitter.ts';
import { trainTagger } from './train-tagger.ts';
import { groupWords } from './word-groups.ts';

const SOURCE = {
  trainedOn: [
    'Universal Dependencies English EWT (train)',
    'Universal Dependencies English GUM, freely licensed genres (train)',
  ],
  licence: 'CC BY-SA 4.0 (see NOTICE)',
};
const TAGGER_EPOCHS = 4;
const GAZETTEER = fileURLToPath(new URL('../../graph-schema/gazetteer/generated', import.meta.url));
/** Sizes of the net: larger ones read a little better and much slower. */
const SIZES = { input: 160, hidden: 96, arc: 96, label: 64 };
const DROPOUT = { input: 0.2, layer: 0.25, arc: 0.25 };

function main(): void {
  const { values } = parseArgs({
    options: {
      treebank: { type: 'string' },
      out: { type: 'string', default: 'models' },
      epochs: { type: 'string', default: '16' },
      'split-epochs': { type: 'string', default: '5' },
      seed: { type: 'string', default: '7' },
      /** CrossNER's file of sentences with names; without it the name finder is left as it is. */
      crossner: { type: 'string' },
      /** Folder of e5-small-v2 with its `vocab.txt` and `model.safetensors`; without it the second tagger is left as it is. */
      'word-vectors': { type: 'string' },
      /** Only the name finder, with the reader that is there. */
      'names-only': { type: 'boolean', default: false },
      /** Folder of e5-small-v2, see train/reader/README.md: the learned reader is made too, with files on the way in a folder `reader` there. */
      'learned-from': { type: 'string' },
      /** Every n-th sentence only, for trials. */
      every: { type: 'string', default: '1' },
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
  const dev = { 'EWT dev': readTreebank(folder, 'dev', 'ewt'), 'GUM dev': readTreebank(folder, 'dev', 'gum') };
  const seed = Number(values.seed);
  mkdirSync(values.out, { recursive: true });
  const save = (
    name: string,
    {
      header,
      sections,
    }: Pick<ModelFile, 'sections'> & { readonly header: Partial<ModelFile['header']> & { readonly task: string } },
  ) =>
    writeFileSync(
      join(values.out, name),
      encodeModel({ header: { ...SOURCE, scores: {}, lists: {}, ...header }, sections }),
    );
  const saveNames = () => {
    if (values.crossner === undefined) return;
    const learned = learnNames(train, { path: values.crossner, models: values.out, seed, log });
    save(MODEL_FILES.names, {
      header: {
        task: 'name finder',
        trainedOn: ['GUM, freely licensed genres (train)', 'CrossNER politics (train)'],
      },
      sections: nameSections(learned.parts, learned),
    });
  };
  if (values['names-only']) {
    saveNames();
    return;
  }
  const lemmas = trainLemmatiser(train);
  save(MODEL_FILES.lemmas, {
    header: { task: 'lemmatiser' },
    sections: { exceptions: encodeMap(lemmas.exceptions), rules: encodeMap(lemmas.rules) },
  });
  save(MODEL_FILES.cases, { header: { task: 'truecaser' }, sections: { common: encodeLines(commonWords(train)) } });
  const splitter = trainSplitter(train, dev, { epochs: Number(values['split-epochs']), seed, log });
  save(MODEL_FILES.splitter, { header: { task: 'splitter' }, sections: weightSections('split', splitter) });
  const sample = train.filter((_, at) => at % Number(values.every) === 0);
  const names = readNameLists(GAZETTEER, train);
  const options = {
    epochs: Number(values.epochs),
    seed,
    sizes: SIZES,
    dropout: DROPOUT,
    rate: 0.002,
    batch: 250,
    names,
    log,
  };
  const { sections, lists, scores } = trainNet(sample, dev, options);
  save(MODEL_FILES.reader, { header: { task: 'reader', scores, lists }, sections });
  if (values['word-vectors'] !== undefined) {
    const groups = groupWords(values['word-vectors'], seed);
    const tagger = trainTagger(train, { tags: lists.xpos, groups, epochs: TAGGER_EPOCHS, seed, log });
    const { keys: words, wide, narrow } = groups;
    save(MODEL_FILES.tagger, {
      header: {
        task: 'second tagger',
        trainedOn: [...SOURCE.trainedOn, 'word vectors of e5-small-v2, MIT'],
        lists: { xpos: lists.xpos },
      },
      sections: { ...weightSections('tag', tagger), words, wide, narrow },
    });
  }
  saveNames();
  if (values['learned-from'] !== undefined) trainReader(values['learned-from']);
}

/** PyTorch on the processor, for hours; its words come from the models that were just made. */
function trainReader(model: string): void {
  const script = fileURLToPath(new URL('../../scripts/train-reader.sh', import.meta.url));
  const { status } = spawnSync('bash', [script, model, join(model, '..', 'reader')], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

main();
