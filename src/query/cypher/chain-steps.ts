import type { Row } from './scope.ts';

/** Gives rows one after another, then undefined. */
export type Cursor = { readonly pull: () => Row | undefined };

/** What a step makes of one row: one, none, or those that a cursor gives. */
export type EachRow = (row: Row) => Row | Cursor | undefined;

/** One part of a plan: takes rows in, gives rows out, none before it is asked. */
export type Step = {
  /** For EXPLAIN: what it does, such as `NodeByLabelScan (a:Person)`. */
  readonly text: string;
  readonly run: (rows: Iterable<Row>) => Iterable<Row>;
  /** The same where a row needs no other row; such steps run together, without a generator for each. */
  readonly each?: EachRow;
};

/** A step that takes each row by itself. */
export function rowStep(text: string, each: EachRow): Step {
  return { text, each, run: (rows) => rowsOf(new Chain([each], cursorOf(rows))) };
}

/** What steps make of rows, one after another; rows are worked out as they are pulled. */
export type LinkedSteps = (input: Cursor) => Cursor;

/** Links steps once for many runs. */
export function linkSteps(steps: readonly Step[]): LinkedSteps {
  const links: LinkedSteps[] = [];
  for (let at = 0; at < steps.length; ) {
    const together: EachRow[] = [];
    for (let each = steps[at]?.each; each !== undefined; each = steps[at]?.each) {
      together.push(each);
      at += 1;
    }
    if (together.length > 0) links.push((input) => new Chain(together, input));
    const alone = steps[at];
    at += 1;
    if (alone !== undefined) links.push((input) => cursorOf(alone.run(rowsOf(input))));
  }
  const [first, second] = links;
  if (first !== undefined && second === undefined) return first;
  return (input) => links.reduce((cursor, link) => link(cursor), input);
}

/** What linked steps give for one row. */
export const runFrom = (linked: LinkedSteps, row: Row): Iterable<Row> => rowsOf(linked(new OneRow(row)));

/** One row, once. */
export class OneRow implements Cursor {
  #row: Row | undefined;

  constructor(row: Row) {
    this.#row = row;
  }

  pull(): Row | undefined {
    const row = this.#row;
    this.#row = undefined;
    return row;
  }
}

/** Rows of a cursor as anyone may read them. */
export function* rowsOf(cursor: Cursor): Iterable<Row> {
  for (let row = cursor.pull(); row !== undefined; row = cursor.pull()) yield row;
}

/** A cursor over what anyone gives. */
export const cursorOf = (rows: Iterable<Row>): Cursor => new IteratorCursor(rows[Symbol.iterator]());

class IteratorCursor implements Cursor {
  readonly #rows: Iterator<Row>;

  constructor(rows: Iterator<Row>) {
    this.#rows = rows;
  }

  pull(): Row | undefined {
    const next = this.#rows.next();
    return next.done === true ? undefined : next.value;
  }
}

const isRow = (found: Row | Cursor): found is Row => Array.isArray(found);

/**
 * Steps that run together, depth first: a row goes through them until one of them has several for it, whose cursor is
 * kept and pulled when the rows behind it are through.
 */
class Chain implements Cursor {
  readonly #steps: readonly EachRow[];
  /** The input, then the cursor opened last behind it and so on. */
  readonly #cursors: Cursor[];
  /** For each cursor the step that takes its rows. */
  readonly #next: number[] = [0];

  constructor(steps: readonly EachRow[], input: Cursor) {
    this.#steps = steps;
    this.#cursors = [input];
  }

  pull(): Row | undefined {
    const [steps, cursors, nexts] = [this.#steps, this.#cursors, this.#next];
    for (let depth = cursors.length - 1; depth >= 0; depth = cursors.length - 1) {
      let row = cursors[depth]?.pull();
      if (row === undefined) {
        if (depth === 0) return undefined;
        cursors.pop();
        nexts.pop();
        continue;
      }
      for (let at = nexts[depth] ?? 0; at < steps.length && row !== undefined; at += 1) {
        const found: Row | Cursor | undefined = (steps[at] as EachRow)(row);
        if (found === undefined || isRow(found)) {
          row = found;
          continue;
        }
        cursors.push(found);
        nexts.push(at + 1);
        row = undefined;
      }
      if (row !== undefined) return row;
    }
    return undefined;
  }
}
