import type { EntityId } from '../base/ids.ts';
import type { Entity } from '../entities/entity.ts';
import { type ActorMap, actorsAt } from './find-actors.ts';
import type { SpeakerIndex } from './find-speakers.ts';
import type { Found } from './match-frames.ts';
import { readArguments } from './read-arguments.ts';
import { lemmaAt, wordAt } from './tree.ts';

const CHARGE = /^(?:charge|accusation|allegation|claim|report|assertion)$/;

/** "X accuses Y of arming the rebels, which Y denies": what is told of Y by another, denied by Y. */
export function deriveDenials(
  map: ActorMap,
  found: readonly Found[],
  speakers: SpeakerIndex,
  entities: ReadonlyMap<EntityId, Entity>,
): readonly Found[] {
  const { tree } = map;
  const bodyOf = (id: EntityId): EntityId => entities.get(id)?.actsFor ?? id;
  return tree.words.flatMap((word) => {
    if (word.upos !== 'VERB' || !/^(?:deny|reject|dismiss|dispute)$/.test(word.lemma)) return [];
    const slots = readArguments(tree, word.index);
    const isCharge = [...(slots.get('obj') ?? []), ...rawObjects(map, word.index)].some(
      (at) => CHARGE.test(lemmaAt(tree, at)) || /^which$/i.test(wordAt(tree, at).form),
    );
    if (!isCharge || !isBehindComma(map, word.index)) return [];
    const deniers = (slots.get('nsubj') ?? []).flatMap((at) => actorsAt(map, at, { types: ['person', 'group'] }));
    return found
      .filter(
        ({ cue, source, modality }) =>
          cue < word.index && modality === 'asserted' && isTold(source.mention.entity, cue),
      )
      .map(
        (one): Found => ({ ...one, modality: 'denied', cue: word.index, rule: 'rule:denied-charge', factual: true }),
      );

    function isTold(source: EntityId, cue: number): boolean {
      const teller = speakers.speakersAt(tree.sentence.index, cue).chain.at(-1);
      const isDenier = deniers.some(({ mention }) => bodyOf(mention.entity) === bodyOf(source));
      return isDenier && teller !== undefined && bodyOf(teller) !== bodyOf(source);
    }
  });
}

function rawObjects({ tree }: ActorMap, verb: number): readonly number[] {
  return (tree.children[verb] ?? []).filter((at) => wordAt(tree, at).deprel === 'obj');
}

/** "..., which X denies", "..., a charge X denies". */
function isBehindComma({ tree }: ActorMap, verb: number): boolean {
  for (let at = verb - 1; at > Math.max(0, verb - 8); at -= 1)
    if (/^(?:which|charge|accusation|allegation|claim)$/i.test(wordAt(tree, at).form))
      return [at - 1, at - 2].some((it) => wordAt(tree, it).form === ',');
  return false;
}
