import { type EntityId, entityId } from '../base/ids.ts';
import { type Draft, isInside, newName } from './draft.ts';
import { entryOf, type Gazetteer, isGivenName } from './gazetteer.ts';
import { headOf, type SentenceView } from './sentence-view.ts';

type Here = { readonly view: SentenceView; readonly drafts: readonly Draft[] };

/**
 * Lands that are something else here: people called Chad or Washington, papers called after a land, towns of the US that share
 * the name of a capital ("Lima, Ohio"), and the Georgia of Atlanta. `isHome` says that the article is of the United States.
 */
export function settleLands(here: Here, isHome: boolean): readonly Draft[] {
  const people = mergeBy(here, here.drafts, asPerson);
  const bodies = mergeBy(here, people, asBody);
  return bodies.map(
    (draft) =>
      asTown(here, draft) ?? asGoverned(here, draft) ?? asUsState({ ...here, drafts: bodies }, draft, isHome) ?? draft,
  );
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

const US = entityId('group/united-states');
const GEORGIA = { state: entityId('group/georgia'), land: entityId('place/georgia'), us: entityId('place/georgia-us') };

/** Washington has a governor where it is the state: "Washington Gov. X", "the governor of Washington". */
function asGoverned({ view }: Here, draft: Draft): Draft | undefined {
  const entry = view.gazetteer.entries.get(entityId('place/washington-state'));
  if (entry === undefined || view.forms.slice(draft.first, draft.last).join(' ') !== 'Washington') return undefined;
  const isOfGovernor = view.folded[draft.first - 1] === 'of' && /^gov/.test(view.folded[draft.first - 2] ?? '');
  if (!isOfGovernor && !/^(?:gov\.?|governor|gubernatorial)$/.test(view.folded[draft.last] ?? '')) return undefined;
  return { ...draft, type: 'place', kind: 'province', candidates: [entry.id], name: entry.name };
}

/** Georgia before a governor or behind a town of the US, or in an article of the US that has nothing of the Caucasus. */
function asUsState({ view, drafts }: Here, draft: Draft, isHome: boolean): Draft | undefined {
  const isGeorgia = draft.candidates.some((id) => id === GEORGIA.state || id === GEORGIA.land || id === GEORGIA.us);
  if (!isGeorgia || view.folded[draft.first] !== 'georgia' || draft.last - draft.first > 1) return undefined;
  const town = drafts.find((one) => one.last === draft.first - 1 && view.folded[one.last] === ',');
  // A town that no list has is smaller than the capital of anywhere.
  const isBehindTown = town?.type === 'place' && (entryOf(view.gazetteer, town)?.country ?? US) === US;
  const next = view.folded[draft.last] === "'s" ? draft.last + 1 : draft.last;
  const isOfGovernor = view.folded[draft.first - 1] === 'of' && /^gov/.test(view.folded[draft.first - 2] ?? '');
  const isGoverned = view.isOf('homographs/behind-us-states', next);
  if (!isBehindTown && !isOfGovernor && !isGoverned && !isHome) return undefined;
  return { ...draft, type: 'place', kind: 'province', candidates: [GEORGIA.us], name: 'Georgia' };
}

/** Whether an article names states of the US and nothing of the Georgia in the Caucasus but its bare name. */
export function isOfUsStates(drafts: readonly Draft[], gazetteer: Gazetteer): boolean {
  const isCaucasian = ({ candidates, name }: Draft) =>
    name !== 'Georgia' && candidates.some((id: EntityId) => gazetteer.entries.get(id)?.country === GEORGIA.state);
  return drafts.some((one) => isUsState(gazetteer, one) && one.name !== 'Georgia') && !drafts.some(isCaucasian);
}
