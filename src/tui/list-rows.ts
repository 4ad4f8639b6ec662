import { clean, type Line } from './spans.ts';
import { entityScreen, evidenceScreen, type Rows, type RowTarget } from './state.ts';
import type { World } from './world.ts';

/** Text in quotes for a shell. */
export const shellText = (text: string): string =>
  /^[\w./:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** A command of the shell from its words. */
export const command = (...words: readonly string[]) => ['stancegraph', ...words].join(' ');

/** Builds the rows of a list from its items. */
export function listRows<T>(
  items: readonly T[],
  draw: (item: T, width: number) => Line,
  target: (item: T) => RowTarget,
  total = items.length,
): Rows {
  return {
    count: items.length,
    total,
    target: (at) => (items[at] === undefined ? undefined : target(items[at] as T)),
    line: (at, width) => (items[at] === undefined ? [] : draw(items[at] as T, width)),
  };
}

/** No rows. */
export const NONE: Rows = { count: 0, total: 0, target: () => undefined, line: () => [] };

/** Keeps items whose text holds what is filtered for. */
export function filtered<T>(items: readonly T[], filter: string, text: (item: T) => string): readonly T[] {
  const wanted = filter.trim().toLowerCase();
  return wanted === '' ? items : items.filter((item) => text(item).toLowerCase().includes(wanted));
}

/** The row of an entity leads to its screen. */
export const entityTarget = (world: World, id: string): RowTarget => {
  const name = world.nameOf(id);
  const { kind, type, mentions } = world.node(id as never);
  const row = `${name}\t${kind ?? type}\t${mentions}`;
  return { name, row, command: command('show', shellText(name)), opens: entityScreen(id as never) };
};

/** The row of an edge leads to its evidence. */
export function edgeTarget(world: World, edge: string): RowTarget {
  const [source = '', relation = '', target = ''] = edge.split('|');
  const [item] = world.evidence(edge);
  const row = [world.edgeTitle(edge), item?.claim.evidence.quote ?? '', item?.claim.article ?? ''].join('\t');
  const words = ['why', shellText(world.nameOf(source)), relation, shellText(world.nameOf(target))];
  return {
    name: world.edgeTitle(edge),
    row: clean(row.replaceAll('\t', ' | ')),
    command: command(...words),
    opens: evidenceScreen(edge),
  };
}
