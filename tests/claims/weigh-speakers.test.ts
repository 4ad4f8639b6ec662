import { describe, expect, it } from 'vitest';
import type { EntityId } from '../../src/base/ids.ts';
import type { FullVote } from '../../src/claims/vote.ts';
import { weighSpeakers } from '../../src/claims/weigh-speakers.ts';

const [anna, bela, kenya, chad] = ['person/anna', 'person/bela', 'group/kenya', 'group/chad'] as EntityId[];
const WEIGHTS = { told: 2, untold: 2, least: 0.02 };

/** Kenya backs Chad, as `speakers` tell it; the learned reader hears `heard`. */
function said(speakers: readonly EntityId[], heard: Record<string, number> | null): readonly EntityId[] {
  const vote = { speakers, pair: { source: { entity: kenya }, target: { entity: chad } } } as unknown as FullVote;
  const net = { ...vote, heard: heard === null ? undefined : new Map(Object.entries(heard)) } as unknown as FullVote;
  return weighSpeakers(vote, [vote, net], WEIGHTS);
}

describe('weighSpeakers', () => {
  it('leaves what the trees tell where the reader was not asked', () => {
    expect(said([anna as EntityId], null)).toEqual([anna]);
    expect(said([], null)).toEqual([]);
  });

  it('keeps the whole chain of a speaker whom the reader hears too', () => {
    expect(said([bela as EntityId, anna as EntityId], { [anna as string]: 0.4 })).toEqual([bela, anna]);
  });

  it('takes whom the reader hears clearly where the trees tell nobody', () => {
    expect(said([], { [anna as string]: 0.95 })).toEqual([anna]);
    expect(said([], { [anna as string]: 0.6 })).toEqual([]);
  });

  it('takes another, or nobody, only where the reader is much surer than the trees', () => {
    expect(said([anna as EntityId], { [bela as string]: 0.9 })).toEqual([bela]);
    expect(said([anna as EntityId], { [bela as string]: 0.5, [anna as string]: 0.3 })).toEqual([anna]);
    expect(said([anna as EntityId], { [anna as string]: 0.01 })).toEqual([]);
  });

  it('counts what the reader hears of the two ends as the word of the article', () => {
    expect(said([], { [kenya as string]: 0.9 })).toEqual([]);
    expect(said([anna as EntityId], { [chad as string]: 0.99 })).toEqual([]);
  });
});
