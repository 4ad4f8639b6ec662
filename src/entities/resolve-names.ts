import { type EntityId, makeEntityId } from '../base/ids.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { Mention } from '../mentions/mention.ts';
import type { SentenceView } from '../mentions/sentence-view.ts';
import { foldForm } from '../text/fold-form.ts';
import { skeletonOf } from '../text/names/name-forms.ts';
import type { ResolvedMention } from './entity.ts';
import { indexPeople, knownPeople, type NameContext, resolvePerson } from './resolve-people.ts';

/** Gives every named mention its entity: listed ones by the gazetteer, people by full name and then surname, others by name. */
export function resolveNames(mentions: readonly Mention[], context: NameContext): readonly ResolvedMention[] {
  const people = knownPeople(mentions, context);
  const acronyms = findAcronyms(mentions, context.views);
  const countries = countriesOf(mentions, context.gazetteer);
  const longer = longerNames(mentions, context.gazetteer);
  const index = indexPeople(people);
  return mentions.flatMap((mention): ResolvedMention[] => {
    if (mention.how === 'given')
      return [{ ...mention, entity: mention.candidates[0] ?? makeEntityId(mention.type, mention.name) }];
    if (mention.type === 'person') {
      const id = resolvePerson(mention, index, context);
      const person = id === undefined ? undefined : index.byId.get(id);
      return id === undefined ? [] : [{ ...mention, entity: id, name: person?.name ?? mention.name }];
    }
    const acronym = acronyms.get(mention.surface);
    const listed = mention.candidates.some((id) => context.gazetteer.entries.has(id));
    if (acronym !== undefined && !listed)
      return [{ ...mention, entity: acronym.entity, name: acronym.name, kind: acronym.kind }];
    const id = listed
      ? chooseCandidate(mention, countries, context.gazetteer)
      : (mention.candidates[0] ?? makeEntityId(mention.type, mention.name));
    const spelt =
      listed || mention.type !== 'group' || !mention.name.includes(' ')
        ? undefined
        : context.gazetteer.bySkeleton(skeletonOf(mention.name));
    const entry = spelt === undefined ? undefined : context.gazetteer.entries.get(spelt);
    if (entry !== undefined) return [{ ...mention, entity: entry.id, name: entry.name, kind: entry.kind }];
    const final = shortOf(id, mention, longer) ?? id;
    return [{ ...mention, entity: final }];
  });
}

/** Acronyms given in brackets after a name: "Syrian Democratic Forces (SDF)". */
function findAcronyms(
  mentions: readonly Mention[],
  views: readonly SentenceView[],
): ReadonlyMap<string, Pick<ResolvedMention, 'entity' | 'name' | 'kind'>> {
  const found = new Map<string, Pick<ResolvedMention, 'entity' | 'name' | 'kind'>>();
  for (const { type, name, kind, sentence, last, candidates } of mentions) {
    const { folded = [], forms = [] } = views[sentence] ?? {};
    if (type !== 'group' || folded[last] !== '(' || folded[last + 2] !== ')') continue;
    const acronym = forms[last + 1] ?? '';
    if (/^[\p{Lu}\p{N}.-]{2,8}$/u.test(acronym))
      found.set(acronym, { entity: candidates[0] ?? makeEntityId('group', name), name, kind });
  }
  return found;
}

function countriesOf(mentions: readonly Mention[], gazetteer: Gazetteer): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const mention of mentions) {
    const [id] = mention.candidates;
    const entry = id === undefined ? undefined : gazetteer.entries.get(id);
    const country = entry?.kind === 'state' ? entry.id : entry?.country;
    if (country !== null && country !== undefined && mention.candidates.length === 1)
      counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return counts;
}

/** Between listed homonyms: the one whose country the article speaks of most, then the weightier one. */
function chooseCandidate(mention: Mention, countries: ReadonlyMap<string, number>, gazetteer: Gazetteer): EntityId {
  const score = (id: EntityId) => {
    const entry = gazetteer.entries.get(id);
    return (countries.get(entry?.country ?? '') ?? 0) * 1e6 + (entry?.weight ?? 0);
  };
  return (
    [...mention.candidates].sort((a, b) => score(b) - score(a) || (a < b ? -1 : 1))[0] ??
    makeEntityId(mention.type, mention.name)
  );
}

/** Ids of longer names by the word that begins and the words that end them as they are written, and by rarer words inside; with the type. */
function longerNames(mentions: readonly Mention[], gazetteer: Gazetteer): ReadonlyMap<string, ReadonlySet<EntityId>> {
  const longer = new Map<string, Set<EntityId>>();
  const heads = gazetteer.words('description-heads/organisation');
  for (const one of mentions) {
    if (one.how === 'description') continue;
    const id = one.candidates[0] ?? makeEntityId(one.type, one.name);
    for (const written of new Set([one.name, one.surface])) {
      const words = written.split(' ');
      if (words.length < 2) continue;
      const inner = words.slice(1, -1).filter((word) => /^\p{Lu}\p{Ll}{3,}$/u.test(word) && !heads.has(foldForm(word)));
      const ends = words.slice(1, -1).map((_, at) => words.slice(at + 1).join(' '));
      for (const word of [words[0], ...inner, ...ends, words.at(-1)]) {
        const key = `${one.type} ${word}`;
        longer.set(key, (longer.get(key) ?? new Set()).add(id));
      }
    }
  }
  return longer;
}

/** "the Front" after "the Northern Front": a short name that begins or ends exactly one longer one of the article. */
function shortOf(
  id: EntityId,
  mention: Mention,
  longer: ReadonlyMap<string, ReadonlySet<EntityId>>,
): EntityId | undefined {
  if (mention.how !== 'name') return undefined;
  const names = longer.get(`${mention.type} ${mention.name}`);
  const [only] = names ?? [];
  return names?.size === 1 && only !== id ? only : undefined;
}
