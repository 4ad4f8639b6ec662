import type { EntityId } from '../base/ids.ts';
import type { ResolvedMention } from '../entities/entity.ts';
import { type Actor, type ActorMap, actorsAt, holdersOf } from './find-actors.ts';
import { actorOf, type Draft, type Entities, foundBy, impliedActor } from './found-by.ts';
import type { Found } from './match-frames.ts';
import { readArguments } from './read-arguments.ts';
import { readModality } from './read-modality.ts';
import { childrenBy, lemmaAt, prepositionsOf, relationOf, subtree, wordAt } from './tree.ts';

/** "Kenyan Foreign Minister X", "X, the envoy of Y", "X is president of Y", "Syria's X", "the government of X". */
export function offices(map: ActorMap, entities: Entities): readonly Found[] {
  const found: Found[] = [...respective(map), ...appointed(map)];
  const told = new Set(found.map((it) => it.source.mention));
  for (const person of map.mentions) {
    if (person.type !== 'person' || person.how === 'pronoun' || told.has(person)) continue;
    const title = titleOf(map, person);
    const actsFor = entities.get(person.entity)?.actsFor ?? null;
    if (title >= 0 && isApart(map, title)) continue;
    if (title >= 0) {
      const bodies = bodiesOf(map, title, person).filter((it) => !isBeyond(map, person, it.mention));
      const body =
        actsFor === null
          ? bodies[0]
          : (bodies.find((it) => it.mention.entity === actsFor) ??
            named(map, title, bodies) ??
            bodies.find((it) => entities.get(it.mention.entity)?.actsFor === actsFor) ??
            (isOfElse(map, title) ? undefined : impliedActor(person, actsFor, entities)) ??
            bodies[0]);
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
      found.push(...furtherOffices(map, title, person, target));
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

/** "Kosovo's opposition leader": of those against it. */
function isApart({ tree, lists }: ActorMap, title: number): boolean {
  // "the jailed leader of X" leads X; "Kenya's jailed leader" does not lead Kenya.
  if (childrenBy(tree, title, 'nmod').some((at) => at > title && prepositionsOf(tree, at)[0] === 'of')) return false;
  const words = [title, ...childrenBy(tree, title, 'compound', 'amod')];
  return words.some((at) => lists.apartTitles.has(wordAt(tree, at).form.toLowerCase()));
}

/** "X, president of A and chairman of B": the second office too. */
function furtherOffices(map: ActorMap, title: number, person: ResolvedMention, first: Actor): readonly Found[] {
  const { tree, lists } = map;
  return subtree(tree, title)
    .filter((at) => at > title && wordAt(tree, at).deprel === 'conj' && lists.titles.has(lemmaAt(tree, at)))
    .filter((at) => wordAt(tree, at).upos === 'NOUN' && map.byWord.get(at) === undefined)
    .flatMap((at) =>
      bodiesOf(map, at, person)
        .filter((it) => it.mention.entity !== first.mention.entity && it.token > at)
        .map((body) => represents(actorOf(person), body, { cue: at, path: `${wordAt(tree, at).form} of` })),
    );
}

/** "The ministers of A and B, X and Y": each of the body named in the same order. */
function respective(map: ActorMap): readonly Found[] {
  const { tree, lists } = map;
  return tree.words.flatMap((word) => {
    if (word.xpos !== 'NNS' || !lists.titles.has(word.lemma.toLowerCase())) return [];
    const inOrder = (tokens: readonly number[], types: readonly ['group'] | readonly ['person']): readonly Actor[] =>
      tokens
        .flatMap((at) => actorsAt(map, at, { types, roll: false }))
        .filter((it) => it.mention.type === types[0])
        .sort((a, b) => a.mention.first - b.mention.first);
    const of = childrenBy(tree, word.index, 'nmod').filter((at) => prepositionsOf(tree, at)[0] === 'of');
    const bodies = inOrder(of, ['group']);
    // "their foreign ministers, A and B".
    const owners = childrenBy(tree, word.index, 'nmod:poss').flatMap((at) =>
      actorsAt(map, at, { types: ['group'], roll: false }),
    );
    const own = owners.length === 2 ? listBehind(map, { ...(owners[1] as Actor).mention, last: word.index + 1 }) : [];
    if (own.length === 2)
      return [...owners]
        .sort((a, b) => firstNamed(map, a) - firstNamed(map, b))
        .flatMap((body, at) => represents(own[at] as Actor, body, { cue: word.index, path: `${word.form} of` }));
    const apposed = inOrder(childrenBy(tree, word.index, 'appos'), ['person']);
    const people = apposed.length > 0 ? apposed : listBehind(map, bodies.at(-1)?.mention);
    if (bodies.length < 2 || bodies.length !== people.length) return [];
    return people.flatMap((person, at) => {
      const body = bodies[at];
      return body === undefined ? [] : [represents(person, body, { cue: word.index, path: `${word.form} of` })];
    });
  });
}

/** Where the sentence first names an entity. */
function firstNamed({ mentions }: ActorMap, { mention }: Actor): number {
  return mentions.find((it) => it.entity === mention.entity && it.how !== 'pronoun')?.first ?? mention.first;
}

/** "of A and B, X and Y, left": the people between the comma and what goes on, whatever the tree. */
function listBehind({ tree, mentions }: ActorMap, last: ResolvedMention | undefined): readonly Actor[] {
  const people: Actor[] = [];
  let at = last?.last ?? -1;
  while (/^(,|and)$/.test(wordAt(tree, at).form)) {
    const next = mentions.find((it) => it.first === at + 1 && it.type === 'person');
    if (next === undefined) break;
    people.push(actorOf(next));
    at = next.last;
  }
  return people;
}

const POSTING = /^(serve|act|become|take|appoint|name|elect|install|make)$/;

/** "X, who served as Y's envoy", "X was named president of Y". */
function appointed(map: ActorMap): readonly Found[] {
  const { tree, lists } = map;
  return tree.words.flatMap((word) => {
    const lemma = word.lemma.toLowerCase();
    const slots = word.upos === 'VERB' && POSTING.test(lemma) ? readArguments(tree, word.index) : undefined;
    if (slots === undefined) return [];
    // "took office as".
    const isTaking = lemma === 'take' && (slots.get('obj') ?? []).some((at) => lemmaAt(tree, at) === 'office');
    const isServing = isTaking || /^(serve|act|become)$/.test(lemma);
    if (lemma === 'take' && !isTaking) return [];
    const people = (slots.get(isServing ? 'nsubj' : 'obj') ?? [])
      .flatMap((at) => actorsAt(map, at, { types: ['person'], roll: false }))
      .filter((it) => it.mention.type === 'person');
    const posts = ['obl:as', 'xcomp', 'obj2', ...(isServing ? ['obj'] : [])].flatMap((slot) => slots.get(slot) ?? []);
    const title = posts.find((at) => lists.titles.has(lemmaAt(tree, at)));
    if (title === undefined || people.length === 0) return [];
    const { modality } = readModality(tree, word.index, lists);
    return people.flatMap((person) =>
      bodiesOf(map, title, person.mention).map((body) =>
        represents(person, body, { cue: title, path: `${word.form} ${wordAt(tree, title).form} of`, modality }),
      ),
    );
  });
}

function represents(person: Actor, body: Actor, draft: Pick<Draft, 'cue' | 'path' | 'modality'>): Found {
  return foundBy(person, body, { relation: 'REPRESENTS', rule: 'title', ...draft });
}

/** "X, a former president of Kenya", "X, Kenya's president": what the text itself names, whatever X stands for today. */
function named(map: ActorMap, title: number, bodies: readonly Actor[]): Actor | undefined {
  return bodies.find((it) => {
    const word = wordAt(map.tree, it.token);
    if (word.head !== title) return false;
    return word.deprel === 'nmod:poss' || (word.deprel === 'nmod' && prepositionsOf(map.tree, it.token)[0] === 'of');
  });
}

/** "a former head of Congo's commission": an office that is over, and not of the body that the person is known for. */
function isOfElse({ tree, lists }: ActorMap, title: number): boolean {
  const isOver = childrenBy(tree, title, 'amod').some((at) => lists.modifiers.get(lemmaAt(tree, at)) === 'ended');
  return isOver && childrenBy(tree, title, 'nmod').some((at) => prepositionsOf(tree, at)[0] === 'of');
}

/** "A and the Kenyan minister B": what comes after a conjunction is not A's. */
function isBeyond(map: ActorMap, person: ResolvedMention, body: ResolvedMention): boolean {
  for (let at = person.last; at < body.first; at += 1)
    // "X, known as Y, the leader of Z": a participle on the name borders nothing.
    if (wordAt(map.tree, at).upos === 'CCONJ' || isClauseVerb(map, person, at)) return true;
  return false;
}

function isClauseVerb({ tree }: ActorMap, person: ResolvedMention, at: number): boolean {
  const { upos, xpos, deprel, head } = wordAt(tree, at);
  return (
    upos === 'VERB' &&
    deprel !== 'amod' &&
    !(deprel === 'acl' && xpos === 'VBN' && head >= person.first && head < person.last)
  );
}

/** The title word of a person: in the name's span, before it, in apposition, or as predicate of a copula. */
function titleOf(map: ActorMap, person: ResolvedMention): number {
  const { tree, lists } = map;
  const isTitle = (at: number): boolean =>
    wordAt(tree, at).upos !== 'VERB' &&
    (lists.titles.has(lemmaAt(tree, at)) || lists.titles.has(wordAt(tree, at).form.toLowerCase()));
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
  const titles = beside.filter(isTitle);
  // "the deputy U.N. secretary": of two titles the one that names a body.
  const apposed = titles.find((at) => bodiesOf(map, at, person).length > 0) ?? titles[0];
  if (apposed !== undefined) return apposed;
  if (relationOf(head) === 'nsubj' && isTitle(head.head) && childrenBy(tree, head.head, 'cop').length > 0)
    return head.head;
  // "whose leader is X".
  const subject = childrenBy(tree, person.head, 'nsubj').find(isTitle);
  return subject !== undefined && childrenBy(tree, person.head, 'cop').length > 0 ? subject : -1;
}

/** "Kenya's foreign minister, X": a comma between title and name. */
function isTitlePhraseBefore(map: ActorMap, person: ResolvedMention, comma: number): boolean {
  const head = wordAt(map.tree, person.head);
  return head.deprel === 'appos' && head.head < comma;
}

function bodiesOf(map: ActorMap, title: number, person: ResolvedMention): readonly Actor[] {
  const { tree } = map;
  const isBody = (actor: Actor): boolean => actor.mention.type === 'group';
  const top = topOf(map, person);
  const phraseHead = wordAt(tree, title).head === top || map.byWord.get(title) === person ? top : title;
  for (const noun of new Set([title, phraseHead])) {
    const held = holdersOf(map, noun, { types: ['group'] }).filter(isBody);
    // "the Iraqi Kurdish leader" leads the Kurds.
    const people = held.find((it) => it.mention.kind === 'people' && it.token < title);
    if (people !== undefined && held[0]?.mention.kind === 'state') return [people];
    if (held.length > 0) return held.slice(0, 1);
    const served = bodyServed(map, noun);
    if (served !== undefined) return [served];
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

/** "his interior minister": of the body that he acts for. */
function bodyServed({ tree, byHead, bodies }: ActorMap, title: number): Actor | undefined {
  if (
    !/^(minister|secretary|adviser|advisor|spokesman|spokeswoman|envoy|deputy|premier|ambassador|negotiator)$/.test(
      lemmaAt(tree, title),
    )
  )
    return undefined;
  for (const at of childrenBy(tree, title, 'nmod:poss')) {
    const owner = byHead.get(at);
    const body = owner?.type === 'person' ? bodies.get(owner.entity) : undefined;
    if (owner !== undefined && body !== undefined)
      return { mention: { ...owner, ...body, type: 'group' }, token: at, confidence: 0.9 };
  }
  return undefined;
}

/** The word of a name that hangs outside it. */
function topOf({ tree }: ActorMap, person: ResolvedMention): number {
  for (let at = person.last - 1; at >= person.first; at -= 1) {
    const { head } = wordAt(tree, at);
    if (head < person.first || head >= person.last) return at;
  }
  return person.head;
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
