import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromFragment, markSentence, START, toFragment } from '../../src/export/html/page-state.ts';

const state = fc.record({
  hiddenRelations: fc.uniqueArray(fc.constantFrom('BACKS', 'OPPOSES', 'FIGHTS')),
  hiddenTypes: fc.uniqueArray(fc.constantFrom('person', 'place')),
  polarity: fc.constantFrom('all' as const, 'positive' as const, 'negative' as const, 'neutral' as const),
  since: fc.constantFrom('', '2024-01-31'),
  until: fc.constantFrom('', '2025-12-01'),
  outlet: fc.string({ unit: 'grapheme' }),
  contestedOnly: fc.boolean(),
  colorBy: fc.constantFrom('type' as const, 'side' as const),
  view: fc.constantFrom('graph' as const, 'list' as const),
  selected: fc.constantFrom('', 'n:group/ruria', 'e:group/a|BACKS|group/b'),
});

test('a state comes back from its fragment', () => {
  fc.assert(
    fc.property(state, (one) => {
      expect(fromFragment(`#${toFragment(one)}`)).toEqual(one);
    }),
  );
});

test('a fragment that makes no sense is the start', () => {
  fc.assert(fc.property(fc.string(), (text) => void fromFragment(`#${text}`)));
  expect(fromFragment('#polarity=up&since=yesterday&view=3')).toEqual(START);
});

test('a marked sentence loses nothing, and each part has its mark', () => {
  const sentence = 'Norland backs Ruria.';
  const pieces = markSentence(sentence, [
    [0, 7],
    [8, 13],
    [14, 19],
  ]);
  expect(pieces.map(({ text }) => text).join('')).toBe(sentence);
  expect(pieces.map(({ mark }) => mark)).toEqual(['source', null, 'cue', null, 'target', null]);
});

test('spans that overlap or lie outside lose nothing either', () => {
  const span = fc.option(fc.tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: -5, max: 40 })), { nil: null });
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), span, span, span, (sentence, ...marks) => {
      expect(
        markSentence(sentence, marks)
          .map(({ text }) => text)
          .join(''),
      ).toBe(sentence);
    }),
  );
});
