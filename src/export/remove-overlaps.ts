export type Disc = { readonly x: number; readonly y: number; readonly radius: number };

const ROUNDS = 120;
const CROWD = 20_000;

/**
 * Pushes discs apart until none overlap, or the rounds are used up. A replacement for graphology-layout-noverlap, which
 * jitters with `Math.random` and so gives another picture every time.
 * @returns positions in the order of the discs.
 */
export function removeOverlaps(discs: readonly Disc[]): readonly { x: number; y: number }[] {
  const xs = Float64Array.from(discs, (disc) => disc.x);
  const ys = Float64Array.from(discs, (disc) => disc.y);
  // Room for a label where there is room; crowds stand closer.
  const margin = Math.max(2, Math.min(25, 300 / Math.sqrt(Math.max(1, discs.length))));
  const radii = Float64Array.from(discs, (disc) => disc.radius + margin / 2);
  const cell = 2 * radii.reduce((max, radius) => Math.max(max, radius), 1);
  const rounds = discs.length > CROWD ? 10 : ROUNDS;
  for (let round = 0; round < rounds; round += 1) if (!pushOnce({ xs, ys, radii, cell })) break;
  return discs.map((_, at) => ({ x: xs[at] ?? 0, y: ys[at] ?? 0 }));
}

type Field = {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly radii: Float64Array;
  readonly cell: number;
};

/** One round over all near pairs, found by a grid; true when anything moved. */
function pushOnce(field: Field): boolean {
  const { xs, ys, cell } = field;
  const grid = new Map<number, number[]>();
  const column = (x: number) => Math.floor(x / cell) + 32768;
  for (let at = 0; at < xs.length; at += 1) {
    const key = column(xs[at] ?? 0) * 65536 + column(ys[at] ?? 0);
    const here = grid.get(key);
    if (here === undefined) grid.set(key, [at]);
    else here.push(at);
  }
  let hasMoved = false;
  for (const [key, members] of grid) {
    for (const offset of [0, 1, 65535, 65536, 65537]) {
      const others = offset === 0 ? members : grid.get(key + offset);
      if (others === undefined) continue;
      for (const a of members)
        for (const b of others) if ((offset !== 0 || a < b) && push(field, a, b)) hasMoved = true;
    }
  }
  return hasMoved;
}

function push({ xs, ys, radii }: Field, a: number, b: number): boolean {
  let dx = (xs[b] ?? 0) - (xs[a] ?? 0);
  let dy = (ys[b] ?? 0) - (ys[a] ?? 0);
  const wanted = (radii[a] ?? 0) + (radii[b] ?? 0);
  let distance = Math.sqrt(dx * dx + dy * dy);
  if (distance >= wanted) return false;
  if (distance < 1e-9) {
    // Same place: part them in a direction that depends on their numbers only.
    dx = Math.cos(a * 2.399963 + b);
    dy = Math.sin(a * 2.399963 + b);
    distance = 1;
    return move({ xs, ys }, a, b, [dx * wanted * 0.51, dy * wanted * 0.51]);
  }
  const step = ((wanted - distance) / distance) * 0.51;
  return move({ xs, ys }, a, b, [dx * step, dy * step]);
}

function move(
  { xs, ys }: Pick<Field, 'xs' | 'ys'>,
  a: number,
  b: number,
  [dx, dy]: readonly [number, number],
): boolean {
  xs[a] = (xs[a] ?? 0) - dx;
  ys[a] = (ys[a] ?? 0) - dy;
  xs[b] = (xs[b] ?? 0) + dx;
  ys[b] = (ys[b] ?? 0) + dy;
  return true;
}
