import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Explorer } from '../../src/tui/explorer.ts';
import { KEYS } from '../../src/tui/keys.ts';
import { normaliseKeys } from '../../src/tui/normalise-keys.ts';
import { cutText, fitText, lineText, lineWidth, sparkline, wrapLine } from '../../src/tui/spans.ts';
import { topScreen } from '../../src/tui/state.ts';
import { sampleGraph } from '../export/sample-graph.ts';

const SIZE = { columns: 120, rows: 30 };

function explorer(changes: Parameters<typeof sampleGraph>[0] = {}): Explorer {
  return new Explorer(sampleGraph(changes));
}

const ENTER = { return: true };
const ESCAPE = { escape: true };

const shown = (one: Explorer, size = SIZE) => one.lines(size).map(lineText).join('\n');

test('typing searches, Enter opens, Escape comes back', () => {
  const one = explorer();
  one.press('rur');
  expect(shown(one)).toContain('> Ruria');
  one.press('', ENTER);
  expect(topScreen(one.state)).toMatchObject({ kind: 'entity', id: 'group/ruria' });
  expect(shown(one)).toContain('Find › Ruria');
  one.press('', ESCAPE);
  expect(topScreen(one.state).kind).toBe('find');
});

test('three levels down: entity, evidence, article, and all the way back', () => {
  const one = explorer();
  one.press('norl');
  for (const _ of [1, 2, 3]) one.press('', ENTER);
  expect(one.state.stack.map(({ kind }) => kind)).toEqual(['find', 'entity', 'evidence', 'article']);
  for (const _ of [1, 2, 3]) one.press('q');
  expect(one.state.stack.map(({ kind }) => kind)).toEqual(['find']);
});

test('evidence shows the sentence with its marks, who says so, where and by which rule', () => {
  const one = explorer();
  one.press('norl');
  one.press('', ENTER);
  const text = shown(one);
  expect(text).toContain('[Norland] {backs} <Ruria>.');
  expect(text).toContain('says: Ada North');
  expect(text).toContain('The Daily');
  expect(text).toContain('by: frame:');
  expect(text).toContain('contested');
});

test('a path is asked for by two names and shown with its sign', () => {
  const one = explorer();
  one.press('', ESCAPE);
  one.press('p');
  one.press('ada');
  one.press('', ENTER);
  one.press('ruria');
  one.press('', ENTER);
  const text = shown(one);
  expect(text).toContain('from Ada North to Ruria, up to 4 hops');
  expect(text).toMatch(/\[[+·-]\] Ada North —aids.→ People’s Front —opposes-→ Ruria/);
  one.press('-');
  one.press('-');
  one.press('-');
  expect(shown(one)).toContain('up to 1 hops');
  expect(shown(one)).toContain('No path');
});

test('a wrong query says where it is wrong and stays open; the mended one gives rows that lead on', () => {
  const one = explorer();
  one.press('', ESCAPE);
  one.press('c');
  one.press('MATCH (a) RETRUN a');
  one.press('', ENTER);
  expect(shown(one)).toContain('Did you mean RETURN?');
  expect(shown(one)).toMatch(/\n {10}\^{6}/);
  expect(one.state.editing?.text).toBe('MATCH (a) RETRUN a');
  one.press('u', { ctrl: true });
  one.press('MATCH (a:Sta');
  one.press('', { tab: true });
  one.press(') RETURN a, a.mentions ORDER BY a.name');
  one.press('', ENTER);
  expect(shown(one)).toContain('2 rows');
  expect(shown(one)).toContain('> Norland');
  one.press('', ENTER);
  expect(topScreen(one.state)).toMatchObject({ kind: 'entity', id: 'group/norland' });
  expect(one.state.history).toEqual(['MATCH (a) RETRUN a', 'MATCH (a:State) RETURN a, a.mentions ORDER BY a.name']);
});

test('the matrix moves both ways and opens the evidence of a cell', () => {
  const one = explorer();
  one.press('', ESCAPE);
  one.press('m');
  expect(shown(one)).toContain('nothing said');
  const { names } = one.world.matrix();
  const [row, column] = [names.indexOf('Norland'), names.indexOf('Ruria')];
  for (let at = 0; at < row; at += 1) one.press('j');
  for (let at = 0; at < column; at += 1) one.press('l');
  expect(shown(one)).toContain('Norland BACKS Ruria');
  one.press('', ENTER);
  expect(topScreen(one.state)).toMatchObject({ kind: 'evidence' });
});

test('the palette runs a command by name', () => {
  const one = explorer();
  one.press('', ESCAPE);
  one.press(':');
  one.press('sid');
  expect(shown(one)).toContain('> sides');
  one.press('', ENTER);
  expect(topScreen(one.state).kind).toBe('sides');
});

test('a name, a row and the shell command can be copied', () => {
  const one = explorer();
  one.press('front');
  one.press('', ESCAPE);
  one.press('y');
  expect(one.state.yank).toBe('People’s Front');
  one.press('x');
  expect(one.state.yank).toBe("stancegraph show 'People’s Front'");
});

test('the help lists every key of the table', () => {
  const one = explorer();
  one.press('', ESCAPE);
  one.press('?');
  const text = shown(one, { columns: 120, rows: 60 });
  for (const { help } of KEYS) expect(text).toContain(help);
});

test('filter, sort, zoom and panes', () => {
  const one = explorer();
  one.press('rur');
  one.press('', ENTER);
  const count = () => /(\d+) of (\d+)/.exec(shown(one))?.[2];
  const all = count();
  one.press('/');
  one.press('oppos');
  one.press('', ENTER);
  expect(Number(count())).toBeLessThan(Number(all));
  one.press('', ESCAPE);
  expect(count()).toBe(all);
  one.press('z');
  expect(shown(one)).not.toContain('│');
  one.press('z');
  one.press('', { tab: true });
  expect(shown(one)).toContain('┃');
  one.press('j');
  expect(one.state.previewTop).toBe(1);
});

test('hostile text stays text', () => {
  const one = explorer({ name: '\u001b[31mNor\u0007land\u202e', quote: 'Norland \u001b]52;c;AAAA\u0007 backs Ruria.' });
  one.press('norl');
  one.press('', ENTER);
  expect(shown(one)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
});

test.each([
  [20, 5],
  [60, 20],
  [80, 24],
  [200, 60],
])('every screen fills %i by %i exactly', (columns, rows) => {
  const one = explorer();
  one.press('norl');
  one.press('', ENTER);
  for (const key of ['m', 'p', 'c', 'S', 'D', 'A', '?', 'f', ':', 'e']) {
    const lines = one.lines({ columns, rows });
    expect(lines).toHaveLength(rows);
    for (const line of lines) expect(lineWidth(line)).toBe(columns);
    one.press('', ESCAPE);
    one.press('', ESCAPE);
    one.press(key);
  }
});

test('no keys break it, and Escape always leads back to the first screen', () => {
  const key = fc.oneof(
    fc.constantFrom(
      '',
      'j',
      'k',
      'l',
      'h',
      'g',
      'G',
      '/',
      's',
      'z',
      'a',
      'b',
      '+',
      '-',
      'r',
      'i',
      'f',
      'm',
      'p',
      'c',
      'S',
      'A',
      'D',
      ':',
      'y',
      'Y',
      'x',
      'e',
      '?',
      'ruria',
      'MATCH (a) RETURN a',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  const special = fc.constantFrom(
    {},
    {},
    ENTER,
    ESCAPE,
    { tab: true },
    { upArrow: true },
    { downArrow: true },
    { leftArrow: true },
    { rightArrow: true },
    { backspace: true },
    { pageDown: true },
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(key, special), { maxLength: 40 }), (presses) => {
      const one = explorer();
      for (const [input, pressed] of presses) {
        one.press(input, pressed);
        one.lines({ columns: 80, rows: 24 });
      }
      for (let at = 0; at < 100; at += 1) one.press('', ESCAPE);
      expect(one.state.stack).toHaveLength(1);
      expect(one.state.editing).toBeNull();
    }),
    { numRuns: 150 },
  );
});

test('several keys at once, pasted text and mouse reports', () => {
  expect(normaliseKeys('jjj', {}, false)).toEqual([{ key: 'j' }, { key: 'j' }, { key: 'j' }]);
  expect(normaliseKeys('\u0015ab', {}, true)).toEqual([{ key: 'ctrl-u' }, { text: 'ab' }]);
  expect(normaliseKeys('a\rb', {}, true)).toEqual([{ text: 'a' }, { key: 'enter' }, { text: 'b' }]);
  expect(normaliseKeys('', { delete: true }, true)).toEqual([{ key: 'backspace' }]);
  expect(normaliseKeys('[<0;12;3M', {}, false)).toEqual([]);
  expect(normaliseKeys('[200~text[201~', {}, true)).toEqual([{ text: 'text' }]);
});

test('text is cut and filled by columns, not characters', () => {
  expect(cutText('日本語テキスト', 7)).toBe('日本語…');
  expect(fitText('日本', 6)).toBe('日本  ');
  expect(fitText('👩‍👩‍👧 ok', 4)).toBe('👩‍👩‍👧 …');
  expect(sparkline([0, 1, 4, 8])).toBe(' ▁▄█');
});

test('words at the end of a line are whole', () => {
  const lines = wrapLine([{ text: 'abcd efgh ijkl', style: 'plain' }], 4).map(lineText);
  expect(lines).toEqual(['abcd', 'efgh', 'ijkl']);
});

test('a filtered list says how many there are in all', () => {
  const one = explorer();
  one.press('rur');
  expect(shown(one)).toMatch(/1 of \d+ \(\d+ in all\)/);
});

test('zoomed, the pane with the keys is the one that is seen', () => {
  const one = explorer();
  one.press('norl');
  one.press('', ENTER);
  one.press('', { tab: true });
  one.press('z');
  expect(shown(one)).toContain('says: Ada North');
  expect(shown(one)).not.toContain('│');
});

test('before anything is searched for, ? is help and : the palette', () => {
  const one = explorer();
  expect(shown(one)).toContain(': commands, ? help');
  one.press('?');
  expect(topScreen(one.state).kind).toBe('help');
  const two = explorer();
  two.press(':');
  expect(two.state.editing?.kind).toBe('palette');
  const three = explorer();
  three.press('ruria?');
  expect(three.state.editing?.text).toBe('ruria?');
});

test('f on Find searches there', () => {
  const one = explorer();
  one.press('', ESCAPE);
  one.press('f');
  expect(one.state.stack).toHaveLength(1);
  expect(one.state.editing?.kind).toBe('search');
});

test('the number of claims of an article is shown whole', () => {
  const one = explorer();
  one.press('', ESCAPE);
  one.press('A');
  expect(shown(one, { columns: 80, rows: 20 })).toMatch(/\d claims?$/m);
});
