import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Quality } from './quality-sets.ts';

/** A figure may fall so far under its floor: what a mend moves that is none for the worse. */
export const SLACK = 0.01;

const FLOORS = z.object({ date: z.string(), sets: z.record(z.string(), z.record(z.string(), z.number())) });
export type Floors = z.infer<typeof FLOORS>;

const FILE = fileURLToPath(new URL('../tests/gold/floors.yaml', import.meta.url));

/** The floors of quality, by set and figure. */
export function readFloors(): Floors {
  return FLOORS.parse(parse(readFileSync(FILE, 'utf8')));
}

/** A figure against its floor; a figure that has none is level. */
export type Standing = {
  readonly set: string;
  readonly figure: string;
  readonly value: number;
  readonly floor: number | undefined;
  readonly isUnder: boolean;
};

/** How the figures of a set stand; a floor without a figure is under, since somebody took the figure away. */
export function compareFloors(set: string, quality: Quality, { sets }: Floors): readonly Standing[] {
  const floors = sets[set] ?? {};
  return [...new Set([...Object.keys(quality), ...Object.keys(floors)])].map((figure) => {
    const value = quality[figure] ?? 0;
    const floor = floors[figure];
    return { set, figure, value, floor, isUnder: floor !== undefined && value < floor - SLACK };
  });
}

/** The file with every floor raised to its figure that stands above it; none is lowered. */
export function raiseFloors(standings: readonly Standing[], date: string): void {
  const before = readFloors();
  const sets: Record<string, Record<string, number>> = structuredClone(before.sets);
  for (const { set, figure, value, floor } of standings) {
    const rounded = Math.floor(value * 1000) / 1000;
    if (floor === undefined || rounded > floor) sets[set] = { ...sets[set], [figure]: rounded };
  }
  writeFileSync(FILE, formatFloors({ date, sets }));
}

function formatFloors({ date, sets }: Floors): string {
  const lines = Object.entries(sets).flatMap(([set, figures]) => [
    `  ${set}:`,
    ...Object.entries(figures).map(([figure, floor]) => `    ${figure}: ${floor.toFixed(3)}`),
  ]);
  return [
    `# Floors of quality: a figure more than ${SLACK} under its floor fails npm test (corpus) or .ci/run (all sets).`,
    '# Raise them with what a change has won: npm run floors -- --raise. A floor is lowered by hand only, with the reason in the commit.',
    `date: ${date}`,
    'sets:',
    ...lines,
    '',
  ].join('\n');
}
