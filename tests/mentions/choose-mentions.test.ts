import { expect, test } from 'vitest';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { chooseMentions } from '../../src/mentions/choose-mentions.ts';
import { findMentions } from '../../src/mentions/find-mentions.ts';
import { analyseArticle } from '../../src/text/analyse.ts';
import { models, tools } from '../bundled.ts';

const LIMITS = { alias: 0.1, name: 0.3, description: 0.4, span: 0.5, issue: 0.5 };
const GROUP = [0, 0.9, 0, 0];

/** What is chosen of one span of a group that the net alone sees, over words counted from 0. */
function chosen(text: string, first: number, last: number): readonly string[] {
  const document = analyseArticle(articleFromText(text, { id: 'a' }), models, tools.known);
  const span = { sentence: 0, first, last, types: GROUP, score: 0.9 };
  return chooseMentions(document, [], [span], LIMITS).map(({ surface }) => surface);
}

test('an acronym in brackets behind a name is the same name in short', () => {
  expect(chosen('Norland bombed the Alder River Front (ARF) on Monday.', 2, 9)).toEqual([
    'the Alder River Front',
    'ARF',
  ]);
});

test('a word in brackets that is no acronym stays', () => {
  expect(chosen('Norland bombed the Alder River Front (north) on Monday.', 2, 9)).toEqual([
    'the Alder River Front (north)',
  ]);
});

test('a tag of party and state is no name and no part of one', () => {
  expect(chosen('Sen. Mira Testova, R-Maine, met Norland.', 4, 7)).toEqual([]);
  expect(chosen('Sen. Mira Testova (D-Wash.) met Norland.', 0, 8)).toEqual([]);
  expect(chosen('The landings of D-Day began on Tuesday.', 3, 6)).toEqual(['D-Day']);
});

test('a mark that closes what was opened before the name is none of it', () => {
  expect(chosen('The "Alder police" left.', 2, 5)).toEqual(['Alder police']);
  expect(chosen('He called the "Alder police" liars.', 3, 7)).toEqual(['"Alder police"']);
});

test('a name does not run on into another that has an article', () => {
  const document = analyseArticle(articleFromText('To Russia the U.S. said no.', { id: 'a' }), models, tools.known);
  const span = (first: number, last: number) => ({ sentence: 0, first, last, types: GROUP, score: 0.9 });
  const spans = [span(1, 2), span(1, 4), span(2, 4)];
  const chosen = chooseMentions(document, findMentions(document, tools.gazetteer), spans, LIMITS);
  expect(chosen.map(({ surface }) => surface)).toEqual(['Russia', 'U.S.']);
});
