import { hashText } from '../../base/hash-text.ts';
import { foldForm } from '../fold-form.ts';
import type { KnownNames } from './known-names.ts';

/** What the form of a word alone tells; texts as hashes, 0 where there is none. */
export type FormFacts = {
  readonly folded: string;
  /** Of the folded form, and of the form as it stands. */
  readonly form: number;
  readonly own: number;
  readonly shape: number;
  /** The last and the first two letters, then three, then four. */
  readonly affixes: readonly number[];
  /** The last three letters, of a short word all of them. */
  readonly end: number;
  readonly hasCapital: boolean;
  /** Whether a listed name may begin with it. */
  readonly mayBeListed: boolean;
  readonly isAcronym: boolean;
  /** Lists in which the word stands. */
  readonly marks: readonly number[];
};

/** What is known of forms met before: words come again and again, and what lists say of them stays the same. */
const tables = new WeakMap<KnownNames, Map<string, FormFacts>>();
/** More are forgotten all at once. */
const MOST_FORMS = 20_000;

/** Facts of each form, in order. */
export function formFacts(words: readonly { readonly form: string }[], known: KnownNames): readonly FormFacts[] {
  let table = tables.get(known);
  if (table === undefined || table.size > MOST_FORMS) {
    table = new Map();
    tables.set(known, table);
  }
  const facts: FormFacts[] = [];
  for (const { form } of words) {
    let found = table.get(form);
    if (found === undefined) {
      found = factsOf(form, known);
      table.set(form, found);
    }
    facts.push(found);
  }
  return facts;
}

function factsOf(form: string, known: KnownNames): FormFacts {
  const folded = foldForm(form);
  return {
    folded,
    form: hashText(folded),
    own: hashText(form),
    shape: hashText(shapeOf(form)),
    affixes: [2, 3, 4].flatMap((length) =>
      folded.length > length ? [hashText(folded.slice(-length)), hashText(folded.slice(0, length))] : [0, 0],
    ),
    end: hashText(folded.slice(-3)),
    hasCapital: /\p{Lu}/u.test(form),
    mayBeListed: /^\p{Lu}|^al$/u.test(form),
    isAcronym: /^\p{Lu}{2,7}$/u.test(form),
    marks: known.marks(folded).map(hashText),
  };
}

/** Capitals X, small letters x, digits 0, runs of the same once: "McCain" is XxXx, "G20" X0. */
function shapeOf(form: string): string {
  if (/^[A-Z][a-z]+$/.test(form)) return 'Xx';
  if (/^[a-z]+$/.test(form)) return 'x';
  if (/^\p{Lu}+$/u.test(form)) return form.length === 1 ? 'X' : form.length < 5 ? 'XX' : 'XXX';
  return form
    .replace(/\p{Lu}+/gu, 'X')
    .replace(/\p{Ll}+/gu, 'x')
    .replace(/\d+/g, '0')
    .slice(0, 8);
}
