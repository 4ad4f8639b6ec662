import { foldForm } from './fold-form.ts';
import type { KnownNames } from './names/known-names.ts';

/** What tells names from other words where all are written with capitals. */
export type CaseFacts = {
  /** Words that are mostly written small, in small letters. */
  readonly common: ReadonlySet<string>;
  readonly known: KnownNames;
};

/** Small words of headlines. */
const SMALL =
  /^(?:an?|the|of|in|on|at|to|for|by|from|with|as|and|or|but|nor|so|if|over|under|after|before|amid|into|onto|off|up|down|out|about|near|per|via|vs?|than|that|its?|his|her|their|is|are|be|been|was|were|not|no|n['’]t|['’]s|s|al|el|bin|ibn|de|la|von|van)$/;
const CAPITAL = /^\p{Lu}/u;
const LETTER = /^\p{L}/u;
/** Fewer words in capitals are a name rather than a headline. */
const FEWEST = 3;
/** Endings of words that are no names, though no list has them: "paramilitary", "normalization". */
const DERIVED = /(?:ing|ed|ly|tion|sion|ment|ness|ity|isms?|ists?|[aeiou]ry|ous|ive|able|ible|ful|less|ship)s?$/;

/**
 * The forms of a headline as they would be written in a sentence: "Russia Backs Assad" as "Russia backs Assad", "PUTIN CONDEMNS
 * STRIKE" as "Putin condemns strike". Names that are known keep their capitals, so do words that no list has. Other sentences
 * come back as they are.
 */
export function trueCase(forms: readonly string[], facts: CaseFacts): readonly string[] {
  const start = forms.findIndex((form) => LETTER.test(form));
  if (start === -1 || !isHeadline(forms, start)) return forms;
  const folded = forms.map(foldForm);
  const isCapitals = !forms.some((form) => /\p{Ll}/u.test(form));
  let isChanged = false;
  let named = 0;
  const cased = forms.map((form, at) => {
    const name = facts.known.longest(folded, at);
    named = Math.max(named, at + (name?.length ?? 0));
    if (!CAPITAL.test(form) || (isCapitals && name?.length === 1 && isAcronym(form, name.what))) return form;
    const isName = at < named || !isCommon(form.toLowerCase(), facts.common);
    const plain = isCapitals ? capitalised(form) : form;
    if (!isName && at !== start) isChanged = true;
    return isName || at === start ? plain : form.toLowerCase();
  });
  return isChanged ? cased : forms;
}

/** All words but small ones begin with capitals; asked of every sentence, most are told by their second or third word. */
function isHeadline(forms: readonly string[], start: number): boolean {
  let capitals = 0;
  for (let at = start; at < forms.length; at += 1) {
    const form = forms[at] as string;
    if (CAPITAL.test(form)) capitals += 1;
    else if (LETTER.test(form) && !SMALL.test(form)) return false;
  }
  return capitals >= FEWEST;
}

/** "US", "UAE" and "NATO" among capitals, but not "MALI". */
function isAcronym(form: string, what: string): boolean {
  return form.replaceAll('.', '').length <= (what === 'group' ? 5 : 3);
}

function isCommon(word: string, common: ReadonlySet<string>): boolean {
  if (common.has(word)) return true;
  const stem = /^(.{3,}?)(?:es|s|ed|d|ing)$/.exec(word)?.[1];
  const isForm = stem !== undefined && [stem, `${stem}e`, stem.replace(/i$/, 'y')].some((base) => common.has(base));
  return isForm || (word.length > 6 && DERIVED.test(word));
}

/** "DAMASCUS" as "Damascus", "U.S." as it is. */
function capitalised(form: string): string {
  return form.includes('.') ? form : (form[0] as string) + form.slice(1).toLowerCase();
}
