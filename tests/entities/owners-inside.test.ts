import { expect, test } from 'vitest';
import type { EntityType } from '../../src/base/ids.ts';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { ownersInside } from '../../src/entities/owners-inside.ts';
import type { ChosenMention } from '../../src/mentions/choose-mentions.ts';
import { analyseArticle } from '../../src/text/analyse.ts';
import { models } from '../bundled.ts';

/** The names inside a phrase at the beginning of a sentence that it cannot be. */
function ownersOf(text: string, phrase: string, name: string, type: EntityType): readonly string[] {
  const document = analyseArticle(articleFromText(text, { id: 'test' }), models);
  const words = document.sentences[0]?.words ?? [];
  const mention = (surface: string, how: ChosenMention['how']): ChosenMention => {
    const start = text.indexOf(surface);
    const end = start + surface.length;
    const first = words.findIndex((word) => word.start === start);
    const last = words.findIndex((word) => word.end === end) + 1;
    const span = { sentence: 0, first, last, head: last - 1, start, end };
    return { ...span, surface, type, how, kind: null, name: surface, candidates: [], types: null, suggested: false };
  };
  const rows = [mention(phrase, 'description'), mention(name, 'name')].map((one) => ({ mention: one }));
  return (ownersInside(rows, document).get(0) ?? []).map((row) => rows[row]?.mention.surface ?? '');
}

test('a person is neither whose nor whom of', () => {
  expect(ownersOf("Lind's successor resigned.", "Lind's successor", 'Lind', 'person')).toEqual(['Lind']);
  expect(ownersOf('An aide to Lind resigned.', 'An aide to Lind', 'Lind', 'person')).toEqual(['Lind']);
});

test('a title stands before the very name, and a group may be called after its state', () => {
  expect(ownersOf('President Lind resigned.', 'President Lind', 'Lind', 'person')).toEqual([]);
  expect(ownersOf("Chile's government resigned.", "Chile's government", 'Chile', 'group')).toEqual([]);
});
