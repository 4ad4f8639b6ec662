import { type EntityId, typeOf, withType } from '../base/ids.ts';
import { editDistance } from '../base/nearest.ts';
import type { GazetteerEntry } from '../schema/schema.ts';
import { foldForm } from '../text/fold-form.ts';
import type { Hit } from '../text/names/name-forms.ts';
import type { Draft } from './draft.ts';
import { isCalendarWord, isDateline } from './find-new-names.ts';
import { entryOf, type FormMatch, type Gazetteer, isGivenName, isTitle, matchForm } from './gazetteer.ts';
import { readsAsActor } from './read-state.ts';
import { headOf, type SentenceView } from './sentence-view.ts';

/** Names that the gazetteer lists, each read as what it means where it stands. */
export function findKnown(view: SentenceView): readonly Draft[] {
  const drafts: Draft[] = [];
  for (let at = 0; at < view.words.length; at += 1) {
    const form = matchForm(view.gazetteer, view.forms, view.folded, at);
    if (form === undefined || isOutdone(view, form)) continue;
    const match = withFirstName(view, form, drafts.at(-1)?.last ?? 0);
    const draft = readMatch(view, match);
    if (draft === undefined) continue;
    if (isOfAnotherState(view, draft, drafts.at(-1))) continue;
    drafts.push(draft);
    at = match.last - 1;
  }
  return drafts;
}

/** "the Gulf" of "the Gulf Cooperation Council": the name behind the article is the longer one. */
function isOutdone(view: SentenceView, form: FormMatch): boolean {
  if (view.folded[form.first] !== 'the') return false;
  const behind = matchForm(view.gazetteer, view.forms, view.folded, form.first + 1);
  return behind !== undefined && behind.last > form.last;
}

/** "Peru's Congress" is not the one that the bare word means. */
function isOfAnotherState(view: SentenceView, draft: Draft, before: Draft | undefined): boolean {
  const entry = entryOf(view.gazetteer, draft);
  if (before?.kind !== 'state' || entry?.partOf == null || draft.candidates.length > 1) return false;
  const isOwned = /^['’]s?$/.test(view.folded[before.last] ?? '') && before.last + 1 === draft.first;
  const isAdjective = before.last === draft.first && view.words[before.last - 1]?.xpos === 'JJ';
  const whole = view.gazetteer.entries.get(entry.partOf);
  return (isOwned || isAdjective) && whole?.kind === 'state' && !before.candidates.includes(entry.partOf);
}

/** A surname takes its first name along ("Ada M. Lind", "Omar] Haddad"); somebody else's first name rules a bearer out. */
function withFirstName(view: SentenceView, match: FormMatch, from: number): FormMatch {
  const isSurname = (hit: Hit) => hit.form === 'surname';
  if (!match.hits.some(isSurname)) return match;
  let first = match.first - 1;
  while (first > from && /^(?:\p{Lu}\.?|\]|-|al)$/iu.test(view.forms[first] ?? '')) first -= 1;
  const before = view.folded[first] ?? '';
  if (first < from || view.words[first]?.xpos !== 'NNP' || !/^\p{Lu}\p{L}+$/u.test(view.forms[first] ?? ''))
    return match;
  if (isTitle(before, view.gazetteer) || isCalendarWord(before, view.gazetteer)) return match;
  const named = match.hits.filter((hit) => {
    const name = foldForm(view.gazetteer.entries.get(hit.id)?.name.split(' ')[0] ?? '');
    return isSurname(hit) && (name === before || (name[0] === before[0] && editDistance(name, before) <= 2));
  });
  if (named.length > 0) return { ...match, first, hits: named };
  const isJoined = view.words[match.first]?.deprel === 'flat' && view.words[match.first]?.head === first;
  return isGivenName(before, view.gazetteer) || isJoined
    ? { ...match, hits: match.hits.filter((hit) => !isSurname(hit)) }
    : match;
}

/** Chooses among the entries that a form may mean, by how it is used. */
function readMatch(view: SentenceView, match: FormMatch): Draft | undefined {
  if (isPartOfLongerName(view, match) || isPartOfRegion(view, match) || isMonth(view, match)) return undefined;
  const head = headOf(view.words, match.first, match.last);
  const chosen = chooseHits(view, match, head);
  const [best] = chosen;
  if (best === undefined) return undefined;
  const entry = governedBy(best.id, view.gazetteer);
  return {
    first: match.first,
    last: match.last,
    head,
    type: entry?.type ?? typeOf(best.id),
    kind: entry?.kind ?? null,
    how: 'alias',
    candidates: entry === undefined || entry.id === best.id ? chosen.map((hit) => hit.id) : [entry.id],
    name: entry?.name ?? view.forms.slice(match.first, match.last).join(' '),
  };
}

/** "in May" is a month; "Prime Minister May" is not. */
function isMonth(view: SentenceView, match: FormMatch): boolean {
  return (
    match.last - match.first === 1 &&
    view.isOf('homographs/calendar', match.first) &&
    match.hits.every((hit) => hit.form === 'surname') &&
    !isTitle(view.folded[match.first - 1] ?? '', view.gazetteer)
  );
}

/** A government stands for its state: "the Obama administration". */
function governedBy(id: EntityId, gazetteer: Gazetteer): GazetteerEntry | undefined {
  const entry = gazetteer.entries.get(id);
  const state =
    entry?.kind === 'government' && entry.actsFor !== null ? gazetteer.entries.get(entry.actsFor) : undefined;
  return state ?? entry;
}

function chooseHits(view: SentenceView, match: FormMatch, head: number): readonly Hit[] {
  const groups = match.hits.filter((hit) => typeOf(hit.id) === 'group');
  const places = match.hits.filter((hit) => typeOf(hit.id) === 'place');
  const people = match.hits.filter((hit) => typeOf(hit.id) === 'person');
  if (places.length > 0 && isDateline(view, match)) return places;
  const adjective = groups.filter((hit) => hit.form === 'adjective' || hit.form === 'demonym');
  if (adjective.length > 0) return landOf(view, head, adjective) ?? adjective;
  if (people.length > 0 && groups.length === 0) return people;
  if (groups.length > 0 && places.length > 0) {
    const isMetonym = groups.every((hit) => hit.form === 'metonym');
    return readsAsActor(view, head, isMetonym ? 'metonym' : 'name') ? groups : places;
  }
  return groups.length > 0 ? groups : places.length > 0 ? places : people;
}

/** "the Syrian border", "the northern Syrian city": the land, where the state's adjective stands by a word for land. */
function landOf(view: SentenceView, head: number, hits: readonly Hit[]): readonly Hit[] | undefined {
  const word = view.words[head];
  const governor = view.words[word?.head ?? -1];
  if (word === undefined || !/^(?:amod|compound)/.test(word.deprel) || governor === undefined || governor.index < head)
    return undefined;
  if (!view.gazetteer.words('states/lands-of-adjectives').has(governor.lemma)) return undefined;
  return hits.map((hit) => ({ ...hit, id: withType(hit.id, 'place') }));
}

/** "the West African bloc" is not the West's, and Ersin Tatar no Tatar. */
function isPartOfRegion(view: SentenceView, match: FormMatch): boolean {
  if (view.folded[match.last - 1] === 'west') return /^\p{Lu}/u.test(view.forms[match.last] ?? '');
  const word = view.words[match.first];
  const before = view.words[match.first - 1];
  if (!match.hits.every((hit) => hit.form === 'adjective' || hit.form === 'demonym')) return false;
  return word?.deprel === 'flat' && word.xpos === 'NNP' && before?.xpos === 'NNP' && word.head === before.index;
}

/** "Paris Hilton", "New York Times" when only its first words are listed: a capitalised name word goes on, or came before. */
function isPartOfLongerName(view: SentenceView, match: FormMatch): boolean {
  const isSurname = match.hits.every((hit) => hit.form === 'surname');
  if (!isSurname && !match.hits.every((hit) => typeOf(hit.id) === 'place')) return false;
  const isName = (at: number) => {
    const word = view.words[at];
    return word !== undefined && word.xpos === 'NNP' && /^\p{Lu}\p{Ll}/u.test(word.form);
  };
  const isParticle =
    /^(?:al|el|an|ar|as|at|az)$/.test(view.folded[match.last] ?? '') && view.folded[match.last + 1] === '-';
  if (isParticle && isName(match.last + 2)) return true;
  const before = view.words[match.first - 1];
  const flatBefore =
    before !== undefined &&
    isName(match.first - 1) &&
    /^(?:flat|compound)/.test(view.words[match.first]?.deprel ?? '') &&
    view.words[match.first]?.head === before.index;
  if (isSurname) return isName(match.last) && /^(?:flat|compound)/.test(view.words[match.last]?.deprel ?? '');
  return flatBefore || (isName(match.last) && view.words[match.last]?.deprel === 'flat');
}
