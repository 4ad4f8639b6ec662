import { makeEntityId } from '../base/ids.ts';
import type { Draft } from './draft.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { SentenceView } from './sentence-view.ts';

type Found = { readonly drafts: readonly Draft[]; readonly replaced: readonly Draft[] };

/** Bodies known by a description: "the international community", "Gulf Arab states", "Russian media", "sources close to the talks". */
export function findBodies(view: SentenceView, found: readonly Draft[], gazetteer: Gazetteer): Found {
  const drafts: Draft[] = [];
  for (let at = 0; at < view.words.length; at += 1) {
    const draft =
      findPhrase(view, at, gazetteer) ??
      findStates(view, at, gazetteer) ??
      findMedia(view, { at, found }, gazetteer) ??
      findSources(view, at, gazetteer);
    if (draft === undefined) continue;
    if (found.some((one) => one.how === 'given' && one.first < draft.last && draft.first < one.last)) continue;
    drafts.push(draft);
    at = draft.last - 1;
  }
  return {
    drafts,
    replaced: found.filter((one) =>
      drafts.some((draft) => draft.first <= one.first && one.last <= draft.last && draft.kind !== 'sources'),
    ),
  };
}

function makeBody(
  { first, last, head }: { readonly first: number; readonly last: number; readonly head: number },
  kind: string,
  name: string,
): Draft {
  const full = name.charAt(0).toUpperCase() + name.slice(1);
  return {
    first,
    last,
    head,
    type: 'group',
    kind,
    how: 'name',
    candidates: [makeEntityId('group', full)],
    name: full,
  };
}

function findPhrase(view: SentenceView, at: number, gazetteer: Gazetteer): Draft | undefined {
  const phrases = gazetteer.words('description-heads/bodies');
  for (const length of [3, 2]) {
    const phrase = view.folded.slice(at, at + length).join(' ');
    if (phrases.has(phrase))
      return makeBody({ first: at, last: at + length, head: at + length - 1 }, 'organisation', phrase);
  }
  return undefined;
}

/** A run of region words, the first one capitalised, and "countries" or the like. */
function findStates(view: SentenceView, at: number, gazetteer: Gazetteer): Draft | undefined {
  const regions = gazetteer.words('description-heads/regions');
  if (!/^\p{Lu}/u.test(view.forms[at] ?? '') || /^\p{Lu}/u.test(view.forms[at - 1] ?? '')) return undefined;
  let last = at;
  while (regions.has(view.folded[last] ?? '')) last += 1;
  if (last === at || !gazetteer.words('description-heads/states-together').has(view.folded[last] ?? ''))
    return undefined;
  if (/^\p{Lu}/u.test(view.forms[last] ?? '')) return undefined;
  const name = `${view.forms.slice(at, last).join(' ')} countries`;
  return makeBody({ first: at, last: last + 1, head: last }, 'coalition', name);
}

/** "Russian media", "Iranian state television": a state's press taken together. */
function findMedia(
  view: SentenceView,
  { at, found }: { readonly at: number; readonly found: readonly Draft[] },
  gazetteer: Gazetteer,
): Draft | undefined {
  const state = found.find((draft) => draft.first === at && draft.kind === 'state' && draft.how === 'alias');
  if (
    state === undefined ||
    !gazetteer.entries.get(state.candidates[0] ?? makeEntityId('group', ''))?.adjectives.length
  )
    return undefined;
  let last = state.last;
  while (/^(?:state|state-run|state-owned|official|local|run|owned|-|news)$/.test(view.folded[last] ?? '')) last += 1;
  if (!gazetteer.words('description-heads/media').has(view.folded[last] ?? '')) return undefined;
  if (/^\p{Lu}/u.test(view.forms[last] ?? '')) return undefined;
  const adjective =
    gazetteer.entries.get(state.candidates[0] ?? makeEntityId('group', ''))?.adjectives[0] ?? state.name;
  const isOfState = view.folded.slice(state.last, last).some((form) => form === 'state' || form === 'official');
  const name = `${adjective} ${isOfState ? 'state media' : 'media'}`;
  return makeBody({ first: at, last: last + 1, head: last }, 'media', name);
}

/** "sources close to the negotiations": unnamed, but told by what they are close to. */
function findSources(view: SentenceView, at: number, gazetteer: Gazetteer): Draft | undefined {
  if (!gazetteer.words('description-heads/sources').has(view.folded[at] ?? '')) return undefined;
  if (view.folded[at + 1] !== 'close' && view.folded[at + 1] !== 'familiar') return undefined;
  let last = at + 3;
  while (last < view.words.length && last - at < 8 && !/^(?:NNS?|NNPS?)$/.test(view.words[last]?.xpos ?? '')) last += 1;
  while (/^NN/.test(view.words[last]?.xpos ?? '')) last += 1;
  const name = view.forms.slice(at, last).join(' ');
  return makeBody({ first: at, last, head: at }, 'sources', name);
}
