import type { Word } from '../document.ts';

/** Words that may be a name: half-open, begins and ends with a capitalised word. */
export type NameRun = { readonly first: number; readonly last: number };

/** What the finder reads of a word. */
export type NameWord = Pick<Word, 'form' | 'xpos' | 'head' | 'deprel' | 'spaceAfter'>;

/** Small words inside names: "Front for the Liberation", "Omar al-Bashir", "Ursula von der Leyen". */
const LINKS =
  /^(?:of|the|and|for|in|on|to|with|an?|&|[-–'’.,]|['’]s|al|el|bin|bint|ibn|ben|abu|umm|de|da|das|del|della|der|den|di|do|dos|du|la|le|les|van|von|ul|ur|ud|ad|as|y|e|i)$/;
const COMMAS = /^[.,]$/;

/** Runs of capitalised words with the small words between them, in order; all else is no name. */
export function nameRuns(words: readonly NameWord[]): readonly NameRun[] {
  const runs: NameRun[] = [];
  for (let at = 0; at < words.length; at += 1) {
    if (!mayName(words, at)) continue;
    let last = at + 1;
    for (let next = nextInRun(words, last); next !== -1; next = nextInRun(words, last)) last = next + 1;
    last = behindVote(words, last);
    runs.push({ first: at, last });
    at = last - 1;
  }
  return runs;
}

function mayName(words: readonly NameWord[], at: number): boolean {
  const form = words[at]?.form ?? '';
  return hasCapital(form) || (/^\d/.test(form) && hasCapital(words[at + 1]?.form ?? ''));
}

/** Asked of every word: the pattern only decides where there are other letters than a to z. */
function hasCapital(form: string): boolean {
  for (let at = 0; at < form.length; at += 1) {
    const code = form.charCodeAt(at);
    if (code > 127) return /\p{Lu}/u.test(form);
    if (code >= 65 && code <= 90) return true;
  }
  return false;
}

/** "2008 New Zealand general election", "Kadima party": votes and parties are named with small letters behind. */
function behindVote(words: readonly NameWord[], last: number): number {
  if (words[last]?.form === 'party') return last + 1;
  for (let at = last; at < Math.min(words.length, last + 4); at += 1) {
    const form = words[at]?.form ?? '';
    if (/^(?:by-?)?elections?$|^referendums?$|^primar(?:y|ies)$/.test(form)) return at + 1;
    if (!/^\p{Ll}+$/u.test(form)) return last;
  }
  return last;
}

/** The next capitalised word behind at most three links. */
function nextInRun(words: readonly NameWord[], from: number): number {
  for (let at = from; at < Math.min(words.length, from + 4); at += 1) {
    if (mayName(words, at)) return at;
    const form = words[at]?.form ?? '';
    if (!LINKS.test(form) || COMMAS.test(form)) return -1;
  }
  return -1;
}
