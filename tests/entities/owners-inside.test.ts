import { expect, test } from 'vitest';
import type { EntityType } from '../../src/base/ids.ts';
import { ownersInside } from '../../src/entities/owners-inside.ts';
import { chosen, documentOf } from './chosen-mention.ts';

/** The names inside a phrase at the beginning of a sentence that it cannot be. */
function ownersOf(text: string, phrase: string, name: string, type: EntityType, head?: string): readonly string[] {
  const document = documentOf(text);
  const long = chosen(document, phrase, { type, how: 'description' });
  const words = document.sentences[0]?.words ?? [];
  const rows = [
    { ...long, head: head === undefined ? long.head : (words.find(({ form }) => form === head)?.index ?? -1) },
    chosen(document, name, { type, how: 'name' }),
  ].map((mention) => ({ mention }));
  return (ownersInside(rows, document).get(0) ?? []).map((row) => rows[row]?.mention.surface ?? '');
}

test('a person is neither whose nor whom of', () => {
  expect(ownersOf("Lind's successor resigned.", "Lind's successor", 'Lind', 'person')).toEqual(['Lind']);
  expect(ownersOf('An aide to Lind resigned.', 'An aide to Lind', 'Lind', 'person')).toEqual(['Lind']);
  const lawyer = 'The lawyer for bank founder Ada Lind';
  expect(ownersOf(`${lawyer} resigned.`, lawyer, 'Ada Lind', 'person', 'lawyer')).toEqual(['Ada Lind']);
});

test('a title stands before the very name, and a group may be called after its state', () => {
  expect(ownersOf('President Lind resigned.', 'President Lind', 'Lind', 'person')).toEqual([]);
  expect(ownersOf("Chile's government resigned.", "Chile's government", 'Chile', 'group')).toEqual([]);
});
