import { CypherError } from '../errors.ts';
import type { CypherValue } from '../values.ts';
import { civilOf, dayOfWeek, daysOf, firstWeek, NANOS_A_DAY, NANOS_A_SECOND, weekOf } from './calendar.ts';
import { hasDay, hasOffset, Instant, type InstantKind } from './instant.ts';
import { makeInstant } from './make-instant.ts';

const TIMES: Readonly<Record<string, number>> = {
  day: NANOS_A_DAY,
  hour: 3600 * NANOS_A_SECOND,
  minute: 60 * NANOS_A_SECOND,
  second: NANOS_A_SECOND,
  millisecond: 1_000_000,
  microsecond: 1000,
};

function firstDay(unit: string, day: number): number | undefined {
  const { year, month } = civilOf(day);
  const start = (first: number, at = 1) => daysOf({ year: first, month: at, day: 1 });
  switch (unit) {
    case 'millennium':
      return start(Math.floor(year / 1000) * 1000);
    case 'century':
      return start(Math.floor(year / 100) * 100);
    case 'decade':
      return start(Math.floor(year / 10) * 10);
    case 'year':
      return start(year);
    case 'weekYear':
      return firstWeek(weekOf(day).weekYear);
    case 'quarter':
      return start(year, Math.ceil(month / 3) * 3 - 2);
    case 'month':
      return start(year, month);
    case 'week':
      return day - dayOfWeek(day) + 1;
  }
  return undefined;
}

/**
 * The beginning of the unit that an instant lies in, with parts of a map put over it.
 * @throws CypherError ArgumentError for a unit that the kind does not have.
 */
export function truncateInstant(
  kind: InstantKind,
  unit: string,
  { value, parts }: { readonly value: Instant; readonly parts: ReadonlyMap<string, CypherValue> },
): Instant {
  const day = hasDay(value.temporal) ? firstDay(unit, value.day) : undefined;
  const size = Object.hasOwn(TIMES, unit) ? TIMES[unit] : undefined;
  if (day === undefined && (size === undefined || (kind === 'date' && unit !== 'day')))
    throw new CypherError('ArgumentError', 'InvalidArgumentValue', `A ${kind} cannot be cut to ${unit.slice(0, 40)}.`);
  const nanos = day === undefined ? value.nanos - (value.nanos % (size ?? 1)) : 0;
  const start = { day: day ?? value.day, nanos, zone: value.zone };
  const ownZone = hasOffset(value.temporal) ? (value.zone === null ? { offset: value.offset } : {}) : {};
  const base = new Instant(hasDay(value.temporal) ? 'datetime' : 'time', { ...start, ...ownZone });
  // A zone that the map names is taken on: the clock stays as it was cut.
  const clock = parts.has('timezone')
    ? new Instant(hasDay(value.temporal) ? 'localdatetime' : 'localtime', start)
    : base;
  const sources: [string, CypherValue][] = hasDay(kind)
    ? [
        ['date', base],
        ['time', clock],
      ]
    : [['time', clock]];
  return makeInstant(kind, new Map([...sources, ...withFraction(parts, nanos)]));
}

/** A part of a second put over one that was cut keeps the larger parts. */
function withFraction(parts: ReadonlyMap<string, CypherValue>, nanos: number): readonly [string, CypherValue][] {
  const entries = [...parts];
  const fraction = nanos % NANOS_A_SECOND;
  if (fraction === 0 || parts.has('millisecond')) return entries;
  const [milli, micro] = [Math.floor(fraction / 1_000_000), Math.floor(fraction / 1000) % 1000];
  if (parts.has('microsecond')) return [...entries, ['millisecond', BigInt(milli)]];
  if (parts.has('nanosecond')) return [...entries, ['millisecond', BigInt(milli)], ['microsecond', BigInt(micro)]];
  return entries;
}
