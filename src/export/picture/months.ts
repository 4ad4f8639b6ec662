import type { PictureArticle } from './picture-data.ts';
import type { Stance } from './stances.ts';

/** What one month (`2016-08`) holds. */
export type Month = {
  readonly month: string;
  readonly articles: number;
  /** Claims in force, for and against. */
  readonly positive: number;
  readonly negative: number;
};

/** More months than this, and years are counted instead (`2016`). */
const MOST_MONTHS = 120;

/** Articles and claims by month, from the first to the last that is dated, empty months too; none when none is dated. */
export function countMonths(claims: readonly Stance[], articles: readonly PictureArticle[]): readonly Month[] {
  const dates = articles.flatMap(({ date }) => (date === null ? [] : [date])).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  const length = monthsBetween(first, last) > MOST_MONTHS ? 4 : 7;
  const counts = new Map(
    steps(first, last, length).map((month) => [month, { month, articles: 0, positive: 0, negative: 0 }]),
  );
  for (const date of dates) {
    const count = counts.get(date.slice(0, length));
    if (count !== undefined) count.articles += 1;
  }
  for (const { article, modality, polarity } of claims) {
    const count = counts.get((articles[article]?.date ?? '').slice(0, length));
    if (count === undefined || modality !== 'asserted') continue;
    if (polarity === 1) count.positive += 1;
    else if (polarity === -1) count.negative += 1;
  }
  return [...counts.values()];
}

const numbersOf = (date: string) => ({ year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) });

function monthsBetween(first: string, last: string): number {
  const [from, to] = [numbersOf(first), numbersOf(last)];
  return (to.year - from.year) * 12 + to.month - from.month + 1;
}

function steps(first: string, last: string, length: number): readonly string[] {
  const from = numbersOf(first);
  const found: string[] = [];
  if (length === 4) {
    for (let year = from.year; year <= numbersOf(last).year; year += 1) found.push(String(year).padStart(4, '0'));
    return found;
  }
  for (let at = 0; at < monthsBetween(first, last); at += 1) {
    const month = from.month - 1 + at;
    const year = from.year + Math.floor(month / 12);
    found.push(`${String(year).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`);
  }
  return found;
}
