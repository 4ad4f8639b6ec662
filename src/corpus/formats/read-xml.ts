import { parseHTML } from 'linkedom';
import { declaredCharset, decodeText } from '../decode-text.ts';
import { isoDate } from '../iso-date.ts';
import { languageCode } from '../language.ts';
import { oneLine } from './article-fields.ts';
import { type Found, type Input, type Story, unread } from './format.ts';
import { pageLines } from './html-text.ts';
import { readNewsml, readNitf } from './news-items.ts';
import { binaryFile } from './problems.ts';
import { childrenOf, elementAt, paragraphsOf, textOf, type XmlElement, xmlParser } from './xml-tree.ts';

/** Elements that are an article, by what reads them. */
const ITEMS: Readonly<Record<string, (item: XmlElement, feed: Feed) => Partial<Story> & { readonly text: string }>> = {
  item: readRssItem,
  entry: readAtomEntry,
  newsItem: readNewsml,
  nitf: readNitf,
};

/** What a feed says of all its articles. */
type Feed = { title: string; language: string };

/** Reads RSS, Atom, NewsML-G2 and NITF, an article at a time. */
export async function* readXml({ bytes, head }: Input): AsyncGenerator<Found> {
  const declared = declaredCharset(head);
  const decoded = decodeText(head.subarray(0, 4096), declared);
  if (decoded === undefined) {
    yield binaryFile();
    return;
  }
  const ready: Story[] = [];
  const feed: Feed = { title: '', language: '' };
  let root = '';
  let count = 0;
  const parser = xmlParser({
    isWanted: (name, path) => Object.hasOwn(ITEMS, name) || (/^(?:title|language)$/.test(name) && path.length <= 2),
    onOpen: (name, attributes) => {
      root ||= name;
      feed.language ||= attributes['xml:lang'] ?? '';
    },
    onElement: (element) => {
      if (element.name === 'title') feed.title ||= textOf(element).trim();
      else if (element.name === 'language') feed.language ||= textOf(element).trim();
      else {
        root ||= element.name;
        const story = ITEMS[element.name]?.(element, feed);
        if (story === undefined) return;
        count += 1;
        ready.push({ ...story, part: count, layout: 'lines', keepsText: true });
      }
    },
  });
  const decoder = new TextDecoder(decoded.encoding);
  for await (const chunk of bytes) {
    parser.write(decoder.decode(chunk, { stream: true }));
    for (const story of ready.splice(0)) yield found(story);
  }
  parser.write(decoder.decode());
  parser.end();
  for (const story of ready.splice(0)) yield found(story);
  if (count > 0) return;
  if (/^(?:urlset|sitemapindex)$/.test(root))
    yield unread('no article', 'This is a sitemap: it lists pages and holds no text.', {
      hint: 'Fetch the pages and give those.',
    });
  else
    yield unread('no article', 'There is no article in this XML.', { hint: 'RSS, Atom, NewsML-G2 and NITF are read.' });
}

function found(story: Story): Found {
  if (story.text.trim() === '') return unread('without text', 'This article has no text.', { line: story.part ?? 0 });
  return { kind: 'story', story };
}

/** Markup as it stands in a feed, as paragraphs. */
export function textOfMarkup(markup: string): string {
  if (!/<[a-z!/]/i.test(markup)) return markup.trim();
  return pageLines(parseHTML(`<html><body>${markup}</body></html>`).document.body).join('\n\n');
}

function readRssItem(item: XmlElement, feed: Feed): Partial<Story> & { readonly text: string } {
  const first = (...names: readonly string[]) =>
    names.map((name) => textOf(elementAt(item, name)).trim()).find((text) => text !== '') ?? '';
  const url = first('link', 'origLink') || item.attributes['rdf:about'] || '';
  const guid = first('guid');
  return {
    text: textOfMarkup(first('content:encoded', 'fulltext', 'description', 'summary')),
    ...identity(guid || url),
    url: /^https?:/.test(url) ? url : /^https?:/.test(guid) ? guid : null,
    title: oneLine(textOfMarkup(first('title'))),
    publishedOn: isoDate(first('pubDate', 'dc:date', 'date', 'published')),
    publisher: oneLine(first('dc:publisher', 'source', 'publisher')) ?? oneLine(feed.title),
    byline: oneLine(first('dc:creator', 'author')),
    section: oneLine(first('category')),
    language: languageCode(first('dc:language') || feed.language),
  };
}

const identity = (id: string) => (id === '' ? {} : { id });

function readAtomEntry(entry: XmlElement, feed: Feed): Partial<Story> & { readonly text: string } {
  const links = childrenOf(entry, 'link');
  const link = links.find((one) => (one.attributes['rel'] ?? 'alternate') === 'alternate') ?? links[0];
  const url = link?.attributes['href'] ?? '';
  const body = elementAt(entry, 'content') ?? elementAt(entry, 'summary');
  const isMarkup = body?.attributes['type'] === 'xhtml';
  const source = elementAt(entry, 'source', 'title');
  return {
    text: isMarkup ? paragraphsOf(body).join('\n\n') : textOfMarkup(textOf(body)),
    ...identity(textOf(elementAt(entry, 'id')).trim() || url),
    url: /^https?:/.test(url) ? url : null,
    title: oneLine(textOfMarkup(textOf(elementAt(entry, 'title')))),
    publishedOn: isoDate(textOf(elementAt(entry, 'published') ?? elementAt(entry, 'updated'))),
    publisher: oneLine(textOf(source)) ?? oneLine(feed.title),
    byline: oneLine(
      childrenOf(entry, 'author')
        .map((author) => textOf(elementAt(author, 'name')).trim())
        .join(', '),
    ),
    section: oneLine(elementAt(entry, 'category')?.attributes['term']),
    language: languageCode(entry.attributes['xml:lang'] ?? feed.language),
  };
}
