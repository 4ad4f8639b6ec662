import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { declaredCharset, decodeText } from '../decode-text.ts';
import { oneLine } from './article-fields.ts';
import { splitExport } from './exports/split-export.ts';
import { type Found, type Input, type Story, unread } from './format.ts';
import { pageLines } from './html-text.ts';
import { collectBytes } from './input-bytes.ts';
import { livePosts } from './live-blog.ts';
import { type PageFacts, readPageFacts } from './page-facts.ts';
import { binaryFile, guessedEncoding } from './problems.ts';
import { removeClutter } from './remove-clutter.ts';
import { removeNotes } from './remove-notes.ts';

export type HtmlStory = Omit<PageFacts, 'updates'> & { readonly text: string };

/** Larger pages are no articles, and deeper ones are made to harm. */
const LARGEST_PAGE = 8_000_000;
const LARGEST_EXPORT = 100_000_000;
const DEEPEST_NESTING = 2_000;
/** What pages of databases' exports hold. */
const EXPORT_MARKS =
  /\d+ of \d+ DOCUMENTS|DocPublicationName|news·\d{8}·|>\s*HD\s*<|Document [A-Z]{3,}[A-Z0-9]{12,}|End of Document|ProQuest document/;

/** Reads a page: its main text, a live blog's posts, or the articles of a database's export. */
export async function* readPage({ bytes, file, head }: Input): AsyncGenerator<Found> {
  const decoded = decodeText(await collectBytes(bytes, LARGEST_EXPORT), declaredCharset(head));
  if (decoded === undefined) yield binaryFile();
  else if (decoded.text.trim() === '') yield unread('empty', 'The file is empty.');
  else {
    if (decoded.encoding === 'windows-1252' && declaredCharset(head) === undefined)
      yield guessedEncoding({ file }, 'file');
    yield* storiesOfPage(decoded.text);
  }
}

/** The stories of a page's source. */
export function* storiesOfPage(html: string): Generator<Found> {
  const stories = EXPORT_MARKS.test(html) ? exportStories(html) : undefined;
  const found = stories ?? liveStories(html) ?? mainStory(html);
  if (found.length === 0)
    yield unread('no article', 'No main text was found on this page.', {
      hint: 'Check that it holds an article; very large or deeply nested pages are refused.',
    });
  for (const story of found) yield { kind: 'story', story };
}

function mainStory(html: string): readonly Story[] {
  const story = readHtml(html);
  return story === undefined ? [] : [{ ...story, layout: 'lines', hasHead: true, keepsText: true }];
}

/** The main text of a page, a paragraph a line; undefined when there is none. */
export function readHtml(html: string): HtmlStory | undefined {
  return withPage(html, (document) => {
    const { updates: _updates, ...facts } = readPageFacts(document);
    const heading = mainHeading(document);
    removeClutter(document);
    removeNotes(document);
    const found = new Readability(document, { charThreshold: 100 }).parse();
    const { document: body } = parseHTML(`<html><body>${found?.content ?? ''}</body></html>`);
    const text = pageLines(body.body).join('\n\n');
    if (text === '') return undefined;
    return {
      ...facts,
      text,
      title: facts.title ?? heading ?? namedTitle(found?.title),
      publisher: facts.publisher ?? found?.siteName ?? null,
    };
  });
}

/** The heading of the page, where it has one. */
function mainHeading(document: Document): string | null {
  const headings = [...document.querySelectorAll('article h1, main h1')];
  const all = headings.length > 0 ? headings : [...document.querySelectorAll('h1')];
  const texts = [...new Set(all.map((one) => oneLine(one.textContent)))].filter((text) => text !== null);
  return texts.length === 1 ? (texts[0] ?? null) : null;
}

/** A page's own name for itself, unless a program gave it. */
const namedTitle = (title: string | null | undefined): string | null =>
  /^\W*(?:no title(?: specified)?|unknown title|untitled.{0,20}|microsoft word\b.*|document ?\d*)\W*$/i.test(
    title ?? '',
  )
    ? null
    : oneLine(title);

/** Both libraries throw at pages without a root (a lone comment, a lone script), and harmful ones are not parsed. */
function withPage<T>(html: string, read: (document: Document) => T | undefined): T | undefined {
  if (html.length > LARGEST_PAGE || nesting(html) > DEEPEST_NESTING) return undefined;
  try {
    return read(parseHTML(withBody(html)).document);
  } catch {
    return undefined;
  }
}

/** A live blog says in its data, or in its posts, when each was written: each is a part of its own. */
function liveStories(html: string): readonly Story[] | undefined {
  if (!/live/i.test(html)) return undefined;
  const facts = withPage(html, (document) => {
    const said = readPageFacts(document);
    if (said.updates.length > 1) return said;
    removeClutter(document);
    return { ...said, updates: livePosts(document) };
  });
  if (facts === undefined || facts.updates.length < 2) return undefined;
  const { updates, ...page } = facts;
  return updates.map(({ text, publishedOn, title, url }, at) => ({
    ...page,
    text: pageLines(parseHTML(`<html><body>${text}</body></html>`).document.body).join('\n\n'),
    title: title ?? page.title,
    publishedOn: publishedOn ?? page.publishedOn,
    url: url ?? page.url,
    part: at + 1,
    layout: 'lines',
    keepsText: true,
  }));
}

function exportStories(html: string): readonly Story[] | undefined {
  if (nesting(html) > DEEPEST_NESTING) return undefined;
  try {
    const { document } = parseHTML(withBody(html));
    return splitExport(pageLines(document.body, { cellGap: '  ' }).join('\n\n'));
  } catch {
    return undefined;
  }
}

/** The standard lets `<html>`, `<head>` and `<body>` be left out, and minifiers do; the parser does not put them back. */
function withBody(html: string): string {
  if (/<body[\s>]/i.test(html)) return html;
  const language = /<html\b[^<>]{0,400}?(\slang\s*=\s*["']?[\w-]{2,12}["']?)/i.exec(html)?.[1] ?? '';
  const bare = html.replace(/^\s*<!doctype[^<>]*>/i, '').replace(/<\/?(?:html|head)(?:\s[^<>]*)?>/gi, '');
  const head = bare.match(/<(?:meta|link)\s[^<>]*>|<title>[^<]*<\/title>/gi) ?? [];
  return `<!doctype html><html${language}><head>${head.join('')}</head><body>${bare.replace(/<title>[^<]*<\/title>/gi, '')}</body></html>`;
}

/** Deepest nesting by counting tags, without building a tree. */
function nesting(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,30})(?![a-z0-9])([^<>]{0,500})>/gi)) {
    if (
      /^(?:br|img|hr|meta|link|input|source|wbr|area|col|embed|p|li|td|tr|option)$/i.test(match[2] ?? '') ||
      match[3]?.endsWith('/') === true
    )
      continue;
    depth = Math.max(0, depth + (match[1] === '/' ? -1 : 1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
