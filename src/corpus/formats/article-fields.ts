import { FIELD_NAMES, type FieldName, KNOWN_FIELDS } from '../field-names.ts';
import { isoDate } from '../iso-date.ts';
import { languageCode } from '../language.ts';
import { type Found, type Story, unread } from './format.ts';
import { holdsMarkup, textOfMarkup } from './markup-text.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** How the fields of a file are called: a list of paths for each thing, those that the user gave alone where there are some. */
export type FieldMap = Readonly<Record<FieldName, readonly string[]>>;

export function fieldMap(given: ReadonlyMap<string, string>): FieldMap {
  const chosen = FIELD_NAMES.map((name) => {
    const own = given.get(name);
    return [name, own === undefined ? KNOWN_FIELDS[name] : [own]] as const;
  });
  return Object.fromEntries(chosen) as Record<FieldName, readonly string[]>;
}

/** An article of the fields of a row or an object; `line` is where it stands. */
export function storyOfFields(fields: Fields, map: FieldMap, line: number): Found {
  const folded = foldKeys(fields);
  const find = (name: FieldName, test: (value: string) => boolean = () => true) => {
    for (const path of map[name]) {
      const value = plainValue(valueAt(fields, folded, path), name === 'text' ? '\n\n' : ', ');
      if (value !== '' && test(value)) return value;
    }
    return '';
  };
  const url = find('url', isAddress) || null;
  const text = find('text');
  if (text.trim() === '') return withoutText(url !== null, line);
  const isList = map.text.some((path) => Array.isArray(valueAt(fields, folded, path)));
  const isMarkup = holdsMarkup(text);
  const date = find('date', (value) => isoDate(value) !== null) || find('date');
  const publishedOn = isoDate(date) ?? dateOfStamp(date);
  const publisher = find('publisher', (value) => !isAddress(value) && !isHost(value)) || hostOf(find('publisher'));
  return {
    kind: 'story',
    story: {
      text: isMarkup ? textOfMarkup(text) : text,
      id: find('id') || url || undefined,
      title: oneLine(textOfMarkup(find('title'))),
      publishedOn,
      publisher: oneLine(publisher),
      url,
      byline: oneLine(find('byline', (value) => /\p{L}/u.test(value)).replace(/^by\s+/i, '')),
      section: oneLine(find('section')),
      language: languageCode(find('language')),
      oddDate: publishedOn === null ? oneLine(date) : null,
      line,
      // What is no field as it stands is kept with the records.
      ...(isMarkup || isList ? { keepsText: true } : {}),
    } satisfies Story,
  };
}

/** Lists of services name pages and hold none of their text. */
function withoutText(hasUrl: boolean, line: number): Found {
  return unread('without text', hasUrl ? 'This names a page and holds no text.' : 'There is no text in it.', {
    hint: hasUrl
      ? 'Fetch the pages and give those, or name the field: --field text=NAME.'
      : 'Name the field that holds it: --field text=NAME.',
    line,
  });
}

const isAddress = (value: string) => /^https?:\/\//i.test(value);

const isHost = (value: string) => /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/i.test(value);

function hostOf(address: string): string {
  if (isHost(address)) return address.replace(/^www\./i, '');
  try {
    return address === '' ? '' : new URL(address).hostname.replace(/^www\./, '');
  } catch {
    return '';
  }
}

function foldKeys(fields: Fields): ReadonlyMap<string, string> {
  const folded = new Map<string, string>();
  for (const key of Object.keys(fields)) {
    const small = key
      .trim()
      .replace(/^\ufeff/, '')
      .toLowerCase()
      .replace(/\s+/g, '_');
    if (!folded.has(small)) folded.set(small, key);
  }
  return folded;
}

/** The field of that name; failing that, what its path leads to. */
function valueAt(fields: Fields, folded: ReadonlyMap<string, string>, path: string): unknown {
  if (Object.hasOwn(fields, path)) return fields[path];
  const own = folded.get(path.toLowerCase());
  if (own !== undefined) return fields[own];
  const dot = path.indexOf('.');
  if (dot < 0) return undefined;
  const outer = valueAt(fields, folded, path.slice(0, dot));
  if (typeof outer !== 'object' || outer === null || Array.isArray(outer)) return undefined;
  return valueAt(outer as Fields, foldKeys(outer as Fields), path.slice(dot + 1));
}

/** Text of a text or a number; lists are joined; of an object what its database wraps in it, which a longer path may name. */
function plainValue(value: unknown, between: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) {
    const names = value.map((one) =>
      typeof one === 'object' && one !== null
        ? plainValue((one as Fields)['name'] ?? (one as Fields)['text'], between)
        : plainValue(one, between),
    );
    return names.filter((name) => name !== '').join(between);
  }
  if (typeof value !== 'object' || value === null) return '';
  // MongoDB's exports: `{"$date": "2019-03-04T00:00:00Z"}`.
  const { $date, $oid, $numberLong } = value as Fields;
  const wrapped = $date ?? $oid ?? $numberLong;
  return wrapped === undefined ? '' : plainValue(wrapped, between);
}

/** Seconds or milliseconds since 1970, as some tables have them. */
function dateOfStamp(value: string): string | null {
  if (!/^\d{10}(?:\d{3})?(?:\.\d+)?$/.test(value)) return null;
  const stamp = Number(value);
  return isoDate(new Date(value.length >= 13 ? stamp : stamp * 1000));
}

/** A name as one line; null where nothing is left of it. */
export function oneLine(name: string | null | undefined): string | null {
  const line = (name ?? '').replace(/\s+/g, ' ').trim();
  return line === '' ? null : line;
}
