import type { Frame, RelationType } from '../schema/schema.ts';
import type { Modality } from './claim.ts';
import { type ClaimRules, frameKey } from './compile-rules.ts';
import { type Actor, type ActorMap, actorsAt } from './find-actors.ts';
import type { Found, FrameMatches, HostileDeed, NearMiss } from './found.ts';
import { ANYTHING, conditionsHold, missing, readings, specificity } from './frame-conditions.ts';
import { matchListed, matchTerrorList } from './match-designation.ts';
import { type ModalityReading, readModality } from './read-modality.ts';
import { actorsIn, fillers, type Predicate, readPredicate } from './read-predicate.ts';
import { childrenBy, lemmaAt, prepositionsOf, type Tree, wordAt } from './tree.ts';

/** Matches all frames on all words of a sentence. */
export function matchFrames(map: ActorMap, rules: ClaimRules, nearMisses: NearMiss[] | null): FrameMatches {
  const found: Found[] = [];
  const deeds: HostileDeed[] = [];
  const vetoed: Found[] = [];
  for (const word of map.tree.words) {
    if (isPartOfName(map, word.index)) continue;
    let done: Frame['pos'] | null = null;
    if (word.upos === 'NOUN') matchListed(map, rules, word.index, found);
    if (word.upos === 'VERB' && matchTerrorList(map, rules, word.index, found)) continue;
    for (const { pos, lemma } of readings(map.tree, word.index)) {
      const frames = rules.frames.get(frameKey(pos, lemma));
      if (frames === undefined || done === pos) continue;
      done = pos;
      const predicate = readPredicate(map, word.index, pos);
      const holding = frames.filter((frame) => conditionsHold(map, predicate, frame));
      const matches = holding
        .filter(({ veto }) => !veto)
        .sort((a, b) => specificity(b) - specificity(a) || Number(isReciprocal(a)) - Number(isReciprocal(b)));
      const first = found.length;
      let covered: Frame | null = null;
      for (const frame of matches) {
        if (covered !== null && specificity(frame) < specificity(covered)) break;
        if (covered !== null && isReciprocal(frame)) continue;
        const before = found.length;
        matchFrame(map, rules, predicate, frame, found, nearMisses, deeds);
        if (found.length > before) covered ??= frame;
      }
      const told = found.slice(first);
      vetoed.push(
        ...holding.filter(({ veto }) => veto).flatMap((frame) => takenBack(map, rules, { predicate, frame, told })),
      );
    }
  }
  return { found: withoutShadows(found), deeds, vetoed };
}

type Veto = { readonly predicate: Predicate; readonly frame: Frame; readonly told: readonly Found[] };

/** What a veto takes back: what is told by its predicate, and whatever others may tell of its own ends. */
function takenBack(map: ActorMap, rules: ClaimRules, { predicate, frame, told }: Veto): readonly Found[] {
  const ends: Found[] = [];
  matchFrame(map, rules, predicate, frame, ends, null, []);
  const own = told.filter(({ relation }) => frame.relation === '' || frame.relation === relation);
  return [...ends, ...own].map((one) => ({ ...one, relation: frame.relation, rule: `veto:${frame.id}` }));
}

/** Of one word and pair, the reading that says more: a town captured is held, a split is the end of an affiliation. */
function withoutShadows(found: readonly Found[]): readonly Found[] {
  const shadows: Readonly<Record<string, string>> = {
    COERCES: 'CONTROLS',
    OPPOSES: 'AFFILIATED_WITH',
  };
  // Spans that the input declares count whatever their type; but only a place can be held.
  const possible = found.filter(
    ({ relation, target: { mention } }) =>
      (relation !== 'CONTROLS' || mention.type === 'place') &&
      // "joined Turkey in the exercise": nobody becomes a part of a state so.
      (relation !== 'PART_OF' || isForce(mention) || (mention.kind !== 'state' && mention.kind !== 'people')),
  );
  return possible.filter((one) => {
    // "handed over the town to X": neither a present nor a concession, but a place that changes hands.
    if (
      /^(AIDS|YIELDS_TO)$/.test(one.relation) &&
      possible.some((other) => other.relation === 'CONTROLS' && other.cue === one.cue)
    )
      return false;
    const clearer = shadows[one.relation];
    return !possible.some(
      (other) =>
        clearer === other.relation &&
        other.cue === one.cue &&
        other.source.mention.entity === one.source.mention.entity &&
        other.target.mention.entity === one.target.mention.entity,
    );
  });
}

/** "part of the Iraqi security forces": one may well be a part of a state's army. */
function isForce({ kind, surface }: Actor['mention']): boolean {
  return kind === 'state' && /\b(?:forces|army|military|navy|police|apparatus)$/i.test(surface);
}

/** "United" of "United States" unites nobody; the head of "Russian airstrikes" still strikes. */
function isPartOfName(map: ActorMap, index: number): boolean {
  const mention = map.byWord.get(index);
  if (mention === undefined || mention.how === 'given' || mention.how === 'description' || mention.how === 'pronoun')
    return false;
  // "the X-led coalition" is a name too.
  if (mention.kind === 'coalition') return true;
  return index !== mention.head || wordAt(map.tree, index).upos === 'PROPN';
}

/** "A and B held talks": only when nobody else is named whom they were held with. */
function isReciprocal(frame: Frame): boolean {
  return frame.target.every((slot) => slot === 'each-other');
}

function matchFrame(
  map: ActorMap,
  rules: ClaimRules,
  predicate: Predicate,
  frame: Frame,
  found: Found[],
  nearMisses: NearMiss[] | null,
  deeds: HostileDeed[],
): void {
  const relation = rules.schema.relations.get(frame.relation) ?? (frame.veto ? ANYTHING : undefined);
  if (relation === undefined) return;
  const sentence = map.tree.sentence.index;
  const sourceTypes = frame.sourceTypes.length > 0 ? frame.sourceTypes : relation.sourceTypes;
  const targetTypes = (frame.targetTypes.length > 0 ? frame.targetTypes : relation.targetTypes).filter(
    (type) => type !== 'issue' || frame.veto,
  );
  const objectIsCondition = frame.object.length > 0;
  const sources = firstFilled(frame.source, (slot) => actorsIn(map, predicate, slot, frame, { types: sourceTypes }));
  const named = firstFilled(frame.target, (slot) =>
    slot === 'each-other'
      ? []
      : actorsIn(map, predicate, slot, frame, {
          types: targetTypes,
          roll: !(objectIsCondition && slot === 'obj'),
          deedsOnly: true,
          buried: true,
        }),
  );
  const targets =
    named.actors.length === 0 && relation.name === 'FIGHTS' && targetTypes.includes('place')
      ? struckPlaces(map, predicate, frame)
      : named;
  const reading = readModality(map.tree, predicate.token, rules.lists);
  const emit = (source: Actor, target: Actor, slots: string): void => {
    if (source.mention.entity === target.mention.entity || isReflexive(target) || isOwn(map, source, target)) return;
    const outcome = outcomeOf(frame, relation, reading, rules);
    found.push({
      source,
      target,
      ...outcome,
      cue: predicate.token,
      confidence:
        frame.confidence * source.confidence * target.confidence * (outcome.modality === 'asserted' ? 1 : 0.95),
      rule: `frame:${frame.id}`,
      treePath: slots,
      factual: isFactual(map.tree, predicate.token),
    });
  };
  const lemma = wordAt(map.tree, predicate.token).form;
  const isMutual = relation.symmetric && frame.target.some((slot) => /(?:with|between|among)$|^obj$/.test(slot));
  const isEachOther = frame.target.some((slot) => saysEachOther(map, predicate, slot));
  const mayBeMutual =
    targets.actors.length === 0 &&
    (frame.target.includes('each-other') || isMutual) &&
    !hasPartner(map, predicate, frame);
  if (isEachOther || mayBeMutual) {
    const members = sources.actors.length > 1 ? sources.actors : parties(map, predicate, sourceTypes);
    if (members.length > 1) {
      pairs(members, relation.symmetric, (a, b) => emit(a, b, `each-other < ${lemma}`));
      return;
    }
  }
  // "the backing of A and B": they back somebody else, not one another.
  if (!relation.symmetric && !isEachOther && areSame(sources.actors, targets.actors)) return;
  if (sources.actors.length === 0 && relation.symmetric && targets.actors.length > 1) {
    pairs(targets.actors, true, (a, b) => emit(a, b, `${lemma} > ${targets.slot}`));
    return;
  }
  if (sources.actors.length > 0 && relation.name === 'FIGHTS' && reading.modality === 'asserted' && !reading.announced)
    for (const source of sources.actors)
      deeds.push({ source, cue: predicate.token, confidence: frame.confidence * source.confidence });
  if (sources.actors.length === 0 || targets.actors.length === 0) {
    nearMisses?.push({
      frame: frame.id,
      sentence,
      reason: missing(frame, sources.actors.length === 0, targets.actors.length === 0),
    });
    return;
  }
  for (const source of sources.actors)
    for (const target of targets.actors) emit(source, target, `${sources.slot} < ${lemma} > ${targets.slot}`);
}

/** "A and B met C's premier": C, not one another. */
function hasPartner(map: ActorMap, predicate: Predicate, frame: Frame): boolean {
  const { tree, lists } = map;
  if (predicate.pos !== 'verb' || frame.object.length > 0 || wordAt(tree, predicate.token).deprel === 'amod')
    return false;
  return (predicate.arguments.get('obj') ?? []).some((at) => {
    const roll = lists.titles.has(lemmaAt(tree, at));
    return at > predicate.token && actorsAt(map, at, { types: ['person', 'group'], roll }).length > 0;
  });
}

/** "attacked a base in X": where nobody is named, the town or region is what was struck. */
function struckPlaces(
  map: ActorMap,
  predicate: Predicate,
  frame: Frame,
): { readonly actors: readonly Actor[]; readonly slot: string } {
  const objects = frame.target.filter((slot) => slot !== 'each-other').flatMap((slot) => fillers(map, predicate, slot));
  const slots = ['in', 'near', 'at', 'outside'].flatMap((mark) => [`obl:${mark}`, `nmod:${mark}`]);
  const inPhrase = objects.flatMap((object) =>
    childrenBy(map.tree, object, 'nmod').filter((at) =>
      /^(in|near|at|outside)$/.test(prepositionsOf(map.tree, at)[0] ?? ''),
    ),
  );
  const places = [...inPhrase, ...(objects.length > 0 ? slots.flatMap((slot) => fillers(map, predicate, slot)) : [])];
  const actors = places
    .flatMap((at) => actorsAt(map, at, { types: ['place'], roll: false }))
    .filter(({ mention }) => !/^(?:country|region|province|state|island|continent)$/.test(mention.kind ?? ''))
    .map((actor) => ({ ...actor, confidence: actor.confidence * STRUCK_CONFIDENCE }));
  return { actors: actors.slice(0, 1), slot: 'in' };
}

const STRUCK_CONFIDENCE = 0.85;

/** "vowed to defend itself": whoever it stands for, nobody else is meant. */
function isReflexive({ mention }: Actor): boolean {
  return mention.how === 'pronoun' && /sel(f|ves)$/i.test(mention.surface);
}

/** "A and B evacuated their citizens": B is no more meant than A. */
function isOwn(map: ActorMap, source: Actor, { mention }: Actor): boolean {
  return (
    mention.how === 'pronoun' &&
    map.mentions.some(
      (one) => one.how === 'pronoun' && one.head === mention.head && one.entity === source.mention.entity,
    )
  );
}

/** "accused each other", "fired at one another". */
function saysEachOther(map: ActorMap, predicate: Predicate, slot: string): boolean {
  return fillers(map, predicate, slot).some((at) => {
    const words = [at - 1, at, at + 1].map((it) => wordAt(map.tree, it).form.toLowerCase());
    if (/\b(each other|one another)\b/.test(words.join(' '))) return true;
    // "Each side blamed the other."
    const isEach = (it: number) => /^(each|either)$/i.test(wordAt(map.tree, it).form);
    return (
      words[1] === 'other' &&
      words[0] === 'the' &&
      childrenBy(map.tree, predicate.token, 'nsubj').some(
        (it) => isEach(it) || childrenBy(map.tree, it, 'det').some(isEach),
      )
    );
  });
}

function areSame(some: readonly Actor[], others: readonly Actor[]): boolean {
  const ids = new Set(some.map(({ mention }) => mention.entity));
  return some.length > 1 && some.length === others.length && others.every(({ mention }) => ids.has(mention.entity));
}

/** "between X and Y", "of X and Y": the parties of a reciprocal deed. */
function parties(map: ActorMap, predicate: Predicate, types: Frame['sourceTypes']): readonly Actor[] {
  for (const slot of [
    'nmod:between',
    'nmod:among',
    'nmod:of',
    'nmod:poss',
    'compound',
    'amod',
    'obl:between',
    'obl:among',
  ]) {
    const actors = fillers(map, predicate, slot).flatMap((at) => actorsAt(map, at, { types, roll: false }));
    if (actors.length > 1) return actors;
  }
  return [];
}

function pairs(actors: readonly Actor[], symmetric: boolean, emit: (a: Actor, b: Actor) => void): void {
  actors.forEach((a, i) => {
    actors.forEach((b, j) => {
      if (i < j || (!symmetric && i > j)) emit(a, b);
    });
  });
}

function firstFilled(
  slots: readonly string[],
  read: (slot: string) => readonly Actor[],
): { readonly actors: readonly Actor[]; readonly slot: string } {
  for (const slot of slots) {
    const actors = read(slot);
    if (actors.length > 0) return { actors, slot };
  }
  return { actors: [], slot: '' };
}

/** Joins the frame's own modality with the sentence's, and turns promises, refusals and threats into stances. */
export function outcomeOf(
  frame: Frame,
  relation: Pick<RelationType, 'name' | 'polarity' | 'plover'>,
  reading: ModalityReading,
  rules: ClaimRules,
): { readonly relation: string; readonly modality: Modality } {
  if (frame.modality !== null) {
    if (reading.modality === 'denied')
      return { relation: relation.name, modality: frame.modality === 'proposed' ? 'denied' : 'asserted' };
    // "to retake the town from X": X still holds it.
    const isTheirs = frame.source.includes('nsubj');
    const goesOn =
      frame.modality === 'ended' &&
      (reading.stance === 'refused' ||
        (reading.modality === 'proposed' && reading.stance === null && (!isTheirs || reading.wished)));
    return { relation: relation.name, modality: goesOn ? 'asserted' : frame.modality };
  }
  // To pledge support is to support.
  if (
    frame.pos === 'noun' &&
    relation.name === 'BACKS' &&
    reading.stance === 'promised' &&
    reading.modality === 'proposed'
  )
    return { relation: relation.name, modality: 'asserted' };
  const friendly = relation.polarity >= 0 && relation.plover !== null && relation.name !== 'URGES';
  const hostile = relation.polarity < 0;
  const has = (name: string): boolean => rules.schema.relations.has(name);
  if (
    reading.modality === 'proposed' &&
    (reading.stance === 'promised' || reading.stance === 'threatened') &&
    friendly &&
    relation.name !== 'MEDIATES' &&
    has('AGREES_WITH')
  )
    return { relation: 'AGREES_WITH', modality: 'asserted' };
  if (reading.modality === 'proposed' && reading.stance === 'refused') {
    if (friendly) return { relation: 'OPPOSES', modality: 'asserted' };
    return { relation: relation.name, modality: 'denied' };
  }
  if (reading.modality === 'proposed' && reading.stance === 'threatened' && hostile && has('THREATENS'))
    return { relation: 'THREATENS', modality: 'asserted' };
  // To want or try to oust somebody is to oppose them.
  if (relation.name === 'OPPOSES' && reading.modality === 'proposed' && reading.wished)
    return { relation: relation.name, modality: 'asserted' };
  return { relation: relation.name, modality: reading.modality };
}

/** A participle or relative clause inside a noun phrase tells what the reporter knows. */
function isFactual(tree: Tree, token: number): boolean {
  const word = wordAt(tree, token);
  if (word.deprel === 'amod' || word.deprel === 'appos' || word.deprel === 'nmod:desc') return true;
  return word.deprel === 'acl' && /^VB[ND]$/.test(word.xpos) && prepositionsOf(tree, token).length === 0;
}
