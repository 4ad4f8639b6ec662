const BLOCKS =
  /^(?:P|DIV|LI|H[1-6]|BLOCKQUOTE|FIGCAPTION|TD|TH|TR|PRE|SECTION|ARTICLE|HEADER|FOOTER|MAIN|ASIDE|BR|UL|OL|FIGURE|TABLE|DT|DD|BODY)$/;

type HtmlNode = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<HtmlNode>;
};

/** The text of a page, a paragraph each; with `cellGap` the cells of a row are one line with that between them. */
export function pageLines(body: unknown, { cellGap }: { readonly cellGap?: string } = {}): readonly string[] {
  const lines: string[] = [''];
  const visit = (node: HtmlNode): void => {
    if (node.nodeType === 3) {
      lines[lines.length - 1] += (node.textContent ?? '').replace(/\s+/g, ' ');
      return;
    }
    if (/^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/.test(node.nodeName)) return;
    const isCell = cellGap !== undefined && /^T[DH]$/.test(node.nodeName);
    const isBlock = BLOCKS.test(node.nodeName) && !isCell;
    if (isBlock && !(cellGap !== undefined && /^T(?:D|H|ABLE)$/.test(node.nodeName))) startLine(lines);
    for (const child of node.childNodes) visit(child);
    if (isCell) lines[lines.length - 1] += cellGap;
    if (isBlock) lines.push('');
  };
  visit(body as HtmlNode);
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** The first block of a cell goes on in the line of the cell before it: a label and what it says. */
function startLine(lines: string[]): void {
  if (!/^[A-Z]{2,3}\s+$/.test(lines.at(-1) ?? '')) lines.push('');
}
