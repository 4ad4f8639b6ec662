import { expect, test } from 'vitest';
import { summarize } from '../../src/findings/summarize.ts';
import type { Block } from '../../src/report/block.ts';
import { makeReport } from '../../src/report/make-report.ts';
import { writeMarkdown } from '../../src/report/write-markdown.ts';
import { writeReportHtml } from '../../src/report/write-report-html.ts';
import { sampleGraph } from '../export/sample-graph.ts';

const SETTINGS = {
  leastConfidence: 0.7,
  leastConfidenceAlone: 0.7,
  actors: 8,
  ties: 5,
  disputes: 8,
  quoteCharacters: 120,
  measured: [{ what: 'statements', right: 0.5, found: null, on: 'ten articles' }],
};

function report(changes: Parameters<typeof sampleGraph>[0] = {}): readonly Block[] {
  const graph = sampleGraph(changes);
  return makeReport(graph, summarize(graph, SETTINGS), {
    title: 'Who stands where',
    version: '1.2.3',
    schemaHash: 'abc',
    settings: SETTINGS,
  });
}

test('a report has findings, actors, disputes, statements, limits with what was measured, and its sources', () => {
  const text = [...writeMarkdown(report())].join('');
  expect(text.match(/^## .*/gm)).toEqual([
    '## Main findings',
    '## Actors',
    '## Disputes',
    '## The strongest statements',
    '## Method and limits',
    '## Made from',
  ]);
  expect(text).toContain('Norland is both with and against Ruria: backs (2), opposes (1). 2 articles, 2 outlets');
  expect(text).toContain('> — Title of b, Evening Post, 2024-05-09');
  expect(text).toContain('| statements | 50 % |  | ten articles |');
  expect(text).toContain('stancegraph 1.2.3, schema abc.');
  expect(text).toContain('hash of a');
});

test('the same graph gives the same bytes', () => {
  expect([...writeReportHtml(report())].join('')).toBe([...writeReportHtml(report())].join(''));
});

test.each(['<script>alert(1)</script>', '**bold** [x](javascript:1) | cell', '# heading\n- item'])(
  'what stands in an article is text only: %j',
  (hostile) => {
    const quote = `Norland backs Ruria.\n${hostile}`;
    // Only who has a name is told of.
    const name = hostile.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
    const html = [...writeReportHtml(report({ quote, name }))].join('');
    expect(html).not.toMatch(/<script>/i);
    const markdown = [...writeMarkdown(report({ quote, name }))].join('');
    expect(markdown).not.toMatch(/<script|(?<!\\)\*\*bold|(?<!\\)\[x|^# heading/im);
    const tables = markdown.split('\n\n').filter((block) => block.startsWith('| '));
    expect(tables).toHaveLength(3);
    for (const table of tables) {
      const cells = table
        .trim()
        .split('\n')
        .map((line) => line.replace(/\\\|/g, '').split('|').length);
      expect(new Set(cells).size, table).toBe(1);
    }
  },
);

test('numbers in cells have no backslash, numbers that would begin a list do', () => {
  const blocks: readonly Block[] = [
    { kind: 'table', columns: ['a'], rows: [['0.72']] },
    { kind: 'text', text: '1. of all' },
  ];
  expect([...writeMarkdown(blocks)].join('')).toBe('| a |\n| --- |\n| 0.72 |\n\n1\\. of all\n');
});
