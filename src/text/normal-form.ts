/** A map, not an object: the word "constructor" must find nothing. */
const QUOTES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '“': '"',
    '”': '"',
    '„': '"',
    '«': '"',
    '»': '"',
    '``': '"',
    "''": '"',
    '‘': "'",
    '’': "'",
    '‛': "'",
    '`': "'",
    '–': '-',
    '‐': '-',
    '‑': '-',
    '—': '--',
    '…': '...',
  }),
);

/** The form that features see: quotes and dashes made plain, every digit 0. */
export function normalForm(form: string): string {
  const known = QUOTES.get(form);
  if (known !== undefined) return known;
  let plain = form;
  if (/[’‘]/.test(plain)) plain = plain.replace(/[’‘]/g, "'");
  return /[0-9]/.test(plain) ? plain.replace(/[0-9]/g, '0') : plain;
}

/** Shape class: 0 lower, 1 Capitalised, 2 ALL CAPS, 3 mixed, 4 number, 5 with digits, 6 punctuation, 7 single capital. */
export function shapeOf(form: string): number {
  if (/^[a-z]+$/.test(form)) return 0;
  if (/^[\p{P}\p{S}]+$/u.test(form)) return 6;
  if (/^[0-9][0-9.,:/]*$/.test(form)) return 4;
  if (/[0-9]/.test(form)) return 5;
  if (/^\p{Lu}\.?$/u.test(form)) return 7;
  if (!/\p{Lu}/u.test(form)) return 0;
  if (!/\p{Ll}/u.test(form)) return 2;
  return /^\p{Lu}[\p{Ll}'’.-]+$/u.test(form) ? 1 : 3;
}
