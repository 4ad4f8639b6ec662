import { describe, expect, test } from 'vitest';
import { hashText } from '../../src/base/hash-text.ts';
import { layWeights, PackedWeights } from '../../src/text/model/packed-weights.ts';
import { uposFor } from '../../src/text/net/upos-for.ts';
import { reconsiderTags } from '../../src/text/tags/second-tags.ts';
import { tagFacts } from '../../src/text/tags/tag-features.ts';
import { groupPlace, type WordGroups } from '../../src/text/tags/word-groups.ts';
import { parseConllu } from '../../src/train/read-treebank.ts';
import { trainTagger } from '../../src/train/train-tagger.ts';

const keys = ['army', 'navy', 'quickly'].map(hashText).sort((a, b) => a - b);
const groups: WordGroups = {
  keys: Int32Array.from(keys),
  wide: Uint8Array.from(keys, (key) => (key === hashText('quickly') ? 2 : 1)),
  narrow: Uint8Array.from(keys, (_, at) => at),
};

test('groups of words are found by the word in small letters', () => {
  expect(groupPlace(groups, hashText('tank'))).toBe(-1);
  expect(tagFacts('Navy', groups).wide).toBe(1);
  expect(tagFacts('navies', groups).wide).toBe(-1);
});

describe('the second tagger', () => {
  const fixed = (add: readonly number[]) => ({
    weights: { score: (_: Int32Array, __: number, out: Int32Array) => out.set(add) },
    groups,
  });
  const scores = [Float32Array.of(5, 4.5, 0), Float32Array.of(9, 0, 0)];
  const first = () => ({
    plain: ['the', 'army'],
    tags: Int32Array.of(0, 0),
    scoresOf: (word: number) => scores[word] as Float32Array,
    allows: () => true,
  });

  test('changes what the first is unsure of, nothing else', () => {
    const read = first();
    expect(reconsiderTags(read, fixed([0, 10_000, 0]))).toEqual([0]);
    expect([...read.tags]).toEqual([1, 0]);
  });

  test('changes nothing that the tree does not let it', () => {
    expect(reconsiderTags({ ...first(), allows: () => false }, fixed([0, 10_000, 0]))).toEqual([]);
  });

  test('leaves a tag that it would give too', () => {
    expect(reconsiderTags(first(), fixed([50, 0, 0]))).toEqual([]);
  });

  test('learns tags of words by their neighbours', () => {
    const row = (at: number, form: string, tag: string) => `${at}\t${form}\t_\t_\t${tag}\t_\t0\troot\t_\t_`;
    const text = [
      ['the DT', 'guard NN'],
      ['they PRP', 'guard VBP'],
    ].map((words) => words.map((word, at) => row(at + 1, ...(word.split(' ') as [string, string]))).join('\n'));
    const sentences = Array.from({ length: 20 }, () => parseConllu(text.join('\n\n'))).flat();
    const tags = ['DT', 'NN', 'PRP', 'VBP'];
    const log: string[] = [];
    const parts = trainTagger(sentences, { tags, groups, epochs: 3, seed: 7, log: (line) => log.push(line) });
    expect(log.at(-1)).toBe('second tagger, epoch 3: 0 wrong');
    const unsure = Float32Array.of(0, 0, 0, 0);
    const weights = new PackedWeights(layWeights(parts));
    for (const { forms, xpos } of sentences.slice(0, 2)) {
      const read = {
        plain: forms,
        tags: Int32Array.of(tags.indexOf(xpos[0] as string), 0),
        scoresOf: () => unsure,
        allows: () => true,
      };
      reconsiderTags(read, { weights, groups });
      expect(tags[read.tags[1] as number]).toBe(xpos[1]);
    }
  });
});

test.each([
  ['NNP', 'NOUN', 'PROPN'],
  ['VBD', 'AUX', 'AUX'],
  ['VB', 'NOUN', 'VERB'],
  ['IN', 'SCONJ', 'SCONJ'],
  ['WDT', 'SCONJ', 'SCONJ'],
])('a word that becomes %s and was %s is %s', (xpos, own, wanted) => {
  expect(uposFor(xpos, own)).toBe(wanted);
});
