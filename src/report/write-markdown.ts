import type { Block } from './block.ts';

/** A report as Markdown (CommonMark with tables). */
export function* writeMarkdown(blocks: readonly Block[]): Generator<string> {
  for (const [at, block] of blocks.entries()) yield `${at === 0 ? '' : '\n'}${blockText(block)}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plain(block.text)}`;
    case 'text':
      return plain(block.text);
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n');
    case 'quote': {
      const source =
        block.address === null ? plain(block.source) : `[${plain(block.source)}](<${address(block.address)}>)`;
      return `> ${plain(block.text)}\n>\n> — ${source}`;
    }
    case 'table':
      return [block.columns, block.columns.map(() => '---'), ...block.rows.map((row) => row.map(plain))]
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n');
  }
}

/** Text in which no sign of Markdown or HTML means anything. */
const plain = (text: string) =>
  text
    .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^[#+=-]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');

const address = (url: string) => encodeURI(decode(url)).replaceAll('>', '%3E').replaceAll('<', '%3C');

function decode(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
