import { readFileSync } from 'node:fs';
import { StancegraphError } from '../base/errors.ts';
import { relationWithKinds } from '../graph/find-relations.ts';
import type { GraphReader } from '../graph/graph-reader.ts';
import { findNumberedPaths, type Hop, type Path, type PathOptions } from '../query/paths.ts';
import { formatRows, type Row, rowFormat } from './format-rows.ts';
import { markSentence } from './mark-sentence.ts';
import { openReader, pickFrom } from './open-graph.ts';
import { type CommonOptions, sanitize, wantsColor, writeData } from './terminal.ts';

type PathCommandOptions = CommonOptions & {
  readonly via: readonly string[];
  readonly avoid: readonly string[];
  readonly maxHops: number;
  readonly limit: number;
  readonly directed: boolean;
  readonly relation: readonly string[];
  readonly polarity?: string;
  readonly minEvidence: number;
  readonly since?: string;
  readonly until?: string;
  readonly evidence: boolean;
  readonly batch?: string;
};

type Answer = {
  readonly from: string;
  readonly to: string;
  readonly paths: readonly Path[];
  readonly error: string | null;
};

/** `stancegraph path A B`, `path A -` (targets on standard input), `path --batch FILE` (pairs, TSV or JSON Lines). */
export function runPath(args: readonly string[], options: PathCommandOptions): number {
  const graph = openReader(options);
  const isBatch = options.batch !== undefined || args[1] === '-';
  const answers = isBatch
    ? batchPairs(args, options).map((pair) => tryPair(graph, pair, options))
    : [answerPair(graph, onePair(args), options)];
  if (isBatch && answers.length === 0)
    throw new StancegraphError('USAGE', 'There are no pairs to answer.', { hint: 'Give TSV or JSON Lines: from, to.' });
  writeData(formatAnswers(graph, answers, options, isBatch), options);
  if (answers.some((answer) => answer.paths.length > 0)) return 0;
  if (!isBatch) process.stderr.write(`stancegraph: ${noPath(answers[0], options.maxHops)}\n`);
  return 1;
}

function noPath(answer: Answer | undefined, maxHops: number): string {
  if (answer !== undefined && answer.from === answer.to)
    return `Both ends are ${answer.from}. Name two entities; \`stancegraph show\` tells what is known of one.`;
  return `No path within ${maxHops} hops. Try --max-hops ${maxHops + 2}, or fewer filters.`;
}

function onePair([from, to]: readonly string[]): readonly [string, string] {
  if (from !== undefined && to !== undefined) return [from, to];
  throw new StancegraphError('USAGE', 'A path needs two ends.', { hint: 'Write: stancegraph path Turkey Russia' });
}

function batchPairs([from]: readonly string[], options: PathCommandOptions): readonly (readonly [string, string])[] {
  const source = options.batch ?? '-';
  let text: string;
  try {
    text = readFileSync(source === '-' ? 0 : source, 'utf8');
  } catch (cause) {
    throw new StancegraphError('FILE_UNREADABLE', 'The pairs cannot be read.', {
      place: { file: source },
      hint: 'Check the name.',
      cause,
    });
  }
  const lines = text.split(/\r?\n/).map((line, at) => ({ line: line.trim(), at: at + 1 }));
  return lines
    .filter(({ line }) => line !== '')
    .map(({ line, at }) =>
      options.batch === undefined ? [from ?? '', line] : readPair(line, { file: source, line: at }),
    );
}

function readPair(line: string, place: { readonly file: string; readonly line: number }): readonly [string, string] {
  const broken = () =>
    new StancegraphError('RECORD_INVALID', 'This line is no pair.', {
      place,
      hint: 'Write two names with a tab between, or {"from":"...","to":"..."}.',
    });
  if (line.startsWith('{') || line.startsWith('[')) {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw broken();
    }
    const pair = Array.isArray(value)
      ? value
      : typeof value === 'object' && value !== null && 'from' in value && 'to' in value
        ? [value.from, value.to]
        : [];
    const [from, to] = pair as readonly unknown[];
    if (typeof from === 'string' && typeof to === 'string') return [from, to];
    throw broken();
  }
  const [from, to] = line.split('\t');
  if (from !== undefined && to !== undefined) return [from.trim(), to.trim()];
  throw broken();
}

/** In a batch a name that is not found is an answer, not the end. */
function tryPair(graph: GraphReader, pair: readonly [string, string], options: PathCommandOptions): Answer {
  try {
    return answerPair(graph, pair, options);
  } catch (error) {
    if (error instanceof StancegraphError && (error.code === 'NOT_FOUND' || error.code === 'AMBIGUOUS'))
      return { from: pair[0], to: pair[1], paths: [], error: error.message };
    throw error;
  }
}

function answerPair(graph: GraphReader, [a, b]: readonly [string, string], options: PathCommandOptions): Answer {
  const { relations } = graph;
  if (options.polarity !== undefined && !/^[+-]1?$/.test(options.polarity))
    throw new StancegraphError('USAGE', `"${options.polarity}" is no polarity.`, {
      hint: 'Write --polarity + or --polarity=-.',
    });
  const question: PathOptions = {
    from: pickFrom(graph, a),
    to: pickFrom(graph, b),
    via: options.via.map((name) => pickFrom(graph, name)),
    avoid: options.avoid.map((name) => pickFrom(graph, name)),
    maxHops: options.maxHops,
    limit: options.limit,
    isDirected: options.directed,
    relations:
      options.relation.length === 0
        ? null
        : new Set(options.relation.flatMap((name) => [...relationWithKinds(relations, name)])),
    polarity: options.polarity === undefined ? null : options.polarity.startsWith('+') ? 1 : -1,
    minEvidence: options.minEvidence,
    since: options.since ?? null,
    until: options.until ?? null,
  };
  return { from: question.from, to: question.to, paths: findNumberedPaths(graph.numbered(), question), error: null };
}

function formatAnswers(
  graph: GraphReader,
  answers: readonly Answer[],
  options: PathCommandOptions,
  isBatch: boolean,
): Iterable<string> {
  const name = (id: string) => (graph.hasNode(id) ? graph.name(id) : id);
  if (options.format === 'dot') return formatDot(answers, name);
  if (options.format === 'mermaid') return formatMermaid(answers, name);
  if (options.format === undefined && !isBatch)
    return answers.flatMap((answer) => answer.paths.map((path, at) => formatPath(path, at, { name, options })));
  return formatRows(
    COLUMNS,
    answers.flatMap((answer) => answerRows(answer, name)),
    rowFormat(options.format),
  );
}

const COLUMNS = ['from', 'to', 'rank', 'hops', 'amounts_to', 'claims', 'path', 'edges', 'quotes', 'error'];

function answerRows({ from, to, paths, error }: Answer, name: (id: string) => string): readonly Row[] {
  if (paths.length === 0)
    return [
      {
        from,
        to,
        rank: null,
        hops: null,
        amounts_to: null,
        claims: 0,
        path: null,
        edges: [],
        quotes: [],
        error: error ?? 'no path',
      },
    ];
  return paths.map((path, at) => ({
    from,
    to,
    rank: at + 1,
    hops: path.hops.length,
    amounts_to: signWord(path.sign),
    claims: path.claims,
    path: chain(path, name),
    edges: path.hops.map((hop) => hop.edge),
    quotes: path.hops.map((hop) => hop.sample?.evidence.quote ?? ''),
    error: null,
  }));
}

/** What the product of signs means. */
function signWord(sign: number): string {
  if (sign === 0) return 'open';
  return sign > 0 ? '+' : '-';
}

function arrow(hop: Hop): string {
  const sign = hop.sign > 0 ? '+' : hop.sign < 0 ? '-' : '';
  if (hop.isSymmetric) return `—${hop.relation}${sign}—`;
  return hop.isForward ? `—${hop.relation}${sign}→` : `←${hop.relation}${sign}—`;
}

function chain(path: Path, name: (id: string) => string): string {
  return path.nodes
    .map((node, at) => (at === 0 ? name(node) : `${arrow(path.hops[at - 1] as Hop)} ${name(node)}`))
    .join(' ');
}

function formatPath(
  path: Path,
  at: number,
  { name, options }: { readonly name: (id: string) => string; readonly options: PathCommandOptions },
): string {
  const meaning =
    path.sign === 0
      ? 'amounts to nothing certain'
      : path.sign > 0
        ? 'amounts to + (on the same side)'
        : 'amounts to - (on opposite sides)';
  const lines = [
    `${at + 1}. ${sanitize(chain(path, name))}`,
    `   ${path.hops.length} ${path.hops.length === 1 ? 'hop' : 'hops'}, ${path.claims} ${path.claims === 1 ? 'claim' : 'claims'}; ${meaning}`,
  ];
  if (options.evidence)
    for (const hop of path.hops)
      if (hop.sample !== null)
        lines.push(
          `     ${hop.relation}: ${markSentence(hop.sample, wantsColor(options))} (${sanitize(hop.sample.article)})`,
        );
  return `${lines.join('\n')}\n`;
}

function* formatDot(answers: readonly Answer[], name: (id: string) => string): Generator<string> {
  const quote = (text: string) => `"${sanitize(text).replace(/[\\"]/g, '\\$&')}"`;
  yield 'digraph paths {\n  rankdir=LR;\n';
  const hops = new Map(
    answers.flatMap((answer) => answer.paths.flatMap((path) => path.hops.map((hop) => [hop.edge, hop] as const))),
  );
  for (const id of new Set(answers.flatMap((answer) => answer.paths.flatMap((path) => path.nodes))))
    yield `  ${quote(id)} [label=${quote(name(id))}];\n`;
  for (const hop of hops.values()) {
    const [a, b] = hop.isForward ? [hop.from, hop.to] : [hop.to, hop.from];
    yield `  ${quote(a)} -> ${quote(b)} [label=${quote(hop.relation)}${hop.isSymmetric ? ', dir=none' : ''}];\n`;
  }
  yield '}\n';
}

function* formatMermaid(answers: readonly Answer[], name: (id: string) => string): Generator<string> {
  const ids = [...new Set(answers.flatMap((answer) => answer.paths.flatMap((path) => path.nodes)))];
  const text = (value: string) => sanitize(value).replace(/["#;&<>]/g, (character) => `#${character.codePointAt(0)};`);
  yield 'graph LR\n';
  for (const [at, id] of ids.entries()) yield `  n${at}["${text(name(id))}"]\n`;
  const hops = new Map(
    answers.flatMap((answer) => answer.paths.flatMap((path) => path.hops.map((hop) => [hop.edge, hop] as const))),
  );
  for (const hop of hops.values()) {
    const [a, b] = hop.isForward ? [hop.from, hop.to] : [hop.to, hop.from];
    yield `  n${ids.indexOf(a)} ${hop.isSymmetric ? '---' : '-->'}|${text(hop.relation)}| n${ids.indexOf(b)}\n`;
  }
}
