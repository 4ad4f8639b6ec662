import { CypherError } from '../errors.ts';
import type { CypherValue } from '../values.ts';
import { civilOf, dayOfWeek, daysInMonth, daysOf, firstWeek, NANOS_A_SECOND, weekOf } from './calendar.ts';
import { hasDay, hasOffset, hasTime, Instant, type InstantKind } from './instant.ts';
import { parseZone } from './parse-instant.ts';

type Parts = ReadonlyMap<string, CypherValue>;

const wrong = (message: string) => new CypherError('ArgumentError', 'InvalidArgumentValue', message);

const NAMES = new Set([
  ...['date', 'time', 'datetime', 'year', 'month', 'day', 'week', 'dayOfWeek', 'quarter', 'dayOfQuarter', 'ordinalDay'],
  ...['hour', 'minute', 'second', 'millisecond', 'microsecond', 'nanosecond', 'timezone'],
]);

/** Whole numbers by name; undefined where there is none. @throws CypherError ArgumentError */
function numbersOf(parts: Parts): (name: string, least: number, most: number) => number | undefined {
  for (const name of parts.keys()) if (!NAMES.has(name)) throw wrong(`A time has no part ${name.slice(0, 40)}.`);
  return (name, least, most) => {
    const value = parts.get(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'bigint' || value < least || value > most)
      throw wrong(`${name} is a whole number from ${least} to ${most}.`);
    return Number(value);
  };
}

function sourceOf(parts: Parts, name: string): Instant | undefined {
  const value = parts.get(name) ?? parts.get('datetime');
  if (value === undefined || value === null) return undefined;
  if (!(value instanceof Instant)) throw wrong(`${name} has to be a date or a time.`);
  if (!(name === 'date' ? hasDay(value.temporal) : hasTime(value.temporal) || parts.get(name) === undefined))
    throw wrong(`A ${value.temporal} has no ${name}.`);
  return value;
}

/**
 * An instant from a map such as `{year: 2016, month: 8}` or `{date: other, hour: 10, timezone: 'Europe/Berlin'}`.
 * @throws CypherError ArgumentError
 */
export function makeInstant(kind: InstantKind, parts: Parts): Instant {
  const number = numbersOf(parts);
  const dateSource = hasDay(kind) ? sourceOf(parts, 'date') : undefined;
  const timeSource = hasTime(kind) ? sourceOf(parts, 'time') : undefined;
  const day = hasDay(kind) ? dayOfParts(number, dateSource) : 0;
  const nanos = hasTime(kind) ? nanosOfParts(number, timeSource) : 0;
  if (!hasOffset(kind)) return new Instant(kind, { day, nanos });
  const text = parts.get('timezone');
  if (text !== undefined && typeof text !== 'string') throw wrong('timezone is a text such as "Europe/Berlin".');
  const wanted = text === undefined ? undefined : parseZone(text);
  if (timeSource === undefined || !hasOffset(timeSource.temporal))
    return new Instant(kind, { day, nanos, ...(wanted ?? { zone: null }) });
  const { zone, offset } = timeSource;
  const own = new Instant(kind, { day, nanos, zone, ...(zone === null || kind === 'time' ? { offset } : {}) });
  return wanted === undefined ? own : own.shifted(wanted.offset, wanted.zone);
}

type Numbers = ReturnType<typeof numbersOf>;

function dayOfParts(number: Numbers, source: Instant | undefined): number {
  const base = source === undefined ? undefined : { ...civilOf(source.day), ...weekOf(source.day) };
  const week = number('week', 1, 53);
  const named = number('year', -999_999_999, 999_999_999);
  const year = named ?? (week === undefined ? base?.year : base?.weekYear);
  if (year === undefined) throw wrong('A date needs a year.');
  const weekDay = number('dayOfWeek', 1, 7);
  if (week !== undefined || (weekDay !== undefined && base !== undefined && source !== undefined)) {
    const wanted = weekDay ?? (source === undefined ? 1 : dayOfWeek(source.day));
    const weekYear = week === undefined ? (named ?? base?.weekYear ?? year) : year;
    return firstWeek(weekYear) + ((week ?? base?.week ?? 1) - 1) * 7 + wanted - 1;
  }
  const ordinal = number('ordinalDay', 1, 366);
  if (ordinal !== undefined) return daysOf({ year, month: 1, day: 1 }) + ordinal - 1;
  const quarter = number('quarter', 1, 4);
  const quarterDay = number('dayOfQuarter', 1, 92);
  if (quarterDay !== undefined) {
    const first = (quarter ?? Math.ceil((base?.month ?? 1) / 3)) * 3 - 2;
    return daysOf({ year, month: first, day: 1 }) + quarterDay - 1;
  }
  const inQuarter = ((base?.month ?? 1) - 1) % 3;
  const month = number('month', 1, 12) ?? (quarter === undefined ? (base?.month ?? 1) : quarter * 3 - 2 + inQuarter);
  const day = number('day', 1, 31) ?? Math.min(base?.day ?? 1, daysInMonth(year, month));
  if (day > daysInMonth(year, month)) throw wrong(`Month ${month} of ${year} has no day ${day}.`);
  return daysOf({ year, month, day });
}

function nanosOfParts(number: Numbers, source: Instant | undefined): number {
  const before = source?.nanos ?? 0;
  const seconds = Math.floor(before / NANOS_A_SECOND);
  const hour = number('hour', 0, 23) ?? Math.floor(seconds / 3600);
  const minute = number('minute', 0, 59) ?? Math.floor(seconds / 60) % 60;
  const second = number('second', 0, 59) ?? seconds % 60;
  const [milli, micro, nano] = [
    number('millisecond', 0, 999),
    number('microsecond', 0, milliOrMore(number)),
    number('nanosecond', 0, 999_999_999),
  ];
  const isGiven = milli !== undefined || micro !== undefined || nano !== undefined;
  const fraction = isGiven ? (milli ?? 0) * 1_000_000 + (micro ?? 0) * 1000 + (nano ?? 0) : before % NANOS_A_SECOND;
  if (fraction >= NANOS_A_SECOND) throw wrong('The parts of a second are more than a second.');
  return (hour * 3600 + minute * 60 + second) * NANOS_A_SECOND + fraction;
}

const milliOrMore = (number: Numbers) => (number('millisecond', 0, 999) === undefined ? 999_999 : 999);
