import { expect, test } from 'vitest';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { readArticle } from '../../src/pipeline.ts';
import { fullTools } from '../bundled.ts';

const issuesOf = (text: string) =>
  readArticle(articleFromText(text, { id: 'test' }), fullTools)
    .entities.entities.filter(({ type }) => type === 'issue')
    .map(({ id }) => id);

test.each([
  ['Marco Rubio opposes the Affordable Care Act.', 'issue/affordable-care-act'],
  ['Ted Cruz opposes Obamacare.', 'issue/affordable-care-act'],
  ['France supports the Joint Comprehensive Plan of Action.', 'issue/iran-nuclear-deal'],
  ['Germany also backed the Iran deal.', 'issue/iran-nuclear-deal'],
  ['Canada supports the North American Free Trade Agreement.', 'issue/nafta'],
])('a law or deal is one thing under its other names: %s', (text, id) => {
  expect(issuesOf(text)).toEqual([id]);
});

test('the land in the name of a deal is still seen, and a plain deal is none of the lists', () => {
  const text = 'Germany backed the Iran nuclear deal. Peru supports the nuclear deal.';
  const { mentions } = readArticle(articleFromText(text, { id: 'test' }), fullTools).entities;
  expect(mentions.map(({ entity }) => entity)).toContain('group/iran');
  expect(issuesOf('Peru opposes the deal with Chile.')).not.toContain('issue/iran-nuclear-deal');
});
