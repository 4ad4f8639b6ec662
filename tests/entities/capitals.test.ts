import { expect, test } from 'vitest';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { readArticle } from '../../src/pipeline.ts';
import { fullTools } from '../bundled.ts';

test('a capital is its government where it acts and the town where somebody goes', () => {
  const text = 'Beijing accused the United States of spying on its ministers. Barack Obama flew to Beijing on Monday.';
  const { mentions } = readArticle(articleFromText(text, { id: 'test' }), fullTools).entities;
  const meant = mentions.filter(({ surface }) => surface === 'Beijing').map(({ entity }) => entity);
  expect(meant[0]).toBe('group/china');
  expect(meant).toContain('place/beijing');
  expect(meant).not.toContain('place/china');
});

test('where the words around a capital say that it is something else, it is that', () => {
  const text = 'Washington Gov. Mira Testova sued Norland on Monday. Voters in Washington state back her.';
  const { mentions } = readArticle(articleFromText(text, { id: 'test' }), fullTools).entities;
  const meant = mentions.filter(({ surface }) => /^Washington(?: state)?$/.test(surface)).map(({ entity }) => entity);
  expect(new Set(meant)).toEqual(new Set(['place/washington-state']));
});
