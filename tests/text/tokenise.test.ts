import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/text/split.ts';
import { tokenise } from '../../src/text/tokenise.ts';
import { models } from '../bundled.ts';

const forms = (text: string) => tokenise(text).map((token) => token.form);
const sentences = (text: string) => {
  const tokens = tokenise(text);
  return splitSentences(tokens, models.splitter).map(({ first, last }) =>
    text.slice(tokens[first]?.start, tokens[last - 1]?.end),
  );
};

describe('words as Universal Dependencies has them', () => {
  test.each([
    ['U.S.-backed rebels', ['U.S.', '-', 'backed', 'rebels']],
    ["Turkey's border", ['Turkey', "'s", 'border']],
    ['They don’t and can’t', ['They', 'do', 'n’t', 'and', 'ca', 'n’t']],
    ['We cannot go.', ['We', 'can', 'not', 'go', '.']],
    ['a 48-hour pause', ['a', '48', '-', 'hour', 'pause']],
    ['It cost $3.5 million (or 4,000).', ['It', 'cost', '$', '3.5', 'million', '(', 'or', '4,000', ')', '.']],
    ['“We are close,” he said', ['“', 'We', 'are', 'close', ',', '”', 'he', 'said']],
    ['an e-mail to a.b@c.org', ['an', 'e-mail', 'to', 'a.b@c.org']],
    ['Moon Jae-in met Saudi-led envoys', ['Moon', 'Jae-in', 'met', 'Saudi', '-', 'led', 'envoys']],
    ['Wait ... what?!', ['Wait', '...', 'what', '?!']],
    [
      'It is over.The men left.”He met Dr.No',
      ['It', 'is', 'over', '.', 'The', 'men', 'left', '.', '”', 'He', 'met', 'Dr.No'],
    ],
    ['will.i.am of Site.Com', ['will.i.am', 'of', 'Site.Com']],
    [
      'I dont know what theyre at, its a pity',
      ['I', 'do', 'nt', 'know', 'what', 'they', 're', 'at', ',', 'it', 's', 'a', 'pity'],
    ],
    [
      'Iran and its army; Im told the IM said so',
      ['Iran', 'and', 'its', 'army', ';', 'I', 'm', 'told', 'the', 'IM', 'said', 'so'],
    ],
    [
      "the rebels' leaders, 'the rebels' said",
      ['the', 'rebels', "'", 'leaders', ',', "'", 'the', 'rebels', "'", 'said'],
    ],
    ['Fine :) Really.? Well…', ['Fine', ':)', 'Really', '.?', 'Well', '…']],
    ['at 7:30PM, not 7 p.m. Monday', ['at', '7:30', 'PM', ',', 'not', '7', 'p.m.', 'Monday']],
    ['tanks, guns etc. They fired', ['tanks', ',', 'guns', 'etc', '.', 'They', 'fired']],
    ['tanks, guns, etc., fired', ['tanks', ',', 'guns', ',', 'etc.', ',', 'fired']],
    [
      'call 345-9945 on pages 3-5 of plan-2.doc',
      ['call', '345-9945', 'on', 'pages', '3', '-', '5', 'of', 'plan-2.doc'],
    ],
    ['rule #1 of ----> #brexit', ['rule', '#', '1', 'of', '---->', '#brexit']],
    ['counter-terrorism, X-ray', ['counter-terrorism', ',', 'X', '-', 'ray']],
    ["the 60's, at 24°C", ['the', "60's", ',', 'at', '24', '°', 'C']],
  ])('%s', (text, wanted) => {
    expect(forms(text)).toEqual(wanted);
  });
});

describe('sentences', () => {
  test.each([
    ['Mr. Smith met Gen. Jones. They talked.', ['Mr. Smith met Gen. Jones.', 'They talked.']],
    ['Norland Joins E.U. In Sanctions Against Ruria', ['Norland Joins E.U. In Sanctions Against Ruria']],
    ['U.S. And Ruria Agree On NATO Talks', ['U.S. And Ruria Agree On NATO Talks']],
    ['Talks Collapse. Norland Blames Ruria', ['Talks Collapse.', 'Norland Blames Ruria']],
    ['“We are close.” Kerr left.', ['“We are close.”', 'Kerr left.']],
    ['He came from the U.S. The visit was short.', ['He came from the U.S.', 'The visit was short.']],
    ['John F. Kennedy spoke.', ['John F. Kennedy spoke.']],
    ['It grew 3.5 percent. Nobody knew.', ['It grew 3.5 percent.', 'Nobody knew.']],
    ['“Is it true?” she asked. No.', ['“Is it true?” she asked.', 'No.']],
  ])('%s', (text, wanted) => {
    expect(sentences(text)).toEqual(wanted);
  });
});

test.each([
  ['The answer was no.', ['The', 'answer', 'was', 'no', '.']],
  ['He sat.', ['He', 'sat', '.']],
  ['See No. 5', ['See', 'No.', '5']],
  ['On Sat. he left', ['On', 'Sat.', 'he', 'left']],
])('an abbreviation that is a word too: %s', (text, forms) => {
  expect(tokenise(text).map(({ form }) => form)).toEqual(forms);
});

test('an owner in the plural is one token with its apostrophe, a quotation mark is not', () => {
  const lengths = (text: string) => tokenise(text).map(({ multiwordLength }) => multiwordLength ?? 1);
  expect(lengths("rebels' guns")).toEqual([2, 1, 1]);
  expect(lengths("'rebels' said")).toEqual([1, 1, 1, 1]);
});
