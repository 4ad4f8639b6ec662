import { groupBy } from '../../base/group-by.ts';
import type { EntityId } from '../../base/ids.ts';
import { type LineTable, packLines } from '../../base/line-table.ts';
import type { CompiledNames, GazetteerEntry, Schema } from '../../schema/schema.ts';
import { foldForm } from '../fold-form.ts';
import { tokenise } from '../tokenise.ts';

/** Which of its names a form is. */
export type FormKind = 'name' | 'alias' | 'adjective' | 'demonym' | 'metonym' | 'surname';
export type Hit = { readonly id: EntityId; readonly form: FormKind; readonly isAcronym: boolean };
/** Works out what names are looked up by; for the bundled schema when the program is built. */
export function compileNames(schema: Schema): Omit<CompiledNames, 'entries'> {
  const bySurname = groupSurnames(schema);
  return {
    forms: tableOf(cutNames(schema, bySurname)),
    surnames: tableOf([...bySurname].map(([surname, people]) => [surname, people.map(({ id }) => id).join('\t')])),
    skeletons: tableOf(skeletonsIn(schema)),
  };
}

const tableOf = (rows: Iterable<readonly [string, string]>): LineTable =>
  packLines(Array.from(rows, ([key, rest]) => `${key}\t${rest}`));

/** All forms of all names, by their first word. */
function cutNames(schema: Schema, bySurname: ReturnType<typeof groupSurnames>): ReadonlyMap<string, string> {
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
  return names;
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

/** Groups with names of several words, by the consonants of those. */
function skeletonsIn({ gazetteer }: Schema): ReadonlyMap<string, EntityId> {
  const found = new Map<string, EntityId>();
  for (const entry of gazetteer) {
    if (entry.type !== 'group' || entry.isListed) continue;
    for (const name of [entry.name, ...entry.aliases]) {
      const skeleton = name.includes(' ') ? skeletonOf(name) : '';
      if (skeleton.length >= SKELETON_LENGTH && !found.has(skeleton)) found.set(skeleton, entry.id);
    }
  }
  return found;
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
