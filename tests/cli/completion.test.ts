import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeFolder, runProgram, startProgram } from './run-program.ts';

const ARTICLE = [
  "Turkey backs the United States. Turkey bombed the People's Protection Units (YPG) on Monday.",
  'The United Arab Emirates condemned Turkey. President Barack Obama met Russia.',
].join(' ');
const folder = makeFolder();
const graph = join(folder, 'graph.json');
const script = (shell: string) => join(folder, `completion.${shell}`);
const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;
const hasFish = has('fish');
if (!hasFish) console.log('skipped: fish is not installed');

beforeAll(() => {
  writeFileSync(join(folder, 'news.txt'), `${ARTICLE}\n`);
  expect(runProgram(['build', join(folder, 'news.txt'), '--graph', graph, '--quiet']).code).toBe(0);
  for (const shell of ['bash', 'fish', 'zsh']) writeFileSync(script(shell), startProgram(['completion', shell]).out);
});

/** What Bash gets from the script for a line that ends at the cursor; `word` is what Readline will put it in place of. */
function inBash(line: string, word: string, type = 9): readonly string[] {
  const variables = {
    COMP_LINE: line,
    COMP_POINT: String(line.length),
    COMP_TYPE: String(type),
    SCRIPT: script('bash'),
  };
  const code = `source "$SCRIPT"; _stancegraph stancegraph "$1" ""; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', code, 'bash', word], {
    cwd: folder,
    env: { ...process.env, ...variables },
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((one) => one !== '');
}

/** What the script asks the program and hands on, without Bash between: most of these tests are about the answer. */
function answer(line: string, word: string): readonly string[] {
  const { out } = runProgram(['complete', 'bash', '--', line, word, '9']);
  return out
    .split('\n')
    .slice(1)
    .filter((one) => one !== '');
}

const query = `stancegraph query --graph ${graph}`;

describe('TAB in Bash', () => {
  test.each([
    [`${query} 'MATCH (a {name: "Peop`, `'MATCH (a {name: "Peop`],
    [`stancegraph show --graph ${graph} United`, 'United'],
    [`stancegraph why --graph ${graph} Turkey FIGHTS `, ''],
  ])('%s: the script hands on what the program answers', (line, word) => {
    const found = inBash(line, word);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(answer(line, word));
  });

  test.each([
    ['a label', `'MATCH (a:Per`, 'MATCH (a:Person'],
    ['a kind', `'MATCH (a:Armed`, 'MATCH (a:ArmedGroup'],
    ['a relation', `'MATCH (a)-[:FIG`, 'MATCH (a)-[:FIGHTS'],
    ['a property', `'MATCH (a) RETURN a.nam`, 'MATCH (a) RETURN a.name'],
    ['a variable', `'MATCH (who) RETURN wh`, 'MATCH (who) RETURN who'],
    ['a keyword, in capitals', `'mat`, 'MATCH'],
    ['a function', `'MATCH (a) RETURN coun`, 'MATCH (a) RETURN count('],
    ['a function of ours', `'RETURN stance.sig`, 'RETURN stance.sign('],
    ['a name, in its case', `'MATCH (a {name: "tur`, 'MATCH (a {name: "Turkey"'],
    ['a name with the quote that is open', `'MATCH (a {name: "Peop`, `MATCH (a {name: "People'\\''s Protection Units"`],
    ['whom an alias means', `'MATCH (a {name: "YP`, `MATCH (a {name: "People'\\''s Protection Units"`],
    ['a name in double quotes', `"MATCH (a {name: \\"Tur`, `MATCH (a {name: \\"Turkey\\"`],
  ])('in a query: %s', (_what, typed, wanted) => {
    const [first, second] = answer(`${query} ${typed}`, typed.slice(1));
    // The second keeps Readline from closing the quotes.
    expect([first, second]).toEqual([wanted, `${wanted} `]);
  });

  test('takes the place of what Bash takes for the word behind a colon, in a query with backslashes', () => {
    expect(inBash(`${query} MATCH\\ \\(a:Per`, 'Per')[0]).toBe('Person');
    expect(inBash(`${query} "People"'s: 'MATCH (a:Per`, 'Per')).toEqual([]);
  });

  test('opens quotes for a query', () => {
    expect(answer(`${query} `, '')).toContain("'MATCH");
    expect(answer(`${query} mat`, 'mat')[0]).toBe("'MATCH");
  });

  test('a second TAB shows the words alone', () => {
    const shown = inBash(`${query} 'MATCH (a:P`, 'MATCH (a:P', 63);
    expect(shown).toEqual(expect.arrayContaining(['Person', 'Politician']));
  });

  test.each([
    ['show', 'Tur', ['Turkey']],
    ['show', 'YP', ['YPG']],
    ['show', 'tur', ['Turkey']],
    ['show', 'group/tur', ['group/turkey']],
    ['show', 'United', ['United\\ States', 'United\\ Arab\\ Emirates']],
    ['why Turkey', 'FI', ['FIGHTS']],
    ['why Turkey', 'OPP', ['OPPOSES']],
    ['why Turkey FIGHTS', '', ["People\\'s\\ Protection\\ Units"]],
    ['path Turkey', 'Rus', ['Russia']],
    ['path Turkey Russia --via', 'Bar', ['Barack\\ Obama']],
    ['path Turkey Russia --relation', 'FI', ['FIGHTS']],
    ['show Turkey -f', 'js', ['json', 'jsonl']],
    ['stances', '--min', ['--min-evidence']],
    ['export', 'graph', ['graphml']],
    ['completion', 'z', ['zsh']],
  ])('%s %s', (before, word, wanted) => {
    const [command = '', ...rest] = before.split(' ');
    const line = ['stancegraph', command, '--graph', graph, ...rest, word].join(' ');
    const found = answer(line, word);
    expect([...found].sort()).toEqual([...wanted].sort());
  });

  test('commands', () => {
    expect(inBash('stancegraph ex', 'ex')).toEqual(['extract', 'export', 'explain']);
    expect(inBash('stancegraph comple', 'comple')).toEqual(['completion']);
  });

  test('is quiet where there is nothing to say', () => {
    expect(inBash('stancegraph show --graph nowhere.json Tur', 'Tur')).toEqual([]);
    expect(answer(`stancegraph nothing Tur`, 'Tur')).toEqual([]);
    expect(answer(`stancegraph why --graph ${graph} Nobody FI`, 'FI')).toEqual([]);
    expect(answer(`${query} 'MATCH (a {name: "Xyz`, 'MATCH (a {name: "Xyz')).toEqual([]);
  });
});

test('what is asked at a TAB ends with 0 and says nothing on standard error, whatever the line', () => {
  const damaged = join(folder, 'damaged.json');
  writeFileSync(damaged, '{"format":"other"}\n');
  for (const line of [
    '',
    'x',
    `stancegraph show --graph ${damaged} T`,
    `${query} '${'('.repeat(5000)}`,
    `${query} '\u0000`,
  ]) {
    const { code, err } = runProgram(['complete', 'bash', '--', line.replaceAll('\u0000', '\u0001'), '', '9']);
    expect([code, err]).toEqual([0, '']);
  }
});

describe.skipIf(!hasFish)('TAB in fish', () => {
  /** Words that fish would show, each with what it is. */
  const inFish = (line: string): readonly string[] => {
    const { stdout } = spawnSync('fish', ['--no-config', '-c', 'source $SCRIPT; complete -C $LINE'], {
      cwd: folder,
      env: { ...process.env, SCRIPT: script('fish'), LINE: line },
      encoding: 'utf8',
    });
    return stdout.split('\n').filter((one) => one !== '');
  };

  test('in a query', () => {
    expect(inFish(`${query} 'MATCH (a:Per`)[0]).toMatch(/^MATCH \(a:Person\b/);
    expect(inFish(`${query} 'MATCH (a {name: "Peop`)[0]).toMatch(/^MATCH \(a \{name: "People's Protection Units"/);
  });

  test('names and commands, with what they are', () => {
    expect(inFish(`stancegraph show --graph ${graph} YP`)).toEqual(["YPG\tPeople's Protection Units"]);
    expect(inFish('stancegraph expl')).toEqual([
      'explain\twhat is found in an article or a sentence, what nearly was, and why',
    ]);
  });
});
