import { groupBy } from '../base/group-by.ts';
import {
  compareText,
  ENTITY_TYPES,
  type EntityId,
  type EntityType,
  makeEntityId,
  typeOf,
  withType,
} from '../base/ids.ts';
import { bestType, type ChosenMention, placeOf, shareOf } from '../mentions/choose-mentions.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import { type Document, locate } from '../text/document.ts';
import type { Encoded } from '../text/encode/encoded.ts';
import { sigmoid } from '../text/encode/numbers.ts';
import type { ReaderNet } from '../text/encode/reader-net.ts';
import { type ScoredPair, scorePairs } from '../text/encode/score-pairs.ts';
import { foldForm } from '../text/fold-form.ts';
import { asMeant, capitalOf, TWIN_LEAST } from './as-meant.ts';
import { nameWords } from './clashing-names.ts';
import { cutTitles } from './cut-titles.ts';
import { decideByNames, isListed } from './decide-by-names.ts';
import { declaredEntities, type Said } from './declared-entities.ts';
import type { ArticleEntities, Entity, ResolvedMention } from './entity.ts';
import { joinAcronyms } from './join-acronyms.ts';
import { type LinkedRows, type LinkRow, linkMentions } from './link-mentions.ts';
import { bareEntity } from './listed-entity.ts';
import { nameByOwners } from './name-by-owners.ts';
import { pairWindows } from './pair-windows.ts';
import { withoutCount, withPlainName } from './plain-name.ts';
import { makeEntity } from './resolve-entities.ts';
import { withoutPairs } from './without-pairs.ts';
import { withoutTitle } from './without-title.ts';

/** What the learned reader made of an article: entities, the rows it judged with the entity each means, and its judged pairs. */
export type LearnedEntities = {
  readonly entities: ArticleEntities;
  readonly linked: LinkedRows;
  /** Entity of each row as the likeliest type has it; undefined for what means nothing. */
  readonly entityOf: readonly (EntityId | undefined)[];
  readonly pairs: readonly ScoredPair[];
};

/** An entity acts for another where the net is at least this sure. */
const ACTS_LEAST = 0.5;

/** Entities of an article by lists and names where they decide, by the learned links for the rest. */
export function learnEntities(
  document: Document,
  chosen: readonly ChosenMention[],
  { encoded, net, gazetteer }: { encoded: Encoded; net: ReaderNet; gazetteer: Gazetteer },
): LearnedEntities {
  const single = withoutPairs(chosen, document, gazetteer);
  const mentions = cutTitles(single, document, gazetteer).map((one) => asMeant(one, document, gazetteer));
  const { decided, entities, year } = decideByNames(mentions, document, gazetteer);
  const people = new Set(
    mentions.flatMap((mention) => {
      const known = mention.suggested ? decided.get(placeOf(mention)) : undefined;
      return known?.type === 'person' ? [known.entity] : [];
    }),
  );
  const decide = ({ mention }: LinkRow): EntityId | undefined => {
    if (mention === undefined) return undefined;
    const known = decided.get(placeOf(mention));
    return known !== undefined && (isListed(known, gazetteer) || people.has(known.entity)) ? known.entity : undefined;
  };
  const linked = linkMentions(document, mentions, encoded, net, {
    decide,
    nameOf: (row) => nameWords(row.mention, document, gazetteer, decide(row)),
    words: gazetteer.words,
  });
  const made = new Map<number, Entity>();
  for (const [cluster, rows] of groupBy(linked.clusters.keys(), (row) => linked.clusters[row])) {
    if (cluster === undefined) continue;
    const id = linked.decided.get(cluster);
    const known = (id === undefined ? undefined : entities.get(id)) ?? entityOfCluster(rows, linked, gazetteer);
    // A firm says that it is one ("Airlines", "Ltd"); of other bodies the net knows more than their names.
    const last = foldForm(known.name.split(' ').at(-1) ?? '');
    const isFirm = known.type === 'group' && gazetteer.words('body-kinds/company').has(last);
    const kind = known.kind ?? (isFirm ? 'company' : kindOfAll(rows, linked));
    made.set(cluster, withPlainName({ ...known, kind }, gazetteer));
  }
  nameByOwners(made, linked, document, gazetteer);
  joinAcronyms(made, gazetteer);
  const meant = declaredEntities(
    linked.clusters.map((cluster, row) => saidBy(row, cluster, made, linked)),
    gazetteer,
    year,
  );
  const entityOf = meant.map((entity) => entity?.id);
  const pairs = scorePairs(pairWindows(document, linked, entityOf), linked.table, encoded, net);
  const whole = new Set(meant.flatMap((entity) => entity ?? []));
  const all = new Map([...whole].map((entity) => [entity.id, entity]));
  for (const [id, actsFor] of actsForOf(pairs, entityOf, { net, all, gazetteer })) {
    const entity = all.get(id);
    if (entity !== undefined) all.set(id, { ...entity, actsFor });
  }
  const resolved = linked.rows.flatMap((row, at): readonly ResolvedMention[] => {
    const id = entityOf[at];
    const entity = id === undefined ? undefined : all.get(id);
    return entity === undefined || row.unsaid >= 0 ? [] : resolvedOf(row, entity, document, gazetteer);
  });
  for (const mention of resolved)
    if (!all.has(mention.entity)) all.set(mention.entity, makeEntity(mention, gazetteer, year));
  return {
    entities: {
      entities: [...all.values()].sort((a, b) => compareText(a.id, b.id)),
      mentions: resolved.sort((a, b) => a.start - b.start || b.end - a.end || compareText(a.entity, b.entity)),
      unresolved: [],
    },
    linked,
    entityOf,
    pairs,
  };
}

function saidBy(
  row: number,
  cluster: number | undefined,
  made: ReadonlyMap<number, Entity>,
  { rows }: LinkedRows,
): Said | undefined {
  const entity = cluster === undefined ? undefined : made.get(cluster);
  const mention = rows[row]?.mention;
  if (entity === undefined) return undefined;
  return mention === undefined || mention.how === 'pronoun' ? { entity } : { entity, surface: mention.surface };
}

function entityOfCluster(rows: readonly number[], linked: LinkedRows, gazetteer: Gazetteer): Entity {
  const own = rows.flatMap((row) => linked.rows[row]?.mention ?? []);
  const type = typeOfAll(own);
  const fullest = fullestName(own) ?? 'unnamed';
  const name = type === 'person' ? withoutTitle(fullest, gazetteer) : fullest;
  const id = makeEntityId(type, name);
  const other = own.flatMap(({ candidates }) => candidates).find((one) => typeOf(one) === type);
  return bareEntity({ id: gazetteer.entries.has(id) && other !== undefined ? other : id, type, kind: null, name });
}

const typeOfAll = (mentions: readonly ChosenMention[]): EntityType =>
  bestType(
    ENTITY_TYPES.map((type, at) =>
      mentions.reduce((sum, mention) => sum + (mention.types?.[at] ?? (mention.type === type ? 1 : 0)), 0),
    ),
  );

function kindOfAll(rows: readonly number[], { kinds, rows: all }: LinkedRows): string | null {
  const counts = new Map<string, number>();
  for (const row of rows) {
    // The lists know every state: what the net takes for another is a government of something smaller.
    const kind = kinds[row] === 'state' ? 'government' : kinds[row];
    if (kind != null && kind !== 'other' && all[row]?.mention !== undefined)
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))[0]?.[0] ?? null;
}

const LONGEST_NAME = 7;

const POINTING = /^(?:this|that|these|those|such) /i;

/** The longest name, else the longest description of at most seven words that does not point, the first of equals. */
function fullestName(mentions: readonly ChosenMention[]): string | undefined {
  const width = ({ first, last }: ChosenMention): number => last - first;
  const longest = (some: readonly ChosenMention[]): ChosenMention | undefined =>
    some.reduce<ChosenMention | undefined>(
      (best, one) => (best === undefined || width(one) > width(best) ? one : best),
      undefined,
    );
  const short = mentions.filter((one) => width(one) <= LONGEST_NAME);
  const best =
    longest(short.filter(({ how }) => how === 'name' || how === 'alias')) ??
    longest(short.filter(({ name }) => !POINTING.test(name))) ??
    longest(short) ??
    mentions[0];
  return best === undefined ? undefined : withoutCount(best.name === '' ? best.surface : best.name);
}

type Acting = {
  readonly net: ReaderNet;
  readonly all: ReadonlyMap<EntityId, Entity>;
  readonly gazetteer: Gazetteer;
};

/** Whom each entity acts for: the group that most of its pairs with it say, where no list and no title has said it. */
function actsForOf(
  pairs: readonly ScoredPair[],
  entityOf: readonly (EntityId | undefined)[],
  { net, all, gazetteer }: Acting,
): ReadonlyMap<EntityId, EntityId> {
  const at = net.lists.relations.indexOf('ACTS_FOR');
  const best = new Map<EntityId, { readonly id: EntityId; readonly share: number }>();
  for (const { source, target, relations } of pairs) {
    const [a, b] = [entityOf[source], entityOf[target]];
    // Nobody speaks for "countries" or "the council": whom one acts for has a name.
    if (
      a === undefined ||
      b === undefined ||
      a === b ||
      typeOf(b) !== 'group' ||
      !/\p{Lu}/u.test(all.get(b)?.name ?? '')
    )
      continue;
    if (typeOf(a) !== 'group' && typeOf(a) !== 'person') continue;
    if (all.get(a)?.actsFor != null || gazetteer.entries.get(a)?.kind === 'state') continue;
    const share = sigmoid(relations[at] ?? -9);
    if (share >= ACTS_LEAST && share > (best.get(a)?.share ?? 0)) best.set(a, { id: b, share });
  }
  return new Map([...best].map(([id, { id: actsFor }]) => [id, actsFor]));
}

/** A row as a mention of its entity; a country's name that is actor and place at once stands for both. */
function resolvedOf(
  row: LinkRow,
  entity: Entity,
  document: Document,
  gazetteer: Gazetteer,
): readonly ResolvedMention[] {
  const mention = row.mention ?? pronounOf(row, entity, document);
  const { id, type, kind, name } = entity;
  const own: ResolvedMention = { ...mention, type, kind, name, entity: id };
  const types = row.mention?.types ?? [];
  if (types.length === 0) return [own];
  const share = (some: EntityId): number => shareOf(typeOf(some), types);
  const scored = { ...own, score: mention.how === 'alias' ? share(id) : Math.max(...types) };
  const capital = capitalOf(mention.surface, gazetteer);
  const both = [capital?.state, capital?.town];
  const twin = both.includes(id) ? both.find((one) => one !== undefined && one !== id) : twinOf(id, gazetteer);
  if (twin === undefined || share(twin) < TWIN_LEAST) return [scored];
  const other: ResolvedMention = { ...scored, entity: twin, type: typeOf(twin), score: share(twin) };
  return share(id) < TWIN_LEAST ? [other] : [scored, other];
}

/** The place of a state that is listed as an actor, and the other way round. */
export function twinOf(id: EntityId, gazetteer: Gazetteer): EntityId | undefined {
  const type = typeOf(id);
  if (type !== 'group' && type !== 'place') return undefined;
  const twin = withType(id, type === 'group' ? 'place' : 'group');
  return gazetteer.entries.has(id) && gazetteer.entries.has(twin) ? twin : undefined;
}

function pronounOf({ sentence, span }: LinkRow, { type, kind, name }: Entity, document: Document): ChosenMention {
  const said = { ...locate(document, { sentence, ...span }), head: span.first };
  return { ...said, type, kind, name, how: 'pronoun', candidates: [], types: null, suggested: false };
}
