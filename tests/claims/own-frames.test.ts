import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../src/base/errors.ts';
import { compileClaimRules } from '../../src/claims/extract-claims.ts';
import { loadSchema } from '../../src/schema/load-schema.ts';
import { models } from '../bundled.ts';
import { describeClaims, readMarked } from './read-marked.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The bundled schema with a file of frames of one's own laid over it. */
function schemaWith(text: string) {
  const overlay = mkdtempSync(join(tmpdir(), 'overlay-'));
  folders.push(overlay);
  mkdirSync(join(overlay, 'frames'));
  writeFileSync(join(overlay, 'frames', 'own.yaml'), text);
  return loadSchema({ overlays: [overlay] });
}

const claimsWith = (text: string, marked: string): readonly string[] =>
  describeClaims(readMarked(marked, models, compileClaimRules(schemaWith(text).schema)));

const example = 'example: "<s>Chad</s> slammed <t>Niger</t>."';

describe('a folder of frames of one’s own', () => {
  test('adds a predicate', () => {
    const own = `frames: [{ verb: stonewall, relation: OPPOSES, ${example} }]`;
    expect(claimsWith(own, '[Kenya] stonewalled [Chad].')).toEqual(['Kenya OPPOSES Chad']);
  });

  test('puts a frame in place of all that is known of its word', () => {
    const own = `frames: [{ verb: slam, overrides: true, relation: OPPOSES, ${example} }]`;
    expect(claimsWith(own, '[Kenya] slammed [Chad].')).toEqual(['Kenya OPPOSES Chad']);
  });

  test('or in place of a frame that it names', () => {
    const own = `frames: [{ verb: slam, object: door, overrides: slam.v, relation: OPPOSES, ${example} }]`;
    expect(claimsWith(own, '[Kenya] slammed [Chad].')).toEqual([]);
  });

  test('silences frames and rules by name', () => {
    expect(claimsWith('without: [slam.v]', '[Kenya] slammed [Chad].')).toEqual([]);
    const title = '[Kenyan|g=Kenya] President [Ruto|p] arrived.';
    expect(claimsWith('without: [slam.v]', title)).toEqual(['Ruto REPRESENTS Kenya']);
    expect(claimsWith('without: ["rule:title"]', title)).toEqual([]);
  });

  test('takes back what a word says where a veto matches, and only there', () => {
    const own = `frames: [{ verb: slam, with: { "obl:in": jest }, veto: true, relation: ACCUSES, ${example} }]`;
    expect(claimsWith(own, '[Kenya] slammed [Chad] in jest.')).toEqual([]);
    expect(claimsWith(own, '[Kenya] slammed [Chad] on Monday.')).toEqual(['Kenya ACCUSES Chad']);
  });

  test('a veto with a relation leaves other relations alone', () => {
    const own = `frames: [{ verb: slam, relation: BACKS, veto: true, ${example} }]`;
    expect(claimsWith(own, '[Kenya] slammed [Chad].')).toEqual(['Kenya ACCUSES Chad']);
    expect(claimsWith(own.replace('BACKS', 'ACCUSES'), '[Kenya] slammed [Chad].')).toEqual([]);
  });

  test('a veto without a relation leaves alone what other words say of the pair', () => {
    const own = `frames: [{ verb: slam, veto: true, ${example} }]`;
    expect(claimsWith(own, '[Kenya] slammed [Chad], and [Kenya] attacked [Chad].')).toEqual(['Kenya FIGHTS Chad']);
  });
});

describe('a slip is found with its place', () => {
  const faults = (text: string): readonly Problem[] =>
    schemaWith(text).problems.filter(({ place }) => place?.line !== undefined && place.file.endsWith('own.yaml'));

  test('a frame to be silenced that is not there', () => {
    const [first, second, ...rest] = faults(
      `without: [slam.v, slan.v]\nframes:\n  - { verb: slam, overrides: slammm.v, relation: OPPOSES, ${example} }\n`,
    );
    expect([first?.place?.line, first?.place?.column, first?.code]).toEqual([1, 19, 'SCHEMA_INVALID']);
    expect(first?.hint).toContain('slam.v');
    expect([second?.place?.line, second?.place?.column]).toEqual([3, 19]);
    expect(rest).toEqual([]);
  });

  test('a veto of a relation that is not there, and a frame that is none and has none', () => {
    expect(faults(`frames: [{ verb: slam, veto: true, relation: BAKCS, ${example} }]`)).toHaveLength(1);
    expect(faults(`frames: [{ verb: slam, ${example} }]`)[0]?.severity).toBe('error');
    expect(faults(`frames: [{ verb: slam, veto: true, ${example} }]`)).toEqual([]);
  });
});
