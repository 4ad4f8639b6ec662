import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { SentenceView } from '../mentions/sentence-view.ts';
import type { Word } from '../text/document.ts';
import type { ResolvedMention, Unresolved } from './entity.ts';

const REASON = 'the fast reader links names only';
const PRONOUN = /^(?:he|him|his|himself|she|her|hers|herself|it|its|itself|they|them|their|theirs|themselves)$/;
const DEFINITE = /^(?:the|this|that|these|those|both)$/;
const NOUNS = ['titles/offices', 'coreference/person-nouns', 'coreference/group-nouns', 'coreference/place-nouns'];

/** Pronouns of the third person and descriptions such as "the group" that no mention covers, in text order: whom they mean is not asked. */
export function leftOpen(
  views: readonly SentenceView[],
  mentions: readonly ResolvedMention[],
  gazetteer: Gazetteer,
): readonly Unresolved[] {
  const covered = new Set<string>();
  for (const { sentence, first, last } of mentions)
    for (let at = first; at < last; at += 1) covered.add(`${sentence}:${at}`);
  return views.flatMap((view, sentence) =>
    view.words.flatMap((word): readonly Unresolved[] => {
      if (covered.has(`${sentence}:${word.index}`)) return [];
      if (/^PRP/.test(word.xpos) && PRONOUN.test(view.folded[word.index] ?? ''))
        return [openMention(view, word.index, word, 'pronoun')];
      return isDescription(view, word, gazetteer)
        ? [openMention(view, startOf(view, word.index), word, 'description')]
        : [];
    }),
  );
}

/** "the Russian foreign minister", "this group". */
function isDescription(view: SentenceView, { index, xpos, lemma }: Word, gazetteer: Gazetteer): boolean {
  if (!/^NNS?$/.test(xpos) || !NOUNS.some((list) => gazetteer.words(list).has(lemma))) return false;
  return (view.children[index] ?? []).some((child) => DEFINITE.test(view.folded[child] ?? ''));
}

/** Where a phrase begins: its article, its adjectives. */
function startOf(view: SentenceView, at: number): number {
  return (view.children[at] ?? [])
    .filter((child) => child < at && /^(?:det|amod|compound|nummod)/.test(view.words[child]?.deprel ?? ''))
    .reduce((first, child) => Math.min(first, child), at);
}

function openMention(
  { sentence, words }: SentenceView,
  first: number,
  { index, start, end, form }: Word,
  how: 'pronoun' | 'description',
): Unresolved {
  const span = {
    sentence: sentence.index,
    first,
    last: index + 1,
    head: index,
    start: words[first]?.start ?? start,
    end,
  };
  return { ...span, surface: '', type: 'group', kind: null, how, candidates: [], name: form, reason: REASON };
}
