import { editDistance } from '../../src/base/nearest.ts';
import { foldForm } from '../../src/text/fold-form.ts';
import { skeletonOf } from '../../src/text/names/name-forms.ts';

/** A name as the Factbook writes it, the family name in capitals: "Jose Eduardo DOS SANTOS", "XI Jinping". */
export type WrittenName = {
  readonly given: readonly string[];
  readonly surname: readonly string[];
  /** What stands behind the family name: all of a Chinese name, the mother's of a Spanish one. */
  readonly rest: readonly string[];
  /** Other spellings that stand beside it. */
  readonly also?: readonly WrittenName[];
};

/** Given names that half a country has, and forms of address: with a family name they tell nobody apart. */
const COMMON =
  /^(?:m[uo]hamm?[ae]d|abd|abd[ue]l|ali|syed|sayed|mian|mir|chaudhry|sardar|raja|malik|haji|hajji|shri|khan|maria|jose|al|el)$/i;

const PARTICLE = /^(?:al|el|bin|bint|ibn|ben|ould|arap|de|del|da|do|dos|das|van|von|der|di|du|la|le)$/i;
const NUMERAL = /^[IVX]+$/;

/** Reads a name; undefined where it holds what is no name, or one word only. */
export function readName(written: string): WrittenName | undefined {
  const words = written
    .replace(/\(.*?\)/g, ' ')
    .replace(/["“”].*?["“”]/g, ' ')
    .replace(/,? (?:Jr|Sr)\.?$/, '')
    .replace(/(^|[\s-])['’‘]|['’‘](?=\s|$)/g, '$1')
    .trim()
    .split(/\s+/)
    .filter(
      (word) =>
        !/^(?:Dr|Gen|General|Lt|Lieutenant|Col|Colonel|Maj|Major|Brig|Brigadier|Adm|Admiral|Marshal|Sir|Dame|Mr|Ms|Mrs|Prof|Rev|Sheikh|Shaykh|Haji|H\.E)\.?$/i.test(
          word,
        ),
    );
  if (words.length < 2 || words.length > 7 || !words.every((word) => /^\p{L}[\p{L}'’.-]*$/u.test(word)))
    return undefined;
  const first = words.findIndex(isSurname);
  if (first < 0) return undefined;
  let from = first;
  while (from > 1 && /^(?:de|da|dos|van|der|von|al|el)$/i.test(words[from - 1] ?? '')) from -= 1;
  if (words.slice(0, from).some((word) => /^\p{Ll}/u.test(word) && !PARTICLE.test(word))) return undefined;
  let to = first + 1;
  while (to < words.length && (isSurname(words[to] ?? '') || NUMERAL.test(words[to] ?? ''))) to += 1;
  if (words.slice(to).some((word) => /^\p{Ll}/u.test(word) && !PARTICLE.test(word.replace(/-.*/, ''))))
    return undefined;
  return { given: words.slice(0, from), surname: words.slice(from, to).map(lower), rest: words.slice(to) };
}

function isSurname(word: string): boolean {
  return (
    /^[\p{Lu}'’.-]*\p{Lu}{2}[\p{Lu}'’-]*$|^(?:Mc|Mac|De|Di|La|Le|El|Al|O'|D')-?\p{Lu}{2,}$/u.test(word) &&
    !NUMERAL.test(word)
  );
}

/** "AL-MALIKI" is al-Maliki, "O'RIORDAN" O'Riordan, "DOS" dos. */
function lower(word: string): string {
  if (NUMERAL.test(word)) return word;
  if (PARTICLE.test(word) && word.length < 4) return word.toLowerCase();
  return word
    .toLowerCase()
    .replace(
      /(^(?:[odmn]['’])?|-)(\p{L})/gu,
      (_, before: string, letter: string) => before.toUpperCase() + letter.toUpperCase(),
    )
    .replace(/^(Al|El|Ad|As|Ar|An)-/, (article) => article.toLowerCase())
    .replace(/^Mc(\p{L})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}

/** Where family names stand first, and the two words behind them are one given name. */
export const TWO_SYLLABLES =
  /^group\/(?:china|taiwan|north-korea|south-korea|vietnam|cambodia|laos|myanmar|hong-kong)$/;

/** The name in the news, and others that it has there. */
export function newsNames({ given, surname, rest }: WrittenName, state: string): readonly string[] {
  const last = surname.join(' ');
  if (given.length === 0) {
    const all = [last, ...rest].join(' ');
    if (rest.length < 2 || TWO_SYLLABLES.test(state)) return [all];
    const isPatronymic = PARTICLE.test(rest[0] ?? '');
    if (isPatronymic) return /^al$/i.test(rest.at(-2) ?? '') ? [all] : [all, `${last} ${rest.at(-1)}`];
    return (rest[0] ?? '').length < 3 ? [all] : [all, `${last} ${rest[0]}`];
  }
  if (TWO_SYLLABLES.test(state)) return [[...given, last, ...rest].join(' ')];
  if (
    given.length > 1 &&
    COMMON.test(given[0] ?? '') &&
    /^(?:syed|sayed|mian|mir|chaudhry|sardar|shri|hajj?i)$/i.test(given[0] ?? '')
  )
    return newsNames({ given: given.slice(1), surname, rest }, state);
  const [first = '', second = ''] = given;
  const near = given.at(-1) ?? '';
  const full = `${given.join(' ')} ${last}`;
  const usual = given.length < 3 && !PATRONYMIC.test(near) ? full : `${first} ${last}`;
  const isName = (word: string): boolean =>
    word.replace(/\W/g, '').length > 1 && !PARTICLE.test(word) && !PATRONYMIC.test(word);
  const others = [full, ...(rest.length > 0 ? [`${full} ${rest.join(' ')}`] : [])];
  for (const word of [first, second, near]) if (isName(word) && !COMMON.test(word)) others.push(`${word} ${last}`);
  return [...new Set([usual, ...others, ...others.map(inNewspapers)])];
}

const PATRONYMIC = /(?:vi[cč]h?|yevna|ovna|ichna|uly|ovych)$/i;

/** "Dmitriy", "Sergey", "Yel'tsin" as newspapers spell them: Dmitry, Sergei, Yeltsin. */
export function inNewspapers(name: string): string {
  return name
    .replace(/(\p{Ll})'(\p{Ll})/gu, '$1$2')
    .replace(/^Aleksandr\b/, 'Alexander')
    .replace(/^Aleksey\b/, 'Alexei')
    .replace(/^(\p{L}+)iy\b/u, (_, stem: string) => (stem === 'Yur' ? 'Yuri' : `${stem}y`))
    .replace(/^(Serg|Andr|Alex|Nikol|Mikol)([ea])y\b/, '$1$2i');
}

/** Letters that spellings of a name agree in. */
function keyOf(words: readonly string[]): string {
  return skeletonOf(words.join('').replace(/(?:^|-)(?:al|el)-/gi, ''));
}

/** Whether two names of politicians of one state are spellings of one. */
export function isSameName(a: WrittenName, b: WrittenName): boolean {
  const [wordsA, wordsB] = [a, b].map(({ given, surname, rest }) => [...given, ...surname, ...rest]);
  const [lettersA, lettersB] = [wordsA, wordsB].map((words = []) => foldForm(words.join('')).replace(/[^a-z]/g, ''));
  const isNearly = isSpelling(lettersA ?? '', lettersB ?? '');
  // The consonants of a short name are many a name's: "Lin Chuan" is not Lien Chan.
  const skeleton = skeletonOf(lettersA ?? '');
  if (skeleton === skeletonOf(lettersB ?? '') && (skeleton.length > 6 || isNearly)) return true;
  const shared = sharedWords(wordsA ?? [], wordsB ?? []);
  const startsAlike = isNear([wordsA?.[0] ?? ''], [wordsB?.[0] ?? '']);
  if ((a.given.length === 0) !== (b.given.length === 0)) return shared > 1 && startsAlike;
  if (a.given.length > 0 && shared > 2 && startsAlike && keyOf(a.surname.slice(-1)) === keyOf(b.surname.slice(-1)))
    return true;
  if (a.given.length > 0) return isNear(a.surname, b.surname) && isGivenAlike(a.given, b.given);
  return keyOf(a.surname) === keyOf(b.surname) && (isNearly || isBegun(a.rest, b.rest) || isBegun(b.rest, a.rest));
}

/** Whether fewer than one in four letters differ. */
const isSpelling = (a: string, b: string): boolean => editDistance(a, b) < Math.min(a.length, b.length) / 4;

/** "bin Salman" of "bin Salman Al Khalifa". */
const isBegun = (short: readonly string[], long: readonly string[]): boolean =>
  short.length > 0 &&
  short.length < long.length &&
  short.every((word, at) => keyOf([word]) === keyOf([long[at] ?? '']));

/** How many words of three letters and more two names have in common. */
function sharedWords(a: readonly string[], b: readonly string[]): number {
  const isShared = (word: string, other: string): boolean =>
    keyOf([word]) === keyOf([other]) && editDistance(foldForm(word), foldForm(other)) < 3;
  return b.filter((word) => word.length > 2 && a.some((other) => isShared(word, other))).length;
}

function isGivenAlike(a: readonly string[], b: readonly string[]): boolean {
  const telling = (words: readonly string[]) => words.filter((word) => !COMMON.test(word));
  const [own, other] = [telling(a), telling(b)];
  if (own.length === 0 || other.length === 0) return a.some((x) => b.some((y) => isNear([x], [y])));
  return own.some((x) => other.some((y) => isNear([x], [y]) || isInitial(x, y) || isInitial(y, x)));
}

/** The same letters but vowels, or in long words, and those with one consonant, all letters but one. */
function isNear(a: readonly string[], b: readonly string[]): boolean {
  const [x, y] = [foldForm(a.join(' ')), foldForm(b.join(' '))];
  const key = keyOf(a);
  if (key === keyOf(b)) return key.length > 1 || editDistance(x, y) < 2;
  return Math.min(x.length, y.length) > 4 && editDistance(x, y) < 2;
}

const isInitial = (a: string, b: string): boolean => /^\p{L}\.$/u.test(a) && b.startsWith(a[0] ?? '');
