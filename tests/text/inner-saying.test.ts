import { expect, test } from 'vitest';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { analyseArticle } from '../../src/text/analyse.ts';
import { innerSaying } from '../../src/text/inner-saying.ts';
import { models } from '../bundled.ts';

const wordsOf = (text: string) => analyseArticle(articleFromText(text, { id: 'a' }), models).sentences[0]?.words ?? [];

test.each([
  ['a militia that Chad says is armed', 'Chad says'],
  ['the men who two officials in Juba believe were trained there', 'two officials in Juba believe'],
  ['Chad , which Sudan says has armed them ,', 'Sudan says'],
])('%s', (text, inner) => {
  const forms = text.split(' ');
  const found = innerSaying(forms);
  expect(forms.slice(found?.first, found?.last).join(' ')).toBe(inner);
});

test.each([
  'what he said that is true',
  'the town that Chad seized was empty',
  'He said that the claim is false',
  'a deal that , Chad says , is dead',
  'that says is',
])('nothing is said inside "%s"', (text) => {
  expect(innerSaying(text.split(' '))).toBeUndefined();
});

test.each([
  ['Chad bombed a militia that Kenya says is armed by Sudan.', 'militia', 'says', 'armed'],
  ['Mali, which Ghana claims has sheltered the rebels, denied it.', 'Mali', 'claims', 'sheltered'],
])('%s', (text, noun, saying, verb) => {
  const words = wordsOf(text);
  const find = (form: string) => words.find((word) => word.form === form);
  expect(words.map(({ form }) => form).join(' ')).toBe(text.replaceAll(/([.,])/g, ' $1'));
  expect(find(saying)).toMatchObject({ deprel: 'acl:relcl', head: find(noun)?.index });
  expect(find(verb)).toMatchObject({ deprel: 'ccomp', head: find(saying)?.index });
  expect(words.filter(({ head }) => head === -1)).toHaveLength(1);
});

test('a participle that only describes takes no object', () => {
  const words = wordsOf('The rebels are backed by neighbouring Chad.');
  expect(words.map(({ deprel }) => deprel).slice(3)).toEqual(['root', 'case', 'amod', 'obl:agent', 'punct']);
});
