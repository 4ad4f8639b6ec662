/** A node as a box that no other may cover, with its side, or null. */
export type Box = { readonly width: number; readonly height: number; readonly side: number | null };

/** What stands between two boxes, by number: friends (1) draw together, foes (-1) keep apart; 0 in between. */
export type Bond = { readonly a: number; readonly b: number; readonly sign: -1 | 0 | 1; readonly weight: number };

export type Room = { readonly width: number; readonly height: number };
export type Place = { x: number; y: number };

const ROUNDS = 500;
const GAP = { across: 18, down: 16 };
/** Wanted distance of two that are bound, in typical distances, by sign. */
const LENGTHS = { '1': 0.55, '0': 0.9, '-1': 1.15 } as const;

/**
 * Places few boxes (up to some hundreds) in a room so that friends and sides stand together and no box covers another
 * as long as there is room: forces first, then pushing apart. What is not linked gets a part of the room to itself. The
 * same input gives the same places; those are middles, in the units of the boxes.
 */
export function placeFew(boxes: readonly Box[], bonds: readonly Bond[], room: Room): readonly Place[] {
  const places: Place[] = boxes.map(() => ({ x: room.width / 2, y: room.height / 2 }));
  const parts = linkedParts(boxes.length, bonds);
  for (const { members, left, top, width, height } of shareRoom(parts, { left: 0, top: 0, ...room })) {
    const numbers = new Map(members.map((member, at) => [member, at]));
    const own = bonds.flatMap(({ a, b, ...rest }) => {
      const [from, to] = [numbers.get(a), numbers.get(b)];
      return from === undefined || to === undefined ? [] : [{ a: from, b: to, ...rest }];
    });
    const inside = placeLinked(
      members.flatMap((member) => boxes[member] ?? []),
      own,
      { width, height },
    );
    for (const [at, member] of members.entries())
      places[member] = { x: left + (inside[at]?.x ?? 0), y: top + (inside[at]?.y ?? 0) };
  }
  pushApart(places, boxes, room);
  return places;
}

/** Boxes that bonds hold together, the largest part first. */
function linkedParts(count: number, bonds: readonly Bond[]): readonly (readonly number[])[] {
  const parents = Array.from({ length: count }, (_, at) => at);
  const top = (at: number): number => {
    let now = at;
    while (parents[now] !== undefined && parents[now] !== now) now = parents[now] ?? now;
    return now;
  };
  for (const { a, b } of bonds) parents[Math.max(top(a), top(b))] = Math.min(top(a), top(b));
  const parts = new Map<number, number[]>();
  for (let at = 0; at < count; at += 1) parts.set(top(at), [...(parts.get(top(at)) ?? []), at]);
  return [...parts.values()].sort((one, other) => other.length - one.length);
}

type Share = Room & { readonly left: number; readonly top: number };

/** Cuts a room along its longer side, again and again, so that each part has space by its number of boxes. */
function shareRoom(
  parts: readonly (readonly number[])[],
  room: Share,
): readonly (Share & { readonly members: readonly number[] })[] {
  const [first] = parts;
  if (first === undefined) return [];
  if (parts.length === 1) return [{ ...room, members: first }];
  // Small parts need more than their share: a box has its size however few there are.
  const need = (some: typeof parts) => some.reduce((sum, part) => sum + part.length + 0.5, 0);
  let cut = 1;
  while (cut < parts.length - 1 && need(parts.slice(0, cut)) < need(parts) / 2) cut += 1;
  const share = need(parts.slice(0, cut)) / need(parts);
  const { left, top, width, height } = room;
  const [one, other] =
    width > height * 1.4
      ? [
          { left, top, height, width: width * share },
          { left: left + width * share, top, height, width: width * (1 - share) },
        ]
      : [
          { left, top, width, height: height * share },
          { left, top: top + height * share, width, height: height * (1 - share) },
        ];
  return [...shareRoom(parts.slice(0, cut), one), ...shareRoom(parts.slice(cut), other)];
}

function placeLinked(boxes: readonly Box[], bonds: readonly Bond[], room: Room): readonly Place[] {
  if (boxes.length === 1) return [{ x: room.width / 2, y: room.height / 2 }];
  const places = startRound(boxes);
  for (let round = 0; round < ROUNDS; round += 1) {
    moveOnce(places, { boxes, bonds, heat: 0.12 * (1 - round / ROUNDS) ** 1.5 + 0.0005 });
  }
  fill(places, boxes, room);
  pushApart(places, boxes, room);
  return places;
}

/** On a circle, ordered by side, so that sides start together. */
function startRound(boxes: readonly Box[]): Place[] {
  const order = boxes.map((_, at) => at).sort((a, b) => sideOf(boxes[a]) - sideOf(boxes[b]) || a - b);
  const places: Place[] = boxes.map(() => ({ x: 0, y: 0 }));
  for (const [turn, at] of order.entries()) {
    const angle = (2 * Math.PI * turn) / order.length;
    const radius = 0.6 + 0.1 * ((turn * 7) % 5);
    places[at] = { x: Math.cos(angle) * radius, y: Math.sin(angle) * radius };
  }
  return places;
}

const sideOf = (box: Box | undefined) => box?.side ?? Number.MAX_SAFE_INTEGER;

type Field = { readonly boxes: readonly Box[]; readonly bonds: readonly Bond[]; readonly heat: number };

/** One round of forces in a square of about -1 to 1, each node moving by at most `heat`. */
function moveOnce(places: readonly Place[], { boxes, bonds, heat }: Field): void {
  const count = places.length;
  const usual = 1.6 / Math.sqrt(count);
  const pulls = places.map(({ x, y }) => ({ x: -x * 0.08, y: -y * 0.08 }));
  for (let a = 0; a < count; a += 1) {
    for (let b = a + 1; b < count; b += 1) {
      const isSameSide = boxes[a]?.side !== null && boxes[a]?.side === boxes[b]?.side;
      push(places, pulls, { a, b, by: isSameSide ? 0.7 : 1, usual });
    }
  }
  for (const { a, b, sign, weight } of bonds) {
    const [from, to, left, right] = [places[a], places[b], pulls[a], pulls[b]];
    if (from === undefined || to === undefined || left === undefined || right === undefined || a === b) continue;
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const distance = Math.hypot(dx, dy) + 1e-9;
    const strength = (0.6 + 0.25 * Math.min(weight, 4)) * (sign === 1 ? 1 : 0.45);
    const force = (strength * (distance - usual * LENGTHS[`${sign}`])) / distance;
    left.x += dx * force;
    left.y += dy * force;
    right.x -= dx * force;
    right.y -= dy * force;
  }
  for (const [at, place] of places.entries()) {
    const pull = pulls[at] ?? { x: 0, y: 0 };
    const length = Math.hypot(pull.x, pull.y) + 1e-9;
    const step = Math.min(length, heat) / length;
    place.x += pull.x * step;
    place.y += pull.y * step;
  }
}

type Push = { readonly a: number; readonly b: number; readonly by: number; readonly usual: number };

function push(places: readonly Place[], pulls: readonly Place[], { a, b, by, usual }: Push): void {
  const [from, to, left, right] = [places[a], places[b], pulls[a], pulls[b]];
  if (from === undefined || to === undefined || left === undefined || right === undefined) return;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy + 1e-6;
  const force = (0.55 * by * usual * usual) / square;
  left.x -= dx * force;
  left.y -= dy * force;
  right.x += dx * force;
  right.y += dy * force;
}

/** Room that a box and its neighbourhood want, across and down: few boxes do not spread over a large room. */
const WANTED = { x: 190, y: 110 } as const;
/** How much of a place is its rank rather than its distance: crowds in the middle loosen, outliers come nearer. */
const EVENNESS = 0.55;

/** Stretches the places over the room, each axis by itself, so that wide rooms are used. */
function fill(places: readonly Place[], boxes: readonly Box[], room: Room): void {
  for (const [axis, size] of [
    ['x', 'width'],
    ['y', 'height'],
  ] as const) {
    const order = places
      .map((_, at) => at)
      .sort((a, b) => (places[a]?.[axis] ?? 0) - (places[b]?.[axis] ?? 0) || a - b);
    const ranks = new Map(order.map((at, rank) => [at, rank / Math.max(1, places.length - 1)]));
    const values = places.map((place) => place[axis]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const margin = Math.max(...boxes.map((box) => box[size])) / 2 + 4;
    const free = Math.min(Math.max(1, room[size] - 2 * margin), WANTED[axis] * (places.length - 1));
    for (const [at, place] of places.entries()) {
      const along = high === low ? 0.5 : (place[axis] - low) / (high - low);
      const even = (1 - EVENNESS) * along + EVENNESS * (ranks.get(at) ?? 0.5);
      place[axis] = (room[size] - free) / 2 + even * free;
    }
  }
}

/** Pushes boxes apart along the shorter way until none cover one another, and keeps them in the room. */
function pushApart(places: readonly Place[], boxes: readonly Box[], room: Room): void {
  for (let round = 0; round < 300; round += 1) {
    let hasMoved = false;
    for (let a = 0; a < boxes.length; a += 1) {
      for (let b = a + 1; b < boxes.length; b += 1) if (part(places, boxes, [a, b])) hasMoved = true;
    }
    for (const [at, place] of places.entries()) {
      const { width = 0, height = 0 } = boxes[at] ?? {};
      place.x = Math.max(width / 2 + 2, Math.min(room.width - width / 2 - 2, place.x));
      place.y = Math.max(height / 2 + 2, Math.min(room.height - height / 2 - 2, place.y));
    }
    if (!hasMoved) return;
  }
}

function part(places: readonly Place[], boxes: readonly Box[], [a, b]: readonly [number, number]): boolean {
  const [one, other, first, second] = [places[a], places[b], boxes[a], boxes[b]];
  if (one === undefined || other === undefined || first === undefined || second === undefined) return false;
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const across = (first.width + second.width) / 2 + GAP.across - Math.abs(dx);
  const down = (first.height + second.height) / 2 + GAP.down - Math.abs(dy);
  if (across <= 0.01 || down <= 0.01) return false;
  if (across < down * 1.5) {
    const step = (across / 2) * (dx < 0 ? -1 : 1);
    one.x -= step;
    other.x += step;
  } else {
    const step = (down / 2) * (dy < 0 ? -1 : 1);
    one.y -= step;
    other.y += step;
  }
  return true;
}
