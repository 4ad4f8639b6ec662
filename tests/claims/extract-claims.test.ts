import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { models, tools } from '../bundled.ts';
import { describeClaims, readMarked } from './read-marked.ts';

type Case = {
  readonly in: string;
  readonly out: readonly string[];
  readonly why: string;
  readonly expected_fail?: string;
};

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const files = ['claims.cases.yaml', 'structures.cases.yaml'];
const cases = files.flatMap((file) => parse(readFileSync(path(file), 'utf8')) as readonly Case[]);
const { rules } = tools;

describe('claims of one sentence', () => {
  for (const { in: marked, out, why, expected_fail } of cases)
    (expected_fail === undefined ? test : test.fails)(`${why}: ${marked}`, () => {
      expect(describeClaims(readMarked(marked, models, rules))).toEqual(out);
    });
});

test('every claim points into the article', () => {
  const { document, result } = readMarked(
    '[Kenya] and [Chad] attacked [Mali]. "We attacked [Niger]," [Ruto|p>Kenya] said.',
    models,
    rules,
  );
  expect(result.claims.length).toBeGreaterThan(2);
  for (const { sourceSpan, targetSpan, cueSpan, confidence } of result.claims) {
    for (const span of [sourceSpan, targetSpan, cueSpan]) {
      expect(span.start).toBeLessThan(span.end);
      expect(span.end).toBeLessThanOrEqual(document.article.text.length);
    }
    expect(confidence).toBeGreaterThan(0);
    expect(confidence).toBeLessThanOrEqual(1);
  }
});

test('explain lists frames whose arguments were missing', () => {
  const { result } = readMarked('[Kenya] attacked yesterday.', models, rules, { explain: true });
  expect(result.nearMisses.some((miss) => miss.frame.startsWith('attack') && miss.reason.includes('target'))).toBe(
    true,
  );
});
