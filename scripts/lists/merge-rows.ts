import type { Row } from './row.ts';

/** One row for each id: a congressman who became governor holds both offices. */
export function mergeRows(rows: readonly Row[]): readonly Row[] {
  const merged = new Map<string, Row>();
  for (const row of rows) {
    const known = merged.get(row.id);
    if (known === undefined) merged.set(row.id, row);
    else
      merged.set(row.id, {
        ...known,
        aliases: [...new Set([...known.aliases, row.name, ...row.aliases])].filter((alias) => alias !== known.name),
        offices: [...known.offices, ...row.offices],
      });
  }
  return [...merged.values()];
}
