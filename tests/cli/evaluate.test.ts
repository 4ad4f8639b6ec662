import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeFolder, runProgram } from './run-program.ts';

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
const asked = ['--gold', at('gold'), '--articles', at('articles')];

beforeAll(() => {
  for (const name of ['articles', 'gold', 'mine']) mkdirSync(at(name));
  for (const [name, text] of Object.entries(ARTICLES)) writeFileSync(at('articles', name), text);
  const first = [
    ['Kenya', 'BACKS', 'Norway'],
    ['Chile', 'ACCUSES', 'Japan'],
    ['Peru', 'OPPOSES', 'Fiji'],
  ] as const;
  writeFileSync(at('gold', 'first.yaml'), annotation('first.txt', first));
  writeFileSync(at('gold', 'second.yaml'), annotation('second.txt', [['Kenya', 'BACKS', 'Chile']]));
});

type Figures = {
  readonly total: { readonly claims: { readonly precision: number; readonly recall: number } };
  readonly reliability: readonly { readonly claims: number; readonly right: number }[];
  readonly calibration: Readonly<Record<'score' | 'confidence' | 'crossValidated', { readonly brier: number } | null>>;
};

describe('evaluate', () => {
  test('counts claims against the annotation and says how far their confidence can be believed', () => {
    const { code, out } = runProgram(['evaluate', ...asked, '--json']);
    const { total, reliability, calibration } = JSON.parse(out) as Figures;
    expect(code).toBe(0);
    expect(total.claims).toMatchObject({ precision: 0.8, recall: 1 });
    expect(reliability.reduce((sum, step) => sum + step.claims, 0)).toBe(5);
    expect(reliability.reduce((sum, step) => sum + step.right, 0)).toBe(4);
    for (const figure of Object.values(calibration)) expect(figure?.brier).toBeGreaterThan(0);
  });

  test('--calibrate prints a confidence.yaml that check accepts, that changes confidences and no claim', () => {
    expect(runProgram(['evaluate', ...asked, '--calibrate', '-o', at('mine', 'confidence.yaml')]).code).toBe(0);
    expect(readFileSync(at('mine', 'confidence.yaml'), 'utf8')).toContain('5 claims of 2 articles, 4 of them right');
    expect(runProgram(['check', '--schema', at('mine')]).code).toBe(0);
    const [bundled, mine] = [claims([]), claims(['--schema', at('mine')])];
    const without = (list: typeof mine) => list.map(({ confidence: _, ...rest }) => rest);
    expect(without(mine)).toEqual(without(bundled));
    expect(mine.map((claim) => claim.confidence)).not.toEqual(bundled.map((claim) => claim.confidence));
  });

  test('a map gives the same fit whatever map the schema has', () => {
    const again = runProgram(['evaluate', ...asked, '--calibrate', '--schema', at('mine')]);
    expect(again.out).toBe(readFileSync(at('mine', 'confidence.yaml'), 'utf8'));
  });

  test('an annotation folder that is not there is one clear line', () => {
    const { code, err } = runProgram(['evaluate', '--gold', at('nowhere'), '--articles', at('articles')]);
    expect(code).toBe(3);
    expect(err).toContain('Check --gold');
  });
});

test('--min-confidence leaves out what is shown with less, and nothing else', () => {
  const all = claims([]);
  const cut = [...all].map((claim) => claim.confidence).sort((a, b) => a - b)[2] ?? 0;
  expect(all.some((claim) => claim.confidence < cut)).toBe(true);
  expect(claims(['--min-confidence', String(cut)])).toEqual(all.filter((claim) => claim.confidence >= cut));
});

function claims(options: readonly string[]): readonly { readonly confidence: number; readonly relation: string }[] {
  const { out } = runProgram(['extract', at('articles'), ...options]);
  const records = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return records.filter((record) => record.kind === 'claim');
}
