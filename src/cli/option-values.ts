import { InvalidArgumentError } from 'commander';
import { FIELD_NAMES } from '../corpus/field-names.ts';

/** What an option says of itself when it refuses: commander names the option, this what is wanted. */
const refuse = (wanted: string): never => {
  throw new InvalidArgumentError(`Write ${wanted}.`);
};

/** A parser of whole numbers from `least`. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) =>
    /^\d+$/.test(text) && Number(text) >= least ? Number(text) : refuse(`a whole number from ${least}`);
}

/** A number from 0 to 1. */
export function share(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return value >= 0 && value <= 1 ? value : refuse('a number from 0 to 1, such as 0.8');
}

/** The first day of a year, a month or a day, as `2016-08-26`. */
export function firstDay(text: string): string {
  const [year, month = '01', day = '01'] = dateParts(text);
  return checked(`${year}-${month}-${day}`);
}

/** The last day of a year, a month or a day. */
export function lastDay(text: string): string {
  const [year, month = '12', day] = dateParts(text);
  if (day !== undefined) return checked(`${year}-${month}-${day}`);
  const end = new Date(Date.UTC(Number(year), Number(month), 0));
  return checked(`${year}-${month}-${String(end.getUTCDate()).padStart(2, '0')}`);
}

function dateParts(text: string): readonly string[] {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim());
  return parts === null ? refuse(DATE) : parts.slice(1).filter((part) => part !== undefined);
}

/** The 30th of February is no day: it would become another one. */
function checked(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : refuse(DATE);
}

const DATE = 'a date as 2016-08-26, 2016-08 or 2016';

/** One day, `2016-08-26`. */
export function wholeDay(text: string): string {
  const day = text.trim();
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? checked(day) : refuse('a day as 2016-08-26');
}

/** `text=body,date=published`: names of fields by what they hold. */
export function fieldNames(text: string, before: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const names = new Map(before);
  for (const pair of text.split(',')) {
    const at = pair.indexOf('=');
    const what = pair.slice(0, at).trim();
    const name = pair.slice(at + 1).trim();
    if (at < 1 || name === '' || !(FIELD_NAMES as readonly string[]).includes(what))
      refuse(`what=name, with one of ${FIELD_NAMES.join(', ')}, such as text=body,date=published`);
    names.set(what, name);
  }
  return names;
}

/** Collects whole numbers of an option that may be given again. */
export const wholeNumbers = (value: string, before: readonly number[]): readonly number[] => [
  ...before,
  wholeNumber(1)(value),
];
