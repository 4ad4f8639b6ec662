import { type Actor, type ActorMap, actorsAt } from './find-actors.ts';
import { actorOf, foundBy, pairsBy } from './found-by.ts';
import type { Found } from './match-frames.ts';
import { readArguments } from './read-arguments.ts';
import { readModality } from './read-modality.ts';
import { childrenBy, lemmaAt, prepositionsOf, relationOf, wordAt } from './tree.ts';

/** Claims that phrases of diplomacy and politics carry: whose party it is, who brokers, who are rivals or allies. */
export function matchPolitics(map: ActorMap): readonly Found[] {
  return [...ledParties(map), ...mediators(map), ...mutual(map)];
}

/** "his party, X", "A's X party", "A, whose X lost seats": the person is of the party. */
function ledParties(map: ActorMap): readonly Found[] {
  const { tree } = map;
  return map.mentions.flatMap((party) => {
    if (party.type !== 'group' || party.how === 'pronoun') return [];
    const nouns = nounsOf(map, party.head);
    const isParty = party.kind === 'party' || nouns.some((at) => isPartyNoun(map, at));
    if (!isParty) return [];
    const people = nouns
      .flatMap((noun) => childrenBy(tree, noun, 'nmod:poss'))
      .filter((at) => at < party.first)
      .flatMap((at) => actorsAt(map, at, { types: ['person'], roll: false }));
    const [leader] = people.filter(({ mention }) => mention.type === 'person');
    return leader === undefined
      ? []
      : [foundBy(leader, actorOf(party), { relation: 'REPRESENTS', rule: 'party', cue: party.head, path: 'party of' })];
  });
}

const isPartyNoun = ({ tree, lists }: ActorMap, at: number): boolean => lists.partyNouns.has(lemmaAt(tree, at));

/** A name, with the noun that it names: "the X party", "the party, X". */
function nounsOf({ tree, lists }: ActorMap, head: number): readonly number[] {
  const word = wordAt(tree, head);
  const isNamed =
    /^(compound|appos|flat|nmod:desc|amod)$/.test(word.deprel) && lists.partyNouns.has(lemmaAt(tree, word.head));
  const beside = childrenBy(tree, head, 'nmod:desc', 'compound', 'flat').filter((at) =>
    lists.partyNouns.has(lemmaAt(tree, at)),
  );
  return [head, ...(isNamed ? [word.head] : []), ...beside];
}

/** "agreed after talks brokered by X", "signed a deal mediated by X": the parties are whom the clause is about. */
function mediators(map: ActorMap): readonly Found[] {
  const { tree, lists } = map;
  return tree.words.flatMap((word) => {
    const noun = word.head;
    const isBrokered =
      /^(?:acl|amod)$/.test(word.deprel) && word.upos === 'VERB' && lists.brokerVerbs.has(word.lemma.toLowerCase());
    if (!isBrokered || !isBetweenParties(map, noun)) return [];
    if (/^host$/i.test(word.lemma) && !lists.gatheringNouns.has(lemmaAt(tree, noun))) return [];
    const brokers = agentsOf(map, word.index);
    const parties = partiesAbout(map, noun).filter((it) => !brokers.some((one) => isSame(one, it)));
    if (brokers.length === 0 || parties.length < 2) return [];
    const { modality } = readModality(tree, noun, lists);
    const [one, other] = parties;
    const met =
      one !== undefined && other !== undefined && parties.length === 2 && lists.gatheringNouns.has(lemmaAt(tree, noun))
        ? pairsBy([one], [other], {
            relation: 'NEGOTIATES_WITH',
            rule: 'brokered',
            cue: noun,
            path: 'talks',
            confidence: 0.7,
          })
        : [];
    const mediated = pairsBy(brokers, parties, {
      relation: 'MEDIATES',
      rule: 'brokered',
      cue: word.index,
      path: `${wordAt(tree, noun).form} ${word.form} by`,
      confidence: 0.75,
      modality: modality === 'denied' ? 'asserted' : modality,
    });
    return [...mediated, ...met];
  });
}

const isSame = (one: Actor, other: Actor): boolean => one.mention.entity === other.mention.entity;

function agentsOf(map: ActorMap, verb: number): readonly Actor[] {
  return (readArguments(map.tree, verb).get('nsubj') ?? []).flatMap((at) =>
    actorsAt(map, at, { types: ['person', 'group'] }),
  );
}

/** Talks or an accord that names no parties of its own. */
function isBetweenParties({ tree, lists }: ActorMap, noun: number): boolean {
  const lemma = lemmaAt(tree, noun);
  if (!lists.gatheringNouns.has(lemma) && !lists.accordNouns.has(lemma)) return false;
  return !childrenBy(tree, noun, 'nmod', 'obl').some((at) =>
    /^(between|among)$/.test(prepositionsOf(tree, at)[0] ?? ''),
  );
}

/** The subjects of the clause that talks belong to, with whom they deal. */
function partiesAbout(map: ActorMap, noun: number): readonly Actor[] {
  const { tree } = map;
  const who = { types: ['person', 'group'], roll: true } as const;
  const withIn = (at: number): readonly Actor[] =>
    childrenBy(tree, at, 'nmod', 'obl')
      .filter((it) => prepositionsOf(tree, it)[0] === 'with')
      .flatMap((it) => actorsAt(map, it, who));
  let partners = withIn(noun);
  for (let at = noun, steps = 0; at >= 0 && steps < 8; at = wordAt(tree, at).head, steps += 1) {
    if (at !== noun && wordAt(tree, at).upos === 'VERB') {
      const slots = readArguments(tree, at);
      partners = [...partners, ...(slots.get('obl:with') ?? []).flatMap((it) => actorsAt(map, it, who))];
      partners = [...partners, ...(slots.get('obj') ?? []).flatMap(withIn)];
      const subjects = (slots.get('nsubj') ?? []).flatMap((it) => actorsAt(map, it, who));
      if (subjects.length > 0) return distinct([...subjects, ...partners]);
      const aside = childrenBy(tree, at, 'parataxis').flatMap((it) => readArguments(tree, it).get('nsubj') ?? []);
      if (aside.length > 0) return distinct([...aside.flatMap((it) => actorsAt(map, it, who)), ...partners]);
    }
    if (/^(acl:relcl|ccomp)$/.test(wordAt(tree, at).deprel)) break;
  }
  return [];
}

function distinct(actors: readonly Actor[]): readonly Actor[] {
  return actors.filter((one, at) => actors.findIndex((other) => isSame(one, other)) === at);
}

/** "A and B, longtime rivals, ...", "A and B are allies": each of the other. */
function mutual(map: ActorMap): readonly Found[] {
  const { tree, lists } = map;
  return tree.words.flatMap((word) => {
    const lemma = word.lemma.toLowerCase();
    const relation = lists.rivalNouns.has(lemma) ? 'OPPOSES' : lists.allyNouns.has(lemma) ? 'BACKS' : undefined;
    if (relation === undefined || word.xpos !== 'NNS' || isOfOthers(map, word.index)) return [];
    const pair = pairBeside(map, word.index);
    const [first, second] = pair;
    if (first === undefined || second === undefined || pair.length > 2 || isSame(first, second)) return [];
    const draft = {
      relation,
      rule: 'mutual',
      cue: word.index,
      path: `${word.form} of one another`,
      confidence: 0.75,
      modality: readModality(tree, word.index, lists).modality,
    };
    return [foundBy(first, second, draft), foundBy(second, first, draft)];
  });
}

/** "allies of X", "its rivals", "U.S. allies": of somebody else. */
function isOfOthers(map: ActorMap, noun: number): boolean {
  const { tree } = map;
  return (
    childrenBy(tree, noun, 'nmod:poss').length > 0 ||
    childrenBy(tree, noun, 'nmod').some((at) => prepositionsOf(tree, at)[0] === 'of') ||
    childrenBy(tree, noun, 'compound', 'amod').some((at) => map.byWord.has(at))
  );
}

/** Two names that the noun stands beside between commas, or is said of. */
function pairBeside(map: ActorMap, noun: number): readonly Actor[] {
  const { tree } = map;
  const word = wordAt(tree, noun);
  const who = { types: ['group', 'person'], roll: false } as const;
  if (childrenBy(tree, noun, 'cop').length > 0)
    return childrenBy(tree, noun, 'nsubj').flatMap((at) => actorsAt(map, at, who));
  // The parser takes the last between commas for one more of the list.
  if (!/^(appos|conj)$/.test(relationOf(word)) || childrenBy(tree, noun, 'cc').length > 0) return [];
  let first = noun - 1;
  while (first > 0 && wordAt(tree, first).form !== ',' && noun - first < 6) first -= 1;
  const last = map.mentions.find((it) => it.last === first);
  const isJoined = last !== undefined && childrenBy(tree, last.head, 'cc').length > 0;
  return isJoined ? actorsAt(map, word.head, who) : [];
}
