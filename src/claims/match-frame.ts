import type { Frame } from '../schema/schema.ts';
import type { Modality } from './claim.ts';
import type { ClaimRules } from './compile-rules.ts';
import type { Actor, ActorMap } from './find-actors.ts';
import type { Found, NearMiss } from './found.ts';
import { ANYTHING, missing } from './frame-conditions.ts';
import { outcomeOf } from './frame-outcome.ts';
import { readModality } from './read-modality.ts';
import { actorsIn, fillers, type Predicate } from './read-predicate.ts';
import { formAt, lemmaAt, prepositionsOf, type Tree, wordAt } from './tree.ts';

/** What one frame makes of one predicate. */
export type FrameMatch = {
  readonly found: readonly Found[];
  readonly miss: NearMiss | null;
};

const NOTHING: FrameMatch = { found: [], miss: null };

/** Fills the slots of a frame whose conditions hold. */
export function matchFrame(map: ActorMap, rules: ClaimRules, predicate: Predicate, frame: Frame): FrameMatch {
  const relation = rules.schema.relations.get(frame.relation) ?? (frame.veto ? ANYTHING : undefined);
  if (relation === undefined) return NOTHING;
  const { sources, targets } = readEnds(map, predicate, frame, relation);
  const reading = readModality(map.tree, predicate.token);
  const lemma = wordAt(map.tree, predicate.token).form;
  const has = (name: string): boolean => rules.schema.relations.has(name);
  const tell = (pairs: readonly Pair[], path: string): readonly Found[] =>
    pairs
      .filter(([a, b]) => a.mention.entity !== b.mention.entity && !isReflexive(b))
      .map(([source, target]): Found => {
        const told = outcomeOf({ frame, relation, reading, has });
        // "A backs B, not C" denies it of C, "nobody but D backs B" says it of D.
        const opposite = told.modality === 'denied' ? 'asserted' : 'denied';
        const outcome = source.isSetAside === target.isSetAside ? told : { ...told, modality: opposite as Modality };
        const ends =
          source.confidence * target.confidence * (relation.plover === null ? 1 : oneSide(map, source, target));
        const sure = frame.confidence * ends;
        return {
          source,
          target,
          ...outcome,
          cue: predicate.token,
          confidence: sure * (outcome.modality === 'asserted' ? 1 : 0.95),
          rule: `frame:${frame.id}`,
          treePath: path,
          factual: isFactual(map.tree, predicate.token),
        };
      });
  const isMutual = relation.symmetric && frame.target.some((slot) => /(?:with|between|among)$|^obj$/.test(slot));
  const isEachOther =
    (isMutual || frame.target.includes('each-other')) &&
    targets.actors.length === 0 &&
    ![...frame.target, 'obl:with'].some((slot) => hasPartner(map, predicate, slot));
  if (sources.actors.length > 1 && (isEachOther || frame.target.some((slot) => saysEachOther(map, predicate, slot))))
    return { ...NOTHING, found: tell(pairsOf(sources.actors, relation.symmetric), `each-other < ${lemma}`) };
  // "talks with A and B": theirs are with somebody else.
  if (sources.actors.length === 0 && relation.symmetric && targets.actors.length > 1 && !/:with$/.test(targets.slot))
    return { ...NOTHING, found: tell(pairsOf(targets.actors, true), `${lemma} > ${targets.slot}`) };
  if (sources.actors.length === 0 || targets.actors.length === 0) {
    const reason = missing(frame, sources.actors.length === 0, targets.actors.length === 0);
    return { found: [], miss: { frame: frame.id, sentence: map.tree.sentence.index, reason } };
  }
  // "has the support of A and B": one phrase names either those who do it or those it is done to.
  const isOnePhrase = sources.actors.some((one) => targets.actors.some((other) => one.token === other.token));
  const pairs = isOnePhrase
    ? []
    : sources.actors.flatMap((source) => targets.actors.map((target): Pair => [source, target]));
  return { found: tell(pairs, `${sources.slot} < ${lemma} > ${targets.slot}`), miss: null };
}

type Pair = readonly [Actor, Actor];
type Filled = { readonly actors: readonly Actor[]; readonly slot: string };
type Ends = { readonly sources: Filled; readonly targets: Filled };

function readEnds(
  map: ActorMap,
  predicate: Predicate,
  frame: Frame,
  relation: Pick<Frame, 'sourceTypes' | 'targetTypes'>,
): Ends {
  const sourceTypes = frame.sourceTypes.length > 0 ? frame.sourceTypes : relation.sourceTypes;
  const targetTypes = (frame.targetTypes.length > 0 ? frame.targetTypes : relation.targetTypes).filter(
    (type) => type !== 'issue' || frame.veto,
  );
  const sources = firstFilled(frame.source, (slot) => actorsIn(map, predicate, slot, frame, { types: sourceTypes }));
  const targets = firstFilled(frame.target, (slot) => {
    if (slot === 'each-other') return [];
    const roll = !(frame.object.length > 0 && slot === 'obj') && slot !== 'ccomp:must';
    return actorsIn(map, predicate, slot, frame, { types: targetTypes, roll, buried: true });
  });
  return { sources, targets };
}

function firstFilled(slots: readonly string[], read: (slot: string) => readonly Actor[]): Filled {
  for (const slot of slots) {
    const actors = read(slot);
    if (actors.length > 0) return { actors, slot };
  }
  return { actors: [], slot: '' };
}

/** A minister and the government that the minister acts for seldom take a stand on one another: how much less sure. */
function oneSide({ bodies }: ActorMap, { mention: a }: Actor, { mention: b }: Actor): number {
  return bodies.get(a.entity)?.entity === b.entity || bodies.get(b.entity)?.entity === a.entity ? 0.5 : 1;
}

/** "vowed to defend itself": whoever it stands for, nobody else is meant. */
function isReflexive({ mention }: Actor): boolean {
  return mention.how === 'pronoun' && /sel(f|ves)$/i.test(mention.surface);
}

/** "accused each other", "fired at one another". */
function saysEachOther(map: ActorMap, predicate: Predicate, slot: string): boolean {
  return fillers(map, predicate, slot).some((at) => {
    const words = [at - 1, at, at + 1].map((it) => formAt(map.tree, it));
    return /\b(each other|one another)\b/.test(words.join(' '));
  });
}

/** "A and B met the rebels": whoever that is, they were with somebody; "with the help of C" names none. */
function hasPartner(map: ActorMap, predicate: Predicate, slot: string): boolean {
  return (
    /^(?:obj|.*:with)$/.test(slot) &&
    fillers(map, predicate, slot).some((at) => at > predicate.token && !map.lists.meansNouns.has(lemmaAt(map.tree, at)))
  );
}

/** Each with each other: once where both directions are one, else both ways. */
function pairsOf(actors: readonly Actor[], symmetric: boolean): readonly Pair[] {
  return actors.flatMap((a, i) =>
    actors.flatMap((b, j): readonly Pair[] => (i < j || (!symmetric && i > j) ? [[a, b]] : [])),
  );
}

/** A participle or relative clause inside a noun phrase tells what the reporter knows. */
function isFactual(tree: Tree, token: number): boolean {
  const word = wordAt(tree, token);
  if (word.deprel === 'amod' || word.deprel === 'appos' || word.deprel === 'nmod:desc') return true;
  return word.deprel === 'acl' && /^VB[ND]$/.test(word.xpos) && prepositionsOf(tree, token).length === 0;
}
