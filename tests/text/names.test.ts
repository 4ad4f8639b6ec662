import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { analyseArticle } from '../../src/text/analyse.ts';
import { formatConllu } from '../../src/text/format-conllu.ts';
import { findNames } from '../../src/text/names/find-names.ts';
import { nameRuns } from '../../src/text/names/name-runs.ts';
import { withOtherNames } from '../../src/train/name-stand-ins.ts';
import { makeRandom } from '../../src/train/random.ts';
import { namesOfGum, readCrossner } from '../../src/train/read-names.ts';
import { parseConllu } from '../../src/train/read-treebank.ts';
import { models, tools } from '../bundled.ts';

const { known } = tools;
const read = (text: string) => analyseArticle(articleFromText(text, { id: 'a' }), models, known);

function namesIn(text: string): readonly string[] {
  return read(text).sentences.flatMap(({ words, names }) =>
    names.map(
      ({ first, last, type }) =>
        `${type}: ${words
          .slice(first, last)
          .map(({ form }) => form)
          .join(' ')}`,
    ),
  );
}

describe('names that no list knows', () => {
  test.each([
    [
      'The Harvest Workers Party won 12 seats, and its men shelled Brelmouth.',
      ['group: Harvest Workers Party', 'place: Brelmouth'],
    ],
    [
      'Ordelia Vantrisse, who leads the party, met Tomas Quillinger in Berlin.',
      ['person: Ordelia Vantrisse', 'person: Tomas Quillinger', 'place: Berlin'],
    ],
    [
      'The Front for the Liberation of Zembria (FLZ) denied it.',
      ['group: Front for the Liberation of Zembria', 'group: FLZ'],
    ],
    ['He voted in the 2016 Zembrian general election.', ['other: 2016 Zembrian general election']],
    ['nobody was there.', []],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  test('they stand in the MISC column', () => {
    expect(formatConllu(read('Ordelia Vantrisse slept.'))).toMatch(/Ordelia\t.*Name=B-person/);
  });
});

test('whatever the text, spans lie in the sentence, in order, never overlapping, and the same each time', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'the',
      'of',
      'Party',
      'Front',
      'Ali',
      'al',
      '-',
      'Peru',
      '(',
      'PKK',
      ')',
      '2015',
      'election',
      ',',
      "'s",
      'ß',
      'É',
      '东京',
      '\u202e',
      '__proto__',
    ),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      const text = words.join(' ');
      const [one, other] = [read(text), read(text)];
      one.sentences.forEach((sentence, at) => {
        let end = 0;
        for (const { first, last, confidence } of sentence.names) {
          expect(first).toBeGreaterThanOrEqual(end);
          expect(last).toBeGreaterThan(first);
          expect(confidence >= 0 && confidence <= 1).toBe(true);
          end = last;
        }
        expect(end).toBeLessThanOrEqual(sentence.words.length);
        expect(other.sentences[at]?.names).toEqual(sentence.names);
      });
    }),
    { numRuns: 60 },
  );
});

test('10,000 capitalised words are read in time that grows with them', () => {
  const words = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      form: `Name${at % 50}`,
      xpos: 'NNP',
      head: at - 1,
      deprel: 'flat',
      spaceAfter: true,
    }));
  expect(nameRuns(words(10_000))).toEqual([{ first: 0, last: 10_000 }]);
  const started = performance.now();
  expect(findNames(words(10_000), models.names, known).length).toBeGreaterThan(0);
  expect(performance.now() - started).toBeLessThan(20_000);
});

describe('what it learns from', () => {
  test('the proper part of a marked span is a name; titles, commoners and dates are none', () => {
    const rows = [
      'President NNP 2 compound (1-person-new-nnnnn-cf1-1-coref',
      'Ordelia NNP 5 nsubj _',
      'Vantrisse NNP 2 flat 1)',
      'often RB 5 advmod _',
      'visits VBZ 0 root _',
      'the DT 7 det (2-place-new-nnnnn-cf1-1-coref',
      'town NN 5 obj 2)',
      'in IN 9 case _',
      'May NNP 5 obl (3-time-new-nnnnn-cf1-1-coref)',
    ];
    const conllu = rows
      .map((row, at) => {
        const [form, xpos, head, label, entity] = row.split(' ');
        return [at + 1, form, form, '_', xpos, '_', head, label, '_', entity === '_' ? '_' : `Entity=${entity}`].join(
          '\t',
        );
      })
      .join('\n');
    const [sentence] = parseConllu(conllu);
    expect(sentence && namesOfGum(sentence)).toEqual([{ first: 1, last: 3, type: 'person' }]);
  });

  test('tags of a file become names, and names stand in for one another', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'stancegraph-names-')), 'some.txt');
    writeFileSync(file, 'The\tO\nGreen\tB-politicalparty\nParty\tI-politicalparty\nwon\tO\n\nPeru\tB-country\n');
    const [party, country] = readCrossner(file);
    expect(party?.names).toEqual([{ first: 1, last: 3, type: 'group' }]);
    expect(country?.names).toEqual([{ first: 0, last: 1, type: 'place' }]);
    const stock = { person: [], group: ['Union of the Sea'], place: [], other: [] };
    expect(party && withOtherNames(party, stock, () => 0)).toEqual({
      forms: ['The', 'Union', 'of', 'the', 'Sea', 'won'],
      names: [{ first: 1, last: 5, type: 'group' }],
    });
    expect(makeRandom(1)()).toBe(makeRandom(1)());
    expect(() => readCrossner(join(file, 'missing'))).toThrow('There is no such file.');
  });
});
