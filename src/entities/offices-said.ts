import { type EntityId, typeOf } from '../base/ids.ts';
import { type ChosenMention, placeOf } from '../mentions/choose-mentions.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import { foldForm } from '../text/fold-form.ts';
import { hitsOf, type Naming } from './described-names.ts';
import type { ResolvedMention } from './entity.ts';
import { heldIn, officeCalled } from './office-holders.ts';

/**
 * "Turkey's president" and "the Iraqi prime minister", said without a name, are the one of the article's people whom it names behind
 * these words or the lists have in that office; with a date, else whom alone they have in it in that year. "The prime minister" is the
 * only one of the article's people who is called so, or was so as the lists have it.
 */
export function officesSaid(
  mentions: readonly ChosenMention[],
  { decided, document, gazetteer }: Naming,
  year: number | null,
): readonly (readonly [string, ResolvedMention])[] {
  const wordsOf = ({ sentence }: ChosenMention, first: number, last: number): readonly string[] =>
    (document.sentences[sentence]?.words ?? []).slice(first, last).map(({ form }) => form);
  const holders = new Map<string, Set<EntityId>>();
  const add = (office: string | undefined, id: EntityId): unknown =>
    office === undefined ? undefined : holders.set(office, (holders.get(office) ?? new Set()).add(id));
  const people = mentions.filter(({ type, how }) => type === 'person' && how !== 'given' && how !== 'pronoun');
  const names = new Map<EntityId, string>();
  const called = new Set<string>();
  for (const one of people) {
    const known = decided.get(placeOf(one));
    if (known === undefined) continue;
    names.set(known.entity, known.name);
    const { offices = [] } = gazetteer.entries.get(known.entity) ?? {};
    for (const office of heldIn(offices, year)) add(officeKey(office.of, office.title, gazetteer), known.entity);
    for (const { title } of offices) add(bareKey([title], gazetteer), known.entity);
    const name = people.find(
      (it) => it.sentence === one.sentence && it.last === one.last && it.first > one.first && decided.has(placeOf(it)),
    );
    if (name === undefined) continue;
    const before = wordsOf(one, one.first, name.first);
    add(officeIn(before, gazetteer), known.entity);
    const title = [3, 2, 1].flatMap((length) => bareKey(before.slice(-length), gazetteer) ?? [])[0];
    if (title !== undefined) called.add(title);
    add(title, known.entity);
  }
  return people.flatMap((one): (readonly [string, ResolvedMention])[] => {
    const own = decided.get(placeOf(one));
    const said = wordsOf(one, one.first, one.last);
    const bare = /^the$/i.test(said[0] ?? '') ? bareKey(said.slice(1), gazetteer) : undefined;
    const office = officeIn(said, gazetteer) ?? (bare !== undefined && called.has(bare) ? bare : undefined);
    if (office === undefined || (own !== undefined && gazetteer.entries.has(own.entity))) return [];
    const [entity, ...others] =
      holders.get(office) ?? (year === null || office === bare ? [] : listedIn(office, gazetteer, year));
    if (entity === undefined || others.length > 0) return [];
    const { name = one.name, kind = null } = gazetteer.entries.get(entity) ?? {};
    return [[placeOf(one), { ...one, kind, name: names.get(entity) ?? name, candidates: [entity], entity }]];
  });
}

/** "the prime minister", whosesoever; of leaders an article has many. */
function bareKey(title: readonly string[], gazetteer: Gazetteer): string | undefined {
  const office = officeCalled(foldForm(title.join(' ')), gazetteer);
  const isOne = gazetteer.words('titles/offices').has(office) && !gazetteer.words('titles/private').has(office);
  return isOne && office !== 'leader' ? `- ${office}` : undefined;
}

const officeKey = (body: EntityId, title: string, gazetteer: Gazetteer): string =>
  `${body} ${officeCalled(foldForm(title), gazetteer)}`;

const listedIn = (office: string, gazetteer: Gazetteer, year: number): readonly EntityId[] =>
  [...gazetteer.entries.values()].flatMap((entry) => {
    const isOfBody = [entry.country, entry.actsFor].some((body) => body !== null && office.startsWith(`${body} `));
    const held = isOfBody && entry.type === 'person' ? heldIn(entry.offices, year) : [];
    return held.some(({ of, title, from }) => from !== null && officeKey(of, title, gazetteer) === office)
      ? entry.id
      : [];
  });

/** "the Turkish president", "Turkey's president", "the president of Turkey": a body and an office of it, and nothing else. */
function officeIn(phrase: readonly string[], gazetteer: Gazetteer): string | undefined {
  const words = /^the$/i.test(phrase[0] ?? '') ? phrase.slice(1) : phrase;
  const of = words.findIndex((word, at) => at > 0 && word === 'of');
  const behind = of < 0 ? undefined : bodyOf(words.slice(words[of + 1] === 'the' ? of + 2 : of + 1), gazetteer);
  if (behind !== undefined) return officeOf(behind, words.slice(0, of), gazetteer);
  const length = [3, 2, 1].find((some) => bodyOf(words.slice(0, some), gazetteer) !== undefined) ?? 0;
  const body = bodyOf(words.slice(0, length), gazetteer);
  const from = /^['’]s?$/.test(words[length] ?? '') ? length + 1 : length;
  return body === undefined ? undefined : officeOf(body, words.slice(from), gazetteer);
}

function bodyOf(words: readonly string[], gazetteer: Gazetteer): EntityId | undefined {
  const [body, ...others] = new Set(hitsOf(words, gazetteer).flatMap(({ id }) => (typeOf(id) === 'group' ? id : [])));
  return others.length === 0 ? body : undefined;
}

function officeOf(body: EntityId, title: readonly string[], gazetteer: Gazetteer): string | undefined {
  const office = foldForm(title.join(' '));
  const isOne = gazetteer.words('titles/offices').has(office) && !gazetteer.words('titles/private').has(office);
  return isOne || officeCalled(office, gazetteer) !== office ? officeKey(body, office, gazetteer) : undefined;
}
