import { hashPart, hashText } from '../../base/hash-text.ts';
import { mix } from '../model/hash.ts';
import { shapeOf } from '../normal-form.ts';
import { type WordForm, wordForm } from '../word-form.ts';

/** Most feature keys of one word. */
export const MAX_WORD_KEYS = 16;
/** How many of a form's first keys name the form itself: in lower case, as written. */
export const NAME_KEYS = 2;
/** How many keys after those tell its shape. */
export const SHAPE_KEYS = 2;
/** Key of the feature that words without a vector of their own have instead. */
export const UNKNOWN_WORD = mix(30, 0);

/** The forms that features see: quotes, dashes and digits made plain; sentences in capitals in lower case with initials. */
export function plainForms(forms: readonly string[]): readonly string[] {
  const facts = forms.map(wordForm);
  const plain = facts.map((fact) => fact.plain);
  if (!isAllCaps(facts)) return plain;
  return plain.map((form) => (form.length > 1 ? (form[0] as string) + form.slice(1).toLowerCase() : form));
}

function isAllCaps(facts: readonly WordForm[]): boolean {
  let upper = 0;
  let lower = 0;
  for (const { letters } of facts) {
    if (letters === 'small') lower += 1;
    else if (letters === 'capital') upper += 1;
  }
  return upper > 3 && lower <= upper / 8;
}

/** Writes the keys of a plain form: the word, its shape, its endings and beginnings. Returns how many. */
export function writeFormKeys(form: string, keys: Int32Array): number {
  const lower = form.toLowerCase();
  let at = 0;
  const put = (template: number, value: number) => {
    keys[at] = mix(template, value);
    at += 1;
  };
  put(1, hashText(lower));
  put(2, form === lower ? 0 : hashText(form));
  put(3, shapeOf(form));
  put(4, hashText(pattern(form)));
  const { length } = lower;
  put(5, hashPart(lower, Math.max(0, length - 1), length));
  for (let size = 2; size <= 5; size += 1) if (length > size) put(4 + size, hashPart(lower, length - size, length));
  for (let size = 1; size <= 4; size += 1) if (length > size) put(10 + size, hashPart(lower, 0, size));
  return at;
}

/** Writes the further keys of the first word of a sentence, whose capital says little. Returns how many. */
export function writeFirstKeys(form: string, keys: Int32Array): number {
  keys[0] = mix(20, 0);
  keys[1] = mix(21, shapeOf(form));
  return 2;
}

/** The word with letters as X and x, runs of one kind shortened: `Xx`, `x-x`, `0.0`. */
function pattern(form: string): string {
  let result = '';
  for (let at = 0; at < form.length && result.length < 8; at += 1) {
    const kind = kindOf(form[at] as string);
    if (!result.endsWith(kind)) result += kind;
  }
  return result;
}

function kindOf(character: string): string {
  if (character >= 'a' && character <= 'z') return 'x';
  if (character >= '0' && character <= '9') return '0';
  const lower = character.toLowerCase();
  if (lower === character.toUpperCase()) return character;
  return lower === character ? 'x' : 'X';
}
