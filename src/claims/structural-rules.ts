import type { EntityId } from '../base/ids.ts';
import type { Entity, ResolvedMention } from '../entities/entity.ts';
import type { Modality } from './claim.ts';
import { type Actor, type ActorMap, actorsAt, holdersOf } from './find-actors.ts';
import type { Found } from './match-frames.ts';
import { childrenBy, lemmaAt, prepositionsOf, relationOf, wordAt } from './tree.ts';

type Entities = ReadonlyMap<EntityId, Entity>;

/** Claims that phrases carry without a predicate: offices, parts, places in places, "rebel-held". */
export function matchStructures(map: ActorMap, entities: Entities): readonly Found[] {
  return [
    ...offices(map, entities),
    ...parts(map, entities),
    ...placesInPlaces(map, entities),
    ...heldPlaces(map),
    ...identities(map),
  ];
}

type Draft = {
  readonly relation: string;
  readonly rule: string;
  readonly cue: number;
  readonly path: string;
  readonly modality?: Modality;
  readonly confidence?: number;
};

/** A claim by a rule rather than a frame. */
export function foundBy(source: Actor, target: Actor, draft: Draft): Found {
  return {
    source,
    target,
    relation: draft.relation,
    modality: draft.modality ?? 'asserted',
    cue: draft.cue,
    confidence: (draft.confidence ?? 0.9) * source.confidence * target.confidence,
    rule: `rule:${draft.rule}`,
    treePath: draft.path,
    factual: true,
  };
}

function actorOf(mention: ResolvedMention): Actor {
  return { mention, token: mention.head, confidence: 1 };
}

/** "Kenyan Foreign Minister X", "X, the envoy of Y", "X is president of Y", "Syria's X", "the government of X". */
function offices(map: ActorMap, entities: Entities): readonly Found[] {
  const found: Found[] = [];
  for (const person of map.mentions) {
    if (person.type !== 'person' || person.how === 'pronoun') continue;
    const title = titleOf(map, person);
    const actsFor = entities.get(person.entity)?.actsFor ?? null;
    if (title >= 0) {
      const bodies = bodiesOf(map, title, person).filter((it) => !isBeyond(map, person, it.mention));
      const body =
        actsFor === null
          ? bodies[0]
          : (bodies.find((it) => it.mention.entity === actsFor) ?? impliedActor(person, actsFor, entities));
      const target = body;
      if (target === undefined) continue;
      const ended =
        childrenBy(map.tree, title, 'amod', 'advmod', 'compound').some(
          (at) => map.lists.modifiers.get(lemmaAt(map.tree, at)) === 'ended',
        ) || /^(former|ex)$/i.test(wordAt(map.tree, person.first - 1).form);
      found.push(
        foundBy(actorOf(person), target, {
          relation: 'REPRESENTS',
          rule: 'title',
          cue: title,
          path: `${wordAt(map.tree, title).form} of`,
          modality: ended ? 'ended' : 'asserted',
        }),
      );
      continue;
    }
    const body = besideBody(map, person, actsFor);
    if (body !== undefined)
      found.push(
        foundBy(actorOf(person), actorOf(body), {
          relation: 'REPRESENTS',
          rule: 'head-of',
          cue: person.head,
          path: 'possessor or of-phrase',
          confidence: 0.85,
        }),
      );
  }
  return found;
}

/** "A and the Kenyan minister B": what comes after a conjunction is not A's. */
function isBeyond(map: ActorMap, person: ResolvedMention, body: ResolvedMention): boolean {
  for (let at = person.last; at < body.first; at += 1)
    if (wordAt(map.tree, at).upos === 'CCONJ' || wordAt(map.tree, at).upos === 'VERB') return true;
  return false;
}

/** The title word of a person: in the name's span, before it, in apposition, or as predicate of a copula. */
function titleOf(map: ActorMap, person: ResolvedMention): number {
  const { tree, lists } = map;
  const isTitle = (at: number): boolean =>
    lists.titles.has(lemmaAt(tree, at)) || lists.titles.has(wordAt(tree, at).form.toLowerCase());
  for (let at = person.first; at < person.last - 1; at += 1) if (isTitle(at)) return at;
  for (let at = person.first - 1; at >= Math.max(0, person.first - 4); at -= 1) {
    const word = wordAt(tree, at);
    if (isTitle(at)) return at;
    if (!/^(NN|NNP|NNPS|JJ|IN|HYPH|,)$/.test(word.xpos) || (word.xpos === 'IN' && word.form !== 'of')) break;
    if (word.xpos === ',' && !isTitlePhraseBefore(map, person, at)) break;
  }
  const head = wordAt(tree, person.head);
  const beside = [
    ...childrenBy(tree, person.head, 'appos', 'nmod:desc', 'flat'),
    ...(['appos', 'flat', 'nmod:desc'].includes(head.deprel) ? [head.head] : []),
  ];
  const apposed = beside.find(isTitle);
  if (apposed !== undefined) return apposed;
  if (relationOf(head) === 'nsubj' && isTitle(head.head) && childrenBy(tree, head.head, 'cop').length > 0)
    return head.head;
  return -1;
}

/** "Kenya's foreign minister, X": a comma between title and name. */
function isTitlePhraseBefore(map: ActorMap, person: ResolvedMention, comma: number): boolean {
  const head = wordAt(map.tree, person.head);
  return head.deprel === 'appos' && head.head < comma;
}

function bodiesOf(map: ActorMap, title: number, person: ResolvedMention): readonly Actor[] {
  const { tree } = map;
  const isBody = (actor: Actor): boolean => actor.mention.type === 'group';
  const phraseHead = wordAt(tree, title).head === person.head || map.byWord.get(title) === person ? person.head : title;
  for (const noun of new Set([title, phraseHead])) {
    const held = holdersOf(map, noun, { types: ['group'] }).filter(isBody);
    if (held.length > 0) return held.slice(0, 1);
    for (const at of childrenBy(tree, noun, 'nmod').filter((it) =>
      bodyPrepositions(map, title).includes(prepositionsOf(tree, it)[0] ?? ''),
    )) {
      const actors = actorsAt(map, at, { types: ['group'], roll: false }).filter(isBody);
      if (actors.length > 0) return actors.slice(0, 1);
    }
  }
  const before = map.mentions.find(
    (it) =>
      it.type === 'group' &&
      it.last <= title + 1 &&
      it.first >= title - 5 &&
      it.last >= title - 3 &&
      joins(map, it.last, title),
  );
  return before === undefined ? [] : [actorOf(before)];
}

/** A spokesman speaks for a body; an envoy for X is sent to X by another. */
function bodyPrepositions(map: ActorMap, title: number): readonly string[] {
  return /^(spokes|lawyer|negotiator|adviser|advisor)/.test(lemmaAt(map.tree, title))
    ? ['of', 'for', 'at', 'to', 'with']
    : ['of', 'at'];
}

/** Whether only name-like words lie between two places. */
function joins(map: ActorMap, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1)
    if (!/^(NN|NNP|NNPS|JJ|POS|HYPH)$/.test(wordAt(map.tree, at).xpos)) return false;
  return true;
}

/** What the title alone tells: "President X" of a known state. */
function impliedActor(person: ResolvedMention, body: EntityId, entities: Entities): Actor | undefined {
  const entity = entities.get(body);
  if (entity === undefined) return undefined;
  return {
    mention: { ...person, entity: body, type: 'group', name: entity.name },
    token: person.head,
    confidence: 0.95,
  };
}

function besideBody(map: ActorMap, person: ResolvedMention, actsFor: EntityId | null): ResolvedMention | undefined {
  const { tree } = map;
  const head = wordAt(tree, person.head);
  const near = [head.head, ...childrenBy(tree, person.head, 'nmod:poss', 'amod', 'compound', 'nmod')];
  return map.mentions.find(
    (it) =>
      it.type === 'group' &&
      near.includes(it.head) &&
      ((it.entity === actsFor &&
        ['nmod', 'nmod:poss', 'appos', 'compound', 'amod'].includes(
          it.head === head.head ? head.deprel : wordAt(tree, it.head).deprel,
        )) ||
        (prepositionsOf(tree, it.head)[0] === 'of' && wordAt(tree, it.head).head === person.head)),
  );
}

/** "X is Y" of two named groups: the speaker holds them to be one. */
function identities(map: ActorMap): readonly Found[] {
  const { tree } = map;
  return map.mentions.flatMap((mention) => {
    if (
      mention.type !== 'group' ||
      mention.kind === 'state' ||
      wordAt(tree, mention.head).upos !== 'PROPN' ||
      childrenBy(tree, mention.head, 'cop').length === 0 ||
      childrenBy(tree, mention.head, 'case').length > 0
    )
      return [];
    const subjects = childrenBy(tree, mention.head, 'nsubj').flatMap((at) =>
      actorsAt(map, at, { types: ['group'], roll: false }),
    );
    return subjects
      .filter(
        (it) => it.mention.entity !== mention.entity && it.mention.kind !== 'state' && it.mention.how !== 'pronoun',
      )
      .map((it) => ({
        ...foundBy(it, actorOf(mention), {
          relation: 'AFFILIATED_WITH',
          rule: 'identity',
          cue: mention.head,
          path: 'is',
          confidence: 0.65,
          modality: childrenBy(tree, mention.head, 'advmod').some((at) => lemmaAt(tree, at) === 'not')
            ? 'denied'
            : 'asserted',
        }),
        factual: false,
      }));
  });
}

/** "its armed wing, the Y", "Y, the armed wing of X", "the X ministry". */
function parts(map: ActorMap, entities: Entities): readonly Found[] {
  const { tree, lists } = map;
  const found: Found[] = [];
  for (const word of tree.words) {
    if (!lists.partNouns.has(word.lemma.toLowerCase()) || word.upos !== 'NOUN') continue;
    const wholes = holdersOf(map, word.index, { types: ['group'] }).filter((it) => it.mention.type === 'group');
    const around = [
      ...childrenBy(tree, word.index, 'appos', 'flat', 'nmod:desc'),
      ...(['appos', 'compound', 'nmod:desc'].includes(word.deprel) ? [word.head] : []),
      ...(childrenBy(tree, word.index, 'cop').length > 0 ? childrenBy(tree, word.index, 'nsubj') : []),
    ];
    const pieces = around.flatMap((at) => actorsAt(map, at, { types: ['group'], roll: false }));
    const after = map.byWord.get(word.index + 1);
    const all = pieces.length > 0 || after === undefined || after.type !== 'group' ? pieces : [actorOf(after)];
    for (const piece of all)
      for (const whole of wholes)
        if (
          piece.mention.entity !== whole.mention.entity &&
          entities.get(whole.mention.entity)?.actsFor !== piece.mention.entity
        )
          found.push(
            foundBy(piece, whole, { relation: 'PART_OF', rule: 'part', cue: word.index, path: `${word.form} of` }),
          );
  }
  for (const mention of map.mentions) {
    const entity = entities.get(mention.entity);
    if (entity?.kind !== 'ministry' || entity.actsFor === null || mention.how === 'pronoun') continue;
    const inner = map.mentions.find(
      (it) =>
        it.entity === entity.actsFor && it.last <= mention.last && it.first >= mention.first - 2 && it !== mention,
    );
    if (inner !== undefined)
      found.push(
        foundBy(actorOf(mention), actorOf(inner), {
          relation: 'PART_OF',
          rule: 'ministry',
          cue: mention.head,
          path: 'ministry of',
        }),
      );
    else if (mention.surface.split(' ').length > 2) {
      const whole = impliedActor(mention, entity.actsFor, entities);
      if (whole !== undefined)
        found.push(
          foundBy(actorOf(mention), whole, {
            relation: 'PART_OF',
            rule: 'ministry',
            cue: mention.head,
            path: 'ministry of',
            confidence: 0.75,
          }),
        );
    }
  }
  return found;
}

/** "the Nairobi suburb of X", "X, a town in Y", "X, Y", "northern Y", "X in Y". */
function placesInPlaces(map: ActorMap, entities: Entities): readonly Found[] {
  const { tree, lists } = map;
  const found: Found[] = [];
  const add = (
    inner: ResolvedMention | undefined,
    outer: ResolvedMention | undefined,
    cue: number,
    rule: string,
  ): void => {
    const whole = outer === undefined ? undefined : asPlace(outer, entities);
    if (inner === undefined || whole === undefined || inner.entity === whole.entity) return;
    found.push(foundBy(actorOf(inner), actorOf(whole), { relation: 'LOCATED_IN', rule, cue, path: rule }));
  };
  for (const place of map.mentions) {
    if (place.type !== 'place' || place.how === 'pronoun') continue;
    for (const other of map.mentions) {
      if (other === place || other.type !== 'place') continue;
      if (other.first >= place.first && other.last <= place.last && other.last - other.first < place.last - place.first)
        add(place, other, place.head, 'inside-name');
      if (
        other.first === place.last + 1 &&
        wordAt(tree, place.last).form === ',' &&
        isAddress(map, place, other, entities)
      )
        add(place, other, place.head, 'comma');
    }
    for (const noun of placeNounsOf(map, place)) {
      const outers = [
        ...childrenBy(tree, noun, 'compound', 'amod', 'nmod:poss'),
        ...childrenBy(tree, noun, 'nmod').filter((at) =>
          lists.placePrepositions.has(prepositionsOf(tree, at)[0] ?? ''),
        ),
      ];
      const isPart = lists.placeParts.has(lemmaAt(tree, noun));
      if (isPart && wordAt(tree, place.head).head === noun && prepositionsOf(tree, place.head).includes('of')) continue;
      for (const at of outers) {
        const outer = map.byHead.get(at) ?? map.byWord.get(at);
        if (
          outer !== undefined &&
          outer !== place &&
          !(outer.first >= place.first && outer.last <= place.last && outer.type === 'place')
        )
          add(place, outer, noun, 'place-noun');
      }
    }
    for (const at of childrenBy(tree, place.head, 'nmod').filter((it) =>
      ['in', 'of'].includes(prepositionsOf(tree, it)[0] ?? ''),
    )) {
      const outer = map.byHead.get(at);
      if (outer?.type === 'place') add(place, outer, place.head, 'place-in-place');
    }
  }
  return found;
}

function placeNounsOf(map: ActorMap, place: ResolvedMention): readonly number[] {
  const { tree, lists } = map;
  const head = wordAt(tree, place.head);
  const near = [place.head, head.head, ...childrenBy(tree, place.head, 'appos', 'nmod:desc', 'compound')];
  // "Goma is a city in Congo": the noun is the predicate of the place.
  const isPredicate = head.deprel === 'nsubj' && childrenBy(tree, head.head, 'cop').length > 0;
  const linked = isPredicate || ['nmod', 'appos', 'flat', 'compound', 'nmod:desc'].includes(head.deprel);
  return near.filter((at) => {
    if (at < 0 || !lists.placeNouns.has(lemmaAt(tree, at))) return false;
    if (at !== head.head) return true;
    return (
      linked &&
      (head.deprel !== 'nmod' || prepositionsOf(tree, place.head).includes('of')) &&
      !(head.deprel === 'compound' && place.head < at)
    );
  });
}

/** A state named by its adjective ("a Syrian city") as the place of the same name. */
function asPlace(mention: ResolvedMention, entities: Entities): ResolvedMention | undefined {
  if (mention.type === 'place') return mention;
  const slug = mention.entity.slice(mention.entity.indexOf('/') + 1);
  const place = [...entities.values()].find((it) => it.id === `place/${slug}`);
  return place === undefined ? undefined : { ...mention, entity: place.id, type: 'place' };
}

function isAddress(map: ActorMap, place: ResolvedMention, other: ResolvedMention, entities: Entities): boolean {
  const country = entities.get(place.entity)?.country ?? null;
  if (country !== null)
    return country.slice(country.indexOf('/') + 1) === other.entity.slice(other.entity.indexOf('/') + 1);
  const next = wordAt(map.tree, other.last);
  const head = wordAt(map.tree, other.head);
  return (
    ['appos', 'nmod:unmarked', 'nmod', 'list', 'obl:unmarked'].includes(head.deprel) &&
    head.head === place.head &&
    (next.upos === 'PUNCT' || next.index < 0)
  );
}

/** "rebel-held eastern X", "government-controlled areas of X". */
function heldPlaces(map: ActorMap): readonly Found[] {
  const { tree, lists } = map;
  const found: Found[] = [];
  for (const word of tree.words) {
    const form = word.form.toLowerCase();
    if (!/^[-–‐]$/.test(wordAt(tree, word.index - 1).form)) continue;
    if (
      !lists.controlParticiples.has(word.lemma.toLowerCase()) &&
      !['held', 'controlled', 'run', 'occupied', 'ruled', 'governed', 'administered'].includes(form)
    )
      continue;
    const holder = map.byWord.get(word.index - 2);
    if (holder === undefined || holder.type === 'place') continue;
    const place = map.mentions.find(
      (it) =>
        it.type === 'place' &&
        it.last > word.index + 1 &&
        it.first <= word.index + 7 &&
        reaches(map, word.index, it.head),
    );
    if (place !== undefined)
      found.push(
        foundBy(actorOf(holder), actorOf(place), {
          relation: 'CONTROLS',
          rule: 'held',
          cue: word.index,
          path: `${holder.surface}-${form}`,
        }),
      );
  }
  return found;
}

/** Whether no verb or clause border lies between the participle and the place. */
function reaches(map: ActorMap, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) {
    const { upos, form } = wordAt(map.tree, at);
    if (upos === 'VERB' || upos === 'AUX' || upos === 'CCONJ' || form === ',' || form === '.') return false;
  }
  return true;
}
