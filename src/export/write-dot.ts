import { wellFormed } from './escape.ts';
import type { ExportView } from './view.ts';

/** Graphviz. Positions, where there are any, are kept by `neato -n`. */
export function* writeDot({ nodes, edges }: ExportView): Generator<string> {
  yield 'digraph stancegraph {\n  graph [outputorder=edgesfirst, overlap=false];\n';
  yield '  node [shape=box, style="rounded,filled", fontname="sans-serif", fontcolor=white];\n  edge [fontname="sans-serif", fontsize=9];\n';
  for (const { id, label, color, x, y } of nodes) {
    const position = x === null || y === null ? '' : `, pos="${x},${y}"`;
    yield `  ${dotText(id)} [label=${dotText(label)}, fillcolor="${color}"${position}];\n`;
  }
  for (const { source, target, relation, color, weight, symmetric, contested, polarity } of edges) {
    const width = Math.round((1 + Math.log2(weight)) * 10) / 10;
    const direction = symmetric ? ', dir=none' : '';
    const style = contested && polarity !== 0 ? ', style=dashed' : '';
    yield `  ${dotText(source)} -> ${dotText(target)} [label=${dotText(relation)}, color="${color}", penwidth=${width}, weight=${weight}${direction}${style}];\n`;
  }
  yield '}\n';
}

/** A quoted id. A back slash is doubled, since Graphviz would read `\N` and the like in a label. */
function dotText(text: string): string {
  const clean = wellFormed(text).replace(/[\u0000-\u001f\u007f]+/g, ' ');
  return `"${clean.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('&', '&amp;')}"`;
}
