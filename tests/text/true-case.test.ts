import { expect, test } from 'vitest';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { analyseArticle } from '../../src/text/analyse.ts';
import { trueCase } from '../../src/text/true-case.ts';
import { commonWords } from '../../src/train/train-cases.ts';
import { models, tools } from '../bundled.ts';

const { known } = tools;

test.each([
  ['Kenya Backs Somalia in Border Dispute', 'Kenya backs Somalia in border dispute'],
  ['KENYA BACKS SOMALIA IN U.N. VOTE', 'Kenya backs Somalia in U.N. vote'],
  ['Security Council Denies Seat to Taiwan', 'Security Council denies seat to Taiwan'],
  ['Mnangagwa Calls Off Strike', 'Mnangagwa calls off strike'],
  ['NATO WARNS AGAINST PARAMILITARY RAIDS', 'NATO warns against paramilitary raids'],
])('%s', (headline, sentence) => {
  expect(trueCase(headline.split(' '), { common: models.common, known }).join(' ')).toBe(sentence);
});

test.each(['Kenya backs Somalia.', 'The Kenyan Army said so.', 'Alassane Ouattara', 'Nairobi , Kenya', '...', ''])(
  '"%s" stays as it is',
  (text) => {
    const forms = text.split(' ');
    expect(trueCase(forms, { common: models.common, known })).toBe(forms);
  },
);

test('headlines are read as sentences, their forms and offsets kept', () => {
  for (const headline of ['Kenya Sends Fresh Troops', 'KENYA SENDS FRESH TROOPS']) {
    const article = articleFromText(`${headline}\n\nMore was said later that day.\n`, { id: 'a' });
    const { words } = analyseArticle(article, models, known).sentences[0] ?? { words: [] };
    expect(words.map(({ form }) => form).join(' ')).toBe(headline);
    expect(words.map(({ deprel }) => deprel)).toEqual(['nsubj', 'root', 'amod', 'obj']);
    expect(words.map(({ lemma }) => lemma).slice(1)).toEqual(['send', 'fresh', 'troops']);
  }
});

test('words that stand small more often than not are common', () => {
  const sentence = (text: string) => {
    const forms = text.split(' ');
    return { forms, xpos: [], upos: [], lemmas: [], heads: [], labels: [], spaceAfter: [], first: false } as never;
  };
  const train = ['The turkey of Turkey and Turkey itself', 'She saw them march in March again', 'All Is Well In Town'];
  expect(commonWords(train.map(sentence))).toEqual(['again', 'and', 'in', 'itself', 'of', 'saw', 'them']);
});
