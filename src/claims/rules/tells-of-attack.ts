import type { Found, HostileDeed } from '../found.ts';
import type { Rule, SentenceContext } from '../sentence-context.ts';
import { areOneBody, standOf, type Teller, tellerOf } from './told-by.ts';

/** "X said Y had bombed the town": to tell of another party's attack is to accuse it, unless it hits a common enemy. */
export const tellsOfAttack: Rule = {
  name: 'tells-of-attack',
  states: 'Who tells of an attack accuses the attacker.',
  read: (context) =>
    context.framed.deeds.flatMap((deed) => {
      const teller = tellerOf(context, deed.cue);
      if (teller === undefined || isOwn(context, teller, deed) || hitsEnemy(context, deed)) return [];
      const confidence = Math.max(0.5, deed.confidence * 0.7);
      return [
        standOf(context, teller, deed.source, {
          relation: 'ACCUSES',
          rule: 'rule:tells-of-attack',
          cue: deed.cue,
          confidence,
        }),
      ];
    }),
};

/** "X and Y said they ...": who speaks is one of those spoken of. */
function isOwn({ map, entities }: SentenceContext, { speaker }: Teller, { source }: HostileDeed): boolean {
  const accused = source.mention;
  if (accused.type === 'place' || areOneBody(entities, speaker, accused.entity)) return true;
  return map.mentions.some((one) => one.head === accused.head && areOneBody(entities, one.entity, speaker));
}

/** Whether only armed groups are struck that no side takes for its own. */
function hitsEnemy({ framed }: SentenceContext, { source, cue }: HostileDeed): boolean {
  const struck = framed.found.filter(
    (it) => it.cue === cue && it.relation === 'FIGHTS' && it.source.mention.entity === source.mention.entity,
  );
  return struck.length > 0 && struck.every(isEnemy);
}

const isEnemy = ({ target: { mention } }: Found): boolean =>
  mention.type !== 'place' && mention.kind === 'armed-group' && mention.how !== 'description';
