import { daysInMonth, daysOf, firstWeek, isLeap, NANOS_A_SECOND } from './calendar.ts';
import { invalidTemporal } from './duration.ts';
import { hasDay, hasOffset, hasTime, Instant, type InstantKind } from './instant.ts';
import { checkZone } from './zones.ts';

const YEAR = '([-+]\\d{4,9}|\\d{4})';
const DATES: readonly (readonly [RegExp, (...numbers: readonly number[]) => number | undefined])[] = [
  [RegExp(`^${YEAR}(?:-?(\\d\\d)(?:-?(\\d\\d))?)?$`), (year = 0, month = 1, day = 1) => dayOf(year, month, day)],
  [
    RegExp(`^${YEAR}-?W(\\d\\d)(?:-?(\\d))?$`),
    (year = 0, week = 1, day = 1) =>
      week > 53 || day > 7 || day < 1 ? undefined : firstWeek(year) + (week - 1) * 7 + day - 1,
  ],
  [
    RegExp(`^${YEAR}-?Q(\\d)(?:-?(\\d\\d))?$`),
    (year = 0, quarter = 1, day = 1) => daysOf({ year, month: quarter * 3 - 2, day: 1 }) + day - 1,
  ],
  [
    RegExp(`^${YEAR}-?(\\d\\d\\d)$`),
    (year = 0, day = 1) =>
      day > (isLeap(year) ? 366 : 365) ? undefined : daysOf({ year, month: 1, day: 1 }) + day - 1,
  ],
];

function dayOf(year: number, month: number, day: number): number | undefined {
  return month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)
    ? undefined
    : daysOf({ year, month, day });
}

/** ISO 8601 dates: by month, week, quarter or day of the year; with hyphens or without. */
export function parseDay(text: string): number | undefined {
  for (const [form, days] of DATES) {
    const found = form.exec(text);
    if (found === null) continue;
    const day = days(...found.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)])));
    if (day !== undefined) return day;
  }
  return undefined;
}

const CLOCK = /^(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)?$/;

/** Nanosecond of the day. */
export function parseClock(text: string): number | undefined {
  const found = CLOCK.exec(text);
  if (found === null) return undefined;
  const [hour = 0, minute = 0, second = 0] = found.slice(1, 4).map((part) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return (hour * 3600 + minute * 60 + second) * NANOS_A_SECOND + Number((found[4] ?? '').padEnd(9, '0'));
}

const OFFSET = /^(?:Z|([-+])(\d\d)(?::?(\d\d)(?::?(\d\d))?)?)$/i;

/** Seconds east of UTC. */
export function parseOffset(text: string): number | undefined {
  const found = OFFSET.exec(text);
  if (found === null) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = found.slice(2).map((part) => Number(part ?? 0));
  const size = hours * 3600 + minutes * 60 + seconds;
  return hours > 18 || minutes > 59 || seconds > 59 ? undefined : found[1] === '-' ? 0 - size : size;
}

/** `Europe/Berlin`, `+01:00`, `Z`: a zone by name, or an offset. @throws CypherError ArgumentError */
export function parseZone(text: string): { readonly offset?: number; readonly zone: string | null } {
  const offset = parseOffset(text);
  return offset === undefined ? { zone: checkZone(text) } : { offset, zone: null };
}

const LONGEST = 100;

/** @throws CypherError ArgumentError */
export function parseInstant(kind: InstantKind, text: string): Instant {
  const fail = () => invalidTemporal(kind, text);
  if (text.length > LONGEST) throw fail();
  const [, bare = '', zone] = /^([^[\]]*)(?:\[([^[\]]+)\])?$/.exec(text) ?? [];
  const parts = hasDay(kind) ? bare.split('T') : ['', bare];
  if (parts.length > 2 || bare === '') throw fail();
  const [date = '', rest] = parts;
  const day = hasDay(kind) ? parseDay(date) : 0;
  if (day === undefined) throw fail();
  if (rest === undefined) {
    const isWhole = kind === 'date' || kind === 'localdatetime' || kind === 'datetime';
    if (!isWhole) throw fail();
    return new Instant(kind, { day, zone: zone === undefined ? null : checkZone(zone) });
  }
  const [, clock = '', shift = ''] = /^([\d:.,]+)(Z|z|[-+].*)?$/.exec(rest) ?? [];
  const nanos = parseClock(clock);
  const offset = shift === '' ? undefined : parseOffset(shift);
  if (nanos === undefined || !hasTime(kind) || (shift !== '' && offset === undefined)) throw fail();
  if (!hasOffset(kind) && (shift !== '' || zone !== undefined)) throw fail();
  if (zone !== undefined && offset !== undefined && kind === 'datetime')
    return new Instant('datetime', { day, nanos, offset, zone: null }).shifted(undefined, checkZone(zone));
  return new Instant(kind, {
    day,
    nanos,
    ...(offset === undefined ? {} : { offset }),
    zone: zone === undefined ? null : checkZone(zone),
  });
}
