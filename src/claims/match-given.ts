import type { ResolvedMention } from '../entities/entity.ts';
import type { Frame } from '../schema/schema.ts';
import { type ClaimRules, framesOf } from './compile-rules.ts';
import type { ActorMap } from './find-actors.ts';
import type { Found } from './found.ts';
import { conditionsHold, readings, specificity } from './frame-conditions.ts';
import { outcomeOf } from './frame-outcome.ts';
import { readModality } from './read-modality.ts';
import { fillers, readPredicate } from './read-predicate.ts';
import { childrenBy, lemmaAt, prepositionsOf, type Tree, topsOf, upward, wordAt } from './tree.ts';

/**
 * Two mentions that the input itself declares are vouched to be the parties of something: the predicate on the way between
 * them in the tree links them, at low confidence, also where no frame does in its slots. Where an article declares these two
 * and no third, something is told of just them: classes of words are asked too, and the nearest word where none is on the way.
 */
export function matchGiven(map: ActorMap, rules: ClaimRules, isPair: boolean): readonly Found[] {
  const given = map.mentions.filter((it) => it.how === 'given');
  if (given.length < 2 || given.length > 6) return [];
  const asked = isPair ? rules : { ...rules, classes: new Map() };
  return given.flatMap((source) => {
    const others = given.filter(({ entity }) => entity !== source.entity);
    return others.flatMap((target) => linkBetween(map, asked, { source, target, isPair }) ?? []);
  });
}

function headOf(tree: Tree, mention: ResolvedMention): number {
  const tops = topsOf(tree, mention);
  return tops.findLast((at) => !/^(DET|PUNCT|ADP|PART)$/.test(wordAt(tree, at).upos)) ?? mention.head;
}

type Pair = Pick<Ends, 'source' | 'target'> & { readonly isPair: boolean };
function linkBetween(map: ActorMap, rules: ClaimRules, { source, target, isPair }: Pair): Found | null {
  const { tree, lists } = map;
  const from = headOf(tree, source);
  const to = headOf(tree, target);
  const sourcePath = upward(tree, from);
  const targetPath = upward(tree, to);
  const meeting = targetPath.find((at) => sourcePath.includes(at));
  const isDoer = /^(?:nsubj|obl:agent)$/.test(wordAt(tree, to).deprel);
  // "cut its aid to X": who does it is not whom it is done to.
  if (meeting === undefined || (!isPair && isDoer && targetPath[1] === meeting)) return null;
  const ends = { source, target, from, to };
  const firstOf = (words: readonly number[], least = 0): Found | null => {
    for (const at of words) {
      // "an order sought by X": its own deed, not what is done to it.
      if (isDoer && wordAt(tree, to).head === at) continue;
      const frame = frameAt(map, rules, at, targetPath);
      // "X was arrested in Y": what is done to X is not X's doing.
      const isPatient = wordAt(tree, sourcePath[sourcePath.indexOf(at) - 1] ?? -1).deprel === 'nsubj:pass';
      if (frame !== undefined && specificity(frame) >= least && !(isPatient && frame.target.includes('obj')))
        return makeLink(map, rules, { ...ends, at, frame });
    }
    return null;
  };
  // The uppermost predicate says what the whole is: "demanded the withdrawal of X" is a demand.
  const side = targetPath.slice(1, targetPath.indexOf(meeting) + 1).reverse();
  const isOutside = (at: number): boolean => ![source, target].some(({ first, last }) => at >= first && at < last);
  const objects = (at: number) => (wordAt(tree, at).upos === 'VERB' ? childrenBy(tree, at, 'obj') : []);
  const between = side
    .flatMap((at) => (lists.lightVerbs.has(lemmaAt(tree, at)) ? [...objects(at), at] : [at, ...objects(at)]))
    .filter((at) => at !== from && at !== to);
  const words = isPair ? [...between, ...sourcePath.slice(1, sourcePath.indexOf(meeting)).reverse()] : between;
  const isBy = (at: number) => /^(?:by|from)$/.test(prepositionsOf(tree, at)[0] ?? '');
  const isForward = isPair && (from < to ? !isBy(to) : isBy(from));
  const near = isForward ? wordsAround(tree, new Set([...sourcePath, ...targetPath])).filter(isOutside) : [];
  return firstOf(words, 1) ?? firstOf(words) ?? firstOf(near);
}

/** The words on the way between two and up to two steps from it, nearest first. */
function wordsAround(tree: Tree, way: ReadonlySet<number>): readonly number[] {
  const steps = tree.words.map(({ index }) => upward(tree, index).findIndex((at) => way.has(at)));
  const near = [0, 1, 2].map((step) => steps.flatMap((it, at) => (it === step ? [at] : [])));
  return near.flatMap((some) => some.reverse());
}

/** The frame of a word, one whose conditions hold before one whose do not. */
function frameAt(map: ActorMap, rules: ClaimRules, at: number, way: readonly number[]): Frame | undefined {
  for (const { pos, lemma } of readings(map.tree, at)) {
    const frames = [...framesOf(rules.frames, pos, lemma), ...framesOf(rules.classes, pos, lemma)];
    const predicate = readPredicate(map, at, pos);
    const isFilled = ({ target }: Frame) =>
      target.some((slot) => fillers(map, predicate, slot).some((it) => way.includes(it)));
    const [best] = frames
      .filter(({ relation }) => rules.schema.relations.get(relation)?.plover)
      .filter((frame) => conditionsHold(map, predicate, frame))
      .sort((a, b) => specificity(b) - specificity(a) || Number(isFilled(b)) - Number(isFilled(a)));
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
  const reading = readModality(map.tree, at);
  const outcome =
    reading.stance === 'refused'
      ? ({ relation: 'OPPOSES', modality: 'asserted' } as const)
      : outcomeOf({ frame, relation, reading, has: (name) => rules.schema.relations.has(name) });
  return {
    ...outcome,
    source: { mention: source, token: from, confidence: 1 },
    target: { mention: target, token: to, confidence: 1 },
    cue: at,
    confidence: 0.5,
    rule: `given:${frame.id}`,
    treePath: `given mentions around ${wordAt(map.tree, at).form}`,
    factual: false,
  };
}
