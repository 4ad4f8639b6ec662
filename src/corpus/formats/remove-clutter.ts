/** What pages call the parts that are no story: comments, other stories, boxes, notices. */
const CLUTTER =
  /(?:^|[\s_-])(?:comments?|commentbox|comment-?(?:list|section|body|thread|box|area)s?|disqus(?:_thread)?|respond|related(?:-?(?:stories|articles|content|links|posts|topics))?|read-?(?:more|next|also)|most-?(?:read|popular|viewed|shared)|popular|trending|recirc(?:ulation)?|recommended|recommendations?|more-?(?:stories|from|on|news)|newsletter(?:-?(?:signup|box|promo|form))?|sign-?up|subscribe(?:-?\w+)?|subscription|paywall|cookies?(?:-?(?:banner|notice|consent|bar))?|consent|gdpr|onetrust\S*|promo(?:-?box)?|sponsored|adverts?|advertisement|ad-?(?:slot|container|wrapper)|social(?:-?(?:share|links|media|bar))?|share(?:-?(?:tools|bar|buttons?|links))?|sharedaddy|breadcrumbs?|tag-?list|author-?bio|about-?the-?author|outbrain|taboola|teaser(?:-?list)?|site-?footer|site-?header|masthead|navigation|skip-?link)(?:$|[\s_-])/i;
const ALWAYS =
  'nav, aside, footer, form, iframe, button, dialog, template, [aria-hidden="true"], [hidden], [role="navigation"], [role="complementary"], [role="dialog"], [role="alertdialog"], amp-ad, amp-sidebar, amp-consent, amp-social-share, amp-embed';
/** What links of pages for print say that stand alone. */
const COMMAND =
  /^\W*(?:print(?: this)?(?: page| article| story)?|close(?: this)? window|(?:back|return) to (?:the )?(?:article|story|page|top|web ?site)|e-?mail this(?: page| article| story)?)\W*$/i;
/** Whatever it is called, what holds so much of a page's text is its story. */
const STORY_SHARE = 0.5;

/** Takes out of a page what is not its story. */
export function removeClutter(document: Document): void {
  const body = document.body as Element | null;
  const size = lengthOf(body);
  const isStory = (element: Element) =>
    /^(?:HTML|BODY|MAIN|ARTICLE)$/.test(element.nodeName) || lengthOf(element) > size * STORY_SHARE;
  for (const element of [...document.querySelectorAll(ALWAYS)])
    if (element.parentNode !== null && !isStory(element)) element.remove();
  for (const element of [...document.querySelectorAll('[class], [id]')]) {
    if (element.parentNode === null) continue;
    const name = `${splitCase(element.getAttribute('class'))} ${splitCase(element.getAttribute('id'))}`;
    if (CLUTTER.test(name) && !isStory(element)) element.remove();
  }
  for (const link of [...document.querySelectorAll('a')]) if (isCommand(link)) link.remove();
}

/** Whether a link is all of its line and does something to the page; in a sentence it is a word of it. */
function isCommand(link: Element): boolean {
  const said = (link.textContent ?? '').trim();
  if (said !== (link.parentElement?.textContent ?? '').trim()) return false;
  return (
    COMMAND.test(said) ||
    /^\s*javascript:(?:window\.|self\.|history\.|print|close)/i.test(link.getAttribute('href') ?? '')
  );
}

const lengthOf = (element: Element | null): number => (element?.textContent ?? '').length;

/** `CommentBox` as `Comment-Box`. */
const splitCase = (name: string | null) => (name ?? '').slice(0, 500).replace(/([a-z])([A-Z])/g, '$1-$2');
