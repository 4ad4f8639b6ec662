import { StancegraphError } from '../base/errors.ts';
import { wellFormed } from './escape.ts';
import type { ExportView } from './view.ts';

/** Mermaid draws no more edges than this unless told to. */
const MOST_EDGES = 500;

/**
 * A Mermaid flowchart, for small graphs.
 * @throws StancegraphError USAGE when there are more edges than Mermaid draws.
 */
export function* writeMermaid({ nodes, edges }: ExportView): Generator<string> {
  if (edges.length > MOST_EDGES) {
    throw new StancegraphError('USAGE', `Mermaid draws at most ${MOST_EDGES} edges, and these are ${edges.length}.`, {
      hint: 'Choose fewer with --ego, --relations or --min-weight, or export svg.',
    });
  }
  const linked = nodes.filter((node) => node.degree > 0);
  const names = new Map(linked.map((node, at) => [node.id, `n${at}`]));
  yield 'flowchart LR\n';
  for (const { id, label, color } of linked) {
    yield `  ${names.get(id)}["${mermaidText(label)}"]\n  style ${names.get(id)} fill:${color},color:#ffffff\n`;
  }
  for (const [at, { source, target, relation, symmetric, color, contested, polarity }] of edges.entries()) {
    const isContested = contested && polarity !== 0;
    const arrow = isContested ? (symmetric ? '-.-' : '-.->') : symmetric ? '---' : '-->';
    yield `  ${names.get(source)} ${arrow}|"${mermaidText(relation)}"| ${names.get(target)}\n  linkStyle ${at} stroke:${color}\n`;
  }
}

/** Text between double quotes; whatever Mermaid, Markdown or HTML might read is a numbered entity. */
function mermaidText(text: string): string {
  return wellFormed(text)
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .replace(/["#&<>`\\*_[\]{}|;]/g, (character) => `#${character.charCodeAt(0)};`);
}
