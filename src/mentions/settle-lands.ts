import type { EntityId } from '../base/ids.ts';
import { type Draft, isInside, newName } from './draft.ts';
import { entryOf, type Gazetteer, isGivenName } from './gazetteer.ts';
import { headOf, type SentenceView } from './sentence-view.ts';
import { sharedName } from './shared-names.ts';

type Here = { readonly view: SentenceView; readonly drafts: readonly Draft[] };

/**
 * Lands that are something else here: people called Chad or Washington, papers called after a land, towns of the US that share
 * the name of a capital ("Lima, Ohio"), and the Georgia of Atlanta. `all` are the names of the article.
 */
export function settleLands(here: Here, all: readonly Draft[]): readonly Draft[] {
  const people = mergeBy(here, here.drafts, asPerson);
  const bodies = mergeBy(here, people, asBody);
  return bodies.map((draft) => asTown(here, draft) ?? asUsState({ ...here, drafts: bodies }, draft, all) ?? draft);
}

/** Replaces each land by what it becomes, and what lies inside that. */
function mergeBy(
  here: Here,
  drafts: readonly Draft[],
  read: (here: Here, draft: Draft) => Draft | undefined,
): readonly Draft[] {
  const made = drafts.flatMap((draft) => (isLand(draft) ? (read({ ...here, drafts }, draft) ?? []) : []));
  return made.length === 0 ? drafts : [...drafts.filter((draft) => !made.some((one) => isInside(draft, one))), ...made];
}

function isLand(draft: Draft): boolean {
  return draft.how === 'alias' && (draft.type === 'place' || draft.kind === 'state');
}

function isName(view: SentenceView, at: number): boolean {
  return /^NNP$/.test(view.words[at]?.xpos ?? '') && /^\p{Lu}\p{Ll}+$/u.test(view.forms[at] ?? '');
}

/** "Michael Jordan", "Chad Smith": a first name before a land of one word, or a land that is one before a surname. */
function asPerson({ view, drafts }: Here, { first, last }: Draft): Draft | undefined {
  if (last - first !== 1 || !/^\p{Lu}\p{Ll}+$/u.test(view.forms[first] ?? '')) return undefined;
  const isFirst = (at: number) => isName(view, at) && isGivenName(view.folded[at] ?? '', view.gazetteer);
  const isOther = (at: number) =>
    drafts.some((one) => one.first <= at && at < one.last && one.first !== first && one.type !== 'person');
  if (isFirst(first - 1) && !isOther(first - 1)) return makePerson(view, first - 1, last);
  const isGiven = view.isOf('homographs/first-names', first);
  const isBody = [
    'description-heads/organisation',
    'description-heads/places',
    'titles/offices',
    'state-phrases/heads',
  ].some((list) => view.isOf(list, last));
  if (isGiven && isName(view, last) && !isBody && !isOther(last) && view.words[last]?.deprel === 'flat')
    return makePerson(view, first, last + 1);
  return undefined;
}

function makePerson(view: SentenceView, first: number, last: number): Draft {
  const name = view.forms.slice(first, last).join(' ');
  return newName({ first, last, head: headOf(view.words, first, last), type: 'person', kind: null, name });
}

/** "China Daily", "Kuwait Airways": a land before a word that papers, airlines and banks are called by. */
function asBody({ view }: Here, { first, last }: Draft): Draft | undefined {
  if (!isName(view, last) || !view.isOf('homographs/behind-lands', last)) return undefined;
  const name = view.forms.slice(first, last + 1).join(' ');
  const kind = view.isOf('body-kinds/media', last) ? 'media' : 'company';
  return newName({ first, last: last + 1, head: last, type: 'group', kind, name });
}

function isUsState(gazetteer: Gazetteer, draft: Draft | undefined): boolean {
  const entry = entryOf(gazetteer, draft);
  return entry?.kind === 'province' && entry.country === 'group/united-states';
}

/** "Lima, Ohio", "Lebanon, Tennessee": a town of its own, whatever capital or land has the name. */
function asTown({ view, drafts }: Here, draft: Draft): Draft | undefined {
  const { first, last } = draft;
  const entry = entryOf(view.gazetteer, draft);
  if (!isLand(draft) || view.folded[last] !== ',') return undefined;
  if (entry?.country === 'group/united-states' || entry?.id === 'group/united-states') return undefined;
  const state = drafts.find((one) => one.first === last + 1 && isUsState(view.gazetteer, one));
  // A list, "Georgia, Indiana, Missouri".
  if (state === undefined || drafts.some((one) => one.first === state.last + 1 && isUsState(view.gazetteer, one)))
    return undefined;
  if (view.folded[first - 1] === ',' || /^(?:in|and)$/.test(view.folded[last + 1] ?? '')) return undefined;
  const name = `${view.forms.slice(first, last).join(' ')}, ${state.name}`;
  return newName({ ...draft, type: 'place', kind: 'city', name });
}

/**
 * A state of the US that shares its name ("Georgia"): by the words around it; where the other bearer is abroad, also behind a town of the
 * US, or in an article that names states of the US and of that land nothing else.
 */
function asUsState({ view, drafts }: Here, draft: Draft, all: readonly Draft[]): Draft | undefined {
  const { gazetteer } = view;
  const shared = isLand(draft) ? sharedName(view.folded, draft, gazetteer) : undefined;
  if (shared === undefined) return undefined;
  const { id, type, kind, name, country } = shared.entry;
  const other = entryOf(gazetteer, { candidates: draft.candidates.filter((one) => one !== id) });
  const land = other?.kind === 'state' ? other.id : other?.country;
  const town = drafts.find((one) => one.last === draft.first - 1 && view.folded[one.last] === ',');
  // A town that no list has is smaller than the capital of anywhere.
  const isBehindTown = town?.type === 'place' && (entryOf(gazetteer, town)?.country ?? country) === country;
  const isOfLand = (one: EntityId): boolean => gazetteer.entries.get(one)?.country === land;
  const isAbroad = all.some((one) => one.name !== name && one.candidates.some(isOfLand));
  const isHome = !isAbroad && all.some((one) => one.name !== name && isUsState(gazetteer, one));
  if (!shared.isTold && (land === country || !(isBehindTown || isHome))) return undefined;
  return { ...draft, type, kind, candidates: [id], name };
}
