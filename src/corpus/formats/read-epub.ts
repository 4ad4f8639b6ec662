import { posix } from 'node:path';
import { parseHTML } from 'linkedom';
import { isoDate } from '../iso-date.ts';
import { languageCode } from '../language.ts';
import { readHead } from '../text/read-head.ts';
import { oneLine } from './article-fields.ts';
import { type Found, type Input, UnreadError, unread } from './format.ts';
import { pageLines } from './html-text.ts';
import { collectBytes } from './input-bytes.ts';
import { removeNotes } from './remove-notes.ts';
import { partText, unzipParts } from './unzip.ts';
import { childrenOf, elementAt, textOf, type XmlElement, xmlParser } from './xml-tree.ts';

const LARGEST_BOOK = 200_000_000;
/** Shorter parts are covers, titles and lists of contents. */
const FEWEST_WORDS = 15;

/** Reads an .epub: each part of its text is an article. @see W3C, EPUB 3.3 */
export async function* readEpub({ bytes }: Input): AsyncGenerator<Found> {
  const parts = unzipParts(await collectBytes(bytes, LARGEST_BOOK), (name) => /\.(?:x?html?|opf|xml)$/i.test(name));
  if (parts.has('META-INF/encryption.xml') && /EncryptedKey|rights/i.test(partText(parts, 'META-INF/encryption.xml')))
    throw new UnreadError('encrypted', 'The book is protected.', 'Only books without protection are read.');
  const container = parseXml(partText(parts, 'META-INF/container.xml'), 'container');
  const opfPath = elementAt(container, 'rootfiles', 'rootfile')?.attributes['full-path'] ?? '';
  const opf = parseXml(partText(parts, opfPath), 'package');
  const metadata = elementAt(opf, 'metadata');
  const said = (name: string) => oneLine(textOf(elementAt(metadata, name)));
  let part = 0;
  for (const path of spinePaths(opf, opfPath)) {
    const file = parts.get(path);
    if (file === undefined) continue;
    const { document } = parseHTML(new TextDecoder().decode(file));
    removeNotes(document);
    const text = pageLines(document.body ?? document.documentElement).join('\n\n');
    if ((text.match(/\p{L}+/gu)?.length ?? 0) < FEWEST_WORDS) continue;
    part += 1;
    const heading = oneLine(document.querySelector('h1, h2, h3')?.textContent);
    const head = readHead(text, { title: heading });
    const [named, book] = [oneLine(document.querySelector('title')?.textContent), said('title')];
    yield {
      kind: 'story',
      story: {
        text,
        part,
        title: head.title ?? (named === book ? null : named) ?? book,
        publishedOn: head.publishedOn ?? isoDate(said('date')),
        publisher: head.publisher ?? said('publisher'),
        byline: head.byline ?? said('creator'),
        cuts: head.cuts,
        language: languageCode(said('language')),
        layout: 'lines',
        keepsText: true,
      },
    };
  }
  if (part === 0) yield unread('without text', 'There is no text in this book.');
}

function spinePaths(opf: XmlElement | undefined, opfPath: string): readonly string[] {
  const items = new Map(
    childrenOf(elementAt(opf, 'manifest'), 'item').map(
      (item) => [item.attributes['id'] ?? '', item.attributes] as const,
    ),
  );
  return childrenOf(elementAt(opf, 'spine'), 'itemref').flatMap((ref) => {
    const item = items.get(ref.attributes['idref'] ?? '');
    if (item?.['href'] === undefined || item['properties']?.includes('nav') === true) return [];
    return [posix.join(posix.dirname(opfPath), decodeURIComponent(item['href'].split('#', 1)[0] ?? ''))];
  });
}

function parseXml(xml: string, root: string): XmlElement | undefined {
  let found: XmlElement | undefined;
  const parser = xmlParser({
    isWanted: (name) => name === root || name.endsWith(`:${root}`),
    onElement: (element) => {
      found ??= element;
    },
  });
  parser.write(xml);
  parser.end();
  return found;
}
