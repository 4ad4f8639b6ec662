import type { EntityId } from '../base/ids.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { SentenceView } from '../mentions/sentence-view.ts';
import type { DescriptionContext, Place, Reading } from './description.ts';
import type { Entity, ResolvedMention, Unresolved } from './entity.ts';
import { findPair } from './find-pair.ts';
import { readOffice } from './read-office.ts';
import type { Resolution } from './resolve-pronouns.ts';

/** How many sentences back "the group" may point. */
const REACH = 3;
/** How many sentences back the holder of an office is remembered. */
const MEMORY = 40;

/** Links definite descriptions: "the Russian foreign minister", "the group", "the city", "the two men". */
export function resolveDescriptions(
  views: readonly SentenceView[],
  mentions: readonly ResolvedMention[],
  context: DescriptionContext,
): Resolution {
  const gazetteerPlaces = context.gazetteer.words('coreference/place-nouns');
  const found: ResolvedMention[] = [];
  const unresolved: Unresolved[] = [];
  const bySentence: ResolvedMention[][] = views.map(() => []);
  for (const mention of mentions) bySentence[mention.sentence]?.push(mention);
  // "the faction Red Front" has a name of its own.
  const isNamedPlace = (sentence: number, at: number) =>
    bySentence[sentence]?.some(
      (one) => one.last === at && one.type === 'place' && one.how !== 'description' && one.kind !== 'country',
    ) === true && gazetteerPlaces.has(views[sentence]?.words[at]?.lemma ?? '');
  const isNamed = (sentence: number, at: number) =>
    isNamedPlace(sentence, at) ||
    (bySentence[sentence]?.some((one) => one.first === at + 1 && one.type === 'group' && one.kind !== 'state') ===
      true &&
      /^(?:appos|flat)/.test(views[sentence]?.words[at + 1]?.deprel ?? ''));
  const covered = (sentence: number, at: number) =>
    isNamed(sentence, at) ||
    bySentence[sentence]?.some(
      (mention) =>
        mention.how !== 'description' &&
        mention.first <= at &&
        at < mention.last &&
        (mention.kind !== 'state' || mention.head === at),
    ) === true ||
    bySentence[sentence]?.some((mention) => mention.how === 'description' && mention.head === at) === true;
  for (const [sentence, view] of views.entries()) {
    for (const word of view.words) {
      if (!/^NNS?$/.test(word.xpos) || covered(sentence, word.index) || !isDefinite(view, word.index)) continue;
      const reading = readDescription({ sentence, at: word.index }, views, near(bySentence, sentence), context);
      if (reading === undefined) continue;
      const first = startOf(view, word.index);
      const base = {
        sentence,
        first,
        last: word.index + 1,
        head: word.index,
        start: view.words[first]?.start ?? word.start,
        end: word.end,
        surface: '',
        how: 'description' as const,
      };
      if ('reason' in reading)
        unresolved.push({
          ...base,
          type: 'group',
          kind: null,
          candidates: [],
          name: word.form,
          reason: reading.reason,
        });
      else
        for (const { entity, type, kind, name } of reading.mentions) {
          const mention: ResolvedMention = { ...base, type, kind, candidates: [entity], name, entity };
          found.push(mention);
          bySentence[sentence]?.push(mention);
        }
    }
  }
  return { mentions: found, unresolved };
}

/** What a description may point to: the sentences before it and the beginning of the report. */
function near(bySentence: readonly (readonly ResolvedMention[])[], sentence: number): readonly ResolvedMention[] {
  const from = Math.max(0, sentence - MEMORY);
  return [...bySentence.slice(0, Math.min(from, 3)), ...bySentence.slice(from, sentence + 1)].flat();
}

function isDefinite(view: SentenceView, at: number): boolean {
  const children = view.children[at] ?? [];
  if (
    children.some(
      (child) =>
        /^(?:the|this|that|these|those|both)$/.test(view.folded[child] ?? '') &&
        view.words[child]?.deprel.startsWith('det'),
    )
  )
    return true;
  if (view.words[at]?.lemma === 'counterpart') return true;
  return children.some((child) => PAIR.test(view.folded[child] ?? ''));
}

const PAIR = /^(?:two|both|each|either|neither)$/;

function startOf(view: SentenceView, at: number): number {
  return (view.children[at] ?? [])
    .filter((child) => child < at && /^(?:det|amod|compound|nummod)/.test(view.words[child]?.deprel ?? ''))
    .reduce((first, child) => Math.min(first, child), at);
}

function readDescription(
  place: Place,
  views: readonly SentenceView[],
  mentions: readonly ResolvedMention[],
  context: DescriptionContext,
): Reading {
  const view = views[place.sentence] as SentenceView;
  const lemma = view.words[place.at]?.lemma ?? '';
  const { gazetteer } = context;
  const children = view.children[place.at] ?? [];
  const isPair = children.some((child) => PAIR.test(view.folded[child] ?? ''));
  if (isPair) return readPair(place, views, mentions, context);
  if (lemma === 'counterpart' && /^(?:his|her|their)$/.test(view.folded[place.at - 1] ?? ''))
    return readCounterpart(place, views, mentions, gazetteer);
  const isPlace = gazetteer.words('coreference/place-nouns').has(lemma);
  const isNarrowed = (child: number) =>
    /^(?:nmod|acl:relcl|nummod)$/.test(view.words[child]?.deprel ?? '') &&
    child > place.at &&
    !(isPlace && view.folded[place.at + 1] !== 'of') &&
    !(view.words[child]?.deprel === 'acl:relcl' && view.folded[place.at + 1] === ',');
  if (children.some(isNarrowed)) return undefined;
  if (gazetteer.words('titles/offices').has(lemma) || gazetteer.words('coreference/person-nouns').has(lemma))
    return readOffice(place, views, mentions, context);
  // "sent to the front" is no group; "the Front" is.
  const isLine = view.folded[place.at] === view.forms[place.at] && lemma === 'front';
  // "France has troops in the country": another.
  const own = /^(?:country|nation)$/.test(lemma) ? ownSubjects(view, place.at) : new Set<number>();
  if (gazetteer.words('coreference/group-nouns').has(lemma) && !isLine)
    return nearest(
      place,
      views,
      mentions,
      (mention) =>
        mention.type === 'group' &&
        !(mention.sentence === place.sentence && own.has(mention.head)) &&
        !isOfOfficial(views, mention) &&
        fitsGroup(lemma, mention, context),
    );
  if (gazetteer.words('coreference/place-nouns').has(lemma))
    return nearest(
      place,
      views,
      mentions,
      (mention) => mention.type === 'place' && !isDatelineOf(views, mention) && fitsPlace(lemma, mention, context),
    );
  return undefined;
}

/** "U.N. experts", "the EU envoy": the sentence is about them, not about their body. */
function isOfOfficial(views: readonly SentenceView[], mention: ResolvedMention): boolean {
  const view = views[mention.sentence];
  const word = view?.words[mention.head];
  return (
    !/^(?:armed-group|state|party|movement)$/.test(mention.kind ?? '') &&
    /^(?:compound|amod|nmod:poss)/.test(word?.deprel ?? '') &&
    view?.words[word?.head ?? -1]?.upos === 'NOUN'
  );
}

/** "STOCKHOLM — ": where the report was sent from is not what it speaks of. */
function isDatelineOf(views: readonly SentenceView[], mention: ResolvedMention): boolean {
  return mention.first === 0 && /^(?:[—–]|--|-)$/.test(views[mention.sentence]?.folded[mention.last] ?? '');
}

/** "the two men", "both sides": the pair of people, or of groups, spoken of last. */
function readPair(
  { sentence, at }: Place,
  views: readonly SentenceView[],
  mentions: readonly ResolvedMention[],
  { entities, gazetteer }: DescriptionContext,
): Reading {
  const lemma = views[sentence]?.words[at]?.lemma ?? '';
  const isPeople =
    gazetteer.words('titles/offices').has(lemma) ||
    gazetteer.words('coreference/person-nouns').has(lemma) ||
    /^(?:man|woman|men|leader|counterpart)$/.test(lemma);
  const isGroups =
    /^(?:side|country|nation|power|government|group|party|state|ally|rival|neighbor|neighbour|team|army|military|capital)$/.test(
      lemma,
    );
  if (!isPeople && !isGroups) return undefined;
  const own = ownSubjects(views[sentence] as SentenceView, at);
  // "the British secretary met both sides": nor is Britain one.
  const subjects = mentions.filter(
    (one) => one.sentence === sentence && [...own].some((it) => one.first <= it && it < one.last),
  );
  const barred = new Set(subjects.flatMap(({ entity }) => [entity, entities.get(entity)?.actsFor ?? entity]));
  const pairIn = (where: number, before: number, type: 'person' | 'group' = isPeople ? 'person' : 'group') => {
    const there = mentions.filter((one) => one.sentence === where && !barred.has(one.entity));
    return findPair(views[where] as SentenceView, there, { before, type, gazetteer });
  };
  for (let back = sentence; back >= Math.max(0, sentence - (isPeople ? 8 : 2)); back -= 1) {
    const pair = pairIn(back, back === sentence ? at : Number.POSITIVE_INFINITY);
    if (pair?.every((one) => isPeople || fitsPair(lemma, one))) return { mentions: pair };
    const people =
      isPeople || lemma === 'side'
        ? undefined
        : pairIn(back, back === sentence ? at : Number.POSITIVE_INFINITY, 'person');
    const bodies = people?.flatMap((one) => bodyOf(one, entities)) ?? [];
    if (bodies.length === 2 && bodies[0]?.entity !== bodies[1]?.entity && bodies.every((one) => fitsPair(lemma, one)))
      return { mentions: bodies };
  }
  // "both sides": the two that the report began with.
  for (let from = 0; !isPeople && from < Math.min(sentence, 3); from += 1) {
    const pair = pairIn(from, Number.POSITIVE_INFINITY);
    if (pair?.every((one) => fitsPair(lemma, one))) return { mentions: pair };
  }
  const two = isPeople ? undefined : onlyTwo({ sentence, at }, lemma, mentions);
  return two === undefined ? { reason: 'no pair was named before' } : { mentions: two };
}

/** "A and B met. A said his counterpart had lied": the other of the two. */
function readCounterpart(
  { sentence, at }: Place,
  views: readonly SentenceView[],
  mentions: readonly ResolvedMention[],
  gazetteer: Gazetteer,
): Reading {
  const view = views[sentence] as SentenceView;
  const speakers = mentions.filter((one) => one.sentence === sentence && one.type === 'person' && one.last <= at);
  const own = speakers.findLast((one) => view.words[one.head]?.deprel.startsWith('nsubj'));
  for (let back = sentence - 1; own !== undefined && back >= Math.max(0, sentence - 3); back -= 1) {
    const there = mentions.filter((one) => one.sentence === back);
    const pair = findPair(views[back] as SentenceView, there, {
      before: Number.POSITIVE_INFINITY,
      type: 'person',
      gazetteer,
    });
    const other = pair?.filter((one) => one.entity !== own.entity);
    if (pair !== undefined && other?.length === 1) return { mentions: other };
  }
  return undefined;
}

/** "Kenya's president met Chad's. Both countries ...": those they act for. */
function bodyOf(one: ResolvedMention, entities: ReadonlyMap<EntityId, Entity>): readonly ResolvedMention[] {
  const body = entities.get(entities.get(one.entity)?.actsFor ?? one.entity);
  if (body === undefined || body.type !== 'group') return [];
  return [{ ...one, entity: body.id, type: 'group', kind: body.kind, name: body.name }];
}

/** "A and B called on both sides": neither is a side. The words that head the subject of the clause, unless it owns the noun. */
function ownSubjects(view: SentenceView, at: number): ReadonlySet<number> {
  const own = new Set<number>();
  let below = at;
  for (let up = view.words[at]?.head ?? -1; up >= 0; up = view.words[up]?.head ?? -1) {
    const subjects = (view.children[up] ?? []).filter((child) => view.words[child]?.deprel.startsWith('nsubj'));
    if (subjects.includes(below) || /^(?:ccomp|advcl|parataxis)/.test(view.words[below]?.deprel ?? '')) return own;
    for (const subject of subjects) {
      const noun = /^(?:who|which|that)$/.test(view.folded[subject] ?? '') ? (view.words[up]?.head ?? -1) : subject;
      let top = noun;
      while (view.words[top]?.deprel === 'conj') top = view.words[top]?.head ?? -1;
      own.add(noun).add(top);
      for (const child of view.children[top] ?? []) if (view.words[child]?.deprel === 'conj') own.add(child);
    }
    if (subjects.length > 0) return own;
    below = up;
  }
  return own;
}

/** "appealed to both countries": the only two bodies of that kind that the last sentences speak of. */
function onlyTwo(
  { sentence, at }: Place,
  lemma: string,
  mentions: readonly ResolvedMention[],
): readonly ResolvedMention[] | undefined {
  const near = mentions.filter(
    (one) =>
      one.sentence >= sentence - 2 &&
      (one.sentence < sentence || (one.sentence === sentence && one.last <= at)) &&
      /^(?:state|armed-group)$/.test(one.kind ?? '') &&
      one.type === 'group' &&
      fitsPair(lemma, one),
  );
  const last = new Map(near.map((one) => [one.entity, one] as const));
  return last.size === 2 ? [...last.values()] : undefined;
}

/** "both countries" are states, "the two groups" are none. */
function fitsPair(lemma: string, { kind }: ResolvedMention): boolean {
  if (/^(?:group|party|militia|faction|movement)$/.test(lemma)) return kind !== 'state';
  return !/^(?:country|nation|power|government|state|army|military|capital)$/.test(lemma) || kind === 'state';
}

function fitsGroup(lemma: string, mention: ResolvedMention, { entities }: DescriptionContext): boolean {
  const kind = entities.get(mention.entity)?.kind ?? mention.kind;
  if (/^(?:country|nation|government)$/.test(lemma)) return kind === 'state';
  if (lemma === 'party') return kind === 'party';
  if (lemma === 'movement' && kind === 'party') return /movement/i.test(mention.name);
  if (/^(?:militia|faction|rebels|militants)$/.test(lemma))
    return kind === null || /^(?:armed-group|party|movement)$/.test(kind);
  if (/^(?:group|movement|organi[sz]ation|front)$/.test(lemma))
    return kind === null || !/^(?:state|people|ministry|media)$/.test(kind);
  if (lemma === 'ministry') return kind === 'ministry';
  if (lemma === 'agency') return kind === 'ministry' || kind === 'media' || kind === 'organisation';
  return /^(?:alliance|coalition)$/.test(lemma) && (kind === 'alliance' || kind === 'coalition');
}

function fitsPlace(lemma: string, mention: ResolvedMention, { entities }: DescriptionContext): boolean {
  const kind = entities.get(mention.entity)?.kind ?? mention.kind;
  if (lemma === 'country') return kind === 'country';
  const isTown = kind === null || /^(?:city|town|village|suburb|capital)$/.test(kind);
  if (/^(?:city|town|village|suburb|capital|port)$/.test(lemma)) return isTown;
  if (/^(?:region|province|island)$/.test(lemma)) return !isTown && kind !== 'country';
  if (/^(?:enclave|territory|peninsula)$/.test(lemma)) return !isTown;
  return kind !== 'country';
}

/** The one that fits in the nearest sentence before; two different ones there are one too many. */
function nearest(
  { sentence, at }: Place,
  views: readonly SentenceView[],
  mentions: readonly ResolvedMention[],
  isFit: (mention: ResolvedMention) => boolean,
): Reading {
  for (let back = sentence; back >= Math.max(0, sentence - REACH); back -= 1) {
    const fitting = mentions.filter(
      (mention) => mention.sentence === back && (back < sentence || mention.last <= at) && isFit(mention),
    );
    const ids = new Set(fitting.map((mention) => mention.entity));
    const subjects = fitting.filter((mention) => /^nsubj/.test(views[back]?.words[mention.head]?.deprel ?? ''));
    const chosen =
      ids.size === 1
        ? fitting.at(-1)
        : new Set(subjects.map((mention) => mention.entity)).size === 1
          ? subjects[0]
          : undefined;
    if (chosen !== undefined) return { mentions: [chosen] };
    if (ids.size > 1) return { reason: `${[...ids].slice(0, 3).join(', ')} could be meant` };
  }
  return undefined;
}
