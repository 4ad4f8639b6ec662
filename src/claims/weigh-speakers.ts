import type { EntityId } from '../base/ids.ts';
import type { SpeakerWeights } from '../schema/schema.ts';
import type { FullVote, Vote } from './vote.ts';

/**
 * Who says a claim, where quotations and verbs of saying tell one thing and the learned reader hears another: the larger
 * of log(share heard) + what the word of the trees is worth. Nobody says of himself what he does: that is the article's own.
 */
export function weighSpeakers(
  { speakers, pair }: FullVote,
  votes: readonly Vote[],
  { told, untold, least }: SpeakerWeights,
): readonly EntityId[] {
  const heard = votes.find((vote) => vote.heard !== undefined)?.heard;
  if (heard === undefined) return speakers;
  const last = speakers.at(-1);
  const others = [...heard].filter(([id]) => id !== pair.source.entity && id !== pair.target.entity);
  const nobody = 1 - others.reduce((sum, [, share]) => sum + share, 0);
  const worth = (share: number): number => Math.log(Math.max(share, least));
  let best = { id: undefined as EntityId | undefined, worth: worth(nobody) + (last === undefined ? untold : 0) };
  for (const [id, share] of [...others, ...(last === undefined || heard.has(last) ? [] : [[last, 0] as const])]) {
    const own = worth(share) + (id === last ? told : 0);
    if (own > best.worth) best = { id, worth: own };
  }
  if (best.id === last) return speakers;
  return best.id === undefined ? [] : [best.id];
}
