import { Box, type Instance, render, Text, useInput } from 'ink';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { InkKey } from './normalise-keys.ts';
import type { Size } from './render.ts';
import type { Line, Style } from './spans.ts';

type TextProps = {
  readonly color?: string;
  readonly bold?: boolean;
  readonly dimColor?: boolean;
  readonly inverse?: boolean;
  readonly underline?: boolean;
};

/** The sixteen colours of the terminal's own palette, which fit its light or dark ground. */
const LOOKS: Readonly<Record<Style, TextProps>> = {
  plain: {},
  title: { bold: true },
  dim: { dimColor: true },
  good: { color: 'green' },
  bad: { color: 'red' },
  warn: { color: 'yellow' },
  source: { color: 'cyan', bold: true },
  cue: { color: 'yellow', bold: true },
  target: { color: 'magenta', bold: true },
  name: { underline: true },
  selected: { inverse: true },
  key: { color: 'cyan' },
};

export type AppProps = {
  readonly lines: (size: Size) => readonly Line[];
  readonly press: (input: string, key: InkKey) => void;
  /** Calls back when the screen has to be drawn again. */
  readonly subscribe: (redraw: () => void) => () => void;
  readonly size: () => Size;
};

/** Draws the lines of the explorer and hands it the keys; all else happens outside of Ink. */
export function App({ lines, press, subscribe, size }: AppProps): ReactNode {
  const [, setCount] = useState(0);
  useEffect(() => subscribe(() => setCount((count) => count + 1)), [subscribe]);
  useInput((input, key) => press(input, key));
  const { columns, rows } = size();
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      {lines({ columns, rows }).map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the screen
        <Text key={at} wrap="truncate">
          {line.map(({ text, style }, part) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a span is its place in the line
            <Text key={part} {...LOOKS[style]}>
              {text}
            </Text>
          ))}
        </Text>
      ))}
    </Box>
  );
}

/** Puts the explorer on the terminal. */
export function renderApp(props: AppProps): Instance {
  return render(<App {...props} />, { exitOnCtrlC: false, patchConsole: false });
}
