import type { Argument, Command, Option } from 'commander';
import { compareText } from '../base/ids.ts';
import { relationWithKinds } from '../graph/find-relations.ts';
import type { GraphReader } from '../graph/graph-reader.ts';
import { completeCypher } from '../query/cypher/complete.ts';
import { namesFrom } from '../query/knowledge-graph.ts';
import { ROW_FORMATS } from './format-rows.ts';
import { type Candidate, candidates, entityNames, keepTyped, namesToType } from './name-candidates.ts';
import { openReader, pickFrom } from './open-graph.ts';

/** What may stand for the word that is being typed, from code unit `start` of it on. */
export type Answer =
  | { readonly kind: 'files' }
  | {
      readonly kind: 'words';
      readonly start: number;
      readonly items: readonly Candidate[];
      /** Something is to follow in the same word. */
      readonly isOpen: boolean;
    };

const SHELLS = ['bash', 'zsh', 'fish'];
const PATHS = new Set(['file', 'files', 'dir', 'paths']);
const ENTITIES = new Set(['entity', 'text', 'a', 'b']);

/** What the words behind the program's name, the last of them being typed, may go on with. */
export async function findCandidates(program: Command, words: readonly string[]): Promise<Answer> {
  const typed = words.at(-1) ?? '';
  const [name] = words;
  if (words.length <= 1) return plain(commandNames(program), typed);
  const command = program.commands.find((one) => one.name() === name);
  if (command === undefined) return plain([], typed);
  const place = readPlace(command, words.slice(1, -1));
  const assigned = /^(--[^=]+)=/.exec(typed);
  const option = place.option ?? command.options.find(({ long }) => long === assigned?.[1]);
  if (option !== undefined) {
    const start = place.option === undefined ? (assigned?.[0].length ?? 0) : 0;
    return shift(valuesFor(placeholderOf(option), typed.slice(start), place), start);
  }
  if (typed.startsWith('-') && !place.isPastOptions) return plain(optionNames(command), typed);
  const argument = argumentAt(command, place.values.length);
  if (argument === undefined) return plain([], typed);
  if (name === 'why') return whyValues(place, typed);
  if (name === 'export') return plain(await exportFormats(), typed);
  return valuesFor(argument.name(), typed, place);
}

/** What stands before the word that is being typed. */
type Place = {
  readonly values: readonly string[];
  readonly graph: string;
  /** The option whose value is being typed. */
  readonly option: Option | undefined;
  readonly isPastOptions: boolean;
};

function readPlace(command: Command, words: readonly string[]): Place {
  const values: string[] = [];
  let graph = String(command.getOptionValue('graph') ?? '');
  let option: Option | undefined;
  let isPastOptions = false;
  for (const word of words) {
    if (option !== undefined) {
      if (option.long === '--graph') graph = word;
      option = undefined;
    } else if (!isPastOptions && word.startsWith('-') && word !== '-') {
      isPastOptions = word === '--';
      const found = command.options.find(({ long, short }) => word === long || word === short);
      if (found?.required === true) option = found;
      if (word.startsWith('--graph=')) graph = word.slice('--graph='.length);
    } else values.push(word);
  }
  return { values, graph, option, isPastOptions };
}

function argumentAt(command: Command, at: number): Argument | undefined {
  const last = command.registeredArguments.at(-1);
  return command.registeredArguments[at] ?? (last?.variadic === true ? last : undefined);
}

/** `file` of `--graph <file>`. */
const placeholderOf = ({ flags }: Option): string => /<([^<>]+)>/.exec(flags)?.[1] ?? '';

function valuesFor(what: string, typed: string, { graph }: Place): Answer {
  if (PATHS.has(what)) return { kind: 'files' };
  if (ENTITIES.has(what)) return plain(namesToType(openReader({ graph }), typed), typed);
  if (what === 'relation') return plain(relationNames(openReader({ graph })), typed);
  if (what === 'format') return plain(candidates(ROW_FORMATS), typed);
  if (what === 'shell') return plain(candidates(SHELLS), typed);
  if (what === 'cypher') return queryWords(openReader({ graph }), typed);
  return plain([], typed);
}

function queryWords(reader: GraphReader, typed: string): Answer {
  const source = { names: () => namesFrom(reader), entityNames: (prefix: string) => entityNames(reader, prefix) };
  const { start, items } = completeCypher(typed, typed.length, source, Number.POSITIVE_INFINITY);
  const kept = keepTyped(
    items.map(({ text, help }) => ({ text, help })),
    typed.slice(start),
  );
  return { kind: 'words', start, items: kept, isOpen: true };
}

/** Whom there is a claim about, by which relation, for `why A RELATION B`. */
function whyValues({ values, graph }: Place, typed: string): Answer {
  const reader = openReader({ graph });
  const [a, relation] = values;
  if (a === undefined) return plain(namesToType(reader, typed), typed);
  const ties = tiesFrom(reader, pickFrom(reader, a));
  if (relation === undefined) {
    const known = new Set(ties.map((tie) => tie.relation));
    const told = reader.relations.filter(({ name }) =>
      [...relationWithKinds(reader.relations, name)].some((one) => known.has(one)),
    );
    return plain(candidates(told.map(({ name }) => name)), typed);
  }
  const kinds = relationWithKinds(reader.relations, relation);
  const others = new Set(ties.filter((tie) => kinds.has(tie.relation)).map((tie) => tie.other));
  return plain(namesToType(reader, typed, others), typed);
}

function tiesFrom(reader: GraphReader, id: string): readonly { readonly relation: string; readonly other: string }[] {
  const graph = reader.numbered();
  const found: { relation: string; other: string }[] = [];
  graph.forEachEdge(graph.numberOf(id) ?? -1, (edge, other, isForward) => {
    if (isForward || graph.isSymmetric(edge)) found.push({ relation: graph.relation(edge), other: graph.idOf(other) });
  });
  return found;
}

async function exportFormats(): Promise<readonly Candidate[]> {
  const { exporters } = await import('../export/registry.ts');
  return Object.values(exporters).map(({ name, description }) => ({ text: name, help: description }));
}

const relationNames = ({ relations }: GraphReader) => candidates(relations.map(({ name }) => name).sort(compareText));

const commandNames = (program: Command): readonly Candidate[] =>
  program
    .createHelp()
    .visibleCommands(program)
    .map((command) => ({ text: command.name(), help: command.summary() }));

const optionNames = (command: Command): readonly Candidate[] =>
  command
    .createHelp()
    .visibleOptions(command)
    .flatMap(({ long, description }) => (long == null ? [] : [{ text: long, help: description }]));

/** Those that the words being typed begin with, in any case. */
function plain(items: readonly Candidate[], typed: string): Answer {
  const wanted = typed.toLowerCase();
  const fitting = items.filter(({ text }) => text.toLowerCase().startsWith(wanted));
  return { kind: 'words', start: 0, items: keepTyped(fitting, typed), isOpen: false };
}

const shift = (answer: Answer, by: number): Answer =>
  answer.kind === 'files' ? answer : { ...answer, start: answer.start + by };
