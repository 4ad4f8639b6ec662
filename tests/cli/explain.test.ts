import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeFolder, runProgram } from './run-program.ts';

const folder = makeFolder();
const TEXT = 'Norway backs Sweden. It rained. Iceland said that Denmark opposes Sweden.';
const run = (...args: readonly string[]) => runProgram(args, { cwd: folder });
beforeAll(() => {
  writeFileSync(join(folder, 'a.txt'), TEXT);
  expect(run('build', 'a.txt', '--reader', 'fast').code).toBe(0);
});

describe('explain', () => {
  test('reads a sentence, and shows its tree, its ends and every vote', () => {
    const { out, code } = run('explain', 'Norway backs Sweden.', '--reader', 'fast');
    expect(code).toBe(0);
    expect(out).toContain('├─ Norway  nsubj NNP');
    expect(out).toMatch(/^ +source +Norway$/m);
    expect(out).toMatch(/^ +cue +backs$/m);
    expect(out).toMatch(/frame back\.v says BACKS, 0\.\d\d \(nsubj < backs > obj\)/);
    expect(out).toMatch(/together +0\.\d\d/);
  });

  test('shows what the learned reader says beside it', () => {
    expect(run('explain', 'Norway backs Sweden.').out).toMatch(/the learned reader says [A-Z_]+, 0\.\d\d/);
  });

  test('reads an article, a block for each sentence; --sentence and --no-trees cut it down', () => {
    const all = run('explain', 'a.txt', '--reader', 'fast').out;
    expect(all).toMatch(/^a\.txt\n\n1 {2}Norway backs Sweden\.\n/);
    expect(all).toMatch(/^2 {2}It rained\.$/m);
    expect(all).toMatch(/speaker +Iceland, by "said"/);
    const one = run('explain', 'a.txt', '--sentence', '3', '--no-trees', '--reader', 'fast').out;
    expect(one).toContain('3  Iceland said');
    expect(one).not.toContain('Norway');
    expect(one).not.toContain('nsubj NNP');
  });

  test('gives all of it as JSON: an object for a sentence, a list for a file', () => {
    const one = JSON.parse(run('explain', 'Norway backs Sweden.', '-f', 'json', '--reader', 'fast').out);
    expect(Object.keys(one)).toEqual(['records', 'nearClaims', 'nearMisses', 'unresolved', 'trees']);
    expect(one.trees[0].words.map(({ form }: { form: string }) => form)).toEqual(['Norway', 'backs', 'Sweden', '.']);
    expect(JSON.parse(run('explain', 'a.txt', '-f', 'json', '--reader', 'fast').out)).toHaveLength(1);
  });

  test('a sentence without a claim ends with code 1', () => {
    const { code, out } = run('explain', 'It rained.', '--reader', 'fast');
    expect(code).toBe(1);
    expect(out).toContain('No claims.');
  });

  test('the name of a file that is not there is no sentence', () => {
    for (const name of ['articel.txt', 'news/a'])
      expect(run('explain', name)).toMatchObject({ code: 3, err: expect.stringContaining(`no file ${name}`) });
    expect(run('explain', 'Stop.', '--reader', 'fast').code).toBe(1);
  });

  test('a sentence that no article has is told', () => {
    expect(run('explain', 'a.txt', '--sentence', '9', '--reader', 'fast').err).toContain('The last one is 3.');
  });
});

describe('why', () => {
  test('where nothing says so, each relation that there is between the two is named once', () => {
    const { err } = run('why', 'Denmark', 'BACKS', 'Sweden');
    expect(err.match(/Denmark OPPOSES Sweden/g)).toHaveLength(1);
  });

  test('a relation that is not written whole is guessed', () => {
    expect(run('why', 'Denmark', 'CONSIDER', 'Sweden').err).toContain('Did you mean CONSIDERS_TERRORIST?');
    expect(run('why', 'Denmark', 'XYZZY', 'Sweden').err).not.toContain('Did you mean');
  });

  test('tells votes, modality and speaker with the words that they are owed to', () => {
    const { out } = run('why', 'Denmark', 'OPPOSES', 'Sweden');
    expect(out).toMatch(/votes +.*says OPPOSES, 0\.\d\d/);
    expect(out).toMatch(/speaker +Iceland, by "said"/);
  });

  test('with two names tells all that is between them, in both directions', () => {
    expect(run('why', 'Sweden', 'Norway').out).toContain('Norway BACKS Sweden');
    expect(run('why', 'Norway', 'BACKS')).toMatchObject({ code: 2 });
    expect(run('why', 'Norway', 'Iceland')).toMatchObject({ code: 1 });
  });

  test('a country that is an actor and a place is asked for by its name, as either', () => {
    writeFileSync(join(folder, 'b.txt'), 'Chad backs Sweden. Vladimir Putin visited Chad.');
    expect(run('build', 'b.txt', '--graph', 'b.json', '--reader', 'fast').code).toBe(0);
    expect(run('why', 'Chad', 'BACKS', 'Sweden', '--graph', 'b.json').out).toContain('Chad BACKS Sweden');
    expect(run('why', 'Vladimir Putin', 'VISITS', 'Chad', '--graph', 'b.json').out).toContain('Putin VISITS Chad');
    expect(run('why', 'Vladimir Putin', 'VISITS', 'group/chad', '--graph', 'b.json').code).toBe(1);
  });

  test('has score, votes and words in its data', () => {
    const [row] = JSON.parse(run('why', 'Denmark', 'Sweden', '-f', 'json').out);
    expect(row.votes.length).toBeGreaterThan(0);
    expect(Object.keys(row.votes[0])).toEqual(expect.arrayContaining(['by', 'share', 'adds']));
    expect(TEXT.slice(...(row.speaker_cue as [number, number]))).toBe('said');
  });
});
