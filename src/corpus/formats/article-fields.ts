import { FIELD_NAMES, type FieldName } from '../field-names.ts';
import { isoDate } from '../iso-date.ts';
import { languageCode } from '../language.ts';
import { type Found, type Story, unread } from './format.ts';

/**
 * Names of fields by what they hold, the likeliest first; a dot goes into an object. Sources: Media Cloud, Event
 * Registry, GDELT DOC 2, newspaper4k, news-please, trafilatura, NewsAPI, The Guardian's and NYT's APIs, schema.org,
 * exports of ProQuest and Factiva as tables.
 */
const KNOWN: Readonly<Record<FieldName, readonly string[]>> = {
  text: words(
    'maintext text body content story_text article_text full_text fulltext articlebody article_body body_text bodytext content_text plain_text cleaned_text main_text text_content raw_text fields.bodytext article full_content news_text lp_td',
  ),
  title: words(
    'title headline head heading story_title article_title title_page fields.headline headline.main webtitle hd name',
  ),
  date: words(
    'date publish_date published_date date_publish publishdate published publishedat published_at publication_date publicationdate pubdate pub_date date_published datepublished datetime seendate webpublicationdate entry_date post_date created_at timestamp pd day',
  ),
  publisher: words(
    'publisher publisher.name media_name source.title source.name sitename site_name source_name sourcename outlet newspaper publication publication_title publicationtitle media news_source source source-hostname hostname source_domain domain site sn source_url',
  ),
  url: words('url link weburl web_url article_url article_link canonical_url source_uri permalink source'),
  id: words(
    'id stories_id story_id article_id articleid doc_id docid document_id proquest_document_id accession_number an uri guid _id uuid key',
  ),
  byline: words('byline author authors writer creator by'),
  section: words('section sectionname section_name category categories desk rubric'),
  language: words('language lang language_of_publication'),
};

function words(text: string): readonly string[] {
  return text.split(' ');
}

export type Fields = Readonly<Record<string, unknown>>;

/** How the fields of a file are called: a list of paths for each thing, those that the user gave alone where there are some. */
export type FieldMap = Readonly<Record<FieldName, readonly string[]>>;

export function fieldMap(given: ReadonlyMap<string, string>): FieldMap {
  const chosen = FIELD_NAMES.map((name) => {
    const own = given.get(name);
    return [name, own === undefined ? KNOWN[name] : [own]] as const;
  });
  return Object.fromEntries(chosen) as Record<FieldName, readonly string[]>;
}

/** An article of the fields of a row or an object; `line` is where it stands. */
export function storyOfFields(fields: Fields, map: FieldMap, line: number): Found {
  const folded = foldKeys(fields);
  const find = (name: FieldName, test: (value: string) => boolean = () => true) => {
    for (const path of map[name]) {
      const value = plainValue(valueAt(fields, folded, path));
      if (value !== '' && test(value)) return value;
    }
    return '';
  };
  const text = find('text');
  if (text.trim() === '')
    return unread('without text', 'There is no text in it.', {
      hint: 'Name the field that holds it: --field text=NAME.',
      line,
    });
  const date = find('date', (value) => isoDate(value) !== null) || find('date');
  const publishedOn = isoDate(date) ?? dateOfStamp(date);
  const publisher = find('publisher', (value) => !isAddress(value)) || hostOf(find('publisher'));
  const url = find('url', isAddress) || null;
  return {
    kind: 'story',
    story: {
      text,
      id: find('id') || url || undefined,
      title: oneLine(find('title')),
      publishedOn,
      publisher: oneLine(publisher),
      url,
      byline: oneLine(find('byline')),
      section: oneLine(find('section')),
      language: languageCode(find('language')),
      oddDate: publishedOn === null ? oneLine(date) : null,
      line,
    } satisfies Story,
  };
}

const isAddress = (value: string) => /^https?:\/\//i.test(value);

function hostOf(address: string): string {
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

/** Text of a text or a number; a list of names with commas; nothing of an object, which a longer path may name. */
function plainValue(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) {
    const names = value.map((one) =>
      typeof one === 'object' && one !== null ? plainValue((one as Fields)['name']) : plainValue(one),
    );
    return names.filter((name) => name !== '').join(', ');
  }
  return '';
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
