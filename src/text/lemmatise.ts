import { BASE_FORMS, irregularVerb } from './irregular-verbs.ts';
import { normalForm } from './normal-form.ts';
import { regularVerb } from './regular-verbs.ts';

/** Exceptions by `form TAG`, and suffix rules by `TAG suffix`: `-N+text` takes N letters away and adds text. */
export type LemmaModel = {
  readonly exceptions: ReadonlyMap<string, string>;
  readonly rules: ReadonlyMap<string, string>;
};

const LONGEST_SUFFIX = 5;

/** "blam", "vot": a verb of one syllable that does not double its consonant ends in e. */
const TAKES_E = /^(?:[^aeiou]*|[^aeiou]*qu)[aeiou][bcdfgjklmnprstvz]$/;
/** "bomb", "shell", "attack": no e follows these, nothing is doubled in them. */
const IS_WHOLE = /(?:mb|[lrncp]t|[lrn]d|sh|ck|[lrns]k|[ml]p|[rl]m|[rw]n|ft|ss|ff|zz|^[^aeiou]*[aeiou]ll)$/;

/** Lemmas told before, by tag and form; all of a tag are dropped when there are more. */
const told = new WeakMap<LemmaModel, Map<string, Map<string, string>>>();
const MOST_TOLD = 5_000;
const LONGEST_TOLD = 40;

/** The lemma of a word with its XPOS tag: lower case, except for names. */
export function lemmatise(form: string, xpos: string, model: LemmaModel): string {
  if (xpos === 'NNP') return form;
  const kept = keptFor(xpos, model);
  const known = kept.get(form);
  if (known !== undefined) return known;
  const lemma = lemmaOf(form, xpos, model);
  if (kept.size >= MOST_TOLD) kept.clear();
  if (form.length < LONGEST_TOLD) kept.set(form, lemma);
  return lemma;
}

function keptFor(xpos: string, model: LemmaModel): Map<string, string> {
  const byTag = told.get(model) ?? new Map<string, Map<string, string>>();
  told.set(model, byTag);
  const kept = byTag.get(xpos) ?? new Map<string, string>();
  byTag.set(xpos, kept);
  return kept;
}

function lemmaOf(form: string, xpos: string, model: LemmaModel): string {
  const lower = normalForm(form).toLowerCase();
  const known = model.exceptions.get(`${lower} ${xpos}`);
  // A rare past form may be taken for a present one; what a treebank says of present forms stands.
  const isPast = /^VB[DNZ]$/.test(xpos) || (/^VBP?$/.test(xpos) && known === undefined && !BASE_FORMS.has(lower));
  const irregular = isPast ? irregularVerb(lower) : undefined;
  if (irregular !== undefined) return irregular;
  const regular = /^VB[DNGZ]$/.test(xpos) ? regularVerb(lower) : undefined;
  if (regular !== undefined) return regular;
  if (known !== undefined) return known;
  if (/[0-9]/.test(form)) return form;
  // A regular verb has one past form under two tags; what is known of one goes for the other.
  const twin = xpos === 'VBD' ? 'VBN' : xpos === 'VBN' ? 'VBD' : undefined;
  const other = twin === undefined || !lower.endsWith('ed') ? undefined : model.exceptions.get(`${lower} ${twin}`);
  if (other !== undefined) return other;
  // "toppled", "ruled": no English verb ends in a consonant and l, and those in -ul double it.
  if (twin !== undefined && /(?:[bcdfgkpstz]|[^aeo]u)led$/.test(lower)) return lower.slice(0, -1);
  const stem = /^VB[DNG]$/.test(xpos) ? /^(.+)(?:ed|ing)$/.exec(lower)?.[1] : undefined;
  if (stem !== undefined && TAKES_E.test(stem)) return `${stem}e`;
  if (stem !== undefined && IS_WHOLE.test(stem)) return stem;
  return applyRules(xpos === 'NNPS' ? form : lower, xpos, model.rules);
}

/** Applies the rule of the longest suffix that has one. */
export function applyRules(word: string, xpos: string, rules: ReadonlyMap<string, string>): string {
  for (let length = Math.min(LONGEST_SUFFIX, word.length); length >= 0; length -= 1) {
    const rule = rules.get(`${xpos} ${word.slice(word.length - length)}`);
    if (rule === undefined) continue;
    const plus = rule.indexOf('+');
    const cut = Number(rule.slice(1, plus));
    if (cut < word.length) return word.slice(0, word.length - cut) + rule.slice(plus + 1);
  }
  return word;
}

/** The rule that makes `lemma` from `word`, or undefined when they share no beginning. */
export function ruleFor(word: string, lemma: string): string | undefined {
  let same = 0;
  while (same < word.length && same < lemma.length && word[same] === lemma[same]) same += 1;
  if (same === 0 && word !== '') return undefined;
  return `-${word.length - same}+${lemma.slice(same)}`;
}

/** Suffixes of a word, shortest first, that rules are kept for. */
export function suffixesOf(word: string): readonly string[] {
  return Array.from({ length: Math.min(LONGEST_SUFFIX, word.length) + 1 }, (_, length) =>
    word.slice(word.length - length),
  );
}
