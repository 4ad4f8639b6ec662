/** Characters that XML 1.0 forbids, lone surrogates among them; with `u`, a surrogate pair is one character and stays. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu;

/** Text as XML 1.0 may hold it: what it forbids is left out, line ends and tabs become a space. */
export function cleanXmlText(text: string): string {
  return text.replace(NOT_XML, '').replace(/[\r\n\t\u0085\u2028\u2029]+/g, ' ');
}

/** Text with lone surrogates replaced, as UTF-8 cannot hold them. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, '\ufffd');
}

/** An XML attribute's value, to stand between double quotes. */
export function xmlAttribute(text: string): string {
  return cleanXmlText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * Text of an XML element. CDATA where it holds markup characters, since Gephi's reader can lose the space beside an
 * entity (`A &amp; B`); a `]]>` inside is split over two sections.
 */
export function xmlText(text: string): string {
  const clean = cleanXmlText(text);
  if (!/[&<>]/.test(clean)) return clean;
  return `<![CDATA[${clean.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** Text for HTML and SVG, in elements and in attributes between double quotes. */
export function markupText(text: string): string {
  return cleanXmlText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** JSON that may stand in a `<script>` element of any HTML page: nothing in it can end the element or open a comment. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** First characters that make a spreadsheet take a cell for a formula, also behind white space or in full width. */
const FORMULA = /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/;

/** A CSV cell (RFC 4180): quoted where needed; `prefix` puts an apostrophe before what a spreadsheet would run. */
export function csvCell(value: string | number | boolean | null, formulas: 'prefix' | 'keep'): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const clean = value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[\r\n\t]+/g, ' ');
  const text = formulas === 'prefix' && FORMULA.test(clean) ? `'${clean}` : clean;
  return /[",;\s'|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
