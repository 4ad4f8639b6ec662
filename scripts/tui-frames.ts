// Draws the screens of the explorer over the corpus graph into docs/tui/, as text.
//   npm run tui:frames
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadGraph } from '../src/graph/load-graph.ts';
import { Explorer } from '../src/tui/explorer.ts';
import type { InkKey } from '../src/tui/normalise-keys.ts';
import { lineText } from '../src/tui/spans.ts';

const FOLDER = resolve(import.meta.dirname, '../docs/tui');
const graph = loadGraph('exports/graph.json');

type Press = string | InkKey;
const ENTER: InkKey = { return: true };
const ESCAPE: InkKey = { escape: true };
const TAB: InkKey = { tab: true };

const FRAMES: readonly (readonly [string, readonly [number, number], readonly Press[]])[] = [
  ['01-find', [90, 18], ['turk']],
  ['03-help', [110, 46], [ESCAPE, '?']],
  ['05-drill', [120, 26], ['turkey', ENTER, ENTER]],
  ['06-palette', [90, 18], [ESCAPE, ':', 'co']],
  ['07-completion', [100, 14], [ESCAPE, 'c', "MATCH (a:State {name: 'Iran'})-[r:A"]],
  ['07-names', [100, 14], [ESCAPE, 'c', "MATCH (a {name: 'Tur"]],
  ['09-paths', [110, 28], [ESCAPE, 'p', 'turkey', ENTER, 'iran', ENTER, 'r']],
  ['10-evidence', [120, 26], ['houthis', ENTER, ENTER]],
  ['11-panes', [130, 24], ['russia', ENTER, 'j', TAB]],
  ['11-zoom', [100, 24], ['russia', ENTER, 'z']],
  ['12-small', [60, 20], ['russia', ENTER]],
  ['12-large', [200, 60], ['russia', ENTER]],
  ['13-filter', [110, 20], ['russia', ENTER, 's', '/', 'oppos', ENTER]],
  ['14-copied', [100, 16], ['russia', ESCAPE, 'x']],
  ['matrix', [110, 30], [ESCAPE, 'm', 'l', 'l', 'j']],
  [
    'query',
    [120, 22],
    [
      ESCAPE,
      'c',
      'MATCH (a:State)-[r]->(b) WHERE r.polarity = -1 RETURN a, type(r), b, r.claims ORDER BY r.claims DESC',
      ENTER,
    ],
  ],
  ['query-error', [100, 16], [ESCAPE, 'c', 'MATCH (a:State) RETRUN a', ENTER]],
  ['sides', [110, 26], [ESCAPE, 'S', 'j']],
  ['articles', [110, 22], [ESCAPE, 'A']],
  ['article', [120, 24], [ESCAPE, 'A', ENTER]],
  ['disputed', [120, 22], [ESCAPE, 'D']],
];

mkdirSync(FOLDER, { recursive: true });
for (const [name, [columns, rows], presses] of FRAMES) {
  const explorer = new Explorer(graph);
  for (const press of presses) {
    if (typeof press === 'string') explorer.press(press);
    else explorer.press('', press);
  }
  const lines = explorer.lines({ columns, rows }).map((line) => lineText(line).trimEnd());
  // The time that a query took is another each time.
  writeFileSync(
    `${FOLDER}/${name}.txt`,
    `${lines
      .join('\n')
      .replace(/ in \d+ ms/, '')
      .trimEnd()}\n`,
  );
}
