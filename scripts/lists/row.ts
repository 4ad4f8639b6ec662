import { compareText } from '../../src/base/ids.ts';

/** An office as a row has it: whom or what it is held in, as an id with its type, and the years. */
export type RowOffice = {
  readonly title: string;
  readonly of: string;
  readonly from: number | null;
  readonly to: number | null;
};

/** A line of a generated table. */
export type Row = {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly actsFor: string;
  readonly country: string;
  readonly wikidata: string;
  readonly offices: readonly RowOffice[];
};

/** The rows as a table, sorted by id; `title@of@from@to` for each office, lists by `|`. */
export function printTable(rows: readonly Row[], source: string): string {
  const lines = [...rows]
    .sort((a, b) => compareText(a.id, b.id))
    .map((row) =>
      [
        row.id,
        row.kind,
        row.name,
        row.aliases.filter((alias) => alias !== row.name).join('|'),
        row.actsFor,
        row.country,
        row.wikidata,
        row.offices.map(({ title, of, from, to }) => `${title}@${of}@${from ?? ''}@${to ?? ''}`).join('|'),
      ]
        .join('\t')
        .replace(/[‘’]/g, "'"),
    );
  return `# Made by scripts/compile-lists.ts from ${source}; correct it in the hand-written files beside generated/.\n${lines.join('\n')}\n`;
}
