import { type EntityId, typeOf } from '../../base/ids.ts';
import type { Span } from '../../base/span.ts';
import type { Entity, ResolvedMention } from '../../entities/entity.ts';
import { type LearnedEntities, twinOf } from '../../entities/learn-entities.ts';
import type { Gazetteer } from '../../mentions/gazetteer.ts';
import type { PairMeasure, RelationType } from '../../schema/schema.ts';
import { type Document, locate } from '../../text/document.ts';
import type { ReaderNet } from '../../text/encode/reader-net.ts';
import type { ScoredPair } from '../../text/encode/score-pairs.ts';
import { scoreSpeakers } from '../../text/encode/score-speakers.ts';
import { MODALITIES } from '../claim.ts';
import type { Vote } from '../vote.ts';
import { likeliestModality, measurePair, type PairEnds } from './measure-pair.ts';

/** What the votes of the learned reader are made of. */
export type NetReading = {
  readonly document: Document;
  readonly learned: LearnedEntities;
  readonly net: ReaderNet;
  readonly relations: ReadonlyMap<string, RelationType>;
  readonly gazetteer: Gazetteer;
  /** Whether ends that a sentence leaves unsaid are heard too. */
  readonly unsaid: boolean;
  /** Log-odds below which a pair is not worth a vote. */
  readonly least: number;
  /** Log-odds at which a vote says nothing. */
  readonly base: number;
  readonly measure: PairMeasure;
};

/** A reading with what all its votes ask for. */
type Opened = NetReading & {
  readonly entities: ReadonlyMap<EntityId, Entity>;
  readonly ends: PairEnds;
  /** The relations of the schema by their places in the net. */
  readonly known: ReadonlyMap<number, RelationType>;
};

/** One vote for each relation that the net gives a pair of mentions of different things. */
export function netVotes(reading: NetReading): readonly Vote[] {
  const entities = new Map(reading.learned.entities.entities.map((entity) => [entity.id, entity]));
  const { entityOf, linked } = reading.learned;
  const counts = new Map<EntityId, number>();
  for (const id of entityOf) if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  const most = Math.max(1, ...counts.values());
  const ends = { linked, often: entityOf.map((id) => ((id === undefined ? undefined : counts.get(id)) ?? 1) / most) };
  const known = new Map<number, RelationType>();
  for (const [at, name] of reading.net.lists.relations.entries()) {
    const relation = reading.relations.get(name);
    if (relation !== undefined) known.set(at, relation);
  }
  const opened = { ...reading, entities, ends, known };
  const votes = reading.learned.pairs.flatMap((pair) => votesOn(pair, opened));
  return [...votes, ...doubts(opened)];
}

/** Log-odds: of two things in a sentence some three in a hundred are told something of; below it the net doubts, by so much at most. */
const USUAL = -3.5;
const MOST_DOUBT = -3;

/** Where the net sees two things in a sentence and nothing between them, either way, it speaks against what others claim. */
function doubts(reading: Opened): readonly Vote[] {
  const { learned, known } = reading;
  const { rows } = learned.linked;
  const types = [...reading.relations.values()].flatMap(({ sourceTypes, targetTypes }) => [
    ...sourceTypes,
    ...targetTypes,
  ]);
  const likeliest = new Map<string, { readonly pair: ScoredPair; readonly logit: number }>();
  for (const pair of learned.pairs) {
    const [a, b] = [rows[pair.source], rows[pair.target]];
    if (a === undefined || b === undefined || a.unsaid >= 0 || b.unsaid >= 0 || a.sentence !== b.sentence) continue;
    const ends = [learned.entityOf[pair.source], learned.entityOf[pair.target]].sort();
    const key = [a.sentence, ...ends].join('|');
    const logit = Math.max(-9, ...[...known.keys()].map((at) => pair.relations[at] ?? -9));
    if (logit > (likeliest.get(key)?.logit ?? -Infinity)) likeliest.set(key, { pair, logit });
  }
  return [...likeliest.values()].flatMap(({ pair, logit }) => {
    if (logit >= USUAL) return [];
    const source = endOf(pair.source, types, reading);
    const target = endOf(pair.target, types, reading);
    if (source === undefined || target === undefined || source.entity === target.entity) return [];
    const cue = { start: source.start, end: source.start };
    const nothing = { relation: null, modality: null, speakers: null, why: '' } as const;
    const kept = reading.base + Math.max(MOST_DOUBT, logit - USUAL);
    const about = { sentence: source.sentence, source, target };
    return [{ voice: 'net', by: 'doubt', pair: about, ...nothing, logit: kept, cue }];
  });
}

function votesOn(pair: ScoredPair, reading: Opened): readonly Vote[] {
  const votes: Vote[] = [];
  const given = (at: number): number => pair.relations[at] ?? -Infinity;
  for (const [at, relation] of reading.known) {
    if (given(at) < reading.least) continue;
    const { name } = relation;
    const other = Math.max(-Infinity, ...[...reading.known.keys()].filter((one) => one !== at).map(given));
    const logit = measurePair(pair, at, other, reading.ends, reading.measure);
    const source = endOf(pair.source, relation.sourceTypes, reading);
    const target = isOffice(name, pair, reading)
      ? bodyOf(pair, source, reading)
      : endOf(pair.target, relation.targetTypes, reading);
    if (source === undefined || target === undefined || isSame(source.entity, target.entity, reading)) continue;
    const cue = cueOf(pair, reading);
    if (relation.symmetric && SAYS_NOTHING.test(cue.words)) continue;
    const about = { pair: { sentence: cue.sentence, source, target }, relation: name, speakers: null, cue: cue.span };
    const heard = heardOf(pair, cue.sentence, reading);
    const said = reading.net.lists.modalities[likeliestModality(pair).at];
    const modality = MODALITIES.find((one) => one === said) ?? 'asserted';
    const why = `"${cue.words}" between ${endWords(source, pair.source, reading)} and ${endWords(target, pair.target, reading)}`;
    votes.push({ voice: 'net', by: 'pair', ...about, heard, modality, logit, why });
  }
  return votes;
}

/** Below it, how surely an end was linked is said. */
const DOUBTED = 0.9;

/** `"the group"`, and how sure it is whom it means where that is in doubt. */
function endWords({ surface }: ResolvedMention, row: number, { learned }: NetReading): string {
  const sure = learned.linked.sure[row] ?? 1;
  return `"${surface || 'unsaid'}"${sure < DOUBTED ? ` (meant by ${sure.toFixed(2)})` : ''}`;
}

/** "maps of the United States and Iran", "A and B are in the news": what is only named side by side is not said to do anything. */
const SAYS_NOTHING = /^(?:and|or|nor|&|,|;|the|a|of|in|on|at|for|to|from|by|is|are|was|were)$/i;

/** A state and its own land are one to whoever reads of them. */
const isSame = (a: EntityId, b: EntityId, { gazetteer }: NetReading): boolean => a === b || twinOf(a, gazetteer) === b;

/** "President Trump": an office without its body. */
const isOffice = (relation: string, { target }: ScoredPair, { learned }: NetReading): boolean =>
  relation === 'REPRESENTS' && (learned.linked.rows[target]?.unsaid ?? -1) >= 0;

/** The body that the holder of an office acts for, where the article speaks of it. */
function bodyOf(
  { target }: ScoredPair,
  source: ResolvedMention | undefined,
  reading: Opened,
): ResolvedMention | undefined {
  const body = source === undefined ? null : (reading.entities.get(source.entity)?.actsFor ?? null);
  const entity = body === null ? undefined : reading.entities.get(body);
  return entity === undefined ? undefined : mentionOf(target, entity.id, reading, entity);
}

/** The mention at one end, as the entity of a type that the relation takes: a country's name is actor or place. */
function endOf(row: number, types: RelationType['sourceTypes'], reading: Opened): ResolvedMention | undefined {
  const { learned, gazetteer, entities } = reading;
  const own = learned.entityOf[row];
  const linked = learned.linked.rows[row];
  if (own === undefined || linked === undefined) return undefined;
  const twin = twinOf(own, gazetteer);
  const other = twin !== undefined && types.includes(typeOf(twin)) && entities.has(twin) ? twin : undefined;
  const id = types.includes(typeOf(own)) ? own : other;
  if (id === undefined || (linked.unsaid >= 0 && !reading.unsaid)) return undefined;
  return mentionOf(row, id, reading, entities.get(id) ?? entities.get(own));
}

function mentionOf(
  row: number,
  id: EntityId,
  { learned, document }: NetReading,
  entity: Entity | undefined,
): ResolvedMention | undefined {
  const linked = learned.linked.rows[row];
  if (linked === undefined) return undefined;
  const { sentence, span, mention } = linked;
  const place = { ...locate(document, { sentence, ...span }), head: mention?.head ?? span.first };
  const meant = { type: typeOf(id), kind: entity?.kind ?? null, name: entity?.name ?? id, entity: id };
  return { ...place, ...meant, how: mention?.how ?? 'pronoun', candidates: [] };
}

/** How likely each entity near the cue says so. */
function heardOf(pair: ScoredPair, sentence: number, { learned, net }: NetReading): ReadonlyMap<EntityId, number> {
  const heard = new Map<EntityId, number>();
  for (const { row, share } of scoreSpeakers({ ...pair, sentence }, learned.linked.table, net)) {
    const entity = learned.entityOf[row];
    if (entity !== undefined && typeOf(entity) !== 'place' && typeOf(entity) !== 'issue')
      heard.set(entity, (heard.get(entity) ?? 0) + share);
  }
  return heard;
}

type Cue = { readonly sentence: number; readonly span: Span; readonly words: string };

/** The words that the net looked at, within the sentence of the first. */
function cueOf({ cueFirst, cueLast }: ScoredPair, { document }: NetReading): Cue {
  let row = cueFirst;
  for (const { words, index } of document.sentences) {
    if (row >= words.length) {
      row -= words.length;
      continue;
    }
    const own = words.slice(row, row + cueLast - cueFirst + 1);
    const span = { start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0 };
    return { sentence: index, span, words: own.map(({ form }) => form).join(' ') };
  }
  return { sentence: 0, span: { start: 0, end: 0 }, words: '' };
}
