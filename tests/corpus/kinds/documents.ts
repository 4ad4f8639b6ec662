// Documents, letters, books and feeds.
import { strToU8, zipSync } from 'fflate';
import { markdownOf } from '../../slow/inputs/make-files.ts';
import type { WrittenStory } from '../../slow/inputs/stories.ts';
import { allInOne, asMarkup, daysOf, type Kind, oneEach, paragraphsIn, withCrlf, wrap } from './story-file.ts';

const zip = (parts: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])));

const linesOf = ({ title, byline, publisher, day, paragraphs }: WrittenStory) =>
  [title, `By ${byline}`, publisher, day, ...paragraphs].join('\n\n');

/** A Word document of lines; every other one is written in two runs, as Word does where something was mended. */
export function docxOf(text: string): Uint8Array {
  const run = (part: string) =>
    `<w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">${asMarkup(part)}</w:t></w:r>`;
  const paragraphs = text.split('\n').map((line, at) => {
    const half = at % 2 === 0 ? 0 : Math.floor(line.length / 2);
    return `<w:p><w:pPr><w:spacing w:after="120"/></w:pPr>${run(line.slice(0, half))}<w:proofErr w:type="spellStart"/>${run(line.slice(half))}</w:p>`;
  });
  return zip({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.join('')}<w:sectPr/></w:body></w:document>`,
  });
}

/** Rich Text of lines, with letters beyond ASCII as Word writes them. */
export function rtfOf(text: string): string {
  const escaped = text
    .replace(/[\\{}]/g, '\\$&')
    .replace(/[^\x00-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0)}?`)
    .replace(/\r?\n|\f/g, '\\par\n');
  return `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman Times New Roman;}}{\\colortbl;\\red0\\green0\\blue0;}\n{\\*\\generator Test}\\viewkind4\\uc1\\pard\\f0\\fs24 ${escaped}\\par}`;
}

const ODT = 'application/vnd.oasis.opendocument.text';

function odt(story: WrittenStory, turn: number): Uint8Array {
  const [title = '', ...lines] = linesOf(story).split('\n\n');
  const span = (line: string) =>
    turn === 1 ? line.replace(/^(\S+)/, '<text:span text:style-name="T1">$1</text:span>') : line;
  const deleted =
    '<text:tracked-changes><text:changed-region><text:deletion><text:p>France backs Spain in this.</text:p></text:deletion></text:changed-region></text:tracked-changes>';
  const body = lines.map((line) => `<text:p text:style-name="P1">${span(asMarkup(line))}</text:p>`).join('');
  const office =
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';
  return zip({
    mimetype: ODT,
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${office}><office:body><office:text>${turn === 2 ? deleted : ''}<text:h text:outline-level="1">${title}</text:h>${body}</office:text></office:body></office:document-content>`,
    'META-INF/manifest.xml': `<manifest:manifest><manifest:file-entry manifest:full-path="/" manifest:media-type="${ODT}"/></manifest:manifest>`,
  });
}

function epub(story: WrittenStory, turn: number): Uint8Array {
  const folder = turn === 1 ? '' : 'OEBPS/';
  const head = turn === 2 ? '' : `<p>By ${story.byline}</p><p>${story.publisher}</p><p>${story.day}</p>`;
  const date = turn === 2 ? `<dc:date>${story.publishedOn}</dc:date>` : '';
  return zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': `<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="${folder}content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    [`${folder}content.opf`]: `<?xml version="1.0"?><package version="3.0" xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${story.title}</dc:title><dc:language>en</dc:language><dc:creator>${story.byline}</dc:creator><dc:publisher>${story.publisher}</dc:publisher>${date}</metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="c1" href="text/c%201.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="nav"/><itemref idref="c1"/></spine></package>`,
    [`${folder}nav.xhtml`]: '<html><body><nav><ol><li><a href="text/c%201.xhtml">One</a></li></ol></nav></body></html>',
    [`${folder}text/c 1.xhtml`]: `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>${story.title}</title></head><body><h1>${story.title}</h1>${head}${paragraphsIn('p', story)}</body></html>`,
  });
}

const base64 = (text: string) =>
  wrap(
    Buffer.from(text)
      .toString('base64')
      .replace(/(.{76})/g, '$1 '),
    76,
  );
const quotedPrintable = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) =>
      byte === 10
        ? '\n'
        : byte === 61 || byte > 126
          ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
          : String.fromCharCode(byte),
    )
    .join('')
    .replace(/([^\n]{60}[^\n=]{0,4})(?=[^\n])(?<!=)(?<!=.)/g, '$1=\n');

/** A letter: as text in base64, as HTML in quoted-printable, as both. */
function letter(story: WrittenStory, turn: number): string {
  const plain = `${story.paragraphs.join('\n\n')}\n`;
  const html = `<html><body>${paragraphsIn('p', story)}</body></html>`;
  const head = `From: ${story.publisher} <news@example.org>\nTo: desk@example.org\nSubject: ${turn === 1 ? 'Fwd: ' : ''}${story.title}\nDate: ${daysOf(story).mail}\nMessage-ID: <${story.key}@example.org>\nMIME-Version: 1.0\n`;
  if (turn === 0)
    return `${head}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${base64(plain)}\n`;
  if (turn === 1)
    return `${head}Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${quotedPrintable(html)}\n`;
  return `${head}Content-Type: multipart/alternative; boundary="xx"\n\n--xx\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${plain}\n-- \nThe desk\n--xx\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${base64(html)}\n--xx--\n`;
}

const mbox = (stories: readonly WrittenStory[], turn: number) =>
  stories.map((story) => `From news@example.org Mon Mar  6 09:12:00 2023\n${letter(story, turn)}\n`).join('');

function rss(stories: readonly WrittenStory[], turn: number): string {
  const items = stories.map((story) => {
    const link = `https://example.org/${story.key}`;
    const content = paragraphsIn('p', story);
    if (turn === 2)
      return `<item rdf:about="${link}"><title>${story.title}</title><link>${link}</link><dc:date>${story.publishedOn}T10:00:00Z</dc:date><dc:publisher>${story.publisher}</dc:publisher><description>${asMarkup(content)}</description></item>`;
    const text =
      turn === 0
        ? `<description>In short.</description><content:encoded><![CDATA[${content}]]></content:encoded>`
        : `<description>${asMarkup(content)}</description>`;
    return `<item><title><![CDATA[${story.title}]]></title><link>${link}</link><guid isPermaLink="false">${story.key}</guid><pubDate>${daysOf(story).mail}</pubDate><source url="https://example.org/feed">${story.publisher}</source>${text}</item>`;
  });
  if (turn === 2)
    return `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>All papers</title></channel>${items.join('\n')}</rdf:RDF>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>All papers</title><link>https://example.org</link><language>en</language>${items.join('\n')}</channel></rss>`;
}

function atom(stories: readonly WrittenStory[], turn: number): string {
  const entries = stories.map((story) => {
    const html = paragraphsIn('p', story);
    const content =
      turn === 0
        ? `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${html}</div></content>`
        : turn === 1
          ? `<summary>In short.</summary><content type="html">${asMarkup(html)}</content>`
          : `<content type="html"><![CDATA[${html}]]></content>`;
    const day =
      turn === 2
        ? `<updated>${story.publishedOn}T10:00:00+00:00</updated>`
        : `<published>${story.publishedOn}T10:00:00Z</published><updated>2023-03-06T10:00:00Z</updated>`;
    return `<entry><id>urn:x:${story.key}</id><title>${story.title}</title><link rel="alternate" href="https://example.org/${story.key}"/>${day}<author><name>${story.byline}</name></author><source><title>${story.publisher}</title></source>${content}</entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>All papers</title><updated>2023-03-06T10:00:00Z</updated>${entries.join('')}</feed>`;
}

const nitfOf = (story: WrittenStory, turn: number) =>
  `<nitf><head><title>${story.title}</title><docdata><doc-id id-string="${story.key}"/><date.issue norm="${daysOf(story).digits}${turn === 1 ? '' : 'T100000Z'}"/></docdata><pubdata type="print" name="${story.publisher}"${turn === 2 ? ` date.publication="${daysOf(story).digits}T000000"` : ''}/></head><body><body.head><hedline><hl1>${story.title}</hl1><hl2>What comes next</hl2></hedline><byline class="print">By ${story.byline}</byline></body.head><body.content>${turn === 0 ? `<block class="lead_paragraph"><p>${asMarkup(story.paragraphs[0] ?? '')}</p></block><block class="full_text">${paragraphsIn('p', story)}</block>` : `<block>${paragraphsIn('p', story)}</block>`}</body.content></body></nitf>`;

function newsml(stories: readonly WrittenStory[], turn: number): string {
  const items = stories.map((story) => {
    const inline =
      turn === 0
        ? `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${paragraphsIn('p', story)}</body></html></inlineXML>`
        : turn === 1
          ? `<inlineXML contenttype="application/nitf+xml">${nitfOf(story, 1)}</inlineXML>`
          : `<inlineData contenttype="text/plain">${asMarkup(story.paragraphs.join('\n\n'))}</inlineData>`;
    const source = turn === 1 ? `<infoSource><name>${story.publisher}</name></infoSource>` : '';
    const provider = turn === 1 ? 'literal="A wire"' : `literal="${story.publisher}"`;
    return `<newsItem guid="urn:newsml:example:${story.key}" version="2" xml:lang="en-GB" standard="NewsML-G2"><itemMeta><itemClass qcode="ninat:text"/><provider ${provider}/><versionCreated>${story.publishedOn}T10:00:00Z</versionCreated></itemMeta><contentMeta>${source}<headline>${story.title}</headline><by>${story.byline}</by></contentMeta><contentSet>${inline}</contentSet></newsItem>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2023-03-06T10:00:00Z</sent></header><itemSet>${items.join('')}</itemSet></newsMessage>`;
}

export const DOCUMENT_KINDS: readonly Kind[] = [
  oneEach('plain text', (story, turn) => ({
    name: `${story.key}.txt`,
    content:
      turn === 0
        ? linesOf(story)
        : turn === 1
          ? withCrlf(wrap(linesOf(story), 72))
          : `\ufeff${wrap(linesOf(story), 60)}`,
  })),
  oneEach('Markdown', (story, turn) => ({
    name: `${story.key}.md`,
    content:
      turn === 0
        ? markdownOf(story)
        : turn === 1
          ? wrap(markdownOf(story), 76)
          : `---\ntitle: ${story.title}\ndate: ${story.publishedOn}\npublisher: ${story.publisher}\n---\n\n${story.paragraphs.join('\n\n')}\n`,
  })),
  oneEach('Word', (story, turn) => ({
    name: `${story.key}.docx`,
    content: docxOf(turn === 0 ? linesOf(story) : linesOf(story).replaceAll('\n\n', '\n')),
  })),
  oneEach('OpenDocument', (story, turn) => ({ name: `${story.key}.odt`, content: odt(story, turn) })),
  oneEach('Rich Text', (story) => ({ name: `${story.key}.rtf`, content: rtfOf(linesOf(story)) })),
  oneEach('e-book', (story, turn) => ({ name: `${story.key}.epub`, content: epub(story, turn) })),
  oneEach('letter', (story, turn) => ({ name: `${story.key}.eml`, content: letter(story, turn) })),
  allInOne('mailbox', (stories, turn) => ({
    name: `${turn}.mbox`,
    content: turn === 1 ? withCrlf(mbox(stories, turn)) : mbox(stories, turn),
  })),
  allInOne('RSS', (stories, turn) => ({ name: `${turn}.${turn === 0 ? 'xml' : 'rss'}`, content: rss(stories, turn) })),
  allInOne('Atom', (stories, turn) => ({ name: `${turn}.atom`, content: atom(stories, turn) })),
  allInOne('NewsML-G2', (stories, turn) => ({ name: `${turn}.newsml`, content: newsml(stories, turn) })),
  oneEach('NITF', (story, turn) => ({
    name: `${story.key}.nitf`,
    content: `<?xml version="1.0"?>${nitfOf(story, turn)}`,
  })),
];
