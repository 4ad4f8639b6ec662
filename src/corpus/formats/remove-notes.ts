const MARK = /^\s*[[(]?(?:\d{1,3}|[*†‡])[\])]?\s*$/;
/** What pages call the place of their notes. */
const PLACES = '[role="doc-footnote"], [role="doc-endnotes"], section.footnotes, div.footnotes, .footnote, .Footnote';

/** Takes notes and their marks out of a page: links inside of it whose text is a number or an asterisk. */
export function removeNotes(document: Document): void {
  for (const place of [...document.querySelectorAll(PLACES)]) place.remove();
  for (const link of [...document.querySelectorAll('a[href^="#"]')]) {
    if (!MARK.test(link.textContent ?? '')) continue;
    const block = link.closest('aside, p, li, dd, div');
    const text = block?.textContent?.trim() ?? '';
    const mark = link.textContent?.trim() ?? '';
    // In front of the text it is the note's own, elsewhere it stands for one.
    if (block !== null && text.startsWith(mark) && text.length > mark.length && text.length < 2000) block.remove();
    else link.remove();
  }
}
