import type { Frame } from '../schema/schema.ts';
import { type ClaimRules, framesOf } from './compile-rules.ts';
import type { ActorMap } from './find-actors.ts';
import type { Found, FrameMatches, NearMiss } from './found.ts';
import { conditionsHold, readings, specificity } from './frame-conditions.ts';
import { matchDesignation } from './match-designation.ts';
import { type FrameMatch, matchFrame } from './match-frame.ts';
import { type Predicate, readPredicate } from './read-predicate.ts';
import { wordAt } from './tree.ts';

/** Matches all frames on all words of a sentence; why frames made no claim is added to `nearMisses` where it is asked for. */
export function matchFrames(map: ActorMap, rules: ClaimRules, nearMisses: NearMiss[] | null): FrameMatches {
  const found: Found[] = [];
  const vetoed: Found[] = [];
  for (const word of map.tree.words) {
    if (isPartOfName(map, word.index)) continue;
    const designated = word.upos === 'VERB' ? matchDesignation(map, rules, word.index) : null;
    if (designated !== null) {
      found.push(...designated);
      continue;
    }
    let done: Frame['pos'] | null = null;
    for (const { pos, lemma } of readings(map.tree, word.index)) {
      const frames = framesOf(rules.frames, pos, lemma);
      if (frames.length === 0 || done === pos) continue;
      done = pos;
      const predicate = readPredicate(map, word.index, pos);
      const holding = frames.filter((frame) => conditionsHold(map, predicate, frame));
      const matches = matchesOf(map, rules, predicate, holding);
      const told = matches.flatMap((match) => match.found);
      found.push(...told);
      nearMisses?.push(...matches.flatMap(({ miss }) => miss ?? []));
      const vetoes = holding.filter(({ veto }) => veto);
      vetoed.push(...vetoes.flatMap((frame) => takenBack(map, rules, { predicate, frame, told })));
    }
  }
  return { found: withoutShadows(found), vetoed };
}

/** What the frames of a predicate make of it: once one speaks, none that asks for less is heard. */
function matchesOf(
  map: ActorMap,
  rules: ClaimRules,
  predicate: Predicate,
  holding: readonly Frame[],
): readonly FrameMatch[] {
  const frames = holding
    .filter(({ veto }) => !veto)
    .sort((a, b) => specificity(b) - specificity(a) || Number(isReciprocal(a)) - Number(isReciprocal(b)));
  const matches: FrameMatch[] = [];
  let covered: Frame | null = null;
  for (const frame of frames) {
    if (covered !== null && specificity(frame) < specificity(covered)) break;
    if (covered !== null && isReciprocal(frame)) continue;
    const match = matchFrame(map, rules, predicate, frame);
    matches.push(match);
    if (match.found.length > 0) covered ??= frame;
  }
  return matches;
}

/** Of one word, the reading that says more: a town captured is held, what is handed over changes hands. */
function withoutShadows(found: readonly Found[]): readonly Found[] {
  const held = new Set(found.filter(({ relation }) => relation === 'CONTROLS').map(({ cue }) => cue));
  return found.filter(({ relation, cue }) => !held.has(cue) || !/^(?:COERCES|AIDS|YIELDS_TO)$/.test(relation));
}

type Veto = { readonly predicate: Predicate; readonly frame: Frame; readonly told: readonly Found[] };

/** What a veto takes back: what is told by its predicate, and whatever others may tell of its own ends. */
function takenBack(map: ActorMap, rules: ClaimRules, { predicate, frame, told }: Veto): readonly Found[] {
  const ends = matchFrame(map, rules, predicate, frame).found;
  const own = told.filter(({ relation }) => frame.relation === '' || frame.relation === relation);
  return [...ends, ...own].map((one) => ({ ...one, relation: frame.relation, rule: `veto:${frame.id}` }));
}

/** "United" of "United States" unites nobody; the head of "Russian airstrikes" still strikes. */
function isPartOfName(map: ActorMap, index: number): boolean {
  const mention = map.byWord.get(index);
  if (mention === undefined || mention.how === 'given' || mention.how === 'description' || mention.how === 'pronoun')
    return false;
  return index !== mention.head || wordAt(map.tree, index).upos === 'PROPN';
}

/** "A and B held talks": only when nobody else is named whom they were held with. */
function isReciprocal(frame: Frame): boolean {
  return frame.target.every((slot) => slot === 'each-other');
}
