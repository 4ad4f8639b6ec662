import { foldForm } from '../text/fold-form.ts';
import { isSurnameFirst, withoutSuffix } from '../text/names/name-forms.ts';
import { type Draft, newName } from './draft.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { SentenceView } from './sentence-view.ts';

/** Folded surnames of the people that an article names in full. */
export function surnamesIn(drafts: readonly Draft[], gazetteer: Gazetteer): ReadonlySet<string> {
  const surnames = new Set<string>();
  for (const draft of drafts) {
    const words = draft.type === 'person' ? withoutSuffix(draft.name.split(/[\s-]+/)) : [];
    const first = foldForm(words[0] ?? '');
    const last = foldForm(words.at(-1) ?? '');
    if (isSurnameFirst(draft.name) || (words.length > 1 && gazetteer.words('coreference/surname-first').has(first)))
      surnames.add(first);
    if (words.length > 1 && last.length > 2) surnames.add(last);
  }
  return surnames;
}

/** Surnames that stand alone, of people named in full anywhere in the article. */
export function findSurnames(
  view: SentenceView,
  found: readonly Draft[],
  surnames: ReadonlySet<string>,
): readonly Draft[] {
  if (surnames.size === 0) return [];
  return view.words.flatMap((word): readonly Draft[] => {
    const at = word.index;
    if (!/^\p{Lu}/u.test(word.form) || !/^(?:NN|JJ)/.test(word.xpos)) return [];
    if (!surnames.has(view.folded[at] as string) || found.some((one) => one.first <= at && at < one.last)) return [];
    // "May said", but not "in May".
    if (view.isOf('homographs/calendar', at) && !/^nsubj/.test(word.deprel) && view.folded[at + 1] !== "'s") return [];
    return [newName({ first: at, last: at + 1, head: at, type: 'person', kind: null, name: word.form })];
  });
}
