import type { EntityId } from '../base/ids.ts';
import { logitOf } from '../schema/voice-weights.ts';
import type { ActorMap } from './find-actors.ts';
import type { Speakers } from './find-speakers.ts';
import type { Found } from './found.ts';
import type { OpenArticle } from './open-article.ts';
import { readModality } from './read-modality.ts';
import { wordAt } from './tree.ts';
import type { FullVote, VoiceName, Vote } from './vote.ts';
import type { WordLists } from './word-lists.ts';

/** Relations that are a deed rather than a stand: told of oneself, they keep the speaker. */
const DEEDS = new Set([
  'FIGHTS',
  'NEGOTIATES_WITH',
  'COOPERATES_WITH',
  'MEDIATES',
  'CONTROLS',
  'ACTIVE_IN',
  'COERCES',
  'AIDS',
  'MOBILIZES_AGAINST',
]);

/** Offices and geography are nobody's opinion. */
const FACTS = new Set(['REPRESENTS', 'LOCATED_IN', 'PART_OF']);

/** What was found in a sentence as votes: one for each of those who say it together. */
export function makeVotes(found: Found, map: ActorMap, { speakers }: OpenArticle): readonly Vote[] {
  if (found.rule.startsWith('veto:')) return [vetoOf(found, map)];
  const { sentence } = map.tree;
  const said = speakers.speakersAt(sentence.index, found.cue, found.factual);
  const source = found.source.mention;
  const chain = found.speakers ?? chainFor(found.relation, source.entity, said);
  const cue = wordAt(map.tree, found.cue);
  const score = found.confidence * (0.85 + 0.15 * sentence.parseConfidence) * (said.unknown ? 0.95 : 1);
  const [voice = 'rule', ...by] = found.rule.split(':');
  const vote: FullVote = {
    voice: voice as VoiceName,
    by: by.join(':'),
    pair: { sentence: sentence.index, source, target: found.target.mention },
    relation: found.relation,
    modality: found.modality,
    speakers: chain,
    logit: logitOf(Math.round(Math.min(1, score) * 1000) / 1000),
    cue: { start: cue.start, end: cue.end },
    why: found.treePath,
  };
  if (found.speakers !== undefined || chain.length === 0 || chain.at(-1) !== said.chain.at(-1)) return [vote];
  return [vote, ...said.together.map((speaker) => ({ ...vote, speakers: [...chain.slice(0, -1), speaker] }))];
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

function chainFor(relation: string, source: EntityId, said: Speakers): readonly EntityId[] {
  if (FACTS.has(relation)) return [];
  if (DEEDS.has(relation)) return said.chain;
  if (said.together.includes(source)) return said.chain.slice(0, -1);
  return said.chain.filter((speaker) => speaker !== source);
}

/** A vote without modality or speakers, with those that its sentence tells at the cue. */
export function completeVote(
  vote: Vote & { readonly relation: string },
  { maps, speakers }: OpenArticle,
  lists: WordLists,
): FullVote {
  const { sentence, source } = vote.pair;
  const map = maps[sentence];
  const cue = map?.tree.words.find((word) => word.end > vote.cue.start)?.index ?? 0;
  const told = vote.speakers ?? chainFor(vote.relation, source.entity, speakers.speakersAt(sentence, cue));
  const modality = vote.modality ?? (map === undefined ? 'asserted' : readModality(map.tree, cue, lists).modality);
  return { ...vote, modality, speakers: told };
}
