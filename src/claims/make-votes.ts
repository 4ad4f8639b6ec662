import type { EntityId } from '../base/ids.ts';
import type { RelationType } from '../schema/schema.ts';
import { logitOf } from '../schema/voice-weights.ts';
import type { Modality } from './claim.ts';
import type { ClaimRules } from './compile-rules.ts';
import { type ActorMap, actorsAt } from './find-actors.ts';
import type { Speakers } from './find-speakers.ts';
import type { Found } from './found.ts';
import type { OpenArticle } from './open-article.ts';
import { readModality } from './read-modality.ts';
import { rejectersOf } from './read-predicate.ts';
import { lemmaAt, upward, wordAt } from './tree.ts';
import type { FullVote, VoiceName, Vote } from './vote.ts';

/** Offices and geography are nobody's opinion. */
const FACTS = new Set(['REPRESENTS', 'LOCATED_IN', 'PART_OF']);

/** What was found in a sentence as votes: one for each of those who say it together. */
export function makeVotes(
  found: Found,
  map: ActorMap,
  { speakers }: OpenArticle,
  { schema: { relations } }: ClaimRules,
): readonly Vote[] {
  if (found.rule.startsWith('veto:')) return [vetoOf(found, map)];
  const { sentence } = map.tree;
  const said = speakers.speakersAt(sentence.index, found.cue, found.factual);
  const [source, target] = [found.source.mention, found.target.mention];
  const told = { type: relations.get(found.relation), source: source.entity, target: target.entity };
  const chain = found.speakers ?? chainFor({ ...told, modality: found.modality }, said);
  const cue = wordAt(map.tree, found.cue);
  const score = found.confidence * (0.85 + 0.15 * sentence.parseConfidence) * (said.unknown ? 0.95 : 1);
  const [voice = 'rule', ...by] = found.rule.split(':');
  const vote: FullVote = {
    voice: voice as VoiceName,
    by: by.join(':'),
    pair: { sentence: sentence.index, source, target },
    relation: found.relation,
    modality: found.modality,
    speakers: chain,
    logit: logitOf(Math.round(Math.min(1, score) * 1000) / 1000),
    cue: { start: cue.start, end: cue.end },
    why: found.treePath,
  };
  const votes = [vote, ...againstRejecters(vote, map, found)];
  if (found.speakers !== undefined || chain.length === 0 || chain.at(-1) !== said.chain.at(-1)) return votes;
  return [...votes, ...said.together.map((speaker) => ({ ...vote, speakers: [...chain.slice(0, -1), speaker] }))];
}

/** "X's criticism of Y was rejected by Z": X has said it, whoever takes the rejection for a denial, and Z has not. */
function againstRejecters(vote: FullVote, map: ActorMap, { cue, modality }: Found): readonly Vote[] {
  const isSaid = modality === 'asserted' && map.lists.saidNouns.has(lemmaAt(map.tree, cue));
  const rejecters = (isSaid ? rejectersOf(map.tree, cue) : []).flatMap((at) => actorsAt(map, at));
  const veto: Vote = { ...vote, voice: 'veto', modality: null, speakers: null, logit: logitOf(0) };
  const theirs = rejecters.map(({ mention }) => ({ ...veto, pair: { ...vote.pair, source: mention } }));
  return theirs.length === 0 ? [] : [{ ...veto, modality: 'denied' }, ...theirs];
}

/** A veto is not weighed against anybody: it is as sure as log-odds can be that there is no claim. */
function vetoOf({ source, target, relation, rule, cue, treePath }: Found, { tree }: ActorMap): Vote {
  const { start, end } = wordAt(tree, cue);
  return {
    voice: 'veto',
    by: rule.slice('veto:'.length),
    pair: { sentence: tree.sentence.index, source: source.mention, target: target.mention },
    relation: relation === '' ? null : relation,
    modality: null,
    speakers: null,
    logit: logitOf(0),
    cue: { start, end },
    why: treePath,
  };
}

/** A statement of somebody. */
type Told = {
  readonly type: RelationType | undefined;
  readonly source: EntityId;
  readonly target: EntityId;
  readonly modality: Modality;
};

/** Who says it: what one says of oneself needs no witness, unless a deed is denied. */
function chainFor({ type, source, target, modality }: Told, said: Speakers): readonly EntityId[] {
  if (type === undefined || FACTS.has(type.name)) return [];
  const isOwn = (speaker: EntityId): boolean => speaker === source || (type.symmetric && speaker === target);
  if (modality === 'denied' && isDeed(type)) return said.chain;
  if (said.together.some(isOwn)) return said.chain.slice(0, -1);
  return said.chain.filter((speaker) => !isOwn(speaker));
}

/** Material, as PLOVER has it, or done together. */
const isDeed = ({ quad, symmetric }: RelationType): boolean => quad === 2 || quad === 4 || symmetric;

/** A vote without modality or speakers, with those that its sentence tells at the cue. */
export function completeVote(
  vote: Vote & { readonly relation: string },
  { maps, speakers }: OpenArticle,
  { schema: { relations } }: ClaimRules,
): FullVote {
  const { sentence, source, target } = vote.pair;
  const map = maps[sentence];
  const cue = map?.tree.words.find((word) => word.end > vote.cue.start)?.index ?? 0;
  const modality = vote.modality ?? (map === undefined ? 'asserted' : readModality(map.tree, cue).modality);
  const told = { type: relations.get(vote.relation), source: source.entity, target: target.entity, modality };
  const factual = map !== undefined && isNamedOnly(vote, map);
  return { ...vote, modality, speakers: vote.speakers ?? chainFor(told, speakers.speakersAt(sentence, cue, factual)) };
}

/** "the embassy in Norland": one end hangs under the other without a verb, so that the sentence says nothing of it but names it. */
function isNamedOnly({ pair: { sentence, source, target } }: Vote, { tree }: ActorMap): boolean {
  if (source.sentence !== sentence || target.sentence !== sentence) return false;
  const hangs = (from: number, to: number): boolean => {
    const end = upward(tree, from).find((at) => at === to || wordAt(tree, at).upos === 'VERB');
    return end === to;
  };
  return hangs(target.head, source.head) || hangs(source.head, target.head);
}
