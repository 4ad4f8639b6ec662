import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSentence } from '../../src/text/read-apart.ts';
import { models } from '../bundled.ts';

const { reader } = models;
const read = (text: string) => {
  const forms = text.split(' ');
  const { heads, labels } = readSentence(0, forms, reader);
  return forms.map((form, at) => {
    const head = heads[at] as number;
    return `${form} ${reader.labels[labels[at] as number]} ${head === -1 ? '-' : forms[head]}`;
  });
};

test('a clause between commas that takes the sentence over hangs on the subject', () => {
  const words = read('But Kenya , whose army is small , accused Chad .');
  expect(words).toContain('accused root -');
  expect(words).toContain('Kenya nsubj accused');
  expect(words).toContain('small acl:relcl Kenya');
  expect(words).toContain('army nsubj small');
});

test('what is told has its own subject, the teller the other', () => {
  const words = read('Kenya and Mali shelled Chad last week , officials said .');
  expect(words).toContain('Kenya nsubj shelled');
  expect(words).toContain('officials nsubj said');
});

test('a plural noun behind which is a verb where a name follows', () => {
  const words = read('Kenya , which bombs Chad , rejected the vote .');
  expect(words).toContain('bombs acl:relcl Kenya');
  expect(words).toContain('Chad obj bombs');
});

test('who is set aside between commas stands beside the subject', () => {
  const words = read('Zambia , not Malawi , accused Tanzania of spying .');
  expect(words).toContain('Zambia nsubj accused');
  expect(words).toContain('Malawi conj Zambia');
  expect(words).toContain('not advmod Malawi');
});

test('what is set off beside a subject says what that is', () => {
  const first = read('A former ally of Eritrea , Djibouti closed its port .');
  expect(first).toContain('ally appos Djibouti');
  expect(first).toContain('Djibouti nsubj closed');
  const inside = read('Djibouti , once an ally of Eritrea , closed its port .');
  expect(inside).toContain('ally appos Djibouti');
  expect(inside).toContain('once advmod ally');
  expect(read('A year ago , the army left .')).toContain('ago advmod left');
});

test('with whom one quarrels about something hangs on the verb', () => {
  expect(read('The deputies clashed over fees with the ministry .')).toContain('ministry obl clashed');
  expect(read('The deputies fought over relations with Peru .')).toContain('fought root -');
});

test('a particle before a noun is no preposition', () => {
  const words = read('The dean brushed off the complaint .');
  expect(words).toContain('off compound:prt brushed');
  expect(words).toContain('complaint obj brushed');
});

test('plurals in a row are a list', () => {
  const words = read('Union leaders , the farmers and hundreds of nurses criticised Macron .');
  expect(words).toContain('farmers conj leaders');
});

const WORDS = [
  'off',
  'once',
  'ally',
  'nurses',
  'over',
  'with',
  'clashed',
  'Kenya',
  ',',
  'which',
  'that',
  'who',
  'whose',
  'says',
  'said',
  'is',
  'backs',
  'the',
  'rebels',
  'armed',
  'by',
  '.',
];

test('whatever is read apart comes together as one tree', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 24 }), (forms) => {
      const { heads, xpos, upos, labels } = readSentence(0, forms, reader);
      for (const column of [heads, xpos, upos, labels]) expect(column).toHaveLength(forms.length);
      expect(heads.filter((head) => head === -1)).toHaveLength(1);
      for (let word = 0; word < forms.length; word += 1) {
        let at = word;
        for (let steps = 0; at !== -1; steps += 1) {
          expect(steps).toBeLessThan(forms.length);
          at = heads[at] as number;
        }
      }
    }),
    { numRuns: 400, seed: 11 },
  );
});
