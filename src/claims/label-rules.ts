import { type Actor, type ActorMap, actorsAt } from './find-actors.ts';
import { actorOf, foundBy } from './found-by.ts';
import type { Found } from './match-frames.ts';
import { readModality } from './read-modality.ts';
import { childrenBy, lemmaAt, wordAt } from './tree.ts';

/** What a label before or beside a name says: "the X-linked Y", "the X-led coalition", "X affiliate Y". */
export function labels(map: ActorMap): readonly Found[] {
  return map.tree.words.flatMap((word) => [...hyphened(map, word.index), ...affiliates(map, word.index)]);
}

/** "the X-affiliated Y", "the X-aligned Y", "the X-led Y". */
function hyphened(map: ActorMap, participle: number): readonly Found[] {
  const { tree, lists } = map;
  const form = wordAt(tree, participle).form.toLowerCase();
  const isLed = lists.leadingParticiples.has(form);
  const relation = lists.affiliationParticiples.has(form)
    ? 'AFFILIATED_WITH'
    : lists.allianceParticiples.has(form)
      ? 'BACKS'
      : isLed
        ? 'PART_OF'
        : undefined;
  if (relation === undefined || !/^[-–‐]$/.test(wordAt(tree, participle - 1).form)) return [];
  const holder = map.byWord.get(participle - 2);
  if (holder === undefined || holder.type === 'place') return [];
  const draft = { relation, rule: 'label', cue: participle, path: `${holder.surface}-${form}`, confidence: 0.8 };
  return bearers(map, participle)
    .filter((it) => it.mention.entity !== holder.entity)
    .filter((it) => !isLed || (holder.type === 'group' && lists.unionNouns.has(lemmaAt(tree, it.token))))
    .map((it) => (isLed ? foundBy(actorOf(holder), it, draft) : foundBy(it, actorOf(holder), draft)));
}

/** Whom the phrase after a participle names. */
function bearers(map: ActorMap, participle: number): readonly Actor[] {
  const { head } = wordAt(map.tree, participle);
  const noun = head > participle ? head : participle + 1;
  return actorsAt(map, noun, { types: ['group', 'person'], roll: false, single: true });
}

/** "al-Qaida affiliate X", "X, a former al-Qaida affiliate": a state's adjective says only where the affiliate is. */
function affiliates(map: ActorMap, noun: number): readonly Found[] {
  const { tree, lists } = map;
  if (!lists.affiliateNouns.has(lemmaAt(tree, noun))) return [];
  const wholes = childrenBy(tree, noun, 'compound', 'amod')
    .map((at) => map.byHead.get(at))
    .filter((it) => it !== undefined && it.type === 'group' && it.kind !== 'state')
    .filter((it) => it !== undefined);
  if (wholes.length === 0) return [];
  const word = wordAt(tree, noun);
  const beside = [
    ...childrenBy(tree, noun, 'appos', 'flat'),
    ...(childrenBy(tree, noun, 'cop').length > 0 ? childrenBy(tree, noun, 'nsubj') : []),
    ...(['appos', 'nmod:desc', 'compound'].includes(word.deprel) ? [word.head] : []),
  ];
  const { modality } = readModality(tree, noun, lists);
  return beside
    .flatMap((at) => actorsAt(map, at, { types: ['group'], roll: false, single: true }))
    .flatMap((part) =>
      wholes
        .filter((whole) => whole.entity !== part.mention.entity)
        .map((whole) =>
          foundBy(part, actorOf(whole), {
            relation: 'AFFILIATED_WITH',
            rule: 'affiliate',
            cue: noun,
            path: `${word.form} of`,
            modality,
            confidence: 0.85,
          }),
        ),
    );
}
