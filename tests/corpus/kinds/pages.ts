// Pages and archives of pages.
import { gzipSync } from 'node:zlib';
import { pageOf } from '../../slow/inputs/make-files.ts';
import type { WrittenStory } from '../../slow/inputs/stories.ts';
import { allInOne, asMarkup, daysOf, type Kind, oneEach, paragraphsIn } from './story-file.ts';

/** What stands for letters beyond ASCII in each charset. */
const CHARSETS: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['windows-1252', { '“': '93', '”': '94', '—': '97', '©': 'a9' }],
  ['macintosh', { '“': 'd2', '”': 'd3', '—': 'd1', '©': 'a9' }],
  ['gbk', { '“': 'a1b0', '”': 'a1b1', '—': 'a1aa', '©': '' }],
];

function inCharset(page: string, letters: Readonly<Record<string, string>>): Buffer {
  return Buffer.concat(
    [...page].map((letter) => (letter < '\x80' ? Buffer.from(letter) : Buffer.from(letters[letter] ?? '', 'hex'))),
  );
}

function charsetPage(story: WrittenStory, turn: number) {
  const [charset = '', letters = {}] = CHARSETS[turn] ?? [];
  const says =
    turn === 1
      ? `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`
      : `<meta charset="${charset}">`;
  return {
    name: `${story.key}.html`,
    content: inCharset(pageOf(story).replace('<meta charset="utf-8">', says), letters),
  };
}

/** A page of AMP, one that is to be printed, and one of old that says nothing in its head. */
function leanPage(story: WrittenStory, turn: number): string {
  const { title, byline, publisher, day, publishedOn } = story;
  const data = JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    datePublished: `${publishedOn}T10:00:00Z`,
    author: { '@type': 'Person', name: byline },
    publisher: { '@type': 'Organization', name: publisher },
    mainEntityOfPage: `https://example.org/${story.key}`,
  });
  if (turn === 0)
    return `<!doctype html><html amp lang="en"><head><meta charset="utf-8"><script async src="https://cdn.ampproject.org/v0.js"></script><title>${title}</title><link rel="canonical" href="https://example.org/${story.key}"><script type="application/ld+json">${data}</script><style amp-custom>p{margin:0}</style></head><body><amp-sidebar id="menu"><ul><li><a href="/w">World</a></li></ul></amp-sidebar><header>${publisher}</header><article><h1>${title}</h1><amp-img src="a.jpg" width="4" height="3"></amp-img>${paragraphsIn('p', story)}<amp-ad type="x"></amp-ad></article><amp-consent id="c"><div>We use cookies on every page.</div></amp-consent></body></html>`;
  if (turn === 1)
    return `<html lang="en"><head><title>${title} - ${publisher}</title><meta name="robots" content="noindex"><meta property="og:site_name" content="${publisher}"></head><body onload="window.print()"><p><a href="javascript:window.close()">Back to article</a></p><h1>${title}</h1><div>By ${byline} | Published: ${daysOf(story).british}, 10:00 GMT</div><hr>${paragraphsIn('p', story)}<hr><p>© ${daysOf(story).year} ${publisher}</p></body></html>`;
  return `<HTML LANG=en><HEAD><TITLE>${title} | ${publisher}</TITLE></HEAD><BODY BGCOLOR=white><TABLE><TR><TD><H1>${title}</H1><P>By ${byline}<P>${day}${story.paragraphs.map((paragraph) => `<P>${asMarkup(paragraph)}`).join('\n')}</TABLE></BODY></HTML>`;
}

/** A live blog, each paragraph a post: with its data, with times in its posts, with classes. */
export function liveBlog({ title, publisher, publishedOn, paragraphs, key }: WrittenStory, turn: number): string {
  const time = (at: number) => `${publishedOn}T1${at}:00:00Z`;
  const posts = paragraphs
    .map((paragraph, at) => ({ paragraph: asMarkup(paragraph), at }))
    .reverse()
    .map(
      ({ paragraph, at }) =>
        `<div class="${turn === 1 ? 'post' : 'liveblog-entry block'}" id="${key}-${at}"><time datetime="${time(at)}">1${at}:00</time>${turn === 2 ? '' : `<h2>Post ${at}</h2>`}<p>${paragraph}</p></div>`,
    );
  const data = {
    '@context': 'https://schema.org',
    '@type': 'LiveBlogPosting',
    headline: title,
    datePublished: time(0),
    publisher: { '@type': 'Organization', name: publisher },
    liveBlogUpdate: paragraphs
      .map((articleBody, at) => ({
        '@type': 'BlogPosting',
        headline: `Post ${at}`,
        datePublished: time(at),
        articleBody,
      }))
      .reverse(),
  };
  const script = turn === 0 ? `<script type="application/ld+json">${JSON.stringify(data)}</script>` : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} – live</title><meta property="og:site_name" content="${publisher}">${script}</head><body><h1>${title} – live</h1><div id="feed">${posts.join('')}</div></body></html>`;
}

/** A record of a web archive. */
function record(type: string, url: string, body: Buffer, headers = ''): Buffer {
  const head = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Record-ID: <urn:uuid:${url.length}>\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2023-03-06T10:00:00Z\r\n${headers}Content-Length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n\r\n')]);
}

const INFO = record('warcinfo', 'x', Buffer.from('software: test\r\nformat: WARC File Format 1.0\r\n'));
const chunked = (body: Buffer) =>
  Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]);

function warc(stories: readonly WrittenStory[], turn: number) {
  const records = stories.map((story) => {
    const page = Buffer.from(pageOf(story));
    const body = turn === 1 ? gzipSync(page) : turn === 2 ? chunked(page) : page;
    const how = ['', 'Content-Encoding: gzip\r\n', 'Transfer-Encoding: chunked\r\n'][turn] ?? '';
    const answer = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n${how}\r\n`);
    return record('response', `https://example.org/${story.key}`, Buffer.concat([answer, body]));
  });
  const request = record('request', 'https://example.org/', Buffer.from('GET / HTTP/1.1\r\nHost: example.org\r\n\r\n'));
  const moved = record('response', 'https://example.org/', Buffer.from('HTTP/1.1 301 Moved\r\nLocation: /a\r\n\r\n'));
  const all = [INFO, request, moved, ...records];
  return turn === 1
    ? { name: 'a.warc', content: Buffer.concat(all) }
    : { name: 'a.warc.gz', content: Buffer.concat(all.map((one) => gzipSync(one))) };
}

function wet(stories: readonly WrittenStory[], turn: number) {
  const language = turn === 1 ? 'WARC-Identified-Content-Language: eng\r\n' : '';
  const records = stories.map(({ key, title, byline, publisher, day, paragraphs }) => {
    const lines = [title, `By ${byline}`, publisher, day, ...paragraphs];
    const text = lines.join(turn === 2 ? '\n\n' : '\n');
    const headers = `Content-Type: text/plain\r\n${language}`;
    return record('conversion', `https://example.org/${key}`, Buffer.from(text), headers);
  });
  const all = [INFO, ...records];
  return turn === 0
    ? { name: 'a.wet', content: Buffer.concat(all) }
    : { name: 'a.warc.wet.gz', content: Buffer.concat(all.map((one) => gzipSync(one))) };
}

export const PAGE_KINDS: readonly Kind[] = [
  oneEach('page in a charset of its own', charsetPage),
  oneEach('page of AMP, for print, of old', (story, turn) => ({
    name: `${story.key}-lean.html`,
    content: leanPage(story, turn),
  })),
  allInOne('WARC', warc),
  allInOne('WET', wet),
];
