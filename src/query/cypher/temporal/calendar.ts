/** The proleptic Gregorian calendar in days since 1970-01-01 (after Howard Hinnant, "chrono-compatible low-level date algorithms"). */
export type CivilDate = { readonly year: number; readonly month: number; readonly day: number };

export const NANOS_A_SECOND = 1_000_000_000;
export const SECONDS_A_DAY = 86_400;
export const NANOS_A_DAY = SECONDS_A_DAY * NANOS_A_SECOND;

export function daysOf({ year, month, day }: CivilDate): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function civilOf(days: number): CivilDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const part = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * part + 2) / 5) + 1;
  const month = part < 10 ? part + 3 : part - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Monday is 1. */
export const dayOfWeek = (days: number): number => mod(days + 3, 7) + 1;

/** ISO 8601: the first week holds the first Thursday. */
export function weekOf(days: number): { readonly weekYear: number; readonly week: number } {
  const thursday = days - dayOfWeek(days) + 4;
  const weekYear = civilOf(thursday).year;
  return { weekYear, week: Math.floor((thursday - daysOf({ year: weekYear, month: 1, day: 1 })) / 7) + 1 };
}

/** The Monday of the first week of a year. */
export function firstWeek(year: number): number {
  const fourth = daysOf({ year, month: 1, day: 4 });
  return fourth - dayOfWeek(fourth) + 1;
}

/** Later months keep the day, or the last one where they are shorter. */
export function plusMonths(days: number, months: number): number {
  if (months === 0) return days;
  const { year, month, day } = civilOf(days);
  const whole = year * 12 + month - 1 + months;
  const target = { year: Math.floor(whole / 12), month: mod(whole, 12) + 1 };
  return daysOf({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

export const mod = (value: number, by: number): number => ((value % by) + by) % by;
export const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

export function formatDate(days: number): string {
  const { year, month, day } = civilOf(days);
  const size = Math.abs(year);
  const sign = year < 0 ? '-' : size > 9999 ? '+' : '';
  return `${sign}${pad(size, 4)}-${pad(month)}-${pad(day)}`;
}

/** Seconds and fractions are left out where they are nothing. */
export function formatTime(nanos: number): string {
  const seconds = Math.floor(nanos / NANOS_A_SECOND);
  const rest = nanos % NANOS_A_SECOND;
  const minutes = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}`;
  if (seconds % 60 === 0 && rest === 0) return minutes;
  return `${minutes}:${pad(seconds % 60)}${formatFraction(rest)}`;
}

export const formatFraction = (nanos: number): string => (nanos === 0 ? '' : `.${pad(nanos, 9).replace(/0+$/, '')}`);

export function formatOffset(offset: number): string {
  if (offset === 0) return 'Z';
  const size = Math.abs(offset);
  const seconds = size % 60 === 0 ? '' : `:${pad(size % 60)}`;
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 3600))}:${pad(Math.floor(size / 60) % 60)}${seconds}`;
}
