import { actorsAt } from '../find-actors.ts';
import { actorOf, foundBy } from '../found-by.ts';
import type { Rule } from '../sentence-context.ts';
import { childrenBy, lemmaAt, wordAt } from '../tree.ts';

/** "X is Y" of two named groups: the speaker holds them to be one. */
export const identity: Rule = {
  name: 'identity',
  states: 'Who says that one group is another holds them to be one.',
  read: ({ map }) =>
    map.mentions.flatMap((mention) => {
      const { tree } = map;
      const { head, type, kind } = mention;
      const isNamed = type === 'group' && kind !== 'state' && wordAt(tree, head).upos === 'PROPN';
      if (!isNamed || childrenBy(tree, head, 'cop').length === 0 || childrenBy(tree, head, 'case').length > 0)
        return [];
      const isDenied = childrenBy(tree, head, 'advmod').some((at) => lemmaAt(tree, at) === 'not');
      return childrenBy(tree, head, 'nsubj')
        .flatMap((at) => actorsAt(map, at, { types: ['group'], roll: false }))
        .filter(({ mention: it }) => it.entity !== mention.entity && it.kind !== 'state' && it.how !== 'pronoun')
        .map((it) => ({
          ...foundBy(it, actorOf(mention), {
            relation: 'AFFILIATED_WITH',
            rule: 'identity',
            cue: head,
            path: 'is',
            confidence: 0.65,
            modality: isDenied ? 'denied' : 'asserted',
          }),
          factual: false,
        }));
    }),
};
