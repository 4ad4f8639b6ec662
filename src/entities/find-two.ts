import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { SentenceView } from '../mentions/sentence-view.ts';
import type { ResolvedMention } from './entity.ts';
import { findPair } from './find-pair.ts';

type Text = {
  readonly sentence: number;
  readonly views: readonly SentenceView[];
  readonly bySentence: readonly (readonly ResolvedMention[])[];
  readonly gazetteer: Gazetteer;
};

/** "A met with B. They ...": two people before two groups. */
export function metIn(
  view: SentenceView,
  mentions: readonly ResolvedMention[],
  { at, back, gazetteer }: { readonly at: number; readonly back: number; readonly gazetteer: Gazetteer },
): readonly ResolvedMention[] | undefined {
  const question = { before: back === 0 ? at : Number.POSITIVE_INFINITY, gazetteer };
  return (
    findPair(view, mentions, { ...question, type: 'person' }) ??
    findPair(view, mentions, { ...question, type: 'group' })
  );
}

/** "Both said ...", "Both have denied it": the two spoken of last. */
export function bothOf(
  view: SentenceView,
  at: number,
  { sentence, views, bySentence, gazetteer }: Text,
): readonly ResolvedMention[] | undefined {
  const word = view.words[at];
  if (word === undefined || !/^(?:both|neither)$/.test(view.folded[at] ?? '') || !/^(?:nsubj|obj)/.test(word.deprel))
    return undefined;
  if ((view.children[at] ?? []).some((child) => /^(?:nmod|conj)/.test(view.words[child]?.deprel ?? '')))
    return undefined;
  for (let back = 0; back <= 1 && sentence - back >= 0; back += 1) {
    const there = views[sentence - back];
    const pair =
      there === undefined ? undefined : metIn(there, bySentence[sentence - back] ?? [], { at, back, gazetteer });
    if (pair === undefined) continue;
    return pair.map((one) => ({
      ...one,
      sentence,
      first: at,
      last: at + 1,
      head: at,
      start: word.start,
      end: word.end,
      surface: word.form,
      how: 'pronoun',
      candidates: [one.entity],
    }));
  }
  return undefined;
}
