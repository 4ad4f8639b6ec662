import { type Gazetteer, isTitle } from '../mentions/gazetteer.ts';
import { foldForm } from '../text/fold-form.ts';

/** "Rep. Elijah Cummings, D-Md." is called Elijah Cummings: no office and no owner before the name, no tag and no land behind it, where two words are left. */
export function withoutTitle(name: string, gazetteer: Gazetteer): string {
  // "The Herald's Ada Lind".
  const [said = name] = name.replace(/^.*(?:\p{L}['’]s|s['’]) (?=\p{Lu}\S* \p{Lu})/u, '').split(/ (?:--?|–|—) /, 1);
  let left = said
    .replace(/,? ?\(?\b[RDI][-–—]\p{Lu}[\p{L}.]*( \p{Lu}\.)?\)?$/u, '')
    .trim()
    .split(' ');
  // "Dale School of Law Professor Rona Tunda": an office in the midst ends what stands before the name.
  const office = left.findLastIndex(
    (word) =>
      /^\p{Lu}/u.test(word) &&
      ['offices', 'private', 'ranks'].some((list) => gazetteer.words(`titles/${list}`).has(foldForm(word))),
  );
  if (office > 0 && left.length - office > 2) left = left.slice(office + 1);
  left = left
    .join(' ')
    .replace(/^(\p{Lu}\S* \p{Lu}\S*) of \p{Lu}.*$/u, '$1')
    .split(' ');
  for (let cut = lengthOf(left, gazetteer); cut > 0 && left.length - cut >= 2; cut = lengthOf(left, gazetteer))
    left = left.slice(cut);
  const isName =
    left.length >= 2 &&
    left.every((word) =>
      /^[\p{Lu}"“(]|^(?:al|bin|ibn|bint|de|da|del|der|den|di|dos|el|la|le|ten|van|von)$|^(?:al|el|d|ad|as|an|ar|ash|ath|at)[-'’]/u.test(
        word,
      ),
    );
  return isName ? left.join(' ') : name;
}

/** How many words of a title stand first: "Prime Minister" two, "Sen." one. */
function lengthOf(words: readonly string[], gazetteer: Gazetteer): number {
  for (const length of [3, 2, 1]) if (isTitle(foldForm(words.slice(0, length).join(' ')), gazetteer)) return length;
  return 0;
}
