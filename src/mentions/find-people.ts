import { withType } from '../base/ids.ts';
import { foldForm } from '../text/fold-form.ts';
import { type Draft, newName } from './draft.ts';
import type { SentenceView } from './sentence-view.ts';

/** "the Syrian people", "Ukrainian civilians", "Syrians", "the people of Libya": the people, who are not the state. */
export function matchPeople(
  view: SentenceView,
  at: number,
  found: readonly Draft[],
): { readonly draft: Draft; readonly replaces: Draft } | undefined {
  const state = found.find((draft) => draft.first === at && draft.kind !== null && draft.how === 'alias');
  const id = state?.candidates[0];
  if (state === undefined || id === undefined) return undefined;
  const entry = view.gazetteer.entries.get(withType(id, 'group'));
  if (entry?.kind !== 'state') return undefined;
  const word = view.words[state.last - 1];
  const isAdjective = entry.adjectives.some((form) => foldForm(form) === view.folded[at]);
  const make = (first: number, last: number, head: number) => {
    const name = `${entry.adjectives[0] ?? entry.name} civilians`;
    return { draft: newName({ first, last, head, type: 'group', kind: 'people', name }), replaces: state };
  };
  const isPeople = (place: number): boolean => view.isOf('state-phrases/people', place);
  if (isAdjective && isPeople(state.last)) return make(at, state.last + 1, state.last);
  if (view.folded[at - 1] === 'of' && isPeople(at - 2)) return make(at - 2, state.last, at - 2);
  const isPlural =
    state.last - state.first === 1 &&
    word !== undefined &&
    /s$/.test(word.form) &&
    !isAdjective &&
    foldForm(entry.name) !== view.folded[at] &&
    [...entry.demonyms, ...entry.adjectives.map((form) => `${form}s`)].some(
      (form) => foldForm(form) === view.folded[at],
    );
  // "the Russians" is said of Russia; "thousands of Syrians", "many Ukrainians" of people.
  if (isPlural && !(view.children[state.last - 1] ?? []).some((child) => view.folded[child] === 'the'))
    return make(at, state.last, state.last - 1);
  return undefined;
}
