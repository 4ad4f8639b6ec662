import { expect, test } from 'vitest';
import { Explorer } from '../../src/tui/explorer.ts';
import { readArticle } from '../../src/tui/reader.ts';
import { lineText } from '../../src/tui/spans.ts';
import { topScreen } from '../../src/tui/state.ts';
import { sampleGraph } from '../export/sample-graph.ts';

const SIZE = { columns: 120, rows: 30 };
const ENTER = { return: true };
const explorer = () => new Explorer(sampleGraph());
const shown = (one: Explorer) => one.lines(SIZE).map(lineText).join('\n');

test('an article is read with its names and the chosen claim marked, whole where its text is known', () => {
  const one = explorer();
  one.press('norl');
  for (const _ of [1, 2, 3]) one.press('', ENTER);
  expect(shown(one)).toContain('[Norland] {backs} <Ruria>.');
  one.setTexts(new Map([['a', 'Norland backs Ruria.\nThe rest of the text.']]));
  expect(shown(one)).toContain('The rest of the text.');
  const names = one.lines(SIZE).flatMap((line) => line.filter(({ style }) => style === 'name'));
  expect(names.map(({ text }) => text)).not.toContain('The');
});

test('an actor has its stances over time, a line for each sign', () => {
  const one = explorer();
  one.press('norl');
  one.press('', ENTER);
  expect(shown(one)).toMatch(/2024-03 [▁▂▃▄▅▆▇█ ]+ 2024-05 \d+ for\s/);
  expect(shown(one)).toMatch(/2024-03 [▁▂▃▄▅▆▇█ ]+ 2024-05 \d+ against\s/);
});

test('the article opens at the claim that was read', () => {
  const one = explorer();
  one.press('rur');
  one.press('', ENTER);
  one.press('', ENTER);
  const quote = one.rowsOf(topScreen(one.state)).target(0)?.claim;
  one.press('', ENTER);
  expect(one.rowsOf(topScreen(one.state)).target(topScreen(one.state).cursor)?.claim).toBe(quote);
});

test('a sentence with a claim has its sign before it, paragraphs have a line between them', () => {
  const one = explorer();
  one.setTexts(new Map([['a', 'Norland backs Ruria.\n\nAfter it.']]));
  const [claim] = one.world.contribution('a').map((found) => found.claim);
  const lines = readArticle(one.world, 'a', claim, 60).lines.map((line) => lineText(line).trimEnd());
  expect(lines[0]).toMatch(/^[+±·-] \[Norland\] \{backs\} <Ruria>\.$/);
  expect(lines.slice(1)).toEqual(['', '  After it.']);
});
