import { tokenise } from '../text/tokenise.ts';
import type { NamedSentence } from './read-names.ts';

/** Names of each type that may take each other's place while learning. */
export type NameStock = Readonly<Record<'person' | 'group' | 'place' | 'other', readonly string[]>>;

/** A copy of a sentence in which about half of the names are others of their type; undefined where none was changed. */
export function withOtherNames(
  { forms, names }: NamedSentence,
  stock: NameStock,
  random: () => number,
): NamedSentence | undefined {
  const changed: string[] = [];
  const found: NamedSentence['names'][number][] = [];
  let [at, count] = [0, 0];
  for (const { first, last, type } of names) {
    changed.push(...forms.slice(at, first));
    const others = stock[type];
    const isOther = others.length > 0 && random() < 0.6;
    const words = isOther
      ? tokenise(others[Math.floor(random() * others.length)] as string).map(({ form }) => form)
      : forms.slice(first, last);
    if (isOther) count += 1;
    found.push({ first: changed.length, last: changed.length + words.length, type });
    changed.push(...words);
    at = last;
  }
  changed.push(...forms.slice(at));
  return count === 0 ? undefined : { forms: changed, names: found };
}
