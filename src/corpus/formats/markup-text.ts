import { Parser } from 'htmlparser2';

const BLOCKS = /^(?:p|div|li|h[1-6]|blockquote|br|tr|ul|ol|table|section|article|figcaption|pre|hr)$/;

/** Whether a text is written as HTML: it has a tag that closes, or a break. */
export const holdsMarkup = (text: string): boolean =>
  /<\/(?:p|div|a|b|i|em|strong|span|h[1-6]|li|ul|ol|blockquote|figure|table|section)>|<(?:br|p)\s*\/?>/i.test(text);

/** The text of a piece of HTML, an empty line between its blocks; a text without tags has its entities alone resolved. */
export function textOfMarkup(markup: string): string {
  if (!/[<&]/.test(markup)) return markup;
  const lines: string[] = [''];
  let skipping = 0;
  const parser = new Parser(
    {
      onopentag(name) {
        if (/^(?:script|style)$/.test(name)) skipping += 1;
        if (BLOCKS.test(name)) lines.push('');
      },
      ontext(text) {
        if (skipping === 0) lines[lines.length - 1] += text;
      },
      onclosetag(name) {
        if (/^(?:script|style)$/.test(name)) skipping -= 1;
        if (BLOCKS.test(name)) lines.push('');
      },
    },
    { decodeEntities: true },
  );
  parser.end(markup);
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n\n');
}
