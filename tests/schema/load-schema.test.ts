import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../src/base/errors.ts';
import { jsonSchemas } from '../../src/schema/json-schemas.ts';
import {
  checkSchema,
  compileSchema,
  type LoadedSchema,
  loadEntityTypes,
  loadRelations,
  loadSchema,
} from '../../src/schema/load-schema.ts';

const BUNDLED = resolve(import.meta.dirname, '../../graph-schema');
const folders: string[] = [];

/** A schema folder holding these files, by path. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'schema-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const RELATIONS = `BACKS:
  polarity: 1
  source_types: [person, group]
  target_types: [person, group]
  color: "#117733"
  meaning: supports
  example: "<s>A</s> backs <t>B</t>."
`;

const load = (files: Readonly<Record<string, string>>) => loadSchema({ folder: folderOf(files) });
const errorsOf = (problems: readonly Problem[]) => problems.filter(({ severity }) => severity === 'error');
const lineOf = (problem: Problem | undefined) => [problem?.code, problem?.place?.line, problem?.place?.column];

describe('the bundled schema', () => {
  let bundled: LoadedSchema;
  beforeAll(() => {
    bundled = loadSchema({ folder: BUNDLED });
  });

  test('has no error', () => {
    expect(errorsOf(bundled.problems)).toEqual([]);
  });

  test('knows all states, at least 200 groups that are no states, and at least 300 people', () => {
    const { gazetteer } = bundled.schema;
    const groups = gazetteer.filter(({ type }) => type === 'group');
    expect(groups.filter(({ kind }) => kind === 'state').length).toBeGreaterThanOrEqual(193);
    const struggling = groups.filter(({ kind }) => ['armed-group', 'party', 'movement'].includes(kind ?? ''));
    expect(struggling.length).toBeGreaterThanOrEqual(200);
    expect(gazetteer.filter(({ type }) => type === 'person').length).toBeGreaterThanOrEqual(300);
  });

  test('gives every id once', () => {
    const ids = bundled.schema.gazetteer.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has a state both as an actor and as a place', () => {
    const byId = new Map(bundled.schema.gazetteer.map((entry) => [String(entry.id), entry]));
    expect(byId.get('group/syria')?.metonyms).toContain('Damascus');
    expect(byId.get('place/syria')).toMatchObject({ kind: 'country', country: 'group/syria' });
    expect(byId.get('place/damascus')).toMatchObject({ kind: 'city', country: 'group/syria' });
  });

  test('marks source and target in the example of every relation', () => {
    for (const { example } of bundled.schema.relations.values()) expect(example).toMatch(/<s>.+<\/s>.*<t>.+<\/t>/);
  });

  test('is the same compiled as parsed', () => {
    const compiled = compileSchema();
    expect(compiled?.core.frames.length).toBe(bundled.schema.frames.length);
    expect(JSON.parse(JSON.stringify(compiled?.core.relations))).toEqual([...bundled.schema.relations.values()]);
  });

  test('has its relations at hand alone', () => {
    expect([...loadRelations().keys()]).toEqual([...bundled.schema.relations.keys()]);
  });

  test('lists every kind that its entities have', () => {
    const types = loadEntityTypes();
    for (const { type, kind } of bundled.schema.gazetteer)
      if (kind !== null) expect(Object.keys(types.get(type)?.kinds ?? {})).toContain(kind);
  });

  test('has JSON Schemas as the shapes make them', () => {
    for (const [name, text] of jsonSchemas())
      expect(readFileSync(join(BUNDLED, 'json-schema', `${name}.json`), 'utf8')).toBe(text);
  });
});

describe('a fault is found with its place', () => {
  test('a key that stands twice', () => {
    const { problems } = load({ 'lexicon/words.yaml': 'verbs: [say]\nnouns: [word]\nverbs: [tell]\n' });
    expect(problems.map(lineOf)).toEqual([['YAML_INVALID', 3, 1]]);
  });

  test('YAML that does not parse', () => {
    const { problems } = load({ 'lexicon/words.yaml': 'verbs: [say\nnouns: x\n' });
    expect(problems[0]?.code).toBe('YAML_INVALID');
    expect(problems[0]?.place?.line).toBeGreaterThan(0);
  });

  test('an alias bomb', () => {
    const levels = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 9; level += 1)
      levels.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`);
    const { problems } = load({ 'lexicon/bomb.yaml': levels.join('\n') });
    expect(problems.map(({ code }) => code)).toEqual(['YAML_INVALID']);
  });

  test('an unknown key, with what was meant', () => {
    const { problems } = load({
      'relations.yaml': RELATIONS,
      'frames/x.yaml': 'frames:\n  - { verb: back, relatoin: BACKS, example: "<s>A</s> backs <t>B</t>." }\n',
    });
    expect(problems.map(lineOf)).toEqual([['SCHEMA_INVALID', 2, 19]]);
    expect(problems[0]?.hint).toContain('relation');
  });

  test('an unknown relation in a frame', () => {
    const { schema, problems } = load({
      'relations.yaml': RELATIONS,
      'frames/x.yaml': 'frames:\n  - { verb: back, relation: BACK, example: "<s>A</s> backs <t>B</t>." }\n',
    });
    expect(problems.map(lineOf)).toEqual([['SCHEMA_INVALID', 2, 5]]);
    expect(problems[0]?.hint).toContain('BACKS');
    expect(schema.frames).toEqual([]);
  });

  test('a relation that is, by its is_a, a kind of itself', () => {
    const { problems } = load({
      'relations.yaml': `${RELATIONS}  is_a: AIDS\n${RELATIONS.replace('BACKS', 'AIDS')}  is_a: BACKS\n`,
    });
    expect(errorsOf(problems).map(({ place }) => place?.line)).toEqual([1, 9]);
  });

  test('a relation without an example', () => {
    const { problems } = load({ 'relations.yaml': RELATIONS.replace(/ {2}example.*\n/, '') });
    expect(problems.map(lineOf)).toEqual([['SCHEMA_INVALID', 1, 1]]);
  });

  test('a frame without an example', () => {
    const { problems } = load({
      'relations.yaml': RELATIONS,
      'frames/x.yaml': 'frames:\n  - { verb: back, relation: BACKS }\n',
    });
    expect(problems.map(({ severity }) => severity)).toEqual(['warning']);
  });

  test('two groups that claim one alias', () => {
    const { problems } = load({
      'gazetteer/g.yaml':
        'defaults: { type: group }\nentries:\n  - { name: Alpha Front, aliases: [AF] }\n  - { name: Air Force, aliases: [AF] }\n',
    });
    expect(problems.map(lineOf)).toEqual([['SCHEMA_INVALID', 4, 5]]);
    expect(errorsOf(problems)).toHaveLength(1);
  });

  test('but not when one says that it is meant', () => {
    const { problems } = load({
      'gazetteer/g.yaml':
        'entries:\n  - { name: Alpha Front, aliases: [AF] }\n  - { name: Air Force, aliases: [AF], ambiguous: true }\n',
    });
    expect(problems).toEqual([]);
  });

  test('two persons of one name are a warning only', () => {
    const { problems } = load({
      'gazetteer/p.yaml':
        'defaults: { type: person }\nentries:\n  - { name: John Smith }\n  - { id: john-smith-miner, name: John Smith }\n',
    });
    expect(problems.map(({ severity }) => severity)).toEqual(['warning']);
  });

  test('a reference to an entity that is not there', () => {
    const { problems } = load({
      'gazetteer/g.yaml': 'entries:\n  - { name: Utopia }\n  - { name: Utopian Army, acts_for: utopai }\n',
    });
    expect(problems.map(lineOf)).toEqual([['SCHEMA_INVALID', 3, 5]]);
    expect(problems[0]?.hint).toContain('group/utopia');
  });

  test('a folder that is not there', () => {
    expect(() => loadSchema({ folder: '/nowhere/at-all' })).toThrow(
      expect.objectContaining({ code: 'FILE_UNREADABLE' }),
    );
  });
});

describe('an overlay', () => {
  const base = () =>
    folderOf({
      'relations.yaml': RELATIONS,
      'frames/x.yaml': 'frames:\n  - { verb: back, relation: BACKS, example: "<s>A</s> backs <t>B</t>." }\n',
      'gazetteer/g.yaml': 'entries:\n  - { name: Alpha Front, aliases: [AF], kind: armed-group }\n',
      'lexicon/words.yaml': 'verbs: [say]\nnouns: [word]\n',
    });

  test('adds an entity, a frame and a relation', () => {
    const overlay = folderOf({
      'relations.yaml': RELATIONS.replace('BACKS', 'ADMIRES'),
      'frames/mine.yaml': 'frames:\n  - { verb: admire, relation: ADMIRES, example: "<s>A</s> admires <t>B</t>." }\n',
      'gazetteer/mine.yaml': 'entries:\n  - { name: Beta Front }\n',
    });
    const { schema, problems } = loadSchema({ folder: base(), overlays: [overlay] });
    expect(problems).toEqual([]);
    expect([...schema.relations.keys()]).toEqual(['BACKS', 'ADMIRES']);
    expect(schema.frames.map(({ id }) => id)).toEqual(['back.v', 'admire.v']);
    expect(schema.gazetteer.map(({ id }) => id)).toEqual(['group/alpha-front', 'group/beta-front']);
  });

  test('overrides fields of the same id, adds to lists, and drops what it says', () => {
    const overlay = folderOf({
      'gazetteer/mine.yaml': 'entries:\n  - { id: alpha-front, kind: party, aliases: [Alpha Party], drop: [AF] }\n',
      'frames/mine.yaml':
        'frames:\n  - { id: back.v, verb: back, relation: BACKS, confidence: 0.5, example: "<s>A</s> backs <t>B</t>." }\n',
      'lexicon/words.yaml': 'verbs: [shout]\n',
    });
    const { schema, problems } = loadSchema({ folder: base(), overlays: [overlay] });
    expect(problems).toEqual([]);
    expect(schema.gazetteer[0]).toMatchObject({ name: 'Alpha Front', kind: 'party', aliases: ['Alpha Party'] });
    expect(schema.frames.map(({ confidence }) => confidence)).toEqual([0.5]);
    expect(schema.lexicon['words']).toEqual({ verbs: ['shout'], nouns: ['word'] });
  });

  test('may claim a name of the schema below only when it says so', () => {
    const claim = (more: string) => ({
      'gazetteer/mine.yaml': `entries:\n  - { name: Air Force, aliases: [AF]${more} }\n`,
    });
    const problemsOf = (more: string) => loadSchema({ folder: base(), overlays: [folderOf(claim(more))] }).problems;
    expect(problemsOf('').map(lineOf)).toEqual([['SCHEMA_INVALID', 2, 5]]);
    expect(problemsOf(', ambiguous: true')).toEqual([]);
  });

  test('changes the hash, and its faults are found', () => {
    const overlay = folderOf({
      'frames/mine.yaml': 'frames:\n  - { verb: admire, relation: ADORES, example: "<s>A</s> admires <t>B</t>." }\n',
    });
    const folder = base();
    const { schema, problems } = loadSchema({ folder, overlays: [overlay] });
    expect(schema.hash).not.toBe(loadSchema({ folder }).schema.hash);
    expect(errorsOf(problems)).toHaveLength(1);
    expect(checkSchema({ folder, overlays: [overlay] })).toEqual(problems);
  });
});

test('frames that share their words get ids that tell them apart', () => {
  const { schema } = load({
    'relations.yaml': `${RELATIONS}${RELATIONS.replace('BACKS', 'FIGHTS')}`,
    'frames/x.yaml': `frames:
  - { verb: turn, target: "obl:to", relation: BACKS, example: "<s>A</s> turns to <t>B</t>." }
  - { verb: turn, target: "obl:on", relation: FIGHTS, example: "<s>A</s> turns on <t>B</t>." }
  - { verb: turn, target: "obl:against", relation: FIGHTS, example: "<s>A</s> turns against <t>B</t>." }
`,
  });
  expect(schema.frames.map(({ id }) => id)).toEqual(['turn.v', 'turn-fights.v', 'turn-fights-2.v']);
});

describe('confidence.yaml', () => {
  const knots = (text: string) => load({ 'confidence.yaml': `knots:\n${text}` });
  const MAP = '  - { score: 0, right: 0 }\n  - { score: 0.5, right: 0.8 }\n  - { score: 1, right: 1 }\n';

  test('is read; an overlay has its own in place of it', () => {
    const folder = folderOf({ 'confidence.yaml': `knots:\n${MAP}` });
    const overlay = folderOf({ 'confidence.yaml': `knots:\n${MAP.replace('0.8', '0.6')}` });
    expect(loadSchema({ folder }).schema.confidence[1]).toEqual({ score: 0.5, right: 0.8 });
    expect(loadSchema({ folder, overlays: [overlay] }).schema.confidence[1]).toEqual({ score: 0.5, right: 0.6 });
    expect(loadSchema({ folder, overlays: [folderOf({})] }).schema.confidence[1]?.right).toBe(0.8);
  });

  test('without it a score is the confidence', () => {
    expect(load({}).schema.confidence).toEqual([
      { score: 0, right: 0 },
      { score: 1, right: 1 },
    ]);
  });

  test('that does not rise is a fault at its knot, and is not used', () => {
    const { schema, problems } = knots(MAP.replace('right: 0.8', 'right: 0.01'));
    expect(problems.map(lineOf)).toEqual([['SCHEMA_INVALID', 3, 5]]);
    expect(schema.confidence).toHaveLength(2);
  });

  test('a key that is not known has its place', () => {
    expect(knots(MAP.replace('score: 1,', 'scores: 1,')).problems.map(lineOf)).toContainEqual(['SCHEMA_INVALID', 4, 5]);
  });
});

describe('summary.yaml', () => {
  test('an overlay may say some of it, and articles need not be read anew for it', () => {
    const folder = folderOf({ 'summary.yaml': 'least_confidence: 0.6\nactors: 3\n' });
    const overlay = folderOf({ 'summary.yaml': 'actors: 4\n' });
    const [before, after] = [{ folder }, { folder, overlays: [overlay] }].map((options) => loadSchema(options).schema);
    expect(before?.summary).toMatchObject({ leastConfidence: 0.6, leastConfidenceAlone: 0.6, actors: 3 });
    expect(after?.summary).toMatchObject({ leastConfidence: 0.6, actors: 4 });
    const others = folderOf({ 'summary.yaml': 'actors: 9\n' });
    expect(loadSchema({ folder: others }).schema.hash).toBe(before?.hash);
  });
});
