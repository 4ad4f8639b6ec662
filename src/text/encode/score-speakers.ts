import type { MentionTable, NetMention } from './read-mentions.ts';
import { MENTION_PARTS, PAIR_PARTS, type ReaderNet, SPEAKER_WIDTH } from './reader-net.ts';

/** A claim as its speaker is looked for: the output of its pair, and the first word of its cue, an article-wide row, with its sentence. */
export type ToldPair = { readonly speaker: Float32Array; readonly cueFirst: number; readonly sentence: number };

/** How likely a mention says it: a row of the mention table; -1 for the article itself. The shares sum to 1. */
export type SpeakerShare = { readonly row: number; readonly share: number };

/** Judges who says a claim, among the mentions of its sentence and of the two beside it. */
export function scoreSpeakers(
  told: ToldPair,
  { mentions, heads, headWidth }: MentionTable,
  net: ReaderNet,
): readonly SpeakerShare[] {
  const nobody = { row: -1, logit: told.speaker[PAIR_PARTS.nobody - PAIR_PARTS.speaker] ?? 0 };
  const scored = mentions.flatMap((mention, row) => {
    if (mention.unsaid >= 0 || Math.abs(mention.sentence - told.sentence) > 1) return [];
    const key = row * headWidth + MENTION_PARTS.speaker;
    let product = 0;
    for (let j = 0; j < SPEAKER_WIDTH; j++) product += (told.speaker[j] ?? 0) * (heads[key + j] ?? 0);
    return [{ row, logit: product / Math.sqrt(SPEAKER_WIDTH) + (net.numbers.speakerFar[farOf(mention, told)] ?? 0) }];
  });
  const all = [nobody, ...scored];
  const most = Math.max(...all.map(({ logit }) => logit));
  const sum = all.reduce((total, { logit }) => total + Math.exp(logit - most), 0);
  return all.map(({ row, logit }) => ({ row, share: Math.exp(logit - most) / sum }));
}

/** 1 to 4 by words before the cue, 5 to 8 behind it, in sixes; 8 more in its own sentence. */
function farOf({ first, sentence }: NetMention, { cueFirst, sentence: own }: ToldPair): number {
  const gap = first - cueFirst;
  return 1 + (gap < 0 ? 0 : 4) + Math.min(3, Math.floor(Math.abs(gap) / 6)) + (sentence === own ? 8 : 0);
}
