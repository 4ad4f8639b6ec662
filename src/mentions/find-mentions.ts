import { type EntityId, type EntityType, entityId, makeEntityId, typeOf } from '../base/ids.ts';
import { editDistance } from '../base/nearest.ts';
import type { GivenMention } from '../corpus/article.ts';
import type { GazetteerEntry } from '../schema/schema.ts';
import { datelineLength } from '../text/dateline.ts';
import type { Document } from '../text/document.ts';
import { foldForm } from '../text/fold-form.ts';
import type { Draft } from './draft.ts';
import { findBodies } from './find-bodies.ts';
import { findDirectedPlaces } from './find-directed-places.ts';
import { findGenericActors } from './find-generic-actors.ts';
import { findNewNames, isCalendarWord, isDateline } from './find-new-names.ts';
import { findOrganisations } from './find-organisations.ts';
import { findPartyTags, isHomeState } from './find-party-tags.ts';
import { RULERS } from './find-state-organs.ts';
import { findSurnames, surnamesIn } from './find-surnames.ts';
import { type FormMatch, type Gazetteer, type Hit, matchForm } from './gazetteer.ts';
import { asNamesake, countriesNamed, inContext } from './known-by-context.ts';
import type { Mention } from './mention.ts';
import { readsAsActor } from './read-state.ts';
import { caseOf, headOf, type SentenceView, viewSentence } from './sentence-view.ts';
import { settleNames } from './settle-names.ts';

/** Everything in a document that names a person, group or place, in text order. Pronouns and bare descriptions are resolved later. */
export function findMentions(document: Document, gazetteer: Gazetteer): readonly Mention[] {
  const views = document.sentences.map(viewSentence);
  const matched = views.map((view) => findKnown(view, gazetteer));
  const countries = countriesNamed(matched, gazetteer);
  const year = document.article.publishedOn === null ? null : Number(document.article.publishedOn.slice(0, 4));
  const known = matched.map((here) => inContext(here, { gazetteer, countries, year }));
  const meant = new Set(known.flatMap((drafts) => drafts.flatMap(({ candidates }) => candidates)));
  const votes = countryVotes(views, known, gazetteer);
  const country = strongest(votes);
  const ruled = ruledState(views, known, gazetteer);
  const found = views.map((view, at): readonly Draft[] => {
    const given = findGiven(view, document.article.mentions, gazetteer);
    const allowed = (known[at] ?? []).filter((draft) =>
      given.every((one) => apart(one, draft) || (inside(draft, one) && !same(draft, one))),
    );
    const organisations = findOrganisations(view, [...given, ...allowed], gazetteer);
    const listed = [...allowed.filter((draft) => !organisations.replaced.includes(draft)), ...organisations.drafts];
    const bodies = findBodies(view, [...given, ...listed], gazetteer);
    const free = listed.filter((draft) => !bodies.replaced.includes(draft));
    const generic = findGenericActors(view, [...given, ...free, ...bodies.drafts], {
      gazetteer,
      country,
      votes,
      ruled,
    });
    const directed = findDirectedPlaces(view, free);
    const drop = new Set([...generic.replaced, ...directed.replaced]);
    const tags = findPartyTags(view, gazetteer);
    const kept = [
      ...given,
      ...tags.drafts,
      ...[...free.filter((draft) => !drop.has(draft)), ...bodies.drafts, ...generic.drafts, ...directed.drafts].filter(
        (draft) => !tags.covers(draft),
      ),
    ];
    const names = findNewNames(view, kept, gazetteer)
      .filter((draft) => !tags.covers(draft))
      .map((draft) => asNamesake(draft, meant, gazetteer));
    const all = [...kept.filter((draft) => names.every((name) => isKept(draft, name))), ...names];
    return all.filter((draft) => draft.how === 'given' || !isHomeState(view, draft, all, gazetteer));
  });
  const surnames = surnamesIn(found.flat(), gazetteer);
  const drafts = settleNames(found, { gazetteer, views, surnames });
  const named = surnamesIn(drafts.flat(), gazetteer);
  return views.flatMap((view, at) => {
    const lead = datelineLength(view.words);
    // The agency in a dateline is not in the story.
    const here = (drafts[at] ?? []).filter(
      (draft) => draft.last > lead || draft.type === 'place' || draft.how === 'given',
    );
    return [...here, ...findSurnames(view, here, named)]
      .sort((a, b) => a.first - b.first || b.last - a.last)
      .map((draft) => finish(draft, view, document));
  });
}

export function apart(
  a: { readonly first: number; readonly last: number },
  b: { readonly first: number; readonly last: number },
): boolean {
  return a.last <= b.first || b.last <= a.first;
}

/** A name swallows the listed names inside it ("Washington" of "Washington Institute"), except a state that it belongs to. */
function isKept(draft: Draft, name: Draft): boolean {
  return apart(draft, name) || draft.how === 'given' || draft.kind === 'state' || !inside(draft, name);
}

function inside(inner: Draft, outer: Draft): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

function same(a: Draft, b: Draft): boolean {
  return a.first === b.first && a.last === b.last;
}

function finish(draft: Draft, { sentence, words }: SentenceView, document: Document): Mention {
  const start = words[draft.first]?.start ?? sentence.start;
  const end = words[draft.last - 1]?.end ?? start;
  return {
    ...draft,
    sentence: sentence.index,
    start,
    end,
    surface: document.article.text.slice(start, end).replace(/\s+/g, ' '),
  };
}

function findKnown(view: SentenceView, gazetteer: Gazetteer): readonly Draft[] {
  const drafts: Draft[] = [];
  for (let at = 0; at < view.words.length; at += 1) {
    const form = matchForm(gazetteer, view.forms, view.folded, at);
    if (form === undefined || isOutdone(view, form, gazetteer)) continue;
    const match = withFirstName(view, form, drafts.at(-1)?.last ?? 0, gazetteer);
    const draft = readMatch(view, match, gazetteer);
    if (draft === undefined) continue;
    if (isOfAnotherState(view, draft, drafts.at(-1), gazetteer)) continue;
    drafts.push(draft);
    at = match.last - 1;
  }
  return drafts;
}

/** "the Gulf" of "the Gulf Cooperation Council": the name behind the article is the longer one. */
function isOutdone(view: SentenceView, form: FormMatch, gazetteer: Gazetteer): boolean {
  if (view.folded[form.first] !== 'the') return false;
  const behind = matchForm(gazetteer, view.forms, view.folded, form.first + 1);
  return behind !== undefined && behind.last > form.last;
}

/** "Peru's Congress" is not the one that the bare word means. */
function isOfAnotherState(view: SentenceView, draft: Draft, before: Draft | undefined, gazetteer: Gazetteer): boolean {
  const entry = gazetteer.entries.get(draft.candidates[0] ?? ('' as EntityId));
  if (before?.kind !== 'state' || entry?.partOf == null || draft.candidates.length > 1) return false;
  const isOwned = /^['’]s?$/.test(view.folded[before.last] ?? '') && before.last + 1 === draft.first;
  const isAdjective = before.last === draft.first && view.words[before.last - 1]?.xpos === 'JJ';
  const whole = gazetteer.entries.get(entry.partOf);
  return (isOwned || isAdjective) && whole?.kind === 'state' && !before.candidates.includes(entry.partOf);
}

/** A surname takes its first name along ("Ada M. Lind", "Omar] Haddad"); somebody else's first name rules a bearer out. */
function withFirstName(view: SentenceView, match: FormMatch, from: number, gazetteer: Gazetteer): FormMatch {
  const isSurname = (hit: Hit) => hit.form === 'surname';
  if (!match.hits.some(isSurname)) return match;
  let first = match.first - 1;
  while (first > from && /^(?:\p{Lu}\.?|\]|-|al)$/iu.test(view.forms[first] ?? '')) first -= 1;
  const before = view.folded[first] ?? '';
  if (first < from || view.words[first]?.xpos !== 'NNP' || !/^\p{Lu}\p{L}+$/u.test(view.forms[first] ?? ''))
    return match;
  if (isTitleWord(before, gazetteer) || isCalendarWord(before)) return match;
  const named = match.hits.filter((hit) => {
    const name = foldForm(gazetteer.entries.get(hit.id)?.name.split(' ')[0] ?? '');
    return isSurname(hit) && (name === before || (name[0] === before[0] && editDistance(name, before) <= 2));
  });
  if (named.length > 0) return { ...match, first, hits: named };
  const isFirstName =
    gazetteer.words('coreference/male').has(before) || gazetteer.words('coreference/female').has(before);
  const isJoined = view.words[match.first]?.deprel === 'flat' && view.words[match.first]?.head === first;
  return isFirstName || isJoined ? { ...match, hits: match.hits.filter((hit) => !isSurname(hit)) } : match;
}

function isTitleWord(form: string, gazetteer: Gazetteer): boolean {
  return ['offices', 'courtesy', 'qualifiers'].some((list) => gazetteer.words(`titles/${list}`).has(form));
}

/** Chooses among the entries that a form may mean, by how it is used. */
function readMatch(view: SentenceView, match: FormMatch, gazetteer: Gazetteer): Draft | undefined {
  if (
    isPartOfLongerName(view, match) ||
    isPartOfRegion(view, match) ||
    isBeforeBody(view, match) ||
    isMonth(view, match, gazetteer)
  )
    return undefined;
  const head = headOf(view.words, match.first, match.last);
  const chosen = chooseHits(view, match, head, gazetteer);
  const [best] = chosen;
  if (best === undefined) return undefined;
  const entry = governedBy(best.id, gazetteer);
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
function isMonth(view: SentenceView, match: FormMatch, gazetteer: Gazetteer): boolean {
  return (
    match.last - match.first === 1 &&
    isCalendarWord(view.forms[match.first] as string) &&
    match.hits.every((hit) => hit.form === 'surname') &&
    !isTitleWord(view.folded[match.first - 1] ?? '', gazetteer)
  );
}

/** A government stands for its state: "the Obama administration". */
function governedBy(id: EntityId, gazetteer: Gazetteer): GazetteerEntry | undefined {
  const entry = gazetteer.entries.get(id);
  const state =
    entry?.kind === 'government' && entry.actsFor !== null ? gazetteer.entries.get(entry.actsFor) : undefined;
  return state ?? entry;
}

function chooseHits(view: SentenceView, match: FormMatch, head: number, gazetteer: Gazetteer): readonly Hit[] {
  const groups = match.hits.filter((hit) => typeOf(hit.id) === 'group');
  const places = match.hits.filter((hit) => typeOf(hit.id) === 'place');
  const people = match.hits.filter((hit) => typeOf(hit.id) === 'person');
  if (places.length > 0 && isDateline(view, match)) return places;
  const adjective = groups.filter((hit) => hit.form === 'adjective' || hit.form === 'demonym');
  if (adjective.length > 0) return landOf(view, head, adjective, gazetteer) ?? adjective;
  if (people.length > 0 && places.length + groups.length === 0) return people;
  if (places.length > 0 && people.length > 0 && groups.length === 0)
    return /^(?:in|at|near|from|to|into|around|outside)$/.test(caseOf(view, head) ?? '') ? places : people;
  if (groups.length > 0 && places.length > 0) {
    const isMetonym = groups.every((hit) => hit.form === 'metonym');
    return readsAsActor(view, head, isMetonym ? 'metonym' : 'name', gazetteer) ? groups : places;
  }
  return groups.length > 0 ? groups : places.length > 0 ? places : people;
}

/** "the Syrian border", "the northern Syrian city": the land, where the state's adjective stands by a word for land. */
function landOf(
  view: SentenceView,
  head: number,
  hits: readonly Hit[],
  gazetteer: Gazetteer,
): readonly Hit[] | undefined {
  const word = view.words[head];
  const governor = view.words[word?.head ?? -1];
  if (word === undefined || !/^(?:amod|compound)/.test(word.deprel) || governor === undefined || governor.index < head)
    return undefined;
  if (!gazetteer.words('states/lands-of-adjectives').has(governor.lemma)) return undefined;
  const lands = hits.map((hit) => ({ ...hit, id: entityId(`place/${hit.id.slice(hit.id.indexOf('/') + 1)}`) }));
  return hits.length > 0 ? lands : undefined;
}

/** "the Gulf Clan": a place before a word for bodies in capitals is a part of its name. */
function isBeforeBody(view: SentenceView, match: FormMatch): boolean {
  if (!match.hits.every((hit) => typeOf(hit.id) === 'place')) return false;
  const next = view.forms[match.last] ?? '';
  return (
    /^\p{Lu}\p{Ll}/u.test(next) &&
    /^(?:clan|cartel|militia|gang|brigade|brigades|front|legion)$/.test(view.folded[match.last] ?? '')
  );
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
  const isTown =
    match.hits.every((hit) => typeOf(hit.id) === 'place') || match.hits.every((hit) => hit.form === 'surname');
  if (!isTown) return false;
  const isName = (at: number) => {
    const word = view.words[at];
    return word !== undefined && word.xpos === 'NNP' && /^\p{Lu}\p{Ll}/u.test(word.form);
  };
  const isSurname = match.hits.every((hit) => hit.form === 'surname');
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

/** How strongly the names of an article speak of each state. */
function countryVotes(
  views: readonly SentenceView[],
  known: readonly (readonly Draft[])[],
  gazetteer: Gazetteer,
): ReadonlyMap<EntityId, number> {
  const votes = new Map<EntityId, number>();
  const named = known.flatMap((drafts, at) => drafts.map((draft) => ({ draft, view: views[at] as SentenceView })));
  for (const { draft, view } of named) {
    if (draft.type === 'place' && isVisited(view, draft)) continue;
    const [id] = draft.candidates;
    const entry = id === undefined ? undefined : gazetteer.entries.get(id);
    if (entry === undefined) continue;
    const state =
      entry.type === 'place'
        ? entry.country
        : entry.kind === 'state'
          ? entry.id
          : entry.kind === 'armed-group' || entry.kind === 'party' || entry.kind === 'people'
            ? entry.country
            : null;
    if (state === null) continue;
    const weight = entry.type === 'place' ? (entry.kind === 'country' ? 3 : 2) : entry.kind === 'state' ? 1 : 2;
    votes.set(state, (votes.get(state) ?? 0) + weight);
  }
  return votes;
}

/** "flew to Moscow", "talks in Geneva": where somebody goes or meets is not what a report is about. */
function isVisited(view: SentenceView, draft: Draft): boolean {
  const governor = view.words[view.words[draft.head]?.head ?? -1]?.lemma.toLowerCase() ?? '';
  const mark = caseOf(view, draft.head);
  if (mark === 'to') return /^(?:fly|travel|go|flee|return|trip|visit|turn|head|drive|come|move)$/.test(governor);
  return (
    mark === 'in' &&
    /^(?:meet|meeting|talk|talks|summit|conference|gather|speak|say|tell|negotiation|host|visit|exile|live|trip)$/.test(
      governor,
    )
  );
}

/** "Mali's junta", "Niger's military rulers": whom "the junta" and "the rulers" are of from then on. */
function ruledState(
  views: readonly SentenceView[],
  known: readonly (readonly Draft[])[],
  gazetteer: Gazetteer,
): EntityId | null {
  for (const [at, view] of views.entries())
    for (const word of view.words) {
      if (!RULERS.test(view.folded[word.index] ?? '')) continue;
      const owner = known[at]?.find(
        (one) =>
          one.last <= word.index &&
          one.last >= word.index - 2 &&
          gazetteer.entries.get(one.candidates[0] ?? ('' as EntityId))?.kind === 'state',
      );
      if (owner !== undefined) return owner.candidates[0] ?? null;
    }
  return null;
}

/** The state whose land is named most: the one that "the rebels" and "the government" are of. */
function strongest(votes: ReadonlyMap<EntityId, number>): EntityId | null {
  let best: EntityId | null = null;
  // Of two as often named, the one that the text names first.
  for (const [state, count] of votes) if (best === null || count > (votes.get(best) ?? 0)) best = state;
  return best;
}

/** Mentions that the input gives; they win. Their tokens are those that lie inside, partly inside ones included. */
function findGiven(view: SentenceView, given: readonly GivenMention[], gazetteer: Gazetteer): readonly Draft[] {
  return given.flatMap((mention) => {
    const inside = view.words.filter((word) => word.start < mention.end && mention.start < word.end);
    const first = inside[0]?.index;
    const last = inside.at(-1)?.index;
    if (first === undefined || last === undefined) return [];
    const text = view.forms.slice(first, last + 1).join(' ');
    const head = headOf(view.words, first, last + 1);
    const known = findKnown(view, gazetteer).find(
      (draft) =>
        draft.first >= first &&
        draft.last <= last + 1 &&
        (draft.first === first || draft.head === head || draft.last === last + 1),
    );
    const isWhole = known !== undefined && known.last - known.first >= (last + 1 - first) / 2;
    const type =
      mention.type ??
      (mention.id === null ? (isWhole ? known.type : guessType(view, head)) : typeOf(entityId(mention.id)));
    const id =
      mention.id === null
        ? isWhole && known.type === type
          ? known.candidates
          : mention.name === null
            ? []
            : [makeEntityId(type, mention.name)]
        : [entityId(mention.id)];
    return [
      {
        first,
        last: last + 1,
        head,
        type,
        kind: isWhole ? known.kind : null,
        how: 'given' as const,
        candidates: id,
        name: mention.name ?? (isWhole ? known.name : text),
      },
    ];
  });
}

function guessType(view: SentenceView, head: number): EntityType {
  const word = view.words[head];
  return word?.xpos === 'NNP' && (view.children[head] ?? []).some((child) => view.words[child]?.deprel === 'flat')
    ? 'person'
    : 'group';
}
