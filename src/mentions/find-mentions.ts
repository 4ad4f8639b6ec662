import { yearOf } from '../corpus/article.ts';
import { datelineLength } from '../text/dateline.ts';
import { type Document, locate } from '../text/document.ts';
import { type Draft, isInside, meets } from './draft.ts';
import { findDirectedPlaces } from './find-directed-places.ts';
import { findGenericActors } from './find-generic-actors.ts';
import { findGiven } from './find-given.ts';
import { findKnown } from './find-known.ts';
import { findNewNames } from './find-new-names.ts';
import { findPartyTags, isHomeState } from './find-party-tags.ts';
import { findSurnames, surnamesIn } from './find-surnames.ts';
import type { Gazetteer } from './gazetteer.ts';
import { asNamesake, countriesNamed, inContext } from './known-by-context.ts';
import type { Mention } from './mention.ts';
import { viewSentence } from './sentence-view.ts';
import { settleNames } from './settle-names.ts';

/** Everything in a document that names a person, group or place, in text order. Pronouns and bare descriptions are no names. */
export function findMentions(document: Document, gazetteer: Gazetteer): readonly Mention[] {
  const views = document.sentences.map((sentence) => viewSentence(sentence, gazetteer));
  const matched = views.map((view) => findKnown(view));
  const countries = countriesNamed(matched, gazetteer);
  const context = { gazetteer, countries, year: yearOf(document.article) };
  const known = matched.map((here) => inContext(here, context));
  const meant = new Set(known.flatMap((drafts) => drafts.flatMap(({ candidates }) => candidates)));
  const found = views.map((view, at): readonly Draft[] => {
    const given = findGiven(view, document.article.mentions);
    const allowed = (known[at] ?? []).filter((draft) =>
      given.every((one) => !meets(one, draft) || (isInside(draft, one) && !isInside(one, draft))),
    );
    const generic = findGenericActors(view, [...given, ...allowed]);
    const directed = findDirectedPlaces(view, allowed);
    const tags = findPartyTags(view);
    const listed = [
      ...allowed.filter((draft) => !generic.replaced.includes(draft) && !directed.replaced.includes(draft)),
      ...generic.drafts,
      ...directed.drafts,
    ];
    const kept = [...given, ...tags.drafts, ...listed.filter((draft) => !tags.covers(draft))];
    const names = findNewNames(view, kept)
      .filter((draft) => !tags.covers(draft))
      .map((draft) => asNamesake(draft, meant, context));
    const all = [...kept.filter((draft) => names.every((name) => isKept(draft, name))), ...names];
    return all.filter((draft) => draft.how === 'given' || !isHomeState(view, draft, all));
  });
  const drafts = settleNames(found, views);
  const surnames = surnamesIn(drafts.flat(), gazetteer);
  return views.flatMap((view, at) => {
    const lead = datelineLength(view.words);
    // The agency in a dateline is not in the story.
    const here = (drafts[at] ?? []).filter(
      (draft) => draft.last > lead || draft.type === 'place' || draft.how === 'given',
    );
    return [...here, ...findSurnames(view, here, surnames)]
      .sort((a, b) => a.first - b.first || b.last - a.last)
      .map((draft) => ({ ...draft, ...locate(document, { ...draft, sentence: at }) }));
  });
}

/** A name swallows the listed names inside it ("Washington" of "Washington Institute"), except a state that it belongs to. */
function isKept(draft: Draft, name: Draft): boolean {
  return draft.how === 'given' || draft.kind === 'state' || !isInside(draft, name);
}
