import { markupText } from '../export/escape.ts';
import type { Block } from './block.ts';

/** A report as one HTML file that asks nothing of any network, runs nothing, and prints. */
export function* writeReportHtml(blocks: readonly Block[]): Generator<string> {
  const title = blocks.find((block) => block.kind === 'heading')?.text ?? 'Report';
  yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n';
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
  yield `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n`;
  yield `<title>${markupText(title)}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n<main>\n`;
  for (const block of blocks) yield `${blockMarkup(block)}\n`;
  yield '</main>\n</body>\n</html>\n';
}

function blockMarkup(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${markupText(block.text)}</h${block.level}>`;
    case 'text':
      return `<p>${markupText(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${markupText(item)}</li>`).join('')}</ul>`;
    case 'quote': {
      const source = markupText(block.source);
      const link =
        block.address === null ? source : `<a href="${markupText(block.address)}" rel="noreferrer">${source}</a>`;
      return `<figure><blockquote>${markupText(block.text)}</blockquote><figcaption>${link}</figcaption></figure>`;
    }
    case 'table': {
      const head = block.columns.map((name) => `<th scope="col">${markupText(name)}</th>`).join('');
      const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${markupText(cell)}</td>`).join('')}</tr>`);
      return `<div class="wide" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
    }
  }
}

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; font: 1rem/1.55 Georgia, "Times New Roman", serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1, h2, h3, table, figcaption { font-family: system-ui, sans-serif; line-height: 1.25; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid; padding-bottom: .2rem; }
h3 { margin-top: 1.8rem; }
figure { margin: .4rem 0 1.1rem 0; padding-left: .9rem; border-left: 3px solid #1f6fc4; }
blockquote { margin: 0; }
figcaption { font-size: .85rem; margin-top: .25rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .82rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid #8886; }
td:last-child { overflow-wrap: anywhere; }
@media print { main { max-width: none; } h2, h3 { break-after: avoid; } figure, tr { break-inside: avoid; } }
`;
