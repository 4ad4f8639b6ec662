/** A label that wants to stand at a dot, the more important ones first. */
export type Wish = {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly width: number;
  readonly height: number;
};

/** Middle of the label of the wish with that number. */
export type LabelPlace = { readonly at: number; readonly x: number; readonly y: number };

/** Grid cells are about a label's size, so that each looks at few others. */
const CELL = 80;

/**
 * Places as many labels as fit without one covering another: each tries right, left, above and below of its dot, and
 * is left out where all are taken.
 */
export function placeLabels(wishes: readonly Wish[]): readonly LabelPlace[] {
  const grid = new Map<string, Rectangle[]>();
  const found: LabelPlace[] = [];
  for (const [at, wish] of wishes.entries()) {
    const side = wish.radius + 3 + wish.width / 2;
    const rise = wish.radius + 2 + wish.height / 2;
    for (const [dx, dy] of [
      [side, 0],
      [-side, 0],
      [0, -rise],
      [0, rise],
    ] as const) {
      const taken = rectangle(wish.x + dx, wish.y + dy, wish);
      if (isFree(grid, taken)) {
        for (const key of cells(taken)) grid.set(key, [...(grid.get(key) ?? []), taken]);
        found.push({ at, x: wish.x + dx, y: wish.y + dy });
        break;
      }
    }
  }
  return found;
}

type Rectangle = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

const rectangle = (x: number, y: number, { width, height }: Wish): Rectangle => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

function* cells({ left, right, top, bottom }: Rectangle): Generator<string> {
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1)
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) yield `${column} ${row}`;
}

function isFree(grid: ReadonlyMap<string, readonly Rectangle[]>, wanted: Rectangle): boolean {
  for (const key of cells(wanted)) {
    for (const taken of grid.get(key) ?? []) {
      const isApart =
        taken.left >= wanted.right ||
        taken.right <= wanted.left ||
        taken.top >= wanted.bottom ||
        taken.bottom <= wanted.top;
      if (!isApart) return false;
    }
  }
  return true;
}
