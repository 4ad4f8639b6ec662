import type { ResolvedMention } from '../entities/entity.ts';
import { type Actor, type ActorMap, actorsAt, holdersOf } from './find-actors.ts';
import { actorOf, type Entities, foundBy, impliedActor } from './found-by.ts';
import { matchHelp } from './help-rules.ts';
import { heldByPhrase, strongholds } from './holding-rules.ts';
import { labels } from './label-rules.ts';
import type { Found } from './match-frames.ts';
import { offices } from './offices.ts';
import { partyTags } from './party-tags.ts';
import { heldPlaces, placesInPlaces } from './place-structures.ts';
import { matchPolitics } from './political-rules.ts';
import { childrenBy, lemmaAt, prepositionsOf, wordAt } from './tree.ts';

/** Claims that phrases carry without a predicate: offices, parts, places in places, "rebel-held". */
export function matchStructures(map: ActorMap, entities: Entities): readonly Found[] {
  return [
    ...offices(map, entities),
    ...partyTags(map),
    ...parts(map, entities),
    ...placesInPlaces(map, entities),
    ...heldPlaces(map),
    ...heldByPhrase(map),
    ...strongholds(map),
    ...identities(map),
    ...labels(map),
    ...matchHelp(map),
    ...matchPolitics(map),
  ];
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

const isGroup = ({ mention }: Actor): boolean => mention.type === 'group';

/** "its armed wing X", "its armed wing, the X,": the name that the noun announces. */
function nameAfter(map: ActorMap, noun: number): ResolvedMention | undefined {
  const at = [noun + 1, noun + 2, noun + 3].find((it) => !/^(,|the|\()$/i.test(wordAt(map.tree, it).form)) ?? noun + 1;
  const name = map.byWord.get(at);
  if (name?.type !== 'group' || name.first !== at) return undefined;
  if (at === noun + 1 || wordAt(map.tree, noun + 1).form === '(') return name;
  // Between commas; else it is the next of a list.
  return wordAt(map.tree, noun + 1).form === ',' && /^(PUNCT|AUX|VERB)$/.test(wordAt(map.tree, name.last).upos)
    ? name
    : undefined;
}

/** "its armed wing, the Y", "Y, the armed wing of X", "the X ministry". */
function parts(map: ActorMap, entities: Entities): readonly Found[] {
  const { tree, lists } = map;
  const found: Found[] = [];
  for (const word of tree.words) {
    if (!lists.partNouns.has(word.lemma.toLowerCase()) || word.upos !== 'NOUN') continue;
    // "the Syrian arm of X" is of X.
    const of = childrenBy(tree, word.index, 'nmod')
      .filter((at) => prepositionsOf(tree, at)[0] === 'of')
      .flatMap((at) => actorsAt(map, at, { types: ['group'], roll: false }))
      .filter(isGroup);
    const own = of.length > 0 ? of : holdersOf(map, word.index, { types: ['group'] }).filter(isGroup);
    // "its armed wing X", where the owner was hung on the name.
    const above = word.deprel === 'compound' ? childrenBy(tree, word.head, 'nmod:poss') : [];
    const wholes =
      own.length > 0 ? own : above.flatMap((at) => actorsAt(map, at, { types: ['group'] })).filter(isGroup);
    const around = [
      ...childrenBy(tree, word.index, 'appos', 'flat', 'nmod:desc'),
      // "its factions, including X and Y".
      ...childrenBy(tree, word.index, 'nmod').filter((at) => prepositionsOf(tree, at)[0] === 'including'),
      ...(['appos', 'nmod:desc'].includes(word.deprel) ? [word.head] : []),
      ...(word.deprel === 'compound' && map.byHead.has(word.head) ? [word.head] : []),
      ...(childrenBy(tree, word.index, 'cop').length > 0 ? childrenBy(tree, word.index, 'nsubj') : []),
      // "X and other members of Y".
      ...(word.deprel === 'conj' && childrenBy(tree, word.index, 'amod').some((at) => lemmaAt(tree, at) === 'other')
        ? [word.head]
        : []),
    ];
    const pieces = around.flatMap((at) => actorsAt(map, at, { types: ['group'], roll: false }));
    const after = pieces.length > 0 ? undefined : nameAfter(map, word.index);
    const all = after === undefined ? pieces : [actorOf(after)];
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
    if (entity?.actsFor == null || entity.type !== 'group' || entity.kind === 'state') continue;
    if (mention.how === 'pronoun') continue;
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
    else if (/['’]s /.test(mention.surface) || (entity.kind === 'ministry' && mention.surface.split(' ').length > 2)) {
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
