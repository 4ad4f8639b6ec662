import type { Rule } from '../sentence-context.ts';
import { childrenBy, lemmaAt, relationOf, wordAt } from '../tree.ts';
import { areOneBody, clauseSubjects, standOf, tellerOf } from './told-by.ts';

const CONFIDENCE = 0.7;

/** "X said Y must leave", "it is imperative that Y stop": to say what another ought to do is to ask it. */
export const saysMust: Rule = {
  name: 'says-must',
  states: 'Who says what X must do asks it of X.',
  read: (context) => {
    const { map, entities } = context;
    const { tree, lists } = map;
    return tree.words.flatMap((word) => {
      if (word.upos !== 'VERB') return [];
      const isDuty = childrenBy(tree, word.index, 'aux').some((at) =>
        lists.dutyAuxiliaries.has(wordAt(tree, at).form.toLowerCase()),
      );
      const isNeeded =
        ['ccomp', 'csubj', 'advcl', 'acl'].includes(relationOf(word)) &&
        lists.dutyAdjectives.has(lemmaAt(tree, word.head));
      const teller = isDuty || isNeeded ? tellerOf(context, word.index) : undefined;
      if (teller === undefined) return [];
      return clauseSubjects(map, word.index)
        .filter((it) => !areOneBody(entities, it.mention.entity, teller.speaker))
        .map((it) =>
          standOf(context, teller, it, {
            relation: 'URGES',
            rule: 'rule:says-must',
            cue: word.index,
            confidence: CONFIDENCE * it.confidence,
          }),
        );
    });
  },
};
