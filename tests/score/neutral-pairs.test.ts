import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { benchTools } from '../../bench/load-tools.ts';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { extractArticle } from '../../src/pipeline.ts';

type Cases = {
  readonly pairs: readonly (readonly [string, string])[];
  readonly sentences: readonly string[];
  readonly countries: readonly string[];
};

const cases = parse(readFileSync(join(import.meta.dirname, 'neutral-pairs.cases.yaml'), 'utf8')) as Cases;
const tools = benchTools();
const NO_COUNTRY = new Set(['Hamas', 'the PKK']);

function claimsIn(sentence: string): readonly string[] {
  const records = extractArticle(articleFromText(sentence, { id: 'a.txt' }), tools);
  return records.flatMap((one) => (one.kind === 'claim' ? [`${one.source} ${one.relation} ${one.target}`] : []));
}

describe('well-known enemies in sentences that say nothing of it', () => {
  for (const [a, b] of cases.pairs) {
    test(`${a} and ${b}: no claim`, () => {
      const patterns = NO_COUNTRY.has(b) ? cases.sentences : [...cases.sentences, ...cases.countries];
      const found = patterns
        .map((pattern) => pattern.replace('{A}', a).replace('{B}', b))
        .map((sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1))
        .flatMap((sentence) => claimsIn(sentence).map((claim) => `${sentence} ${claim}`));
      expect(found).toEqual([]);
    });
  }

  test('the same pairs in sentences that do tell something give a claim', () => {
    const silent = cases.pairs.map(([a, b]) => `Officials said ${a} attacked ${b} on Monday.`);
    expect(silent.filter((sentence) => claimsIn(sentence).length === 0)).toEqual([]);
  });
});
