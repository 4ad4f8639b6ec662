import { createHash } from 'node:crypto';
import { StancegraphError } from '../base/errors.ts';
import { markupText, scriptJson } from './escape.ts';
import type { ExporterOptions } from './exporter.ts';
import { pageBody } from './html/page-markup.ts';
import { PAGE_STYLE } from './html/page-style.ts';
import { layoutView } from './layout-view.ts';
import { makePictureData } from './picture/make-picture-data.ts';
import type { PictureData } from './picture/picture-data.ts';
import type { ExportView } from './view.ts';

/**
 * One HTML file that explores the graph, without any network: script, style and data stand in it, and its content
 * security policy allows nothing else. A view without positions is laid out in a circle.
 * @throws StancegraphError INTERNAL when the page's script was not given.
 */
export function* writeHtml(given: ExportView, options: ExporterOptions): Generator<string> {
  const script = options.pageScript;
  if (script === undefined || script === '') {
    throw new StancegraphError('INTERNAL', 'The script of the HTML page is missing.', {
      hint: 'Run npm run build first.',
    });
  }
  const isPlaced = given.nodes.every((node) => node.x !== null);
  const view = isPlaced ? given : layoutView(given, { layout: 'circular' });
  const name = options.title ?? 'Who stands where';
  const title = markupText(name);
  // An end tag in a string of the script would end the element; in JavaScript `<\/` means the same.
  const code = script.replace(/<\/(script)/gi, '<\\/$1').replaceAll('<!--', '<\\!--');
  yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n';
  yield `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '${hashOf(code)}'; style-src '${hashOf(PAGE_STYLE)}'; img-src data:; base-uri 'none'; form-action 'none'">\n`;
  yield `<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n<title>${title}</title>\n`;
  yield `<style>${PAGE_STYLE}</style>\n</head>\n<body>\n${pageBody(title)}`;
  yield '<script type="application/json" id="data">';
  yield* dataJson(makePictureData(view, { title: name, ...(options.texts ? { texts: options.texts } : {}) }));
  yield `</script>\n<script>${code}</script>\n</body>\n</html>\n`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** The data as JSON, piece by piece: in one it could be longer than a string may be. */
function* dataJson({ title, ...lists }: PictureData): Generator<string> {
  yield `{"title":${scriptJson(title)}`;
  for (const [name, items] of Object.entries(lists)) {
    yield `,\n"${name}":[`;
    for (const [at, item] of items.entries()) yield `${at === 0 ? '\n' : ',\n'}${scriptJson(item)}`;
    yield ']';
  }
  yield '}';
}
