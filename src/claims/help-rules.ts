import { type ActorMap, actorsAt, holdersOf } from './find-actors.ts';
import { pairsBy } from './found-by.ts';
import type { Found } from './match-frames.ts';
import { readArguments } from './read-arguments.ts';
import { readModality } from './read-modality.ts';
import { childrenBy, isPassive, lemmaAt, prepositionsOf, type Tree, wordAt } from './tree.ts';

const HELP = /^(?:help|support|backing|assistance|aid|blessing|cover|backup)$/;

/** "advanced with the help of X", "came to power with X's backing": X backs who does so. */
export function matchHelp(map: ActorMap): readonly Found[] {
  const { tree } = map;
  return tree.words.flatMap((word) => {
    if (word.upos !== 'NOUN' || !HELP.test(word.lemma) || !/^(?:with|thanks to|under)$/.test(markOf(tree, word.index)))
      return [];
    const of = childrenBy(tree, word.index, 'nmod')
      .filter((at) => /^(?:of|from)$/.test(markOf(tree, at)))
      .flatMap((at) => actorsAt(map, at, { types: ['person', 'group'] }));
    const helpers = of.length > 0 ? of : holdersOf(map, word.index, { types: ['person', 'group'] });
    const verb = verbAbove(tree, word.index);
    if (helpers.length === 0 || verb < 0) return [];
    const slots = readArguments(tree, verb);
    const helped = (slots.get(isPassive(tree, verb) ? 'obj' : 'nsubj') ?? []).flatMap((at) =>
      actorsAt(map, at, { types: ['person', 'group'] }),
    );
    return pairsBy(helpers, helped, {
      relation: 'BACKS',
      rule: 'help',
      cue: word.index,
      path: `with ${word.form} of`,
      modality: readModality(tree, verb, map.lists).modality,
      confidence: 0.65,
    }).filter((it) => it.source.mention.entity !== it.target.mention.entity);
  });
}

function markOf(tree: Tree, at: number): string {
  return prepositionsOf(tree, at)[0] ?? '';
}

function verbAbove(tree: Tree, noun: number): number {
  for (let at = wordAt(tree, noun).head, steps = 0; at >= 0 && steps < 4; at = wordAt(tree, at).head, steps += 1)
    if (wordAt(tree, at).upos === 'VERB' && lemmaAt(tree, at) !== 'say') return at;
  return -1;
}
