import type { CypherValue, TemporalValue } from '../values.ts';
import {
  civilOf,
  dayOfWeek,
  daysOf,
  formatDate,
  formatOffset,
  formatTime,
  mod,
  NANOS_A_DAY,
  NANOS_A_SECOND,
  plusMonths,
  SECONDS_A_DAY,
  weekOf,
} from './calendar.ts';
import type { Duration } from './duration.ts';
import { offsetAt, offsetOfLocal } from './zones.ts';

export type InstantKind = 'date' | 'localtime' | 'time' | 'localdatetime' | 'datetime';
/** Day since 1970 and nanosecond of the day as a clock there shows them; seconds east of UTC; a zone by name. */
export type InstantParts = {
  readonly day?: number;
  readonly nanos?: number;
  readonly offset?: number;
  readonly zone?: string | null;
};

export const hasDay = (kind: InstantKind) => kind !== 'localtime' && kind !== 'time';
export const hasTime = (kind: InstantKind) => kind !== 'date';
export const hasOffset = (kind: InstantKind) => kind === 'time' || kind === 'datetime';

/** A date, a time of day, or both, with an offset from UTC or without. */
export class Instant implements TemporalValue {
  readonly temporal: InstantKind;
  readonly day: number;
  readonly nanos: number;
  readonly offset: number;
  readonly zone: string | null;

  constructor(kind: InstantKind, { day = 0, nanos = 0, offset, zone = null }: InstantParts) {
    this.temporal = kind;
    this.day = hasDay(kind) ? day : 0;
    this.nanos = hasTime(kind) ? nanos : 0;
    this.zone = kind === 'datetime' ? zone : null;
    const local = this.day * SECONDS_A_DAY + Math.floor(this.nanos / NANOS_A_SECOND);
    this.offset = !hasOffset(kind) ? 0 : (offset ?? (zone === null ? 0 : offsetOfLocal(zone, local)));
  }

  /** Nanoseconds since 1970 in UTC, or since midnight. */
  get instant(): bigint {
    const seconds = BigInt(this.day) * BigInt(SECONDS_A_DAY) - BigInt(this.offset);
    return seconds * BigInt(NANOS_A_SECOND) + BigInt(this.nanos);
  }

  /** The same instant as a clock at another offset or in another zone shows it. */
  shifted(offset: number | undefined, zone: string | null): Instant {
    const utc = this.day * SECONDS_A_DAY + Math.floor(this.nanos / NANOS_A_SECOND) - this.offset;
    const wanted = offset ?? (zone === null ? 0 : offsetAt(zone, utc));
    const local = utc + wanted;
    const day = Math.floor(local / SECONDS_A_DAY);
    const nanos = mod(local, SECONDS_A_DAY) * NANOS_A_SECOND + (this.nanos % NANOS_A_SECOND);
    return new Instant(this.temporal, { day, nanos, offset: wanted, zone });
  }

  plus(duration: Duration, sign: 1 | -1): Instant {
    const { temporal: kind, zone, offset } = this;
    const add = BigInt(sign) * duration.nanos;
    if (!hasDay(kind)) {
      const all = (BigInt(this.nanos) + add) % BigInt(NANOS_A_DAY);
      return new Instant(kind, { nanos: mod(Number(all), NANOS_A_DAY), offset });
    }
    const day = plusMonths(this.day, sign * duration.months) + sign * duration.days;
    if (!hasTime(kind)) return new Instant(kind, { day: day + Number(add / BigInt(NANOS_A_DAY)) });
    const local = zone === null ? this : new Instant(kind, { day, nanos: this.nanos, zone });
    const all = BigInt(this.nanos) + add;
    const extra = Number((all - (((all % DAY) + DAY) % DAY)) / DAY);
    const moved = { day: day + extra, nanos: Number(((all % DAY) + DAY) % DAY) };
    if (zone === null) return new Instant(kind, { ...moved, offset });
    // Hours are added to the instant, not to the clock.
    return new Instant(kind, { ...moved, offset: local.offset, zone }).shifted(undefined, zone);
  }

  component(name: string): CypherValue {
    const value = this.#dateComponent(name) ?? this.#timeComponent(name) ?? this.#zoneComponent(name);
    return value === undefined ? null : typeof value === 'number' ? BigInt(value) : value;
  }

  #dateComponent(name: string): number | undefined {
    if (!hasDay(this.temporal)) return undefined;
    const { year, month, day } = civilOf(this.day);
    switch (name) {
      case 'year':
        return year;
      case 'quarter':
        return Math.ceil(month / 3);
      case 'month':
        return month;
      case 'week':
        return weekOf(this.day).week;
      case 'weekYear':
        return weekOf(this.day).weekYear;
      case 'dayOfQuarter':
      case 'quarterDay':
        return this.day - daysOf({ year, month: Math.ceil(month / 3) * 3 - 2, day: 1 }) + 1;
      case 'day':
        return day;
      case 'ordinalDay':
        return this.day - daysOf({ year, month: 1, day: 1 }) + 1;
      case 'dayOfWeek':
      case 'weekDay':
        return dayOfWeek(this.day);
    }
    return undefined;
  }

  #timeComponent(name: string): number | undefined {
    if (!hasTime(this.temporal)) return undefined;
    const seconds = Math.floor(this.nanos / NANOS_A_SECOND);
    const rest = this.nanos % NANOS_A_SECOND;
    switch (name) {
      case 'hour':
        return Math.floor(seconds / 3600);
      case 'minute':
        return Math.floor(seconds / 60) % 60;
      case 'second':
        return seconds % 60;
      case 'millisecond':
        return Math.floor(rest / 1_000_000);
      case 'microsecond':
        return Math.floor(rest / 1000);
      case 'nanosecond':
        return rest;
    }
    return undefined;
  }

  #zoneComponent(name: string): CypherValue | undefined {
    if (!hasOffset(this.temporal)) return undefined;
    switch (name) {
      case 'timezone':
        return this.zone ?? formatOffset(this.offset);
      case 'offset':
        return formatOffset(this.offset);
      case 'offsetMinutes':
        return BigInt(Math.trunc(this.offset / 60));
      case 'offsetSeconds':
        return BigInt(this.offset);
      case 'epochSeconds':
        return this.temporal === 'datetime' ? floorBy(this.instant, BigInt(NANOS_A_SECOND)) : undefined;
      case 'epochMillis':
        return this.temporal === 'datetime' ? floorBy(this.instant, 1_000_000n) : undefined;
    }
    return undefined;
  }

  compare(other: TemporalValue): number | undefined {
    if (!(other instanceof Instant) || other.temporal !== this.temporal) return undefined;
    const [one, two] = [this.instant, other.instant];
    return one < two ? -1 : one > two ? 1 : 0;
  }

  equals(other: TemporalValue): boolean {
    return this.compare(other) === 0;
  }

  toString(): string {
    const { temporal: kind } = this;
    const day = hasDay(kind) ? formatDate(this.day) : '';
    const time = hasTime(kind) ? formatTime(this.nanos) : '';
    const offset = hasOffset(kind) ? formatOffset(this.offset) : '';
    const zone = this.zone === null ? '' : `[${this.zone}]`;
    return `${day}${day !== '' && time !== '' ? 'T' : ''}${time}${offset}${zone}`;
  }
}

const DAY = BigInt(NANOS_A_DAY);
const floorBy = (value: bigint, by: bigint) => (value - (((value % by) + by) % by)) / by;
