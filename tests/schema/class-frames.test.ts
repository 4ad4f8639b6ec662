import { expect, test } from 'vitest';
import { classFrames } from '../../src/schema/class-frames.ts';
import { schema } from '../bundled.ts';

const framesOf = (lists: Readonly<Record<string, readonly string[]>>) =>
  classFrames({ lexicon: { classes: lists }, relations: schema.relations });

test('a verb of a class is a frame from its subject to its object', () => {
  const [frame, ...more] = framesOf({ 'verbs.ACCUSES': ['arraign'] });
  expect(more).toEqual([]);
  expect(frame).toMatchObject({ id: 'arraign.class', pos: 'verb', lemma: 'arraign', particle: null, object: [] });
  expect(frame).toMatchObject({ relation: 'ACCUSES', source: ['nsubj'], target: ['obj', 'xcomp'], with: {} });
});

test('words of one meaning are a frame each, with their particle and the objects that they ask for', () => {
  const frames = framesOf({ 'verbs.YIELDS_TO': ['lift/roll back + ban/tariff'] });
  expect(frames.map(({ lemma, particle, object }) => [lemma, particle, object])).toEqual([
    ['lift', null, ['ban', 'tariff']],
    ['roll', 'back', ['ban', 'tariff']],
  ]);
});

test('other signs ask for a complement, or for a word behind a preposition', () => {
  const [find, haul] = framesOf({ 'verbs.ACCUSES': ['find = guilty', 'haul > before court/tribunal'] });
  expect(find?.with).toEqual({ xcomp: ['guilty'] });
  expect(haul?.with).toEqual({ 'obl:before': ['court', 'tribunal'] });
});

test('nouns are nouns, and a list of a relation that there is not is none', () => {
  expect(framesOf({ 'nouns.FIGHTS': ['ambush'] })[0]).toMatchObject({ pos: 'noun', lemma: 'ambush' });
  expect(framesOf({ 'verbs.TICKLES': ['tickle'] })).toEqual([]);
});

test('no word of the bundled classes stands for two relations without more words', () => {
  const plain = classFrames(schema).filter((it) => it.object.length === 0 && Object.keys(it.with).length === 0);
  const seen = new Map<string, string>();
  const twice = plain.filter((frame) => {
    const key = `${frame.pos} ${frame.lemma} ${frame.particle}`;
    const other = seen.get(key) ?? frame.relation;
    seen.set(key, frame.relation);
    return other !== frame.relation;
  });
  expect(twice.map(({ id, relation }) => `${id} ${relation}`)).toEqual([]);
});
