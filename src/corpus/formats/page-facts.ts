import { isoDate } from '../iso-date.ts';
import { languageCode } from '../language.ts';
import { isOutlet, readHeadLine } from '../text/head-line.ts';
import { oneLine } from './article-fields.ts';

/** What a page says of its article. */
export type PageFacts = {
  readonly title: string | null;
  readonly publishedOn: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly byline: string | null;
  readonly section: string | null;
  readonly language: string | null;
  /** Posts of a live blog, the oldest first. */
  readonly updates: readonly Update[];
};

/** A post of a live blog; `time` is as the page writes it. */
export type Update = {
  readonly text: string;
  readonly title: string | null;
  readonly publishedOn: string | null;
  readonly url: string | null;
  readonly time: string;
};

type Data = Readonly<Record<string, unknown>>;

const DATE_NAMES = [
  'article:published_time',
  'og:article:published_time',
  'datePublished',
  'date',
  'pubdate',
  'publishdate',
  'publish-date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.date',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'article.published',
  'published_time',
  'og:pubdate',
  'ptime',
  'citation_publication_date',
];

/** Reads a page's head, its linked data and its times. */
export function readPageFacts(document: Document): PageFacts {
  const meta = metaReader(document);
  const data = linkedData(document);
  const article = data.find((one) => /(?:Article|Posting|Report|Review)$/.test(typeOf(one))) ?? {};
  const dates = [
    ...DATE_NAMES.map((name) => meta(name)),
    text(article['datePublished']),
    text(article['dateCreated']),
    ...pageTimes(document),
    ...shownDates(document),
  ];
  const title =
    oneLine(text(article['headline'])) ??
    oneLine(meta('og:title', 'twitter:title', 'dc.title', 'parsely-title')) ??
    itemText(document, 'headline');
  const url =
    address(document.querySelector('link[rel~="canonical"]')?.getAttribute('href')) ??
    address(meta('og:url')) ??
    address(text(article['url'])) ??
    address(text(article['mainEntityOfPage'])) ??
    address(text((article['mainEntityOfPage'] as Data | undefined)?.['@id']));
  return {
    title,
    publishedOn: dates.map(isoDate).find((date) => date !== null) ?? null,
    publisher:
      oneLine(nameOf(article['publisher'], data)) ??
      oneLine(meta('og:site_name', 'publisher', 'dc.publisher', 'application-name')) ??
      itemText(document, 'publisher') ??
      siteOfTitle(document, title) ??
      rightsHolder(document),
    url,
    byline:
      oneLine(nameOf(article['author'], data)) ??
      oneLine(meta('author', 'article:author', 'dc.creator', 'parsely-author', 'byl')?.replace(/^https?:.*$/, '')) ??
      itemText(document, 'author') ??
      shownByline(document),
    section: oneLine(meta('article:section', 'section', 'parsely-section')) ?? oneLine(text(article['articleSection'])),
    language:
      languageCode(document.documentElement?.getAttribute('lang')) ??
      languageCode(text(article['inLanguage'])) ??
      languageCode(meta('og:locale', 'language', 'content-language')),
    updates: liveUpdates(data),
  };
}

/** What microdata says: the content of an item's property, or the name in it. */
function itemText(document: Document, property: string): string | null {
  const item = document.querySelector(`[itemprop="${property}"]`);
  const named = item?.querySelector('[itemprop="name"]') ?? item;
  return oneLine(named?.getAttribute('content') ?? named?.textContent?.slice(0, 200));
}

const fold = (line: string) => line.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** `Talks fail - The Lakeside Tribune`: what stands behind the title in the page's name is its paper. */
function siteOfTitle(document: Document, title: string | null): string | null {
  const name = oneLine(document.querySelector('title')?.textContent) ?? '';
  const headings = [title, ...[...document.querySelectorAll('h1')].map((one) => oneLine(one.textContent))];
  const parts = name.split(/\s[|–—·•»-]{1,4}\s|\|/u).map((part) => part.trim());
  const site = oneLine(parts.at(-1));
  if (parts.length < 2 || site === null || site.length > 50) return null;
  const rest = fold(parts[0] ?? '');
  const isTitle = headings.some((one) => one !== null && rest !== '' && fold(one).startsWith(rest));
  return isTitle && !/^(?:news|world|home|politics|sports?|business|opinion|live)$/i.test(site) ? site : null;
}

/** The paper that the line of rights at the page's foot names. */
function rightsHolder(document: Document): string | null {
  const foot = (document.body?.textContent ?? '').slice(-3000);
  const said =
    /(?:©|\(c\)|copyright)\s*(?:\d{4}\s*(?:[-–]\s*\d{4}\s*)?)?(?:by\s+)?([^\n.,|©]{4,60})/i.exec(foot)?.[1] ?? '';
  const name = oneLine(said.replace(/(?:\d{4}|all rights reserved|ltd|limited|inc|company)\b.*$/is, '')) ?? '';
  return isOutlet(name) ? name : null;
}

/** The name in the element that pages call byline or author. */
function shownByline(document: Document): string | null {
  for (const element of document.querySelectorAll('[rel~="author"], [class*="byline"], [class~="author"]')) {
    const line = oneLine(element.textContent?.slice(0, 200)) ?? '';
    const name = readHeadLine(/^by\b/i.test(line) ? line : `By ${line}`)?.byline;
    if (name?.includes(' ') === true) return name;
  }
  return null;
}

type MetaReader = (...names: readonly string[]) => string | null;

function metaReader(document: Document): MetaReader {
  const found = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const content = element.getAttribute('content')?.trim() ?? '';
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(attribute)?.toLowerCase();
      if (name !== undefined && content !== '' && !found.has(name)) found.set(name, content);
    }
  }
  return (...names) =>
    names.map((name) => found.get(name.toLowerCase())).find((content) => content !== undefined) ?? null;
}

function pageTimes(document: Document): readonly (string | null)[] {
  const elements = document.querySelectorAll(
    '[itemprop="datePublished"], time[pubdate], article time[datetime], time[datetime]',
  );
  return [...elements]
    .slice(0, 20)
    .map((element) => element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.textContent);
}

/** Days that stand alone in an element near the page's heading. */
function shownDates(document: Document): readonly (string | null)[] {
  const elements = document.querySelectorAll(
    'article p, article span, article div, main p, main span, [class*="date"]',
  );
  return [...belowHeading(document), ...[...elements].slice(0, 40)]
    .map((element) => oneLine(element.textContent?.slice(0, 120)) ?? '')
    .map((line) => (line.length <= 80 ? (readHeadLine(line)?.publishedOn ?? null) : null));
}

/** The few elements behind the page's only heading, where plain pages and those for print write who and when. */
function belowHeading(document: Document): readonly Element[] {
  const [heading, other] = document.querySelectorAll('h1');
  const found: Element[] = [];
  let next = other === undefined ? (heading?.nextElementSibling ?? null) : null;
  for (; next !== null && found.length < 3; next = next.nextElementSibling) found.push(next);
  return found;
}

/** All objects of the page's JSON-LD, those of `@graph` and of lists too. */
function linkedData(document: Document): readonly Data[] {
  const found: Data[] = [];
  const add = (value: unknown, depth: number): void => {
    if (depth > 4 || typeof value !== 'object' || value === null || found.length > 500) return;
    if (Array.isArray(value)) for (const one of value) add(one, depth + 1);
    else {
      found.push(value as Data);
      add((value as Data)['@graph'], depth + 1);
      add((value as Data)['mainEntity'], depth + 1);
    }
  };
  for (const script of document.querySelectorAll('script[type*="ld+json"]')) {
    try {
      add(JSON.parse((script.textContent ?? '').replace(/^\s*(?:<!--|\/\/<!\[CDATA\[)|(?:-->|\/\/\]\]>)\s*$/g, '')), 0);
    } catch {
      // A page may hold broken data; its head says the same.
    }
  }
  return found;
}

const typeOf = (data: Data): string =>
  [data['@type']]
    .flat()
    .filter((one) => typeof one === 'string')
    .join(' ');

function text(value: unknown): string | null {
  const [first] = [value].flat();
  return typeof first === 'string' ? first : null;
}

/** Names of people or publishers: a text, an object with a name, a reference to one, or a list. */
function nameOf(value: unknown, data: readonly Data[]): string | null {
  const names = [value].flat().flatMap((one): readonly string[] => {
    if (typeof one === 'string') return /^https?:/.test(one) ? [] : [one];
    if (typeof one !== 'object' || one === null) return [];
    const { name, '@id': id } = one as Data;
    if (typeof name === 'string') return [name];
    const meant = data.find((other) => other !== one && other['@id'] === id && typeof other['name'] === 'string');
    return meant === undefined ? [] : [String(meant['name'])];
  });
  return names.length === 0 ? null : names.join(', ');
}

function address(value: string | null | undefined): string | null {
  return value !== null && value !== undefined && /^https?:\/\/\S+$/.test(value.trim()) ? value.trim() : null;
}

function liveUpdates(data: readonly Data[]): readonly Update[] {
  const updates = data
    .flatMap((one) => [one['liveBlogUpdate']].flat())
    .filter((one) => typeof one === 'object' && one !== null) as Data[];
  return updates
    .flatMap((update) => {
      const body = text(update['articleBody']);
      if (body === null || body.trim() === '') return [];
      const time = text(update['datePublished']) ?? '';
      return [
        {
          text: body,
          title: oneLine(text(update['headline'])),
          publishedOn: isoDate(time),
          url: address(text(update['url'])),
          time,
        },
      ];
    })
    .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}
