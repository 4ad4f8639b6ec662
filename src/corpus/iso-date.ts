const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(\\d{4})(?!\\d)';

/** Year, month and day of a form that a date may have, by the order in which it has them. */
const FORMS: readonly (readonly [RegExp, (parts: readonly string[]) => readonly [string, string, string]])[] = [
  [/^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/, ([year = '', , month = '', day = '']) => [year, month, day]],
  [/^(\d{4})(\d{2})(\d{2})(?:T\d+Z?)?$/, ([year = '', month = '', day = '']) => [year, month, day]],
  [new RegExp(`\\b${MONTH} ${DAY},? ${YEAR}`, 'i'), ([month = '', day = '', year = '']) => [year, monthOf(month), day]],
  [
    new RegExp(`\\b${DAY}[ -](?:of )?${MONTH},?[ -]${YEAR}`, 'i'),
    ([day = '', month = '', year = '']) => [year, monthOf(month), day],
  ],
  [/^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/, ([a = '', , b = '', year = '']) => dayOrMonth(a, b, year)],
];

/** `2016-08-26` from a date as articles give it, or null. Only forms that mean one day are read: no `6/8/2016`. */
export function isoDate(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  if (typeof value !== 'string') return null;
  const text = value.trim().replace(/\s+/g, ' ');
  for (const [form, order] of FORMS) {
    const match = form.exec(text);
    if (match !== null) return checkedDay(order(match.slice(1)));
  }
  return null;
}

const monthOf = (name: string) => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);

/** `13/06/2016`, `06/13/2016`: only one of the two can be the month; both may be where they are the same. */
function dayOrMonth(a: string, b: string, year: string): readonly [string, string, string] {
  if (Number(a) > 12 || Number(a) === Number(b)) return [year, b, a];
  return Number(b) > 12 ? [year, a, b] : [year, '0', '0'];
}

/** Null for what is no day of the calendar, such as 30 February. */
function checkedDay([year, month, day]: readonly [string, string, string]): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
