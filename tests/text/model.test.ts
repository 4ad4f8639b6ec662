import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StancegraphError } from '../../src/base/errors.ts';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { analyseArticle } from '../../src/text/analyse.ts';
import type { Sentence } from '../../src/text/document.ts';
import { formatConllu } from '../../src/text/format-conllu.ts';
import { loadModels } from '../../src/text/model/load-models.ts';
import { decodeModel, encodeModel } from '../../src/text/model/model-file.ts';

const folder = fileURLToPath(new URL('../../models', import.meta.url));
const models = loadModels(folder);
const read = (text: string) => analyseArticle(articleFromText(text, { id: 'a' }), models);

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof StancegraphError ? error.code : String(error);
  }
  return 'none';
}

function isTree({ words }: Sentence): boolean {
  const roots = words.filter((word) => word.head === -1);
  const reaches = words.every((word) => {
    let at = word.index;
    for (let steps = 0; steps <= words.length; steps += 1) {
      const head = words[at]?.head ?? -1;
      if (head === -1) return true;
      at = head;
    }
    return false;
  });
  return roots.length === 1 && reaches;
}

describe('model files', () => {
  const file = {
    header: { task: 'test', trainedOn: ['nothing'], licence: 'MIT', scores: {}, lists: { tags: ['A'] } },
    sections: { keys: Int32Array.of(1, -2, 3), bytes: Uint8Array.of(1, 2), weights: Int16Array.of(-5, 7) },
  };
  const bytes = encodeModel(file);

  test('what is encoded is decoded', () => {
    expect(decodeModel(bytes, 'x.bin').sections).toEqual(file.sections);
  });

  test('a cut file, a changed byte, another byte order and another version are refused', () => {
    const changed = (at: number, value: number) =>
      Uint8Array.from(bytes, (byte, index) => (index === at ? value : byte));
    expect(codeOf(() => decodeModel(bytes.slice(0, bytes.length - 8), 'x.bin'))).toBe('MODEL_INVALID');
    expect(codeOf(() => decodeModel(changed(bytes.length - 9, 99), 'x.bin'))).toBe('MODEL_INVALID');
    expect(codeOf(() => decodeModel(changed(8, 1), 'x.bin'))).toBe('MODEL_INVALID');
    expect(
      codeOf(() =>
        decodeModel(
          Buffer.from(
            Buffer.from(bytes)
              .toString('latin1')
              .replace(/"version":\d+/, '"version":9'),
            'latin1',
          ),
          'x.bin',
        ),
      ),
    ).toBe('MODEL_INVALID');
    expect(codeOf(() => decodeModel(readFileSync(fileURLToPath(import.meta.url)), 'x.bin'))).toBe('MODEL_INVALID');
  });

  test('a folder without models is refused', () => {
    expect(codeOf(() => loadModels('/nowhere'))).toBe('MODEL_INVALID');
  });
});

describe('reading', () => {
  test('any text gives trees, with offsets that point at the words', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 120 }), fc.lorem({ mode: 'sentences', maxCount: 3 })),
        (text) => {
          for (const sentence of read(text).sentences) {
            expect(isTree(sentence)).toBe(true);
            for (const word of sentence.words) expect(word.start).toBeLessThanOrEqual(word.end);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('a sentence of ten thousand words takes time in proportion', () => {
    const { sentences } = read(`${'the group that '.repeat(3_333)}ended.`);
    expect(sentences.reduce((sum, { words }) => sum + words.length, 0)).toBe(10_001);
    expect(sentences.every(isTree)).toBe(true);
  });

  test('passive voice, agent and possessive have their own relations', () => {
    const words = read('The town was captured by the rebels after Turkey’s troops withdrew.').sentences[0]?.words ?? [];
    const relationOf = (form: string) => words.find((word) => word.form === form)?.deprel;
    expect([relationOf('town'), relationOf('rebels'), relationOf('Turkey')]).toEqual([
      'nsubj:pass',
      'obl:agent',
      'nmod:poss',
    ]);
  });

  test('CoNLL-U has every word, with its range in the text', () => {
    const text = 'Kenya doesn’t back Sudan.';
    const lines = formatConllu(read(text))
      .split('\n')
      .filter((line) => /^\d/.test(line));
    expect(lines.map((line) => line.split('\t')[1])).toEqual(['Kenya', 'doesn’t', 'does', 'n’t', 'back', 'Sudan', '.']);
    expect(lines[1]).toContain('TokenRange=6:13');
  });

  test('mended encoding damage keeps offsets in the text as read', () => {
    const text = 'Kenya â€” a state â€” backs Sudan.';
    const word = read(text).sentences[0]?.words.find((one) => one.form === 'Sudan');
    expect(text.slice(word?.start, word?.end)).toBe('Sudan');
  });
});
