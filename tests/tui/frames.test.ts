import { PassThrough } from 'node:stream';
import xterm from '@xterm/headless';
import { createElement } from 'react';
import { beforeAll, expect, test } from 'vitest';
import { Explorer } from '../../src/tui/explorer.ts';
import type { InkKey } from '../../src/tui/normalise-keys.ts';
import { sampleGraph } from '../export/sample-graph.ts';

beforeAll(() => {
  // Ink draws nothing where it thinks that it runs in CI; it reads this when it is loaded.
  delete process.env['CI'];
});

/** Presses keys, draws through Ink on a terminal that is only memory, and reads the screen. */
async function drawOn(columns: number, rows: number, presses: readonly (readonly [string, InkKey])[]): Promise<string> {
  const { render } = await import('ink');
  const { App } = await import('../../src/tui/app.tsx');
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
  const stdout = Object.assign(new PassThrough(), { columns, rows, isTTY: true });
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => stdin,
    ref: () => stdin,
    unref: () => stdin,
  });
  const written: Promise<void>[] = [];
  stdout.on('data', (data: Buffer) => written.push(new Promise((done) => terminal.write(data, done))));
  const explorer = new Explorer(sampleGraph());
  for (const [input, key] of presses) explorer.press(input, key);
  const app = createElement(App, {
    lines: (size) => explorer.lines(size),
    press: () => undefined,
    subscribe: () => () => undefined,
    size: () => ({ columns, rows: rows - 1 }),
  });
  const ink = render(app, { stdout: stdout as never, stdin: stdin as never, patchConsole: false, exitOnCtrlC: false });
  await new Promise((done) => setTimeout(done, 120));
  await Promise.all(written);
  const lines = Array.from(
    { length: rows },
    (_, at) => terminal.buffer.active.getLine(at)?.translateToString(true) ?? '',
  );
  ink.unmount();
  return lines.join('\n').trimEnd();
}

const OPEN: readonly (readonly [string, InkKey])[] = [
  ['norl', {}],
  ['', { return: true }],
];

test.each([
  [60, 20],
  [80, 24],
  [200, 60],
])('what Ink draws at %i by %i is what the explorer says', async (columns, rows) => {
  const explorer = new Explorer(sampleGraph());
  for (const [input, key] of OPEN) explorer.press(input, key);
  const wanted = explorer.lines({ columns, rows: rows - 1 }).map((line) =>
    line
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  );
  expect(await drawOn(columns, rows, OPEN)).toBe(wanted.join('\n').trimEnd());
});
