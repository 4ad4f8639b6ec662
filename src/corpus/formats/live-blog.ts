import { isoDate } from '../iso-date.ts';
import { oneLine } from './article-fields.ts';
import { pageLines } from './html-text.ts';
import type { Update } from './page-facts.ts';

/** What live blogs call themselves. */
const SAYS_LIVE = /\blive\b|live[-_ ]?(?:blog|updates?|coverage)|as it happened/i;
/** Fewer are no live blog. */
const FEWEST_POSTS = 3;
const FEWEST_LETTERS = 25;

/** The posts of a page that calls itself live: neighbours with a time each, the oldest first; none where there are fewer than three. */
export function livePosts(document: Document): readonly Update[] {
  const heading = `${document.title ?? ''} ${document.querySelector('h1')?.textContent ?? ''} ${document.body?.className ?? ''}`;
  if (!SAYS_LIVE.test(heading) && document.querySelector('[class*="live-blog"], [class*="liveblog"]') === null)
    return [];
  const counts = new Map<Element, Element[]>();
  for (const time of document.querySelectorAll('time[datetime]')) {
    for (let post: Element | null = time; post !== null && post !== document.body; post = post.parentElement) {
      const parent: Element | null = post.parentElement;
      if (parent === null) break;
      const inside: Element[] = counts.get(parent) ?? [];
      counts.set(parent, inside);
      if (inside.at(-1) !== post) inside.push(post);
    }
  }
  const isPost = (post: Element) => (post.textContent ?? '').length >= FEWEST_LETTERS;
  const [posts = []] = [...counts.values()]
    .map((all) => all.filter(isPost))
    .filter((all) => all.length >= FEWEST_POSTS)
    .sort((a, b) => b.length - a.length);
  return posts.map(postOf).sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}

function postOf(post: Element): Update {
  const time = post.querySelector('time[datetime]');
  const heading = post.querySelector('h1, h2, h3, h4');
  const title = oneLine(heading?.textContent);
  const said = time?.getAttribute('datetime') ?? '';
  const link = post.querySelector('a[href^="http"][rel~="bookmark"]')?.getAttribute('href') ?? null;
  for (const one of [...post.querySelectorAll('time')]) one.remove();
  heading?.remove();
  return { text: pageLines(post).join('\n\n'), title, publishedOn: isoDate(said), url: link, time: said };
}
