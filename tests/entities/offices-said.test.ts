import { expect, test } from 'vitest';
import { makeEntityId } from '../../src/base/ids.ts';
import { decideByNames } from '../../src/entities/decide-by-names.ts';
import { placeOf } from '../../src/mentions/choose-mentions.ts';
import { tools } from '../bundled.ts';
import { chosen, documentOf } from './chosen-mention.ts';

/** Whom an office without a name means in a text of some year that names these people. */
function holderOf(text: string, office: string, people: readonly string[], year: number | null = null) {
  const plain = documentOf(text);
  const publishedOn = year === null ? null : `${year}-05-01`;
  const document = { ...plain, article: { ...plain.article, publishedOn } };
  const names = people.map((name) => {
    const candidates = [makeEntityId('person', name)];
    return { ...chosen(document, name, { type: 'person', how: 'alias' }), candidates };
  });
  const said = chosen(document, office, { type: 'person', how: 'description' });
  return decideByNames([said, ...names], document, tools.gazetteer).decided.get(placeOf(said))?.entity;
}

test('an office without a name is the one of the article who holds it', () => {
  const text = "Recep Tayyip Erdogan flew home, and Turkey's president met Vladimir Putin.";
  const people = ['Recep Tayyip Erdogan', 'Vladimir Putin'];
  expect(holderOf(text, "Turkey's president", people)).toBe('person/recep-tayyip-erdogan');
  expect(
    holderOf('Vladimir Putin met the Turkish president.', 'the Turkish president', ['Vladimir Putin']),
  ).toBeUndefined();
  const former = "Recep Tayyip Erdogan flew home, and Turkey's former president met Vladimir Putin.";
  expect(holderOf(former, "Turkey's former president", people)).toBeUndefined();
});

test('two who held an office are told apart by the date only', () => {
  const text = 'Barack Obama and Donald Trump wrote to the president of the United States.';
  const people = ['Barack Obama', 'Donald Trump'];
  expect(holderOf(text, 'the president of the United States', people)).toBeUndefined();
  expect(holderOf(text, 'the president of the United States', people, 2012)).toBe('person/barack-obama');
});

test('with a date the lists tell whom an article does not name', () => {
  const text = 'Vladimir Putin met the Turkish president.';
  expect(holderOf(text, 'the Turkish president', ['Vladimir Putin'], 2016)).toBe('person/recep-tayyip-erdogan');
});

test('the House is not the White House', () => {
  const document = documentOf('The U.S. and the White House thanked leaders of the other House.');
  const named = [
    ['U.S.', 'United States'],
    ['White House', 'White House'],
  ].map(([surface = '', name = '']) => ({
    ...chosen(document, surface, { type: 'group', how: 'alias' }),
    candidates: [makeEntityId('group', name)],
  }));
  const words = document.sentences[0]?.words ?? [];
  const at = words.findLastIndex(({ form }) => form === 'House');
  const { start = 0, end = 0 } = words[at] ?? {};
  const bare = chosen(document, 'House', { type: 'group', how: 'name' });
  const house = { ...bare, first: at, last: at + 1, head: at, start, end };
  const { decided } = decideByNames([...named, house], document, tools.gazetteer);
  expect(decided.get(placeOf(house))?.entity).toBe('group/us-house-of-representatives');
});
