import { StancegraphError } from '../base/errors.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import { type PairStance, pairStances } from '../graph/pair-stances.ts';
import { formatRows, type Row, rowFormat } from './format-rows.ts';
import { openGraph, pickEntity } from './open-graph.ts';
import { type CommonOptions, writeData } from './terminal.ts';

type StancesOptions = CommonOptions & { readonly contested: boolean; readonly minEvidence: number };

const COLUMNS = [
  'who',
  'stance',
  'whom',
  'for',
  'against',
  'not_in_force',
  'relations',
  'confidence',
  'articles',
  'speakers',
  'contested',
  'quote',
];

/** `stancegraph stances [A] [B]`: a row per ordered pair. With one name, all that touches it; with two, both directions between them. */
export function runStances([a, b]: readonly string[], options: StancesOptions): number {
  const graph = openGraph(options);
  const ends: readonly string[] = [a, b].filter((text) => text !== undefined).map((text) => pickEntity(graph, text));
  const chosen = pairStances(graph).filter(
    (stance) =>
      ends.every((end) => stance.source === end || stance.target === end) &&
      (ends.length < 2 || [stance.source, stance.target].every((end) => ends.includes(end))) &&
      (!options.contested || stance.contested) &&
      stance.positive + stance.negative + stance.notInForce >= options.minEvidence,
  );
  if (chosen.length === 0) {
    throw new StancegraphError('NOT_FOUND', 'No stance was found.', {
      hint: 'Ask `stancegraph show` for what is known of an entity.',
    });
  }
  writeData(
    formatRows(
      COLUMNS,
      chosen.map((stance) => stanceRow(graph, stance)),
      rowFormat(options.format),
    ),
    options,
  );
  return 0;
}

function stanceRow(graph: KnowledgeGraph, stance: PairStance): Row {
  const name = (id: string) => (graph.hasNode(id) ? graph.getNodeAttribute(id, 'name') : id);
  return {
    who: name(stance.source),
    stance: signWord(stance),
    whom: name(stance.target),
    for: stance.positive,
    against: stance.negative,
    not_in_force: stance.notInForce,
    relations: stance.relations,
    confidence: stance.sample.confidence,
    articles: stance.articles.length,
    speakers: stance.speakers.map(name),
    contested: stance.contested,
    quote: stance.sample.evidence.quote,
  };
}

function signWord(stance: PairStance): string {
  if (stance.contested || (stance.positive > 0 && stance.negative > 0)) return '±';
  if (stance.positive > 0) return '+';
  return stance.negative > 0 ? '-' : '·';
}
