import type { ActorMap } from './find-actors.ts';
import { actorOf, foundBy } from './found-by.ts';
import type { Found } from './match-frames.ts';

/** "Senator X (D-N.Y.)", "Rep. Y, R-Texas,": who a tag stands behind is of that party. */
export function partyTags(map: ActorMap): readonly Found[] {
  return map.mentions.flatMap((tag) => {
    if (tag.kind !== 'party' || !/^[RD]$/.test(tag.surface)) return [];
    const person = map.mentions.find((one) => one.type === 'person' && one.last === tag.first - 1);
    if (person === undefined) return [];
    const draft = { relation: 'REPRESENTS', rule: 'party-tag', cue: tag.first, path: 'tag behind the name' };
    return [foundBy(actorOf(person), actorOf(tag), { ...draft, confidence: 0.95 })];
  });
}
