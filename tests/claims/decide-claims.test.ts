import { describe, expect, test } from 'vitest';
import { type EntityId, makeEntityId } from '../../src/base/ids.ts';
import { decideClaims, nearClaims, type Scales } from '../../src/claims/decide-claims.ts';
import type { FullVote, Vote } from '../../src/claims/vote.ts';
import type { ResolvedMention } from '../../src/entities/entity.ts';
import { PLAIN_SCORES } from '../../src/schema/confidence-map.ts';
import { logitOf, shareOf, unbiased } from '../../src/schema/voice-weights.ts';
import { schema } from '../bundled.ts';

function mention(name: string): ResolvedMention {
  const entity = makeEntityId('group', name);
  return {
    start: name.length,
    end: name.length + 5,
    sentence: 0,
    first: 0,
    last: 1,
    head: 0,
    surface: name,
    type: 'group',
    kind: null,
    how: 'alias',
    candidates: [],
    name,
    entity,
  };
}

const [kenya, chad] = [mention('Kenya'), mention('Chad')];

/** Kenya backs Chad, as a frame sees it. */
function vote(share: number, change: Partial<Vote> = {}): Vote {
  return {
    voice: 'frame',
    by: 'back.v',
    pair: { sentence: 0, source: kenya, target: chad },
    relation: 'BACKS',
    modality: 'asserted',
    speakers: [],
    logit: logitOf(share),
    cue: { start: 6, end: 10 },
    why: '',
    ...change,
  };
}

const net = (share: number, change: Partial<Vote> = {}): Vote => vote(share, { voice: 'net', by: 'pair', ...change });

const scales: Scales = {
  weights: unbiased(schema.voices),
  relations: schema.relations,
  confidence: PLAIN_SCORES,
  minConfidence: undefined,
  own: new Set(['frame:mine.v']),
  speakers: { told: 2, untold: 2, least: 0.02 },
  complete: (open): FullVote => ({ ...open, modality: open.modality ?? 'proposed', speakers: open.speakers ?? [] }),
};

const decide = (...votes: readonly Vote[]): readonly string[] =>
  decideClaims(votes, scales).map(
    ({ source, relation, target, modality, confidence }) => `${source} ${relation} ${target} ${modality} ${confidence}`,
  );

const BACKS = 'group/kenya BACKS group/chad';

describe('votes on one claim', () => {
  test('a single vote keeps its own measure', () => {
    expect(decide(vote(0.8))).toEqual([`${BACKS} asserted 0.8`]);
  });

  test('frames and rules read one tree: the stronger counts, once', () => {
    expect(decide(vote(0.7), vote(0.8, { voice: 'rule', by: 'title' }))).toEqual([`${BACKS} asserted 0.8`]);
  });

  test('the learned reader adds to what the tree says', () => {
    const [claim] = decideClaims([vote(0.7), net(0.7)], scales);
    expect(claim?.confidence).toBeGreaterThan(0.7);
    expect(claim?.votes.map(({ by }) => by)).toEqual(['frame:back.v', 'net:pair']);
  });

  test('a vote below the base speaks against', () => {
    expect(decide(vote(0.6), net(0.1))).toEqual([]);
  });

  test('where the learned reader sees two things and nothing between them, a tree alone is less heard', () => {
    const doubt = net(0.1, { by: 'doubt', relation: null, modality: null, speakers: null });
    expect(decide(vote(0.7), doubt)).toEqual([]);
    const [claim] = decideClaims([vote(0.97), doubt], scales);
    expect(claim?.confidence).toBeLessThan(0.97);
    expect(claim?.votes.map(({ by }) => by)).toContain('net:doubt');
  });

  test('one word does not tell a stand and its opposite: the surer is heard', () => {
    expect(decide(vote(0.8), net(0.5), net(0.6, { relation: 'OPPOSES' }))).toEqual([expect.stringContaining('BACKS')]);
    const elsewhere = net(0.6, { relation: 'OPPOSES', cue: { start: 20, end: 25 } });
    expect(decide(vote(0.8), net(0.5), elsewhere)).toHaveLength(2);
  });

  test('who hears a word that ends, denies or plans is heard before a surer one who hears none', () => {
    const told = decide(vote(0.6, { modality: 'ended' }), net(0.9));
    expect(told.map((one) => one.split(' ')[3])).toEqual(['ended']);
    expect(decide(vote(0.6), net(0.9, { modality: 'denied' })).map((one) => one.split(' ')[3])).toEqual(['denied']);
  });

  test('what two sentences say is surer than what one does', () => {
    const again = net(0.3, { pair: { sentence: 1, source: kenya, target: chad } });
    expect(decide(net(0.3))).toEqual([]);
    expect(decide(net(0.3), again)).toEqual([`${BACKS} asserted 0.51`]);
    expect(decide(net(0.3), { ...again, relation: 'FIGHTS' })).toEqual([]);
  });

  test('a vote without modality and speakers joins the claim that others make', () => {
    expect(decide(vote(0.7, { modality: 'denied' }), net(0.7, { modality: null, speakers: null }))).toHaveLength(1);
  });

  test('a vote without modality that stands alone takes what its sentence tells', () => {
    expect(decide(net(0.7, { modality: null }))).toEqual([`${BACKS} proposed 0.7`]);
  });

  test('a veto makes no claim and takes one away', () => {
    const veto = vote(0.001, { voice: 'veto', modality: null, speakers: null });
    expect(decide(veto)).toEqual([]);
    expect(decide(vote(0.9), veto)).toEqual([]);
    expect(decide(vote(0.9), { ...veto, relation: null })).toEqual([]);
  });
});

describe('what the user has written', () => {
  const mine = { by: 'mine.v' };
  const turned = { pair: { sentence: 0, source: chad, target: kenya } };

  test('is heard before the learned reader, however sure that is', () => {
    expect(decide(vote(0.6, mine), net(0.99, turned))).toEqual([`${BACKS} asserted 0.6`]);
  });

  test('a veto outweighs all other voices together', () => {
    const veto = vote(0, { voice: 'veto', relation: 'BACKS', modality: null, speakers: null });
    expect(decide(vote(0.99), net(0.999), veto)).toEqual([]);
    expect(decide(vote(0.9), { ...veto, relation: 'OPPOSES' })).toHaveLength(1);
  });

  test('a veto of a word leaves alone what frames read off another', () => {
    const veto = vote(0, { voice: 'veto', relation: null, modality: null, speakers: null });
    expect(decide(vote(0.9, { cue: { start: 30, end: 35 } }), veto)).toHaveLength(1);
    expect(decide(net(0.9, { cue: { start: 30, end: 35 } }), veto)).toEqual([]);
  });
});

describe('what is nearly told', () => {
  const near = (...votes: readonly Vote[]) =>
    nearClaims(votes, scales).map(({ claim, reason, lacks, instead }) => [
      claim.relation,
      reason,
      lacks,
      instead?.relation ?? null,
    ]);

  test('a sum short of the threshold, and by how much', () => {
    expect(near(vote(0.3))).toEqual([['BACKS', 'short', 0.1, null]]);
    expect(near(vote(0.8))).toEqual([]);
  });

  test('what a veto takes back', () => {
    expect(near(vote(0.9), vote(0.001, { voice: 'veto', modality: null, speakers: null }))).toEqual([
      ['BACKS', 'veto', 0, null],
    ]);
  });

  test('what a weightier rival, or a finer word, says instead', () => {
    expect(near(vote(0.9), net(0.6, { relation: 'OPPOSES' }))).toEqual([['OPPOSES', 'rival', 0, 'BACKS']]);
    expect(near(vote(0.9), vote(0.8, { by: 'arm.v', relation: 'AIDS' }))).toEqual([['BACKS', 'finer', 0, 'AIDS']]);
  });
});

test('what the votes add makes the sum', () => {
  const votes = [vote(0.7), vote(0.6, { voice: 'rule', by: 'title' }), net(0.8)];
  const [claim] = decideClaims(votes, scales);
  expect(claim?.votes.map(({ adds }) => adds === 0)).toEqual([false, true, false]);
  const sum = claim?.votes.reduce((total, { adds }) => total + adds, logitOf(scales.weights.base)) ?? 0;
  expect(shareOf(sum)).toBeCloseTo(claim?.score ?? 0, 2);
});

describe('claims on one pair', () => {
  const turned = { pair: { sentence: 0, source: chad, target: kenya } };

  test('where tree and reader tell different directions, the weightier is heard', () => {
    expect(decide(vote(0.8), net(0.6, turned))).toEqual([`${BACKS} asserted 0.8`]);
    expect(decide(vote(0.6), net(0.8, turned))).toEqual(['group/chad BACKS group/kenya asserted 0.8']);
  });

  test('two frames may tell two things of one pair', () => {
    expect(decide(vote(0.8), vote(0.7, { by: 'meet.v', relation: 'NEGOTIATES_WITH' }))).toHaveLength(2);
  });

  test('both directions of a symmetric relation are one claim', () => {
    const met = { relation: 'NEGOTIATES_WITH' };
    expect(decide(vote(0.8, met), net(0.8, { ...met, ...turned }))).toHaveLength(1);
  });

  test('of two speakers each makes a claim', () => {
    const said = { speakers: ['group/mali' as EntityId] };
    expect(decide(vote(0.8), vote(0.8, said))).toHaveLength(2);
  });
});
