import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidates, entityNames, keepTyped, namesToType } from '../../src/cli/name-candidates.ts';
import type { GraphReader } from '../../src/graph/graph-reader.ts';

const name = fc.string({ unit: fc.constantFrom('a', 'b', 'B', 'é', ' '), minLength: 1, maxLength: 6 });
const names = fc.uniqueArray(name, { maxLength: 250 });
const readerOf = (all: readonly string[]) => {
  const nodes = all.map((one, at) => ({
    id: `group/${at}`,
    type: 'group' as const,
    name: one,
    aliases: [],
    mentions: at,
  }));
  return { findable: () => nodes } as unknown as GraphReader;
};
const textsOf = (items: readonly { readonly text: string }[]) => items.map(({ text }) => text);

function commonStart(texts: readonly string[]): string {
  const [first = ''] = texts;
  for (let length = first.length; length > 0; length -= 1)
    if (texts.every((text) => text.startsWith(first.slice(0, length)))) return first.slice(0, length);
  return '';
}

test('however many names there are, those offered begin as all that fit do: a shell types no letter that is not sure', () => {
  fc.assert(
    fc.property(names, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 2 }), (all, typed) => {
      const fitting = all.filter((one) => one.toLowerCase().startsWith(typed));
      const offered = textsOf(namesToType(readerOf(all), typed));
      expect(offered.length).toBe(Math.min(fitting.length, offered.length > 100 ? 101 : 100));
      expect(commonStart(offered)).toBe(commonStart(fitting));
      expect(entityNames(readerOf(all), typed)).toEqual(offered);
    }),
  );
});

test('no shell takes letters away: several words begin alike as far as was typed', () => {
  fc.assert(
    fc.property(names, name, (all, typed) => {
      const fitting = all.filter((one) => one.toLowerCase().startsWith(typed.toLowerCase()));
      const kept = textsOf(keepTyped(candidates(fitting), typed));
      expect(kept.length > 0).toBe(fitting.length > 0);
      expect(commonStart(kept).length).toBeGreaterThanOrEqual(kept.length === 0 ? 0 : typed.length);
      if (fitting.some((one) => one.startsWith(typed)))
        expect(kept).toEqual(fitting.filter((one) => kept.includes(one)));
    }),
  );
});

test('the most mentioned come first, and only those asked for', () => {
  const reader = readerOf(['alpha', 'atlas', 'axis']);
  expect(textsOf(namesToType(reader, 'a'))).toEqual(['axis', 'atlas', 'alpha']);
  expect(textsOf(namesToType(reader, 'a', new Set(['group/0'])))).toEqual(['alpha']);
});
