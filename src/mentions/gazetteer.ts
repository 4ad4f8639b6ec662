import { type EntityId, typeOf } from '../base/ids.ts';
import { findLine, type LineTable, lineOf } from '../base/line-table.ts';
import type { GazetteerEntry, Identity, Schema } from '../schema/schema.ts';
import { foldForm } from '../text/fold-form.ts';
import { compileNames, type FormKind, type Hit } from '../text/names/name-forms.ts';
import { tokenise } from '../text/tokenise.ts';

/** Most nodes are leaves, so their maps are made only when needed. */
type Node = { next: { get(word: string): Node | undefined } | null; readonly hits: Hit[] };
/** A node while names are added. */
type OpenNode = { next: Map<string, OpenNode> | null; readonly hits: Hit[] };

type Entries = Pick<ReadonlyMap<EntityId, GazetteerEntry>, 'get' | 'has' | 'values'>;

/** The gazetteer made ready for matching, with the word lists that mentions need. */
export type Gazetteer = {
  readonly entries: Entries;
  readonly root: Node;
  readonly words: (list: string) => ReadonlySet<string>;
  /** The names of the lists of a lexicon file. */
  readonly lists: (file: string) => readonly string[];
  /** Phrases of generic actors, folded and joined by spaces -> slug of what they are called. */
  readonly actors: ReadonlyMap<string, string>;
  /** Their first words. */
  readonly actorStarts: ReadonlySet<string>;
  /** Names of groups with three words' worth of consonants or more, by those: "Fath Alsham Front" is Fatah al-Sham Front. */
  readonly bySkeleton: (skeleton: string) => EntityId | undefined;
  /** Folded full names of people by folded surname. */
  readonly bySurname: (surname: string) => readonly GazetteerEntry[];
  /** What a user has declared of names. */
  readonly identity: Identity;
};

const ACTOR_LISTS = [
  'opposition',
  'kurdish-forces',
  'separatists',
  'protesters',
  'civilians',
  'extremists',
  'militants',
  'paramilitaries',
];

/** Compiles the schema's names and word lists; once per run. */
export function compileGazetteer(schema: Schema): Gazetteer {
  const entries = findEntries(schema);
  const { forms, surnames, skeletons } = schema.compiledNames ?? compileNames(schema);
  const root: Node = { next: growNodes(forms), hits: [] };
  const lists = new Map<string, ReadonlySet<string>>();
  const actors = new Map(
    ACTOR_LISTS.flatMap((slug) =>
      (schema.lexicon['description-heads']?.[slug] ?? []).map((phrase): [string, string] => [
        tokenise(phrase)
          .map((token) => foldForm(token.form))
          .filter((form) => form !== '-')
          .join(' '),
        slug,
      ]),
    ),
  );
  return {
    entries,
    root,
    lists: (file) => Object.keys(schema.lexicon[file] ?? {}),
    words: (list) => {
      const known = lists.get(list);
      if (known !== undefined) return known;
      const [file = '', name = ''] = list.split('/');
      const made = new Set((schema.lexicon[file]?.[name] ?? []).map(foldForm));
      lists.set(list, made);
      return made;
    },
    actors,
    actorStarts: new Set([...actors.keys()].map((phrase) => phrase.split(' ', 1)[0] ?? '')),
    bySkeleton: (skeleton) => lineOf(skeletons, skeleton) as EntityId | undefined,
    bySurname: (surname) =>
      (lineOf(surnames, surname)?.split('\t') ?? []).flatMap((id) => entries.get(id as EntityId) ?? []),
    identity: schema.identity,
  };
}

/** The entries by their ids; where the table of those was compiled, one is read when it is asked for. */
function findEntries({ gazetteer, compiledNames }: Schema): Entries {
  if (compiledNames === undefined) return new Map(gazetteer.map((entry) => [entry.id, entry]));
  const found = new Map<EntityId, GazetteerEntry>();
  const get = (id: EntityId) => {
    const known = found.get(id);
    if (known !== undefined) return known;
    const entry = gazetteer[findLine(compiledNames.entries, id)];
    if (entry !== undefined) found.set(id, entry);
    return entry;
  };
  return { get, has: (id) => get(id) !== undefined, values: () => gazetteer.values() };
}

/** The entry that a name most likely means. */
export function entryOf(
  { entries }: Gazetteer,
  named: { readonly candidates: readonly EntityId[] } | undefined,
): GazetteerEntry | undefined {
  const [id] = named?.candidates ?? [];
  return id === undefined ? undefined : entries.get(id);
}

/** "ada", "omar": whether a folded word is somebody's given name. */
export function isGivenName(word: string, { words }: Gazetteer): boolean {
  return words('coreference/male').has(word) || words('coreference/female').has(word);
}

/** Lists of what stands before a name and is none: `graph-schema/lexicon/titles.yaml`. */
const TITLE_LISTS = ['offices', 'courtesy', 'private', 'qualifiers', 'ranks'];

/** Whether a folded word, or several, are a title. */
export const isTitle = (text: string, { words }: Gazetteer): boolean =>
  TITLE_LISTS.some((list) => words(`titles/${list}`).has(text));

const MOST_MISSED = 20_000;

/** Nodes for the first words; what stands below them grows when a text holds the word. */
function growNodes(forms: LineTable): NonNullable<Node['next']> {
  const grown = new Map<string, Node>();
  /** Words that begin no name, so that they are not looked for again; all are forgotten when there are more. */
  const missed = new Set<string>();
  return {
    get(word) {
      const known = grown.get(word);
      if (known !== undefined || missed.has(word)) return known;
      const lines = lineOf(forms, word);
      if (lines === undefined) {
        if (missed.size >= MOST_MISSED) missed.clear();
        missed.add(word);
        return undefined;
      }
      const node: OpenNode = { next: null, hits: [] };
      for (const line of lines.split('\n')) {
        const [rest = '', id, form, acronym] = line.split('\t');
        const words = rest === '' ? [] : rest.split(' ');
        insert(node, words, { id: id as EntityId, form: form as FormKind, isAcronym: acronym !== undefined });
      }
      grown.set(word, node);
      return node;
    },
  };
}

function insert(root: OpenNode, words: readonly string[], hit: Hit): void {
  let node = root;
  for (const word of words) {
    node.next ??= new Map();
    let next = node.next.get(word);
    if (next === undefined) {
      next = { next: null, hits: [] };
      node.next.set(word, next);
    }
    node = next;
  }
  if (!node.hits.some((known) => known.id === hit.id)) node.hits.push(hit);
}

/** A stretch of tokens that a gazetteer form fits. */
export type FormMatch = { readonly first: number; readonly last: number; readonly hits: readonly Hit[] };

/** What each form that starts at `first` may mean, shorter ones first; hyphens between words do not count. */
export function* formsAt(
  { root }: Gazetteer,
  folded: readonly string[],
  first: number,
): Generator<{ readonly hits: readonly Hit[]; readonly last: number }> {
  let node: Node | undefined = root;
  for (let at = first; at < folded.length && node !== undefined; at += 1) {
    const form = folded[at] as string;
    if (at > first && (form === '-' || form === '‐')) continue;
    node = node.next?.get(form);
    if (node !== undefined && node.hits.length > 0) yield { hits: node.hits, last: at + 1 };
  }
}

/** The longest form of an actor or a place that starts at `first`, written as a name is. An issue is only looked up whole. */
export function matchForm(
  gazetteer: Gazetteer,
  forms: readonly string[],
  folded: readonly string[],
  first: number,
  isWhole = false,
): FormMatch | undefined {
  let best: FormMatch | undefined;
  for (const { hits, last } of formsAt(gazetteer, folded, first)) {
    const fitting = hits.filter(
      (hit) => (isWhole || typeOf(hit.id) !== 'issue') && fitsCase(forms.slice(first, last), hit),
    );
    if (fitting.length > 0) best = { first, last, hits: fitting };
  }
  return best;
}

/** Names are capitalised somewhere; acronyms are written as such ("US", never "us"). */
function fitsCase(surface: readonly string[], hit: Hit): boolean {
  if (hit.isAcronym)
    return (
      surface.every((form) => !/\p{Ll}/u.test(form)) ||
      (surface.length === 1 && /^\p{Lu}\p{Ll}{3,}$/u.test(surface[0] as string))
    );
  return surface.some((form) => /^\p{Lu}/u.test(form));
}
