import type { EntityId } from '../base/ids.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { SentenceView } from '../mentions/sentence-view.ts';
import type { Entity, ResolvedMention } from './entity.ts';

/** Offices of which a state has one or a few, so that a report names them without it. */
const NATIONAL = /^(?:minister|president|premier|chancellor|speaker|secretary|ombudsman|ombudswoman)$/;
/**
 * How many times as often as any other a state must be named to be the one that a report is about: two that talk or fight are
 * named about equally often, and then an office without a state may be of either.
 */
const MARGIN = 2;
const LONGEST_TITLE = 5;
/** Words of an office that is over, or of a lesser body. */
const PAST = /^(?:former|ex|late|vice|deputy|junior|regional|state|provincial|opposition|party|company|union|then)$/;

type Roles = {
  readonly entities: ReadonlyMap<EntityId, Entity>;
  readonly mentions: readonly ResolvedMention[];
  readonly views: readonly SentenceView[];
  readonly gazetteer: Gazetteer;
};

/** "Foreign Minister X" with no state beside it: of the colleague X is listed with, else of the state that the report is about. */
export function readHomes(roles: Roles): ReadonlyMap<EntityId, EntityId> {
  const homes = new Map<EntityId, EntityId>();
  const subject = subjectOf(roles);
  for (const mention of roles.mentions) {
    const entity = roles.entities.get(mention.entity);
    const view = roles.views[mention.sentence];
    if (entity?.type !== 'person' || entity.actsFor !== null || view === undefined || homes.has(entity.id)) continue;
    if (roles.gazetteer.entries.has(entity.id)) continue;
    if (isBareVoice(view, mention)) {
      const body = spokenFor(view, mention, roles);
      if (body !== undefined) homes.set(entity.id, body);
      continue;
    }
    if (!hasBareTitle(view, mention, roles) && !hasBareAside(view, mention, roles)) continue;
    const home = colleagueOf(view, mention, roles) ?? subject;
    if (home !== undefined) homes.set(entity.id, home);
  }
  return homes;
}

/** "Interior Minister X", with nobody's name before it. */
function hasBareTitle(view: SentenceView, mention: ResolvedMention, { mentions, gazetteer }: Roles): boolean {
  let isNational = false;
  // "the foreign minister, X".
  const isApposed = view.folded[mention.first - 1] === ',';
  const start = isApposed ? mention.first - 2 : mention.first - 1;
  let at = start;
  for (; at >= 0 && mention.first - at <= LONGEST_TITLE; at -= 1) {
    if (!/^(?:NN|NNP|JJ|HYPH)$/.test(view.words[at]?.xpos ?? '')) break;
    if (mentions.some((one) => one.sentence === mention.sentence && one.first <= at && at < one.last)) return false;
    const word = view.folded[at] ?? '';
    if (PAST.test(word)) return false;
    isNational ||= NATIONAL.test(word) && gazetteer.words('titles/offices').has(word);
  }
  const isOwned = /^(?:'s|’s|its|their|his|her|a|an)$/.test(view.folded[at] ?? '');
  if (isApposed) return isNational && view.folded[at] === 'the';
  return isNational && !isOwned && /^\p{Lu}/u.test(view.forms[start] ?? '');
}

/** "X, the powerful interior minister, said". */
function hasBareAside(view: SentenceView, mention: ResolvedMention, { mentions, gazetteer }: Roles): boolean {
  if (view.folded[mention.last] !== ',' || view.folded[mention.last + 1] !== 'the') return false;
  let isNational = false;
  let at = mention.last + 2;
  for (; at <= mention.last + 2 + LONGEST_TITLE && /^(?:NN|NNP|JJ|HYPH)$/.test(view.words[at]?.xpos ?? ''); at += 1) {
    if (mentions.some((one) => one.sentence === mention.sentence && one.first <= at && at < one.last)) return false;
    const word = view.folded[at] ?? '';
    if (PAST.test(word)) return false;
    isNational ||= NATIONAL.test(word) && gazetteer.words('titles/offices').has(word);
  }
  return isNational && /^[,.]$/.test(view.folded[at] ?? '');
}

/** "a spokesman, X, said": of nobody that is named beside it. */
function isBareVoice(view: SentenceView, mention: ResolvedMention): boolean {
  const at = view.folded[mention.first - 1] === ',' ? mention.first - 2 : mention.first - 1;
  return (
    /^spokes(?:man|woman|person)$/.test(view.folded[at] ?? '') && /^(?:an?|the|its)$/.test(view.folded[at - 1] ?? '')
  );
}

/** "The ministry denied it, and a spokesman, X, said": whoever acted last. */
function spokenFor(view: SentenceView, mention: ResolvedMention, { mentions, views }: Roles): EntityId | undefined {
  const isActor = (one: ResolvedMention, there: SentenceView | undefined): boolean =>
    one.type === 'group' && /^(?:nsubj|nmod:poss)/.test(there?.words[one.head]?.deprel ?? '');
  const here = mentions.filter((one) => one.sentence === mention.sentence && one.last < mention.first);
  const before = mentions.filter((one) => one.sentence === mention.sentence - 1);
  const own =
    here.findLast((one) => isActor(one, view)) ?? before.find((one) => isActor(one, views[mention.sentence - 1]));
  return own?.entity;
}

/** "Kenyan President A and Foreign Minister X". */
function colleagueOf(
  view: SentenceView,
  mention: ResolvedMention,
  { entities, mentions }: Roles,
): EntityId | undefined {
  const before = mentions.findLast(
    (one) => one.sentence === mention.sentence && one.type === 'person' && one.last < mention.first,
  );
  if (before === undefined || mention.first - before.last > LONGEST_TITLE + 1) return undefined;
  if (!/^(?:and|,)$/.test(view.folded[before.last] ?? '')) return undefined;
  const body = entities.get(before.entity)?.actsFor ?? null;
  return body !== null && entities.get(body)?.kind === 'state' ? body : undefined;
}

/** The state that a report is sent from and names first, the one it names first and most, or far more often than any other, as itself or by its towns. */
function subjectOf({ entities, mentions, gazetteer }: Roles): EntityId | undefined {
  const counts = new Map<EntityId, number>();
  for (const mention of mentions) {
    const entity = entities.get(mention.entity);
    const state = entity?.kind === 'state' ? entity.id : entity?.type === 'person' ? entity.actsFor : null;
    if (state !== null && state !== undefined && entities.get(state)?.kind === 'state')
      counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const [opening] = counts.keys();
  // "GEORGETOWN - Guyana said ...": sent from there, and about it.
  const sentFrom = mentions.find((one) => one.sentence === 0 && one.first === 0 && one.type === 'place');
  const land = sentFrom === undefined ? undefined : gazetteer.entries.get(sentFrom.entity)?.country;
  if (opening !== undefined && land === opening) return opening;
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first === undefined) return undefined;
  const isFirst = first[0] === opening && first[1] > (second?.[1] ?? 0) + 1;
  return isFirst || first[1] >= MARGIN * (second?.[1] ?? 0) ? first[0] : undefined;
}
