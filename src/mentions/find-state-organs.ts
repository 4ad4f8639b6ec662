import type { Draft } from './draft.ts';
import { entryOf } from './gazetteer.ts';
import type { SentenceView } from './sentence-view.ts';

/** "Syrian troops", "the Obama administration": a head of the list behind a state, or behind who governs it. */
export function matchState(
  view: SentenceView,
  at: number,
  found: readonly Draft[],
): { readonly draft: Draft; readonly replaces?: Draft } | undefined {
  const xpos = view.words[at]?.xpos ?? '';
  const form = view.folded[at] ?? '';
  if (!/^NNP?S?$/.test(xpos) || !view.isOf('state-phrases/heads', at)) return undefined;
  // "the Russian foreign minister" is a person; "Russian ministers" are Russia.
  if (/^NNP?$/.test(xpos) && view.isOf('state-phrases/persons', at)) return undefined;
  if (found.some((draft) => draft.first <= at && at < draft.last)) return undefined;
  const before = nearestBefore(view, at, found);
  const entry = entryOf(view.gazetteer, before);
  const isGoverned = form === 'administration' && entry?.type === 'person';
  const state = entry?.kind === 'state' ? entry.id : isGoverned ? entry.offices[0]?.of : undefined;
  if (before === undefined || state === undefined) return undefined;
  const name = view.gazetteer.entries.get(state)?.name ?? '';
  const span = { first: before.first, last: at + 1, head: at };
  return {
    draft: { ...span, type: 'group', kind: 'state', how: 'alias', candidates: [state], name },
    ...(isGoverned ? {} : { replaces: before }),
  };
}

/** A state right before the word, with only adjectives and nouns between: "Syrian government forces", "U.S. military officials". */
function nearestBefore(view: SentenceView, at: number, found: readonly Draft[]): Draft | undefined {
  for (let before = at - 1; before >= Math.max(0, at - 4); before -= 1) {
    const draft = found.find((one) => one.last === before + 1);
    if (draft !== undefined) return view.folded[before] !== "'s" ? draft : undefined;
    const xpos = view.words[before]?.xpos ?? '';
    if (!/^(?:JJ|NN|NNP|VBN|VBG|HYPH|NNS|POS)/.test(xpos) || view.isOf('state-phrases/parting', before))
      return undefined;
  }
  return undefined;
}
