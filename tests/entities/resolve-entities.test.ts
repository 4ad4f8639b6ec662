import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeReader } from './read-text.ts';

type Case = { readonly in: string; readonly why: string; readonly has: Readonly<Record<string, string | null>> };

const read = makeReader();
const cases = parse(readFileSync(new URL('./resolve-entities.cases.yaml', import.meta.url), 'utf8')) as readonly Case[];

for (const { in: text, why, has } of cases) {
  test(`${why}: ${text}`, () => {
    const { mentions } = read(text);
    for (const [surface, entity] of Object.entries(has)) {
      const found = mentions
        .filter((mention) => mention.surface === surface)
        .map((mention) => mention.entity as string);
      if (entity === null) expect(found).toEqual([]);
      else expect(found).toContain(entity);
    }
  });
}

test('a given mention wins over what the gazetteer has there', () => {
  const text = 'Paris rejected the plan.';
  const { mentions } = read(text, {
    mentions: [{ start: 0, end: 5, type: 'person', id: null, name: 'Paris Example' }],
  });
  expect(mentions.filter((mention) => mention.start === 0).map((mention) => mention.entity)).toEqual([
    'person/paris-example',
  ]);
});

test('two people of one surname in an article stay two', () => {
  const { mentions } = read(
    'Maria Testova met Pavel Dragunov. Anna Testova stayed at home. Testova said she was tired.',
  );
  const ids = new Set(mentions.filter((mention) => mention.type === 'person').map((mention) => mention.entity));
  expect(ids).toContain('person/maria-testova');
  expect(ids).toContain('person/anna-testova');
});

test('a name of a long list is nobody known where its country is not spoken of', () => {
  const known = read('Mike Lee asked the US Senate for a vote.').entities;
  const unknown = read('Mike Lee opened a bakery in Lisbon.').entities;
  expect(known.find((entity) => entity.id === 'person/mike-lee')?.actsFor).toBe('group/republican-party');
  expect(unknown.find((entity) => entity.type === 'person')?.actsFor ?? null).toBeNull();
});

test('a tag of a party says whom somebody new acts for', () => {
  const { entities } = read('Rep. Norbert Testwell (D-Ohio) criticized the plan.');
  expect(entities.find((entity) => entity.id === 'person/norbert-testwell')?.actsFor).toBe('group/democratic-party');
});

test('whom pronouns and descriptions mean is left open', () => {
  const { mentions, unresolved } = read('Emmanuel Macron met Narendra Modi. He said the French president was tired.');
  expect(mentions.filter((mention) => mention.how === 'pronoun' || mention.how === 'description')).toEqual([]);
  expect(unresolved.map(({ surface, how, reason }) => [surface, how, reason])).toEqual([
    ['He', 'pronoun', 'the fast reader links names only'],
    ['the French president', 'description', 'the fast reader links names only'],
  ]);
});
