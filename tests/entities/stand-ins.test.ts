import { describe, expect, test } from 'vitest';
import { type EntityId, makeEntityId } from '../../src/base/ids.ts';
import type { ResolvedMention } from '../../src/entities/entity.ts';
import { standIns } from '../../src/entities/stand-ins.ts';
import { withoutTitle } from '../../src/entities/without-title.ts';
import { compileGazetteer } from '../../src/mentions/gazetteer.ts';
import { loadSchema } from '../../src/schema/load-schema.ts';

const gazetteer = compileGazetteer(loadSchema().schema);

const mention = (surface: string, entity: EntityId, type: ResolvedMention['type'] = 'group'): ResolvedMention => ({
  start: 0,
  end: surface.length,
  sentence: 0,
  first: 0,
  last: 1,
  head: 0,
  surface,
  type,
  kind: null,
  how: 'name',
  candidates: [],
  name: surface,
  entity,
});

describe('a word that stands for a body', () => {
  const [us, japan] = ['United States', 'Japan'].map((name) => mention(name, makeEntityId('group', name)));
  const bodyOf = (surface: string, named: readonly (ResolvedMention | undefined)[], type?: ResolvedMention['type']) =>
    standIns(
      [mention(surface, makeEntityId('group', surface), type)],
      named.flatMap((one) => one ?? []),
      gazetteer,
    ).map(([, { entity }]) => entity);

  test('is that body where the article speaks of its state', () => {
    expect(bodyOf('Sen.', [us])).toEqual(['group/us-senate']);
    expect(bodyOf('Rep.', [us])).toEqual(['group/us-house-of-representatives']);
    expect(bodyOf('the Democratic', [us, japan])).toEqual(['group/democratic-party']);
    expect(bodyOf('Republican', [us])).toEqual(['group/republican-party']);
    expect(bodyOf('D-Calif.', [us])).toEqual(['group/democratic-party']);
    expect(bodyOf('R-N.Y.', [us])).toEqual(['group/republican-party']);
    expect(bodyOf('Defense', [us])).toEqual(['group/pentagon']);
    expect(bodyOf('the Navy', [us])).toEqual(['group/us-navy']);
  });

  test('and is not elsewhere, nor in small letters, nor as a person', () => {
    expect(bodyOf('Democratic', [japan])).toEqual([]);
    expect(bodyOf('Senator', [us, japan, japan, japan, japan])).toEqual([]);
    expect(bodyOf('democratic', [us])).toEqual([]);
    expect(bodyOf('Senator', [us], 'person')).toEqual([]);
    expect(bodyOf('Senate committee', [us])).toEqual([]);
  });
});

test.each([
  ['Rep. Elijah Cummings, D-Md.', 'Elijah Cummings'],
  ['Rep. Elijah Cummings (D-MD)', 'Elijah Cummings'],
  ['former Prime Minister Jan Smuts', 'Jan Smuts'],
  ['President Reagan', 'President Reagan'],
  ['Khalid bin Salman', 'Khalid bin Salman'],
  ['the party’s chairman', 'the party’s chairman'],
  ["The Herald's Ada Lind", 'Ada Lind'],
])('%s is called %s', (written, name) => {
  expect(withoutTitle(written, gazetteer)).toBe(name);
});
