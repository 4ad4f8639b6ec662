import type { CypherValue } from './values.ts';

/** Values of the variables of a scope, each at its slot; what is not yet bound is undefined. */
export type Row = readonly (CypherValue | undefined)[];

/** Which variable stands at which slot of a row. A scope is only ever extended by making another. */
export class Scope {
  readonly #slots: ReadonlyMap<string, number>;
  /** The next free slot. */
  readonly width: number;

  constructor(slots: ReadonlyMap<string, number> = new Map(), width = slots.size) {
    this.#slots = slots;
    this.width = width;
  }

  /** Names that a query can see, in the order they came. */
  names(): readonly string[] {
    return [...this.#slots.keys()];
  }

  slot(name: string): number | undefined {
    return this.#slots.get(name);
  }

  /** With one more variable, which hides one of the same name. */
  with(name: string): Scope {
    return new Scope(new Map(this.#slots).set(name, this.width), this.width + 1);
  }

  /** With one more slot that no query can name. */
  withHidden(): Scope {
    return new Scope(this.#slots, this.width + 1);
  }
}

/** A copy of a row with a value at a slot. */
export function extend(row: Row, slot: number, value: CypherValue): Row {
  const copy = copyUpTo(row, slot);
  copy[slot] = value;
  return copy;
}

/** A copy that has room for a slot: an array that grows when it is written to is slower and larger. */
export function copyUpTo(row: Row, slot: number): (CypherValue | undefined)[] {
  const copy = new Array<CypherValue | undefined>(Math.max(row.length, slot + 1));
  for (let at = 0; at < row.length; at += 1) copy[at] = row[at];
  return copy;
}
