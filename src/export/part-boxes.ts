/** A rectangle around its middle. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const ROUNDS = 200;
const CROWD = 5_000;
const CROWD_ROUNDS = 20;

/**
 * Pushes boxes apart, along the axis on which less is wanted, until none overlap or the rounds are used up. The same
 * boxes give the same places.
 * @returns the middles, in the order of the boxes.
 */
export function partBoxes(boxes: readonly Box[]): readonly { readonly x: number; readonly y: number }[] {
  const xs = Float64Array.from(boxes, ({ x }) => x);
  const ys = Float64Array.from(boxes, ({ y }) => y);
  const rounds = boxes.length > CROWD ? CROWD_ROUNDS : ROUNDS;
  const widest = boxes.reduce((most, { width }) => Math.max(most, width), 0);
  for (let round = 0; round < rounds; round += 1) if (!partOnce(boxes, { xs, ys }, widest)) break;
  return boxes.map((_, at) => ({ x: xs[at] ?? 0, y: ys[at] ?? 0 }));
}

type Places = { readonly xs: Float64Array; readonly ys: Float64Array };

/** One sweep from left to right; true when anything moved. */
function partOnce(boxes: readonly Box[], { xs, ys }: Places, widest: number): boolean {
  const order = [...boxes.keys()].sort((a, b) => (xs[a] ?? 0) - (xs[b] ?? 0) || a - b);
  let hasMoved = false;
  for (const [at, a] of order.entries()) {
    for (let next = at + 1; next < order.length; next += 1) {
      const b = order[next] ?? a;
      const dx = (xs[b] ?? 0) - (xs[a] ?? 0);
      // Those behind may be moved leftwards within this sweep, by half of one width at most.
      if (dx > widest * 1.5) break;
      const [boxA, boxB] = [boxes[a], boxes[b]];
      if (boxA === undefined || boxB === undefined) continue;
      const overX = (boxA.width + boxB.width) / 2 - Math.abs(dx);
      const dy = (ys[b] ?? 0) - (ys[a] ?? 0);
      const overY = (boxA.height + boxB.height) / 2 - Math.abs(dy);
      if (overX <= 1e-6 || overY <= 1e-6) continue;
      hasMoved = true;
      if (overX < overY) shift(xs, a, b, (overX / 2 + 0.01) * (dx < 0 ? -1 : 1));
      else shift(ys, a, b, (overY / 2 + 0.01) * (dy < 0 || (dy === 0 && b < a) ? -1 : 1));
    }
  }
  return hasMoved;
}

function shift(places: Float64Array, a: number, b: number, by: number): void {
  places[a] = (places[a] ?? 0) - by;
  places[b] = (places[b] ?? 0) + by;
}
