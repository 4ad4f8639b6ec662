import { groupBy } from '../base/group-by.ts';
import type { EntityId } from '../base/ids.ts';
import type { CompiledNames, GazetteerEntry, Identity, Schema } from '../schema/schema.ts';
import { foldForm } from '../text/fold-form.ts';
import { tokenise } from '../text/tokenise.ts';

/** Which of its names a form is. */
type FormKind = 'name' | 'alias' | 'adjective' | 'demonym' | 'metonym' | 'surname';
export type Hit = { readonly id: EntityId; readonly form: FormKind; readonly isAcronym: boolean };
/** Most nodes are leaves, so their maps are made only when needed. */
type Node = { next: { get(word: string): Node | undefined } | null; readonly hits: Hit[] };
/** A node while names are added. */
type OpenNode = { next: Map<string, OpenNode> | null; readonly hits: Hit[] };

/** The gazetteer made ready for matching, with the word lists that mentions need. */
export type Gazetteer = {
  readonly entries: ReadonlyMap<EntityId, GazetteerEntry>;
  readonly root: Node;
  readonly words: (list: string) => ReadonlySet<string>;
  /** The names of the lists of a lexicon file. */
  readonly lists: (file: string) => readonly string[];
  /** Phrases of generic actors, folded and joined by spaces -> slug of what they are called. */
  readonly actors: ReadonlyMap<string, string>;
  /** Their first words. */
  readonly actorStarts: ReadonlySet<string>;
  /** Names of groups with three words' worth of consonants or more, by those: "Fath Alsham Front" is Fatah al-Sham Front. */
  readonly bySkeleton: ReadonlyMap<string, EntityId>;
  /** Folded full names of people by folded surname. */
  readonly bySurname: ReadonlyMap<string, readonly GazetteerEntry[]>;
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
  const entries = new Map(schema.gazetteer.map((entry) => [entry.id, entry]));
  const bySurname = groupSurnames(schema);
  const root: Node = { next: growNodes(schema.compiledNames ?? cutNames(schema, bySurname)), hits: [] };
  const bySkeleton = new Map<string, EntityId>();
  for (const entry of schema.gazetteer) {
    if (entry.type !== 'group' || entry.isListed) continue;
    for (const name of [entry.name, ...entry.aliases]) {
      const skeleton = name.includes(' ') ? skeletonOf(name) : '';
      if (skeleton.length >= SKELETON_LENGTH && !bySkeleton.has(skeleton)) bySkeleton.set(skeleton, entry.id);
    }
  }
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
    bySkeleton,
    bySurname,
    identity: schema.identity,
  };
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

/** Shorter ones fit too many names. */
const SKELETON_LENGTH = 8;

/** The consonants of a name in order, doubled ones once: what spellings from Arabic or Cyrillic letters agree in. */
export function skeletonOf(name: string): string {
  return foldForm(name)
    .replace(/[^a-z]/g, '')
    .replace(/[aeiouy]/g, '')
    .replace(/(.)\1+/g, '$1');
}

/** "Lee Jae-myung", "Ban Ki-moon": given names of two syllables stand behind the surname. */
export function isSurnameFirst(name: string): boolean {
  return /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ ?- ?\p{Ll}+$/u.test(name);
}

/** The last word of a name with its particle: `Assad` and `al-Assad` of Bashar al-Assad; `Lee` of Lee Jae-myung. */
function surnamesOf(entry: GazetteerEntry): readonly string[] {
  if (isSurnameFirst(entry.name)) return [foldForm(entry.name.split(' ')[0] ?? '')];
  const words = withoutSuffix(entry.name.split(' '));
  if (words.length < 2) return [];
  const last = words.at(-1) ?? '';
  const bare = last.replace(/^(?:al|el)-/i, '');
  return [last, bare].map(foldForm);
}

/** The words of a name without "Jr." or "III". */
export function withoutSuffix(words: readonly string[]): readonly string[] {
  return /^(?:jr|sr)\.?$|^I{2,3}$|^IV$/i.test(words.at(-1) ?? '') ? words.slice(0, -1) : words;
}

/** `Syrians` of `Syrian`; adjectives in -ish, -ese, -ch take no plural. */
function plurals(adjectives: readonly string[]): readonly string[] {
  return adjectives.filter((word) => /(?:an|i|ian|ot|ek|k|ab|rd|b|en)$/.test(word)).map((word) => `${word}s`);
}

/** Words of a form as they are matched: folded, hyphens left out. */
function formWords(text: string): readonly string[] {
  // Most names hold nothing that the tokeniser would cut.
  if (/^[A-Za-z]+(?: [A-Za-z]+)*$/.test(text)) return text.toLowerCase().split(' ');
  return tokenise(text)
    .map((token) => foldForm(token.form))
    .filter((form) => form !== '-' && form !== '‐');
}

function groupSurnames({ gazetteer }: Schema): ReadonlyMap<string, readonly GazetteerEntry[]> {
  const people = gazetteer.filter(({ type, isListed }) => type === 'person' && !isListed);
  return indexBy(people, surnamesOf);
}

/** Entries by each of the words that they are looked up by, in their order. */
export function indexBy(
  entries: readonly GazetteerEntry[],
  wordsOf: (entry: GazetteerEntry) => readonly string[],
): ReadonlyMap<string, readonly GazetteerEntry[]> {
  const found = entries.flatMap((entry) => [...new Set(wordsOf(entry))].map((word) => ({ word, entry })));
  const byWord = groupBy(found, ({ word }) => word);
  return new Map([...byWord].map(([word, all]) => [word, all.map(({ entry }) => entry)]));
}

/** All forms of all names, by their first word: what {@link CompiledNames} hold, worked out when the program is built. */
export function cutNames(schema: Schema, bySurname = groupSurnames(schema)): CompiledNames {
  const names = new Map<string, string>();
  const add: AddForm = (words, { id, form, isAcronym }) => {
    const [first = '', ...rest] = words;
    const row = names.get(first);
    const made = [rest.join(' '), id, form, ...(isAcronym ? ['acronym'] : [])].join('\t');
    names.set(first, row === undefined ? made : `${row}\n${made}`);
  };
  for (const entry of schema.gazetteer) {
    addForm(add, entry.name, { id: entry.id, form: 'name' });
    for (const alias of entry.aliases) addForm(add, alias, { id: entry.id, form: 'alias' });
    for (const adjective of entry.adjectives) addForm(add, adjective, { id: entry.id, form: 'adjective' });
    for (const demonym of [...entry.demonyms, ...plurals(entry.adjectives)])
      addForm(add, demonym, { id: entry.id, form: 'demonym' });
    for (const metonym of entry.metonyms) addForm(add, metonym, { id: entry.id, form: 'metonym' });
  }
  for (const [surname, people] of bySurname) {
    if (surname.length > 2) for (const person of people) addForm(add, surname, { id: person.id, form: 'surname' });
  }
  return Object.fromEntries(names);
}

/** Nodes for the first words; what stands below them grows when a text holds the word. */
function growNodes(names: CompiledNames): NonNullable<Node['next']> {
  const grown = new Map<string, Node>();
  return {
    get(word) {
      const known = grown.get(word);
      if (known !== undefined || !Object.hasOwn(names, word)) return known;
      const node: OpenNode = { next: null, hits: [] };
      for (const line of (names[word] ?? '').split('\n')) {
        const [rest = '', id, form, acronym] = line.split('\t');
        const words = rest === '' ? [] : rest.split(' ');
        insert(node, words, { id: id as EntityId, form: form as FormKind, isAcronym: acronym !== undefined });
      }
      grown.set(word, node);
      return node;
    },
  };
}

type AddForm = (words: readonly string[], hit: Hit) => void;

function addForm(add: AddForm, text: string, hit: Omit<Hit, 'isAcronym'>): void {
  const words = formWords(text);
  if (words.length === 0) return;
  const isAcronym = /^[\p{Lu}\p{N}.&-]{2,8}$/u.test(text);
  add(words, { ...hit, isAcronym });
  // "al-Nusra Front" is also written "Nusra Front", and "Houthis" "al-Houthis".
  if (/^(?:al|el|ad|as|ar|an)$/.test(words[0] ?? '') && words.length > 1 && hit.form !== 'surname')
    add(words.slice(1), { ...hit, isAcronym });
  // "AlNusra", "Fatah Alsham", "Alqaeda": the article glued on.
  const at = words.findIndex((word) => /^(?:al|el)$/.test(word));
  if (at >= 0 && at + 1 < words.length && hit.form !== 'surname')
    add([...words.slice(0, at), `${words[at]}${words[at + 1]}`, ...words.slice(at + 2)], {
      ...hit,
      isAcronym,
    });
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

/** The longest form that starts at `first`; hyphens between words do not count. */
export function matchForm(
  gazetteer: Gazetteer,
  forms: readonly string[],
  folded: readonly string[],
  first: number,
): FormMatch | undefined {
  let node: Node | undefined = gazetteer.root;
  let best: FormMatch | undefined;
  for (let at = first; at < folded.length && node !== undefined; at += 1) {
    const form = folded[at] as string;
    if (at > first && (form === '-' || form === '‐')) continue;
    node = node.next?.get(form);
    if (node === undefined || node.hits.length === 0) continue;
    const surface = forms.slice(first, at + 1);
    const hits = node.hits.filter((hit) => fitsCase(surface, hit));
    if (hits.length > 0) best = { first, last: at + 1, hits };
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
