import { FIELD_NAMES, KNOWN_FIELDS } from '../field-names.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;
const LONGEST_NAME = 40;

/** What parts the columns of a table: what it says itself, as Excel does, or what its head has most of. */
export function delimiterOf(text: string): string {
  const said = /^\ufeff?sep=(.)\r?\n/.exec(text)?.[1];
  if (said !== undefined) return said;
  const head = firstLine(text).replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((one) => head.split(one).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Whether a text without a name begins as a table of articles does: names of columns, one of the text and one more that is known. */
export function isTable(text: string): boolean {
  const head = firstLine(text.replace(/^sep=.\r?\n/, ''));
  const names = head.split(delimiterOf(text)).map((name) =>
    name
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .toLowerCase(),
  );
  if (names.length < 2 || names.some((name) => name.length > LONGEST_NAME)) return false;
  const isKnown = (kind: (typeof FIELD_NAMES)[number]) =>
    names.some((name) => KNOWN_FIELDS[kind].includes(name.replace(/\s+/g, '_')));
  return isKnown('text') && FIELD_NAMES.some((kind) => kind !== 'text' && isKnown(kind));
}

const firstLine = (text: string) => text.split(/\r?\n/, 1)[0] ?? '';
