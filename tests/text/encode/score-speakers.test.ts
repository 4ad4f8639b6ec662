import { describe, expect, it } from 'vitest';
import type { MentionTable, NetMention } from '../../../src/text/encode/read-mentions.ts';
import { MENTION_PARTS, type ReaderNet, SPEAKER_WIDTH } from '../../../src/text/encode/reader-net.ts';
import { scoreSpeakers } from '../../../src/text/encode/score-speakers.ts';

const WIDTH = MENTION_PARTS.source;

/** Mentions whose keys have one number each at the front. */
function table(...rows: readonly (Partial<NetMention> & { readonly key: number })[]): MentionTable {
  const heads = new Float32Array(rows.length * WIDTH);
  rows.forEach(({ key }, row) => {
    heads[row * WIDTH + MENTION_PARTS.speaker] = key;
  });
  const mentions = rows.map(({ key: _key, ...own }) => ({
    first: 0,
    last: 0,
    sentence: 5,
    unsaid: -1 as const,
    pronoun: false,
    ...own,
  }));
  return { mentions, vectors: new Float32Array(), headWidth: WIDTH, heads };
}

/** A claim in the fifth sentence at word 100 that looks for keys of 8 and more; `nobody` is the logit that no one says it. */
function told(nobody = 0): Parameters<typeof scoreSpeakers>[0] {
  const speaker = new Float32Array(SPEAKER_WIDTH + 1);
  speaker[0] = 1;
  speaker[SPEAKER_WIDTH] = nobody;
  return { speaker, cueFirst: 100, sentence: 5 };
}

/** A net in which only the word's being in the claim's own sentence, and right before it, is worth something. */
const net = {
  numbers: { speakerFar: Float32Array.from({ length: 24 }, (_, k) => (k === 9 ? 1 : 0)) },
} as unknown as ReaderNet;

const shares = (mentions: MentionTable, nobody = 0): readonly number[] =>
  scoreSpeakers(told(nobody), mentions, net).map(({ share }) => Math.round(share * 100) / 100);

describe('scoreSpeakers', () => {
  it('shares one among the article and the mentions near it, by their keys', () => {
    expect(shares(table({ key: 0, first: 50 }, { key: 8, first: 50 }))).toEqual([0.21, 0.21, 0.58]);
    expect(shares(table({ key: 0, first: 50 }), 9)).toEqual([1, 0]);
  });

  it('asks neither what is more than a sentence away nor what is left unsaid', () => {
    expect(shares(table({ key: 8, sentence: 3 }, { key: 8, sentence: 7 }, { key: 8, unsaid: 0 }))).toEqual([1]);
    expect(shares(table({ key: 0, sentence: 4 }, { key: 0, sentence: 6, first: 200 }))).toHaveLength(3);
  });

  it('knows how many words before or behind the cue a mention stands', () => {
    expect(shares(table({ key: 0, first: 97 }))).toEqual([0.27, 0.73]);
    expect(shares(table({ key: 0, first: 90 }))).toEqual([0.5, 0.5]);
    expect(shares(table({ key: 0, first: 103 }))).toEqual([0.5, 0.5]);
    expect(shares(table({ key: 0, first: 97, sentence: 4 }))).toEqual([0.5, 0.5]);
  });
});
