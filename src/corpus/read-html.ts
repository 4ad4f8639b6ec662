import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { isoDate } from './iso-date.ts';

export type HtmlStory = {
  readonly text: string;
  readonly title: string | null;
  readonly publishedOn: string | null;
  readonly publisher: string | null;
};

/** Larger pages are no articles, and deeper ones are made to harm. */
const LARGEST_PAGE = 8_000_000;
const DEEPEST_NESTING = 2_000;

/** The main text of a page, a paragraph a line; undefined when there is none. */
export function readHtml(html: string): HtmlStory | undefined {
  if (html.length > LARGEST_PAGE || nesting(html) > DEEPEST_NESTING) return undefined;
  try {
    return storyOf(html);
  } catch {
    // Both libraries throw at pages without a root: a lone comment, a lone script.
    return undefined;
  }
}

function storyOf(html: string): HtmlStory | undefined {
  const { document } = parseHTML(withBody(html));
  const meta = (...names: readonly string[]) => {
    for (const name of names) {
      const content = document
        .querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`)
        ?.getAttribute('content');
      if (content !== null && content !== undefined && content.trim() !== '') return content.trim();
    }
    return null;
  };
  const date = isoDate(
    meta('article:published_time', 'datePublished', 'date', 'pubdate', 'dc.date') ??
      document.querySelector('time[datetime]')?.getAttribute('datetime'),
  );
  const publisher = meta('og:site_name', 'publisher', 'application-name');
  const found = new Readability(document, { charThreshold: 100 }).parse();
  const body = found?.content ?? '';
  const text = paragraphsOf(parseHTML(`<html><body>${body}</body></html>`).document.body);
  if (text === '') return undefined;
  return {
    text,
    title: found?.title?.trim() || null,
    publishedOn: date ?? isoDate(found?.publishedTime),
    publisher: publisher ?? found?.siteName ?? null,
  };
}

/** The standard lets `<html>`, `<head>` and `<body>` be left out, and minifiers do; the parser does not put them back. */
function withBody(html: string): string {
  if (/<body[\s>]/i.test(html)) return html;
  const bare = html.replace(/^\s*<!doctype[^<>]*>/i, '').replace(/<\/?(?:html|head)(?:\s[^<>]*)?>/gi, '');
  const head = bare.match(/<(?:meta|link)\s[^<>]*>|<title>[^<]*<\/title>/gi) ?? [];
  return `<!doctype html><html><head>${head.join('')}</head><body>${bare.replace(/<title>[^<]*<\/title>/gi, '')}</body></html>`;
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

const BLOCKS =
  /^(?:P|DIV|LI|H[1-6]|BLOCKQUOTE|FIGCAPTION|TD|TH|TR|PRE|SECTION|ARTICLE|BR|UL|OL|FIGURE|TABLE|DT|DD|BODY)$/;

type HtmlNode = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<HtmlNode>;
};

function paragraphsOf(body: unknown): string {
  const lines: string[] = [''];
  const visit = (node: HtmlNode): void => {
    if (node.nodeType === 3) {
      lines[lines.length - 1] += (node.textContent ?? '').replace(/\s+/g, ' ');
      return;
    }
    if (/^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/.test(node.nodeName)) return;
    const isBlock = BLOCKS.test(node.nodeName);
    if (isBlock) lines.push('');
    for (const child of node.childNodes) visit(child);
    if (isBlock) lines.push('');
  };
  visit(body as HtmlNode);
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n\n');
}
