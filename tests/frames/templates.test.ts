import { expect, test } from 'vitest';
import { schema } from '../bundled.ts';

/** Examples that may have the same words around their two ends ("… this week."). */
const SAME_SURROUNDINGS = 3;

/** Share of the examples that may say nothing around their ends: "<s>Ottawa</s> slapped tariffs on <t>Hanoi</t>." */
const BARE = 0.04;

/** Share of the examples that may be shorter than eight words. */
const SHORT = 0.01;

const examples = schema.frames.flatMap((frame) => frame.examples);

/** What an example says with other names at its ends, and only what stands before the first and after the second. */
const withoutNames = (example: string): string =>
  example.replace(/<s>.*?<\/s>/, 'SOURCE').replace(/<t>.*?<\/t>/, 'TARGET');
const surroundings = (example: string): string =>
  withoutNames(example).replace(/(SOURCE|TARGET).*(SOURCE|TARGET)/, '$1 … $2');

function repeated(wordings: readonly string[], atMost: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const wording of wordings) counts.set(wording, (counts.get(wording) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > atMost).map(([wording, count]) => `${count} times: ${wording}`);
}

test('no two examples are the same but for the names', () => {
  expect(repeated(examples.map(withoutNames), 1)).toEqual([]);
});

test('examples are no template filled in: what stands around their ends is their own', () => {
  const spoken = examples.map(surroundings).filter((wording) => !/^(SOURCE|TARGET) … (SOURCE|TARGET)\.$/.test(wording));
  expect(repeated(spoken, SAME_SURROUNDINGS)).toEqual([]);
  expect(examples.length - spoken.length).toBeLessThanOrEqual(examples.length * BARE);
});

test('examples are as long as sentences of the news', () => {
  const short = examples.filter((example) => example.split(/\s+/).length < 8);
  expect(short.length).toBeLessThanOrEqual(examples.length * SHORT);
});
