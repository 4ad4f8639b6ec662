import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MemoryGraph } from '../../src/query/cypher/memory-graph.ts';
import { runCypher } from '../../src/query/cypher/run.ts';
import { civilOf, daysOf } from '../../src/query/cypher/temporal/calendar.ts';
import { Duration, parseDuration } from '../../src/query/cypher/temporal/duration.ts';
import { Instant, type InstantKind } from '../../src/query/cypher/temporal/instant.ts';
import { parseInstant } from '../../src/query/cypher/temporal/parse-instant.ts';
import { toPlainData } from '../../src/query/cypher/values.ts';

const graph = new MemoryGraph();
function value(expression: string): unknown {
  const [row] = [...runCypher(`RETURN ${expression} AS x`, graph).rows];
  return toPlainData(row?.[0] ?? null);
}

describe('dates and times', () => {
  test.each([
    ["date('2016-W34-5')", '2016-08-26'],
    ["date('2016239')", '2016-08-26'],
    ['date({year: 2016, quarter: 3, dayOfQuarter: 57})', '2016-08-26'],
    ["date({date: date('2016-01-31'), month: 2})", '2016-02-29'],
    ["datetime('2016-08-26T10:00[Europe/Berlin]')", '2016-08-26T10:00+02:00[Europe/Berlin]'],
    [
      "datetime({datetime: datetime('2016-08-26T10:00Z'), timezone: 'Asia/Kolkata'})",
      '2016-08-26T15:30+05:30[Asia/Kolkata]',
    ],
    ["date('2016-01-31') + duration('P1M')", '2016-02-29'],
    ["date('2016-03-31') - duration({months: 1, days: 1})", '2016-02-28'],
    ["time('23:30+01:00') + duration('PT45M')", '00:15+01:00'],
    ["date.truncate('quarter', date('2016-08-26'))", '2016-07-01'],
    ["datetime.truncate('hour', datetime('2016-08-26T10:45:30+02:00'), {minute: 5})", '2016-08-26T10:05+02:00'],
    ["duration.between(date('2016-06-30'), date('2016-08-26'))", 'P1M27D'],
    ["duration.inDays(datetime('2016-06-30T12:00Z'), date('2016-07-02')).days", 1],
    ["duration('P1.5M')", 'P1M15DT5H14M33S'],
    ['duration({minutes: 90}) * 2', 'PT3H'],
    ["date('2016-08-26').weekYear * 100 + date('2016-08-26').week", 201634],
    ['datetime.fromepoch(1472205600, 5)', '2016-08-26T10:00:00.000000005Z'],
    ["date('2016-08-26') < date('2016-09-01')", true],
    ["duration('P1D') < duration('P2D')", null],
    ['date(null)', null],
    ['datetime() = datetime()', true],
  ])('%s', (expression, wanted) => {
    expect(value(expression)).toEqual(wanted);
  });

  test.each([
    "date('soon')",
    "date('2016-02-30')",
    'date({year: 2016, month: 13})',
    "localtime('25:00')",
    "time({hour: 1, timezone: 'Nowhere/Land'})",
    "duration('P')",
    "date.truncate('hour', date('2016-08-26'))",
    'date({years: 1})',
  ])('%s is refused', (expression) => {
    expect(() => value(expression)).toThrow(expect.objectContaining({ name: 'CypherError' }));
  });

  test('they sort, and rows of them can be told apart', () => {
    const text =
      "UNWIND [date('2016-09-01'), date('2016-08-26'), date('2016-08-26')] AS d WITH DISTINCT d RETURN d ORDER BY d";
    expect([...runCypher(text, graph).rows].map(([day]) => toPlainData(day ?? null))).toEqual([
      '2016-08-26',
      '2016-09-01',
    ]);
  });
});

describe('whatever the time', () => {
  const day = fc.integer({ min: -3_000_000, max: 3_000_000 });
  const nanos = fc.integer({ min: 0, max: 86_399_999 }).map((milliseconds) => milliseconds * 1_000_000 + 7);
  const offset = fc.integer({ min: -18 * 60, max: 18 * 60 }).map((minutes) => minutes * 60);
  const kind = fc.constantFrom<InstantKind>('date', 'localtime', 'time', 'localdatetime', 'datetime');

  test('days and dates are each other’s inverse', () => {
    fc.assert(
      fc.property(day, (one) => {
        expect(daysOf(civilOf(one))).toBe(one);
      }),
    );
  });

  test('what is printed is read as the same', () => {
    fc.assert(
      fc.property(kind, day, nanos, offset, (of, one, time, shift) => {
        const instant = new Instant(of, { day: one, nanos: time, offset: shift });
        expect(parseInstant(of, instant.toString()).equals(instant)).toBe(true);
      }),
    );
  });

  test('a span of days and time added is taken away again', () => {
    fc.assert(
      fc.property(
        day,
        nanos,
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }),
        (one, time, days, extra) => {
          const span = new Duration(0, days, extra);
          const instant = new Instant('datetime', { day: one, nanos: time, offset: 3600 });
          expect(instant.plus(span, 1).plus(span, -1).equals(instant)).toBe(true);
          expect(parseDuration(span.toString()).equals(span)).toBe(true);
        },
      ),
    );
  });
});
