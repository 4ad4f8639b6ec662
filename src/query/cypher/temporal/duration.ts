import { CypherError } from '../errors.ts';
import type { CypherValue, TemporalValue } from '../values.ts';
import { formatFraction, NANOS_A_SECOND } from './calendar.ts';

const NANOS = BigInt(NANOS_A_SECOND);
/** Seconds of a day, and of an average month (30.436875 days): what fractions are broken down by. */
const DAY = 86_400;
const MONTH = 2_629_746;

/** Months, days and nanoseconds, which are kept apart: none has a fixed number of the next. */
export class Duration implements TemporalValue {
  readonly temporal = 'duration';
  readonly months: number;
  readonly days: number;
  readonly nanos: bigint;

  constructor(months: number, days: number, nanos: bigint) {
    this.months = months + 0;
    this.days = days + 0;
    this.nanos = nanos;
  }

  /** Fractions of months become days, those of days time. */
  static of(parts: {
    readonly months?: number;
    readonly days?: number;
    readonly seconds?: number;
    readonly nanos?: number;
  }): Duration {
    const { months = 0, days = 0, seconds = 0, nanos = 0 } = parts;
    const wholeMonths = Math.trunc(months);
    const allDays = days + ((months - wholeMonths) * MONTH) / DAY;
    const wholeDays = Math.trunc(allDays);
    const rest = round((allDays - wholeDays) * DAY) + seconds;
    const wholeSeconds = Math.trunc(rest);
    const fraction = Math.round((rest - wholeSeconds) * NANOS_A_SECOND);
    return new Duration(
      wholeMonths,
      wholeDays,
      BigInt(wholeSeconds) * NANOS + BigInt(fraction) + BigInt(Math.trunc(nanos)),
    );
  }

  plus(other: Duration, sign: 1 | -1 = 1): Duration {
    return new Duration(
      this.months + sign * other.months,
      this.days + sign * other.days,
      this.nanos + BigInt(sign) * other.nanos,
    );
  }

  times(factor: number): Duration {
    if (Number.isInteger(factor))
      return new Duration(this.months * factor, this.days * factor, this.nanos * BigInt(factor));
    const whole = Duration.of({ months: this.months * factor, days: this.days * factor });
    const seconds = Number(this.nanos / NANOS) * factor;
    const nanos = Number(this.nanos % NANOS) * factor;
    return whole.plus(new Duration(0, 0, BigInt(Math.trunc(round(seconds * NANOS_A_SECOND + nanos)))));
  }

  component(name: string): CypherValue {
    const { months, days } = this;
    const seconds = floorBy(this.nanos, NANOS);
    const fraction = this.nanos - seconds * NANOS;
    const values: Record<string, bigint | number> = {
      years: Math.trunc(months / 12),
      quarters: Math.trunc(months / 3),
      months,
      weeks: Math.trunc(days / 7),
      days,
      hours: seconds / 3600n,
      minutes: seconds / 60n,
      seconds,
      milliseconds: this.nanos / 1_000_000n,
      microseconds: this.nanos / 1000n,
      nanoseconds: this.nanos,
      quartersOfYear: Math.trunc((months % 12) / 3),
      monthsOfQuarter: months % 3,
      monthsOfYear: months % 12,
      daysOfWeek: days % 7,
      minutesOfHour: (seconds / 60n) % 60n,
      secondsOfMinute: seconds % 60n,
      millisecondsOfSecond: fraction / 1_000_000n,
      microsecondsOfSecond: fraction / 1000n,
      nanosecondsOfSecond: fraction,
    };
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? null : BigInt(value);
  }

  compare(): undefined {
    return undefined;
  }

  equals(other: TemporalValue): boolean {
    return (
      other instanceof Duration &&
      this.months === other.months &&
      this.days === other.days &&
      this.nanos === other.nanos
    );
  }

  /** Longer ones come later: by average months. */
  get length(): number {
    return this.months * MONTH + this.days * DAY + Number(this.nanos) / NANOS_A_SECOND;
  }

  toString(): string {
    const { months, days, nanos } = this;
    const seconds = nanos / NANOS;
    const fraction = nanos % NANOS;
    const [hours, minutes, rest] = [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n];
    const unit = (value: number | bigint, name: string) => (Number(value) === 0 ? '' : `${value}${name}`);
    const sign = rest < 0n || fraction < 0n ? '-' : '';
    const size = (value: bigint) => (value < 0n ? -value : value);
    const clock = [
      unit(hours, 'H'),
      unit(minutes, 'M'),
      rest === 0n && fraction === 0n ? '' : `${sign}${size(rest)}${formatFraction(Number(size(fraction)))}S`,
    ].join('');
    const date = [unit(Math.trunc(months / 12), 'Y'), unit(months % 12, 'M'), unit(days, 'D')].join('');
    return date === '' && clock === '' ? 'PT0S' : `P${date}${clock === '' ? '' : `T${clock}`}`;
  }
}

/** Takes away what adding fractions of binary numbers leaves. */
const round = (value: number) => Number(value.toFixed(9));

const floorBy = (value: bigint, by: bigint) => (value - (((value % by) + by) % by)) / by;

const ISO =
  /^([-+])?P(?:([-+]?[\d.,]+)Y)?(?:([-+]?[\d.,]+)M)?(?:([-+]?[\d.,]+)W)?(?:([-+]?[\d.,]+)D)?(?:T(?:([-+]?[\d.,]+)H)?(?:([-+]?[\d.,]+)M)?(?:([-+]?[\d.,]+)S)?)?$/;
const AS_DATE = /^P(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d(?:\.\d+)?)$/;

/** ISO 8601: `P1Y2M3DT4H5M6.7S`, also `P2012-02-02T14:37:21.545`. @throws CypherError ArgumentError */
export function parseDuration(text: string): Duration {
  const date = AS_DATE.exec(text);
  if (date !== null) {
    const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = date.slice(1).map(Number);
    return Duration.of({ months: years * 12 + months, days, seconds: hours * 3600 + minutes * 60 + seconds });
  }
  const found = text.length > 200 ? null : ISO.exec(text);
  if (found === null || /[PT]$/.test(text)) throw invalidTemporal('duration', text);
  const sign = found[1] === '-' ? -1 : 1;
  const numbers = found.slice(2).map((part) => (part === undefined ? 0 : sign * Number(part.replace(',', '.'))));
  if (numbers.some(Number.isNaN)) throw invalidTemporal('duration', text);
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0] = numbers;
  const clock = round(hours * 3600 + minutes * 60);
  const span = Duration.of({ months: years * 12 + months, days: weeks * 7 + days, seconds: clock });
  return span.plus(new Duration(0, 0, BigInt(sign) * nanosOf(found[8] ?? '0')));
}

/** Seconds as written, to the nanosecond: numbers with a point would lose the last digits of long spans. */
function nanosOf(seconds: string): bigint {
  const [, sign, whole = '0', fraction = ''] = /^([-+]?)(\d*)(?:[.,](\d*))?$/.exec(seconds) ?? [];
  const size = BigInt(whole === '' ? '0' : whole) * NANOS + BigInt(fraction.slice(0, 9).padEnd(9, '0'));
  return sign === '-' ? -size : size;
}

export const invalidTemporal = (kind: string, text: string): CypherError =>
  new CypherError('ArgumentError', 'InvalidArgumentValue', `"${text.slice(0, 40)}" is no ${kind}.`);

const UNITS: Readonly<Record<string, readonly ['months' | 'days' | 'seconds' | 'nanos', number]>> = {
  years: ['months', 12],
  quarters: ['months', 3],
  months: ['months', 1],
  weeks: ['days', 7],
  days: ['days', 1],
  hours: ['seconds', 3600],
  minutes: ['seconds', 60],
  seconds: ['seconds', 1],
  milliseconds: ['nanos', 1_000_000],
  microseconds: ['nanos', 1000],
  nanoseconds: ['nanos', 1],
};

/** From a map such as `{days: 14, hours: 16}`. @throws CypherError ArgumentError */
export function durationOf(map: ReadonlyMap<string, CypherValue>): Duration {
  const sums = { months: 0, days: 0, seconds: 0, nanos: 0 };
  for (const [name, value] of map) {
    const unit = UNITS[name];
    if (unit === undefined || !Object.hasOwn(UNITS, name) || (typeof value !== 'bigint' && typeof value !== 'number'))
      throw invalidTemporal('part of a duration', name);
    sums[unit[0]] += Number(value) * unit[1];
  }
  return Duration.of({ ...sums, seconds: round(sums.seconds) });
}
