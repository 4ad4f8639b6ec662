import type { ResolvedMention } from '../entities/entity.ts';
import type { Frame } from '../schema/schema.ts';
import { type ClaimRules, framesOf } from './compile-rules.ts';
import type { ActorMap } from './find-actors.ts';
import type { Found } from './found.ts';
import { conditionsHold, readings, specificity } from './frame-conditions.ts';
import { outcomeOf } from './frame-outcome.ts';
import { type ModalityReading, readModality } from './read-modality.ts';
import { readPredicate } from './read-predicate.ts';
import { childrenBy, type Tree, topsOf, upward, wordAt } from './tree.ts';

const CONFIDENCE = 0.5;
const STANCE_VERBS = new Set(['URGES', 'ACCUSES', 'OPPOSES', 'THREATENS', 'PROTESTS']);

/**
 * Two mentions that the input itself declares are vouched to be the parties of something: the predicate
 * on the way between them in the tree links them, at low confidence, also where no frame does in its slots.
 */
export function matchGiven(map: ActorMap, rules: ClaimRules): readonly Found[] {
  const given = map.mentions.filter((it) => it.how === 'given');
  if (given.length < 2 || given.length > 6) return [];
  return given.flatMap((source) => {
    const others = given.filter(({ entity }) => entity !== source.entity);
    return others.flatMap((target) => linkBetween(map, rules, source, target) ?? []);
  });
}

function headOf(tree: Tree, mention: ResolvedMention): number {
  const tops = topsOf(tree, mention);
  return tops.findLast((at) => !/^(DET|PUNCT|ADP|PART)$/.test(wordAt(tree, at).upos)) ?? mention.head;
}

function linkBetween(map: ActorMap, rules: ClaimRules, source: ResolvedMention, target: ResolvedMention): Found | null {
  const { tree } = map;
  const from = headOf(tree, source);
  const to = headOf(tree, target);
  const sourcePath = upward(tree, from);
  const targetPath = upward(tree, to);
  const meeting = targetPath.find((at) => sourcePath.includes(at));
  if (meeting === undefined || !actsAbove(tree, sourcePath, meeting, targetPath)) return null;
  const side = targetPath.slice(1, targetPath.indexOf(meeting) + 1);
  // A verb of stance says what the whole is ("demanded the withdrawal of X" is a demand), and so does a predicate of several words.
  const verbal = meeting === to ? undefined : frameAt(map, rules, meeting);
  const isDoer = /^(nsubj|obl:agent)$/.test(relationUnder(tree, targetPath, meeting));
  // "cut its aid to X": who does it is not whom it is done to.
  if (isDoer && targetPath[1] === meeting && verbal?.pos === 'verb' && verbal.source.includes('nsubj')) return null;
  if (!isDoer && verbal?.pos === 'verb' && (STANCE_VERBS.has(verbal.relation) || specificity(verbal) > 0))
    return makeLink(map, rules, { source, target, from, to, at: meeting, frame: verbal });
  for (const at of side.flatMap((it) => [
    it,
    ...childrenBy(tree, it, 'obj').filter(
      (child) => child !== to && child !== from && wordAt(tree, it).upos === 'VERB',
    ),
  ])) {
    // "an order sought by X": its own deed, not what is done to it.
    if (/^(?:nsubj|obl:agent)$/.test(wordAt(tree, to).deprel) && wordAt(tree, to).head === at) continue;
    const frame = frameAt(map, rules, at);
    // "X was arrested in Y": what is done to X is not X's doing.
    const isPatient = relationUnder(tree, sourcePath, at) === 'nsubj:pass';
    if (frame === undefined || (isPatient && frame.target.includes('obj'))) continue;
    return makeLink(map, rules, { source, target, from, to, at, frame });
  }
  return stanceAlone(map, { source, target, from, to, side });
}

/** How the phrase that a path climbs hangs on a verb. */
function relationUnder(tree: Tree, path: readonly number[], verb: number): string {
  const top = path[path.indexOf(verb) - 1];
  return top === undefined ? '' : wordAt(tree, top).deprel;
}

/** The source must act: be a subject or agent on its way up, or hold the noun between. */
function actsAbove(tree: Tree, sourcePath: readonly number[], meeting: number, targetPath: readonly number[]): boolean {
  const below = sourcePath.slice(0, sourcePath.indexOf(meeting));
  const top = below.at(-1);
  if (top === undefined) return !targetPath.slice(0, 2).includes(meeting);
  const word = wordAt(tree, top);
  return /^(nsubj|obl:agent|nmod:poss|compound|amod|nmod|obl|conj|acl|advcl|ccomp|parataxis|xcomp)/.test(word.deprel);
}

/** The frame of a word, one whose conditions hold before one whose do not. */
function frameAt(map: ActorMap, rules: ClaimRules, at: number): Frame | undefined {
  for (const { pos, lemma } of readings(map.tree, at)) {
    const frames = framesOf(rules, pos, lemma).filter((frame) => rules.schema.relations.get(frame.relation)?.plover);
    if (frames.length === 0) continue;
    const predicate = readPredicate(map, at, pos);
    const [best] = frames
      .filter((frame) => conditionsHold(map, predicate, frame))
      .sort((a, b) => specificity(b) - specificity(a));
    if (best !== undefined) return best;
  }
  return undefined;
}

type Ends = {
  readonly source: ResolvedMention;
  readonly target: ResolvedMention;
  readonly from: number;
  readonly to: number;
};

type Link = Ends & { readonly at: number; readonly frame: Frame };

function makeLink(map: ActorMap, rules: ClaimRules, { source, target, from, to, at, frame }: Link): Found | null {
  const relation = rules.schema.relations.get(frame.relation);
  if (relation === undefined) return null;
  const reading = readingAround(map, at);
  const outcome =
    reading.stance === 'refused'
      ? ({ relation: 'OPPOSES', modality: 'asserted' } as const)
      : outcomeOf({ frame, relation, reading, has: (name) => rules.schema.relations.has(name) });
  return foundAt(map, { source, target, from, to }, { at, ...outcome, rule: `given:${frame.id}` });
}

type Said = Pick<Found, 'relation' | 'modality' | 'rule'> & { readonly at: number };

function foundAt({ tree }: ActorMap, { source, target, from, to }: Ends, { at, ...said }: Said): Found {
  return {
    ...said,
    source: { mention: source, token: from, confidence: 1 },
    target: { mention: target, token: to, confidence: 1 },
    cue: at,
    confidence: CONFIDENCE,
    treePath: `given mentions around ${wordAt(tree, at).form}`,
    factual: false,
  };
}

/** "will not accept", "would never end": a refusal. */
function isWill(tree: Tree, verb: number): boolean {
  return childrenBy(tree, verb, 'aux').some((at) => /^(will|would|wo|'ll|shall)$/i.test(wordAt(tree, at).form));
}

/** What the deed's own word leaves open is read at the verb that carries it: "is ready to contribute support". */
function readingAround({ tree }: ActorMap, at: number): ModalityReading {
  const own = readModality(tree, at);
  const word = wordAt(tree, at);
  if (own.modality !== 'asserted' || word.head < 0 || wordAt(tree, word.head).upos !== 'VERB') return own;
  const carried = readModality(tree, word.head);
  return carried.stance !== null || carried.modality === 'proposed' ? carried : own;
}

/** "agreed to ...", "refused to ...", "threatened to ..." tell the stance even when no frame knows the deed. */
function stanceAlone(map: ActorMap, link: Ends & { readonly side: readonly number[] }): Found | null {
  for (const at of link.side) {
    const { stance, modality } = readModality(map.tree, at);
    const isRefusal = stance === 'refused' || (modality === 'denied' && isWill(map.tree, at));
    if (stance === null && !isRefusal) continue;
    const relation = isRefusal ? 'OPPOSES' : stance === 'promised' ? 'AGREES_WITH' : 'THREATENS';
    return foundAt(map, link, { at, relation, modality: 'asserted', rule: 'given:stance' });
  }
  return null;
}
