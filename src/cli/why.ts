import { StancegraphError } from '../base/errors.ts';
import { tellClaim } from '../findings/tell-claim.ts';
import { relationWithKinds } from '../graph/find-relations.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import type { ArticleRecord, ClaimRecord } from '../graph/records.ts';
import { type Cell, formatRows, type Row, rowFormat } from './format-rows.ts';
import { markSentence } from './mark-sentence.ts';
import { openGraph, pickEntity } from './open-graph.ts';
import { type CommonOptions, sanitize, wantsColor, writeData } from './terminal.ts';

const COLUMNS = [
  'article',
  'date',
  'publisher',
  'source',
  'relation',
  'target',
  'modality',
  'attributed_to',
  'speakers',
  'confidence',
  'quote',
  'before',
  'after',
  'start',
  'end',
  'source_span',
  'cue_span',
  'target_span',
  'rule',
  'tree_path',
  'copies',
  'score',
  'votes',
  'modality_cues',
  'speaker_cue',
];

/**
 * `stancegraph why A [RELATION] B`: each piece of evidence with its context and the votes on it. Finer kinds of the
 * relation count; without one, whatever is told between the two.
 */
export function runWhy(args: readonly string[], options: CommonOptions): number {
  const graph = openGraph(options);
  const [a = '', relation, b = ''] = args.length < 3 ? [args[0], undefined, args[1]] : args;
  if (relation === undefined) refuseRelation(graph, b);
  const [source, target] = [pickEntity(graph, a), pickEntity(graph, b)];
  const told = (from: string, to: string): readonly ClaimRecord[] =>
    relation === undefined ? allEvidence(graph, from, to) : findEvidence(graph, { source: from, target: to, relation });
  const evidence =
    (a === source ? [source] : namesakes(graph, source))
      .flatMap((from) => (b === target ? [target] : namesakes(graph, target)).map((to) => told(from, to)))
      .find((found) => found.length > 0) ?? [];
  if (evidence.length === 0) {
    const name = (id: string) => graph.getNodeAttribute(id, 'name');
    const what =
      relation === undefined
        ? `between ${name(source)} and ${name(target)}`
        : `says ${name(source)} ${relation} ${name(target)}`;
    throw new StancegraphError('NOT_FOUND', `Nothing ${relation === undefined ? `is told ${what}` : what}.`, {
      hint: nearby(graph, source, target),
    });
  }
  if (options.format === undefined)
    writeData(
      evidence.map((claim) => formatEvidence(graph, claim, wantsColor(options))),
      options,
    );
  else
    writeData(
      formatRows(
        COLUMNS,
        evidence.map((claim) => evidenceRow(graph, claim)),
        rowFormat(options.format),
      ),
      options,
    );
  return 0;
}

/** An entity and others of its name, itself first: a country is an actor and a place. */
function namesakes(graph: KnowledgeGraph, id: string): readonly string[] {
  const name = graph.getNodeAttribute(id, 'name');
  return [id, ...graph.filterNodes((other, { name: theirs }) => other !== id && theirs === name).sort()];
}

/** @throws StancegraphError USAGE for "why A RELATION", which lacks its second name. */
function refuseRelation(graph: KnowledgeGraph, word: string): void {
  if (graph.getAttributes().relations.some(({ name }) => name === word))
    throw new StancegraphError('USAGE', `${word} is a relation, and a second name is missing.`, {
      hint: 'Write `stancegraph why A RELATION B`, or `why A B` for all that is told between the two.',
    });
}

/** All that is told of the two, what the first does to the second before the rest. */
function allEvidence(graph: KnowledgeGraph, source: string, target: string): readonly ClaimRecord[] {
  const keys = [...new Set([...graph.directedEdges(source, target), ...graph.directedEdges(target, source)])].sort();
  const isForward = (key: string): boolean => graph.source(key) === source;
  return [...keys.filter(isForward), ...keys.filter((key) => !isForward(key))].flatMap((key) =>
    graph.getEdgeAttribute(key, 'evidence'),
  );
}

type Question = { readonly source: string; readonly target: string; readonly relation: string };

function findEvidence(graph: KnowledgeGraph, { source, target, relation }: Question): readonly ClaimRecord[] {
  const { relations } = graph.getAttributes();
  const kinds = relationWithKinds(relations, relation);
  const forward = graph.filterDirectedEdges(
    source,
    target,
    (_key, edge, from) => kinds.has(edge.relation) && (from === source || edge.symmetric),
  );
  const backward = graph.filterDirectedEdges(
    target,
    source,
    (_key, edge) => kinds.has(edge.relation) && edge.symmetric,
  );
  return [...new Set([...forward, ...backward])].sort().flatMap((key) => graph.getEdgeAttribute(key, 'evidence'));
}

function nearby(graph: KnowledgeGraph, source: string, target: string): string {
  const between = [...graph.directedEdges(source, target), ...graph.directedEdges(target, source)];
  if (between.length === 0) return 'Nothing at all connects them directly; try `stancegraph path`.';
  const told = between.map((key) => {
    const [from, to] = graph.extremities(key).map((end) => graph.getNodeAttribute(end, 'name'));
    return `${from} ${graph.getEdgeAttribute(key, 'relation')} ${to}`;
  });
  return `Between them there is ${[...new Set(told)].sort().join(', ')}.`;
}

function articleOf(graph: KnowledgeGraph, claim: ClaimRecord): ArticleRecord | undefined {
  return graph.getAttribute('articles').find((article) => article.id === claim.article);
}

function contextOf(article: ArticleRecord | undefined, sentence: number): string | null {
  return article?.context.find(([index]) => index === sentence)?.[3] ?? null;
}

function evidenceRow(graph: KnowledgeGraph, claim: ClaimRecord): Row {
  const article = articleOf(graph, claim);
  const { quote, sentence, start, end } = claim.evidence;
  const cells: Readonly<Record<string, Cell>> = {
    article: claim.article,
    date: article?.date ?? null,
    publisher: article?.publisher ?? null,
    source: claim.source,
    relation: claim.relation,
    target: claim.target,
    modality: claim.modality,
    attributed_to: claim.attributedTo,
    speakers: claim.speakers,
    confidence: claim.confidence,
    quote,
    before: contextOf(article, sentence - 1),
    after: contextOf(article, sentence + 1),
    start,
    end,
    source_span: claim.sourceSpan,
    cue_span: claim.cueSpan,
    target_span: claim.targetSpan,
    rule: claim.rule,
    tree_path: claim.treePath,
    copies: claim.copies ?? [],
    score: claim.score ?? null,
    votes: (claim.votes ?? []).map((vote) => ({ ...vote })),
    modality_cues: claim.modalityCues ?? [],
    speaker_cue: claim.speakerCue ?? null,
  };
  return cells;
}

/** The outlets that print the same story, which count once. */
function alsoIn(graph: KnowledgeGraph, { copies = [] }: ClaimRecord): string {
  if (copies.length === 0) return '';
  const known = new Map(graph.getAttribute('articles').map((article) => [article.id, article.publisher]));
  return `  the same story, counted once: ${copies.map((id) => `${known.get(id) ?? ''} (${id})`.trim()).join(', ')}`;
}

function formatEvidence(graph: KnowledgeGraph, claim: ClaimRecord, color: boolean): string {
  const article = articleOf(graph, claim);
  const name = (id: string) => (graph.hasNode(id) ? graph.getNodeAttribute(id, 'name') : id);
  const where = [claim.article, article?.title, article?.publisher, article?.date].filter(
    (part) => part !== null && part !== undefined,
  );
  const voice =
    claim.speakers.length === 0 ? "the article's own voice" : `said by ${claim.speakers.map(name).join(', quoting ')}`;
  const dim = (text: string | null) => (text === null ? '' : text.replace(/\s+/g, ' '));
  // Made safe as it is marked, and coloured since: the one line with escape sequences of ours.
  const marked = `  > ${markSentence(claim, color)}`;
  const lines = [
    `${name(claim.source)} ${claim.relation} ${name(claim.target)} (${claim.modality}, ${voice}, confidence ${claim.confidence.toFixed(2)})`,
    `  ${where.join(', ')}, characters ${claim.evidence.start}-${claim.evidence.end}`,
    `    ${dim(contextOf(article, claim.evidence.sentence - 1))}`,
    marked,
    `    ${dim(contextOf(article, claim.evidence.sentence + 1))}`,
    ...tellClaim(claim, { name, context: article?.context ?? [] }).map((line) => `    ${line}`),
    alsoIn(graph, claim),
    '',
  ];
  return `${lines
    .filter((line, at) => at === lines.length - 1 || line.trim() !== '')
    .map((line) => (line === marked ? line : sanitize(line)))
    .join('\n')}\n`;
}
