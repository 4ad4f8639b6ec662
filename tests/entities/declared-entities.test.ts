import { describe, expect, test } from 'vitest';
import { entityId } from '../../src/base/ids.ts';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { declaredEntities } from '../../src/entities/declared-entities.ts';
import type { Entity } from '../../src/entities/entity.ts';
import type { EntityRecord, ExtractRecord } from '../../src/graph/records.ts';
import { extractArticle, makeTools, type Tools, withoutLearned } from '../../src/pipeline.ts';
import { joinEntries, settleIdentity } from '../../src/schema/identity.ts';
import type { Declared, Schema } from '../../src/schema/schema.ts';
import { models, schema } from '../bundled.ts';

type Names = readonly (readonly string[])[];

function declaring({ same = [], different = [] }: { same?: Names; different?: Names }): Schema {
  const placed = (names: Names): Declared['same'] =>
    names.map((group) => group.map((text) => ({ text, place: { file: 'identity.yaml' } })));
  const { identity, problems } = settleIdentity({ same: placed(same), different: placed(different) }, schema.gazetteer);
  expect(problems).toEqual([]);
  return { ...schema, identity, gazetteer: joinEntries(schema.gazetteer, identity.same) };
}

const READERS: readonly (readonly [string, (own: Schema) => Tools])[] = [
  ['fast', (own) => makeTools(withoutLearned(own), models)],
  ['learned', (own) => makeTools(own, models)],
];

const read = (tools: Tools, text: string) => extractArticle(articleFromText(text, { id: 'a' }), tools);
const entitiesOf = (records: readonly ExtractRecord[]): ReadonlyMap<string, EntityRecord> =>
  new Map(records.flatMap((one) => (one.kind === 'entity' ? [[String(one.id), one] as const] : [])));
const surfaces = (record: EntityRecord | undefined) => record?.mentions.map(({ surface }) => surface);

describe.each(READERS)('with the %s reader', (_name, toolsOf) => {
  test('names that are the same are one node, with the id and the name of the list', () => {
    const tools = toolsOf(declaring({ same: [['ISIS', 'Black Banner Brigade']] }));
    const records = read(tools, 'Black Banner Brigade attacked Iraq on Monday. ISIS attacked Syria on Tuesday.');
    const found = entitiesOf(records);
    expect(surfaces(found.get('group/islamic-state'))).toEqual(['Black Banner Brigade', 'ISIS']);
    expect([...found.keys()].filter((id) => id.includes('banner'))).toEqual([]);
    const sources = records.flatMap((one) => (one.kind === 'claim' ? [one.source] : []));
    expect(new Set(sources)).toEqual(new Set(['group/islamic-state']));
  });

  test('a short name means whom it is declared to mean, whoever else of it is there', () => {
    const tools = toolsOf(declaring({ same: [['Kim', 'Kim Jong Un']] }));
    const found = entitiesOf(read(tools, 'Kim Kardashian praised Japan. Kim criticized South Korea on Friday.'));
    expect(surfaces(found.get('person/kim-kardashian'))).toEqual(['Kim Kardashian']);
    expect(surfaces(found.get('person/kim-jong-un'))).toEqual(['Kim']);
  });

  test('a claim between names that are the same goes', () => {
    const tools = toolsOf(declaring({ same: [['Blue River Front', 'Red Hill Army']] }));
    const records = read(tools, 'The Blue River Front attacked the Red Hill Army on Monday.');
    expect(records.filter(({ kind }) => kind === 'claim')).toEqual([]);
    expect([...entitiesOf(records).keys()]).toEqual(['group/red-hill-army']);
  });

  test('different names are two nodes, also where an article has only the shorter', () => {
    const tools = toolsOf(declaring({ different: [['Bashar al-Assad', 'Assad']] }));
    const both = entitiesOf(read(tools, 'Bashar al-Assad thanked Russia. President Assad condemned Turkey.'));
    expect(surfaces(both.get('person/bashar-al-assad'))).toEqual(['Bashar al-Assad']);
    expect(surfaces(both.get('person/assad'))).toContain('Assad');
    const alone = entitiesOf(read(tools, 'Assad condemned Turkey on Monday. He thanked Russia.'));
    expect([...alone.keys()].filter((id) => id.startsWith('person/'))).toEqual(['person/assad']);
  });

  test('whom others act for is the one node too', () => {
    const tools = toolsOf(declaring({ same: [['group/hezbollah', 'group/quds-force']] }));
    const found = entitiesOf(read(tools, 'Qassem Soleimani condemned Germany on Monday.'));
    expect(found.get('person/qassem-soleimani')?.actsFor).toBe('group/hezbollah');
    expect(found.has('group/quds-force')).toBe(false);
  });
});

test('of different names in one entity the fuller keeps it, and pronouns stay with that', () => {
  const { gazetteer } = makeTools(declaring({ different: [['Georgia Tann', 'Georgia']] }), models);
  const entity: Entity = {
    ...{ id: entityId('person/georgia-tann'), type: 'person', kind: null, name: 'Georgia Tann', actsFor: null },
    ...{ country: null, latitude: null, longitude: null, wikidata: null },
  };
  const said = [{ entity, surface: 'Georgia Tann' }, { entity, surface: 'Georgia' }, { entity }];
  const ids = declaredEntities(said, gazetteer, null).map((one) => one?.id);
  expect(ids).toEqual(['person/georgia-tann', 'person/georgia', 'person/georgia-tann']);
});
