import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { StancegraphError } from '../../src/base/errors.ts';
import { makeProgram } from '../../src/cli/program.ts';
import { loadSchema } from '../../src/schema/load-schema.ts';
import { makeFolder } from './run-program.ts';

/** Two articles; the annotation of the second leaves out what its second sentence says. */
const ARTICLES = {
  'first.txt': 'Kenya backs Norway. Chile condemned Japan. Peru opposes Fiji.\n',
  'second.txt': 'Kenya supports Chile. Japan accused Peru of theft.\n',
};
const STATES = ['Kenya', 'Norway', 'Chile', 'Japan', 'Peru', 'Fiji'];
const slug = (name: string) => `group/${name.toLowerCase()}`;

function annotation(article: string, claims: readonly (readonly [string, string, string])[]): string {
  const text = ARTICLES[article as keyof typeof ARTICLES];
  const entities = STATES.filter((name) => text.includes(name)).map(
    (name) => `  - { id: ${slug(name)}, type: group, name: ${name} }`,
  );
  const lines = claims.map(
    ([source, relation, target]) =>
      `  - { source: ${slug(source)}, relation: ${relation}, target: ${slug(target)}, evidence: "${source}" }`,
  );
  return [`article: ${article}`, 'entities:', ...entities, 'claims:', ...lines, ''].join('\n');
}

const folder = makeFolder();
const at = (...path: readonly string[]) => join(folder, ...path);
// Trees and rules alone: what they make of these sentences is known.
const asked = ['--gold', at('gold'), '--articles', at('articles'), '--reader', 'fast'];

beforeAll(async () => {
  for (const name of ['articles', 'gold', 'mine']) mkdirSync(at(name));
  for (const [name, text] of Object.entries(ARTICLES)) writeFileSync(at('articles', name), text);
  const first = [
    ['Kenya', 'BACKS', 'Norway'],
    ['Chile', 'ACCUSES', 'Japan'],
    ['Peru', 'OPPOSES', 'Fiji'],
  ] as const;
  writeFileSync(at('gold', 'first.yaml'), annotation('first.txt', first));
  writeFileSync(at('gold', 'second.yaml'), annotation('second.txt', [['Kenya', 'BACKS', 'Chile']]));
  all = await figures();
});

type Figures = {
  readonly total: { readonly claims: { readonly precision: number; readonly recall: number } };
  readonly rules: readonly { readonly rule: string; readonly right: number; readonly claims: number }[];
  readonly reliability: readonly { readonly claims: number; readonly right: number }[];
  readonly calibration: Readonly<Record<'score' | 'confidence' | 'crossValidated', { readonly brier: number } | null>>;
};

/** Runs a command in this process; what it prints goes to a file and comes back. */
async function ask(args: readonly string[]): Promise<string> {
  await makeProgram().parseAsync(['node', 'stancegraph', ...args, '--quiet', '-o', at('out')]);
  process.exitCode = undefined;
  return readFileSync(at('out'), 'utf8');
}

const figures = async (...options: readonly string[]): Promise<Figures> =>
  JSON.parse(await ask(['evaluate', ...asked, '--json', ...options]));
let all: Figures;

describe('evaluate', () => {
  test('counts claims against the annotation and says how far their confidence can be believed', async () => {
    const { total, reliability, calibration } = all;
    expect(total.claims).toMatchObject({ precision: 0.8, recall: 1 });
    expect(reliability.reduce((sum, step) => sum + step.claims, 0)).toBe(5);
    expect(reliability.reduce((sum, step) => sum + step.right, 0)).toBe(4);
    for (const figure of Object.values(calibration)) expect(figure?.brier).toBeGreaterThan(0);
  });

  test('--by rule shows right and all of each rule or frame', async () => {
    const out = await ask(['evaluate', ...asked, '--by', 'rule', '-f', 'csv']);
    expect(out.split('\r\n')[0]).toBe('rule,right,claims,share');
    expect(out).toContain('frame:oppose.v,1,1,1.00');
  });

  test('--without takes a rule out and leaves the others as they are', async () => {
    const less = await figures('--without', 'frame:oppose.v');
    expect(less.rules).toEqual(all.rules.filter(({ rule }) => rule !== 'frame:oppose.v'));
    expect(less.total.claims.recall).toBeLessThan(all.total.claims.recall);
  });

  test('--voices leaves only what these voices say', async () => {
    expect((await figures('--voices', 'rule')).total.claims.recall).toBe(0);
  });

  test.each([
    ['--without', 'frame:opose.v'],
    ['--without', 'title'],
    ['--voices', 'oracle'],
  ])('%s %s is refused with a hint', async (option, value) => {
    const error = await figures(option, value).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StancegraphError);
    expect(error).toMatchObject({ code: 'USAGE' });
  });

  test('--calibrate prints a confidence.yaml that check accepts, that changes confidences and no claim', async () => {
    writeFileSync(at('mine', 'confidence.yaml'), await ask(['evaluate', ...asked, '--calibrate']));
    expect(readFileSync(at('mine', 'confidence.yaml'), 'utf8')).toContain('5 claims of 2 articles, 4 of them right');
    expect(loadSchema({ overlays: [at('mine')] }).problems.filter((it) => it.severity === 'error')).toEqual([]);
    const [bundled, mine] = [await claims([]), await claims(['--schema', at('mine')])];
    const without = (list: typeof mine) => list.map(({ confidence: _, ...rest }) => rest);
    expect(without(mine)).toEqual(without(bundled));
    expect(mine.map((claim) => claim.confidence)).not.toEqual(bundled.map((claim) => claim.confidence));
  });

  test('a map gives the same fit whatever map the schema has', async () => {
    const again = await ask(['evaluate', ...asked, '--calibrate', '--schema', at('mine')]);
    expect(again).toBe(readFileSync(at('mine', 'confidence.yaml'), 'utf8'));
  });

  test('an annotation folder that is not there is an error with its place', async () => {
    const asking = ask(['evaluate', '--gold', at('nowhere'), '--articles', at('articles')]);
    await expect(asking).rejects.toMatchObject({ code: 'FILE_UNREADABLE', place: { file: at('nowhere') } });
  });

  test('an annotation that names an entity which it does not declare is refused', async () => {
    mkdirSync(at('faulty'));
    writeFileSync(at('faulty', 'a.yaml'), annotation('first.txt', [['Mali', 'BACKS', 'Kenya']]));
    const asking = ask(['evaluate', '--gold', at('faulty'), '--articles', at('articles')]);
    await expect(asking).rejects.toMatchObject({ code: 'GOLD_INVALID', place: { file: at('faulty', 'a.yaml') } });
  });
});

test('--min-confidence leaves out what is shown with less, and nothing else', async () => {
  const all = await claims([]);
  const cut = [...all].map((claim) => claim.confidence).sort((a, b) => a - b)[2] ?? 0;
  expect(all.some((claim) => claim.confidence < cut)).toBe(true);
  expect(await claims(['--min-confidence', String(cut)])).toEqual(all.filter((claim) => claim.confidence >= cut));
});

async function claims(
  options: readonly string[],
): Promise<readonly { readonly confidence: number; readonly relation: string }[]> {
  const out = await ask(['extract', at('articles'), '--reader', 'fast', ...options]);
  const records = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return records.filter((record) => record.kind === 'claim');
}
