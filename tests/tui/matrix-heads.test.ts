import { expect, test } from 'vitest';
import { nameOfId } from '../../src/base/name-of-id.ts';
import { Explorer } from '../../src/tui/explorer.ts';
import { lineText } from '../../src/tui/spans.ts';
import { sampleGraph } from '../export/sample-graph.ts';

test('the columns of the matrix have the numbers of its rows', () => {
  const explorer = new Explorer(sampleGraph());
  explorer.press('', { escape: true });
  explorer.press('m', {});
  const lines = explorer.lines({ columns: 100, rows: 20 }).map(lineText);
  const head = lines.findIndex((line) => /^\s+1 \s+2 /.test(line));
  expect(head).toBeGreaterThan(0);
  const { names } = explorer.world.matrix();
  for (const [at, name] of names.entries()) expect(lines[head + 1 + at]).toMatch(`${at + 1} ${name}`);
});

test('an id that has no name is shown as one', () => {
  expect(nameOfId('group/acme-corp')).toBe('Acme Corp');
});
