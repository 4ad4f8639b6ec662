import { expect, test } from 'vitest';
import { formatSummary } from '../../src/cli/format-summary.ts';
import { listNames } from '../../src/findings/finding.ts';
import { summarize } from '../../src/findings/summarize.ts';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { mergeRecords } from '../../src/graph/merge-records.ts';
import type { ClaimRecord, ExtractRecord } from '../../src/graph/records.ts';
import { articleRecord, claimRecord, entityRecord, RELATIONS } from '../graph/sample-records.ts';

const COOPERATES = {
  name: 'COOPERATES_WITH',
  polarity: 1,
  symmetric: true,
  isA: null,
  plover: 'COOPERATE',
  color: '#44aa99',
} as const;

const SETTINGS = {
  leastConfidence: 0.7,
  leastConfidenceAlone: 0.8,
  actors: 8,
  ties: 5,
  disputes: 8,
  quoteCharacters: 120,
  measured: [],
};

const named = (id: string, name: string) => ({ ...entityRecord('a', id, [name]), name });

const summaryOf = (...records: readonly ExtractRecord[]) =>
  summarize(
    buildGraph(
      mergeRecords([
        { ...articleRecord('a', '2024-03-01'), publisher: 'The Daily' },
        { ...articleRecord('b', '2024-05-09'), publisher: 'Evening Post' },
        named('group/norland', 'Norland'),
        named('group/ruria', 'Ruria'),
        named('group/sudland', 'Sudland'),
        named('person/ada', 'Ada'),
        ...records,
      ]),
      [...RELATIONS, COOPERATES],
    ),
    SETTINGS,
  );

const claim = (at: string, triple: string, more: Partial<ClaimRecord> = {}) => claimRecord(at, triple, more);
const said = (quote: string, start: number) => ({ sentence: 0, start, end: start + quote.length, quote });

test('an actor stands with and against whom articles say, with their number and that of their outlets', () => {
  const { actors } = summaryOf(
    claim('a', 'group/norland BACKS group/ruria'),
    claim('b', 'group/norland BACKS group/ruria', { confidence: 0.75 }),
    claim('b', 'group/norland OPPOSES person/ada'),
  );
  expect(actors.map(({ actor }) => actor.id)).toEqual(['group/norland']);
  expect(actors[0]?.ties).toMatchObject([
    { others: [{ id: 'group/ruria' }], stand: 'with', articles: 2, outlets: 2, confidence: 0.9 },
    { others: [{ id: 'person/ada' }], stand: 'against', articles: 1, outlets: 1 },
  ]);
});

test('what is denied, proposed or over is told as such and is no stand, least of all the opposite one', () => {
  const { actors } = summaryOf(
    claim('a', 'group/norland OPPOSES person/ada'),
    ...(['denied', 'proposed', 'ended'] as const).map((modality) =>
      claim('a', 'group/norland BACKS group/ruria', { modality }),
    ),
  );
  expect(actors[0]?.ties.map(({ others, stand }) => [others[0]?.id, stand])).toEqual([['person/ada', 'against']]);
  expect(actors[0]?.unsettled.map(({ modality }) => modality).sort()).toEqual(['denied', 'ended', 'proposed']);
});

test('what is not sure enough is not told, and what one article alone says needs more', () => {
  const { actors, stances, told } = summaryOf(
    claim('a', 'group/norland BACKS group/ruria', { confidence: 0.75 }),
    claim('a', 'group/ruria OPPOSES person/ada', { confidence: 0.75 }),
    claim('b', 'group/ruria OPPOSES person/ada', { confidence: 0.72 }),
    claim('b', 'person/ada OPPOSES group/ruria', { confidence: 0.6 }),
  );
  expect(actors.map(({ actor }) => actor.id)).toEqual(['group/ruria']);
  expect([stances, told]).toEqual([4, 3]);
});

test('for in one thing and against in another is mixed, with a sentence of each, and no dispute', () => {
  const { actors, disputes } = summaryOf(
    claim('a', 'group/norland BACKS group/ruria', { evidence: said('Norland backs Ruria.', 0) }),
    claim('b', 'group/norland OPPOSES group/ruria', { evidence: said('Norland opposes Ruria.', 0) }),
  );
  expect(actors[0]?.ties).toMatchObject([{ stand: 'mixed', articles: 2 }]);
  expect(actors[0]?.ties[0]?.quotes.map(({ text }) => text)).toEqual([
    'Norland backs Ruria.',
    'Norland opposes Ruria.',
  ]);
  expect(disputes).toEqual([]);
});

test('a dispute is one who says so and another who denies it, of a finer kind too, with both sentences', () => {
  const { disputes } = summaryOf(
    claim('a', 'group/norland AIDS group/ruria', {
      attributedTo: 'person/ada' as never,
      speakers: ['person/ada' as never],
    }),
    claim('a', 'group/norland BACKS group/ruria', { modality: 'denied', evidence: said('It does not.', 40) }),
  );
  expect(disputes).toMatchObject([
    {
      source: { id: 'group/norland' },
      relation: 'BACKS',
      said: { speakers: ['Ada'], text: 'Norland backs Ruria.' },
      denied: { speakers: [], text: 'It does not.' },
    },
  ]);
});

test('a sentence that says and denies at once is no dispute', () => {
  const { disputes } = summaryOf(
    claim('a', 'group/norland BACKS group/ruria'),
    claim('a', 'group/norland BACKS group/ruria', { modality: 'denied' }),
  );
  expect(disputes).toEqual([]);
});

test('those who act for one another take no side by it', () => {
  const minister = { ...named('person/bo', 'Bo'), actsFor: 'group/norland' as never };
  const { actors } = summaryOf(minister, claim('a', 'person/bo BACKS group/norland'));
  expect(actors).toEqual([]);
});

test('of a long sentence what lies around source, cue and target is quoted', () => {
  const quote = `${'Word '.repeat(60)}Norland backs Ruria ${'more '.repeat(60)}.`;
  const at = (text: string) => [quote.indexOf(text), quote.indexOf(text) + text.length] as const;
  const long = { sourceSpan: at('Norland'), cueSpan: at('backs'), targetSpan: at('Ruria'), evidence: said(quote, 0) };
  const text = summaryOf(claim('a', 'group/norland BACKS group/ruria', long)).actors[0]?.ties[0]?.quotes[0]?.text ?? '';
  expect(text).toMatch(/^\.\.\. (Word )+Norland backs Ruria (more )+\.\.\.$/);
  expect(text.length).toBeLessThanOrEqual(SETTINGS.quoteCharacters + 8);
});

test('what two do with one another is told of both and quoted once', () => {
  const text = formatSummary(
    summaryOf(claim('a', 'group/norland COOPERATES_WITH group/ruria', { polarity: 1, confidence: 0.95 })),
  );
  expect(text).toContain('+ with    Ruria: cooperates with (1 article, 1 outlet, confidence 0.95)');
  expect(text).toContain('+ with    Norland: cooperates with');
  expect(text.match(/“/g)).toHaveLength(1);
});

const AT_ONCE = 'Norland backs Ruria and Sudland.';

test('those of whom one sentence says the same stand on one line, and count once', () => {
  const { actors } = summaryOf(
    claim('a', 'group/norland BACKS group/ruria', { evidence: said(AT_ONCE, 0) }),
    claim('a', 'group/norland BACKS group/sudland', { evidence: said(AT_ONCE, 0) }),
  );
  expect(actors[0]?.ties.map(({ others }) => listNames(others))).toEqual(['Ruria and Sudland']);
});

test('only who has a name is told of, and who is not taken for a namesake', () => {
  const { told } = summaryOf(
    named('group/its-allies', 'its allies'),
    named('person/ada-north', 'Ada North'),
    claim('a', 'group/norland BACKS group/its-allies'),
    claim('a', 'group/norland BACKS person/ada'),
  );
  expect(told).toBe(0);
});

test.each([
  ['asks', 'Norland backs Ruria?', {}],
  ['reports a suspicion', 'Norland allegedly backs Ruria.', {}],
  ['takes back what it tells', 'Norland backs Ruria, but has pulled out of it.', {}],
  ['does not name an end', 'the gang backs Ruria.', { sourceSpan: [0, 8] as const }],
  ['has no word that denies', 'Norland backs Ruria.', { modality: 'denied' as const, rule: 'net:pair' }],
])('a sentence that %s tells nothing', (_why, quote, more) => {
  const { told } = summaryOf(claim('a', 'group/norland BACKS group/ruria', { evidence: said(quote, 0), ...more }));
  expect(told).toBe(0);
});

test('the sentence that names both ends is quoted before one that is a little surer', () => {
  const { actors } = summaryOf(
    claim('a', 'group/norland BACKS group/ruria', { confidence: 0.85, evidence: said('Norland backs Ruria.', 0) }),
    claim('b', 'group/norland BACKS group/ruria', {
      confidence: 0.9,
      evidence: said('It backs Ruria.', 0),
      sourceSpan: [0, 2],
      targetSpan: [9, 14],
    }),
  );
  expect(actors[0]?.ties[0]?.quotes[0]?.text).toBe('Norland backs Ruria.');
});

test('of a list the confidence is that of the least sure, whom the sentence is quoted for too', () => {
  const evidence = said('Norland backs Ruria and Ada.', 0);
  const { actors } = summaryOf(
    claim('a', 'group/norland BACKS group/ruria', { evidence, confidence: 0.95 }),
    claim('a', 'group/norland BACKS person/ada', { evidence, confidence: 0.82 }),
  );
  expect(actors[0]?.ties).toMatchObject([
    { others: [{ id: 'group/ruria' }, { id: 'person/ada' }], articles: 1, confidence: 0.82 },
  ]);
});

test('the first line counts copies, and one day is said once', () => {
  const summary = summaryOf(claim('a', 'group/norland BACKS group/ruria'));
  const line = (more: object) => formatSummary({ ...summary, ...more }).split('\n')[0];
  expect(line({})).toMatch(/^2 articles of 2 outlets, 2024-03-01 to 2024-05-09: /);
  expect(line({ lastDate: '2024-03-01', copies: 1 })).toMatch(
    /^2 articles of 2 outlets, 2024-03-01 \(1 of them a copy, see stancegraph copies\): /,
  );
});

test('outlets are counted where most articles name one', () => {
  const more = ['c', 'd', 'e'].map((id) => ({ ...articleRecord(id, '2024-03-01'), publisher: null }));
  expect(summaryOf(claim('a', 'group/norland BACKS group/ruria')).outlets).toBe(2);
  expect(summaryOf(...more, claim('a', 'group/norland BACKS group/ruria')).outlets).toBe(0);
});
