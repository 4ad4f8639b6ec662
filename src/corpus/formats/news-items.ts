import { isoDate } from '../iso-date.ts';
import { languageCode } from '../language.ts';
import { oneLine } from './article-fields.ts';
import type { Story } from './format.ts';
import { childrenOf, elementAt, findElement, paragraphsOf, textOf, type XmlElement } from './xml-tree.ts';

type Read = Partial<Story> & { readonly text: string };

/** The name inside of an element of NewsML-G2, or what it says for itself. */
const nameIn = (element: XmlElement | undefined) =>
  textOf(elementAt(element, 'name')).trim() ||
  element?.attributes['literal'] ||
  element?.attributes['qcode']?.replace(/^\w+:/, '') ||
  '';

/** Reads a `newsItem` of NewsML-G2. @see IPTC, NewsML-G2 Implementation Guide */
export function readNewsml(item: XmlElement): Read {
  const [meta, content] = [elementAt(item, 'itemMeta'), elementAt(item, 'contentMeta')];
  const inline = elementAt(item, 'contentSet', 'inlineXML');
  const nitf = findElement(inline, 'nitf');
  const inner = nitf === undefined ? undefined : readNitf(nitf);
  const body = findElement(inline, 'body.content') ?? findElement(inline, 'body') ?? inline;
  const data = textOf(elementAt(item, 'contentSet', 'inlineData')).trim();
  const dates = [
    elementAt(content, 'contentCreated'),
    elementAt(meta, 'firstCreated'),
    elementAt(content, 'contentModified'),
    elementAt(meta, 'versionCreated'),
  ];
  const headline =
    textOf(elementAt(content, 'headline')) || textOf(elementAt(meta, 'title')) || textOf(findElement(inline, 'title'));
  return {
    text: inner?.text ?? (inline === undefined ? data : paragraphsOf(body).join('\n\n')),
    ...(item.attributes['guid'] === undefined ? {} : { id: item.attributes['guid'] }),
    title: oneLine(headline) ?? inner?.title ?? null,
    publishedOn:
      dates.map((date) => isoDate(textOf(date).trim())).find((date) => date !== null) ?? inner?.publishedOn ?? null,
    publisher:
      oneLine(nameIn(elementAt(content, 'infoSource'))) ??
      oneLine(nameIn(elementAt(meta, 'provider'))) ??
      oneLine(nameIn(elementAt(item, 'rightsInfo', 'copyrightHolder'))),
    byline:
      oneLine(textOf(elementAt(content, 'by'))) ??
      oneLine(nameIn(elementAt(content, 'creator'))) ??
      inner?.byline ??
      null,
    section: oneLine(textOf(elementAt(content, 'subject', 'name'))),
    language: languageCode(elementAt(content, 'language')?.attributes['tag'] ?? item.attributes['xml:lang']),
  };
}

/** Reads an `nitf` document. @see IPTC, NITF 3.6 */
export function readNitf(nitf: XmlElement): Read {
  const docdata = elementAt(nitf, 'head', 'docdata');
  const pubdata = elementAt(nitf, 'head', 'pubdata')?.attributes ?? {};
  const top = elementAt(nitf, 'body', 'body.head');
  const id = elementAt(docdata, 'doc-id')?.attributes['id-string'];
  const date =
    elementAt(docdata, 'date.issue')?.attributes['norm'] ??
    pubdata['date.publication'] ??
    textOf(elementAt(top, 'dateline', 'story.date'));
  const content = childrenOf(elementAt(nitf, 'body'), 'body.content');
  // Archives write the first paragraph once more, as a block of its own.
  const whole = content
    .flatMap((one) => childrenOf(one, 'block'))
    .find((block) => block.attributes['class'] === 'full_text');
  const lines = whole === undefined ? content.flatMap(paragraphsOf) : paragraphsOf(whole);
  return {
    text: lines.join('\n\n'),
    ...(id === undefined ? {} : { id }),
    title: oneLine(textOf(elementAt(top, 'hedline', 'hl1'))) ?? oneLine(textOf(elementAt(nitf, 'head', 'title'))),
    publishedOn: isoDate(date.replace(/^(\d{8})T.*$/, '$1')),
    publisher:
      oneLine(pubdata['name']) ??
      oneLine(textOf(elementAt(top, 'distributor'))) ??
      oneLine(elementAt(docdata, 'doc.copyright')?.attributes['holder']),
    byline: oneLine(textOf(elementAt(top, 'byline')).replace(/^\s*by\s+/i, '')),
    section: oneLine(pubdata['position.section']),
    url: pubdata['ex-ref']?.startsWith('http') === true ? pubdata['ex-ref'] : null,
  };
}
