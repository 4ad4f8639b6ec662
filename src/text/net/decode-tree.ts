/**
 * The best projective tree with one root, by arc scores: `scores[word * stride + head]`, the root in column `count`.
 * Usually each word's best head already makes such a tree; otherwise Eisner's algorithm (1996), cubic in `count`.
 * @returns heads, `count` for the root
 */
export function decodeTree(scores: Float32Array, stride: number, count: number): Int32Array {
  const heads = bestHeads(scores, stride, count);
  return isProjectiveTree(heads) ? heads : eisner(scores, stride, count);
}

function bestHeads(scores: Float32Array, stride: number, count: number): Int32Array {
  const heads = new Int32Array(count);
  for (let word = 0; word < count; word += 1) {
    const row = word * stride;
    let best = word === 0 ? count : 0;
    for (let head = 0; head <= count; head += 1)
      if (head !== word && (scores[row + head] as number) > (scores[row + best] as number)) best = head;
    heads[word] = best;
  }
  return heads;
}

/** One root, no crossing arcs, none over the root; without these there is a circle exactly if not all words hang together. */
function isProjectiveTree(heads: Int32Array): boolean {
  const count = heads.length;
  let root = -1;
  for (let word = 0; word < count; word += 1) {
    if (heads[word] !== count) continue;
    if (root !== -1) return false;
    root = word;
  }
  if (root === -1) return false;
  for (let word = 0; word < count; word += 1) {
    if (word === root) continue;
    const head = heads[word] as number;
    const [low, high] = word < head ? [word, head] : [head, word];
    if (low < root && root < high) return false;
    for (let inner = low + 1; inner < high; inner += 1) {
      const other = heads[inner] as number;
      if (other < low || other > high) return false;
    }
  }
  return climbs(heads);
}

function climbs(heads: Int32Array): boolean {
  const count = heads.length;
  const seen = new Int32Array(count);
  for (let word = 0; word < count; word += 1) {
    let at = word;
    while (at !== count && seen[at] === 0) {
      seen[at] = word + 1;
      at = heads[at] as number;
    }
    if (at !== count && seen[at] === word + 1) return false;
  }
  return true;
}

function makeTables(size: number) {
  const spans = () => new Float64Array(size);
  const places = () => new Int16Array(size);
  return {
    ...{ right: spans(), rightTo: spans(), left: spans(), leftTo: spans(), openRight: spans(), openLeftTo: spans() },
    splits: { rightAt: places(), leftAt: places(), openAt: places() },
  };
}

const KEPT_WORDS = 64;
let kept: ReturnType<typeof makeTables> | undefined;

/** Tables for a sentence; those of all short ones are the same, since making them takes longer than filling them. */
function tablesFor(count: number): ReturnType<typeof makeTables> {
  if (count > KEPT_WORDS) return makeTables(count * count);
  kept ??= makeTables(KEPT_WORDS * KEPT_WORDS);
  return kept;
}

/**
 * Tables of spans, by first and last word: `left` ends in its head, `right` starts with it; open ones still take an arc.
 * Those named `To` have rows by last word, so that every inner loop runs over neighbours in memory.
 */
function eisner(scores: Float32Array, stride: number, count: number): Int32Array {
  const { right, rightTo, left, leftTo, openRight, openLeftTo, splits } = tablesFor(count);
  for (const spans of [right, rightTo, left, leftTo])
    for (let word = 0; word < count; word += 1) spans[word * count + word] = 0;
  for (let length = 1; length < count; length += 1) {
    for (let from = 0; from + length < count; from += 1) {
      const to = from + length;
      const row = from * count;
      const rowTo = to * count;
      const open = bestSplit(right, row + from, leftTo, rowTo + from + 1, length);
      splits.openAt[row + to] = from + open;
      const inside = (right[row + from + open] as number) + (leftTo[rowTo + from + 1 + open] as number);
      openRight[row + to] = inside + (scores[to * stride + from] as number);
      openLeftTo[rowTo + from] = inside + (scores[from * stride + to] as number);
      const after = bestSplit(openRight, row + from + 1, rightTo, rowTo + from + 1, length);
      splits.rightAt[row + to] = from + 1 + after;
      right[row + to] = (openRight[row + from + 1 + after] as number) + (rightTo[rowTo + from + 1 + after] as number);
      rightTo[rowTo + from] = right[row + to] as number;
      const before = bestSplit(left, row + from, openLeftTo, rowTo + from, length);
      splits.leftAt[row + to] = from + before;
      left[row + to] = (left[row + from + before] as number) + (openLeftTo[rowTo + from + before] as number);
      leftTo[rowTo + from] = left[row + to] as number;
    }
  }
  let root = 0;
  let best = Number.NEGATIVE_INFINITY;
  for (let word = 0; word < count; word += 1) {
    const sum =
      (left[word] as number) + (right[word * count + count - 1] as number) + (scores[word * stride + count] as number);
    if (sum > best) {
      best = sum;
      root = word;
    }
  }
  return follow(splits, root, count);
}

/** Where two runs of numbers are highest together, the first of equals. */
function bestSplit(a: Float64Array, aFrom: number, b: Float64Array, bFrom: number, length: number): number {
  let best = Number.NEGATIVE_INFINITY;
  let bestAt = 0;
  for (let at = 0; at < length; at += 1) {
    const sum = (a[aFrom + at] as number) + (b[bFrom + at] as number);
    if (sum > best) {
      best = sum;
      bestAt = at;
    }
  }
  return bestAt;
}

type Splits = { readonly rightAt: Int16Array; readonly leftAt: Int16Array; readonly openAt: Int16Array };

function follow({ rightAt, leftAt, openAt }: Splits, root: number, count: number): Int32Array {
  const heads = new Int32Array(count).fill(count);
  const open: [from: number, to: number, headIsFirst: boolean][] = [
    [0, root, false],
    [root, count - 1, true],
  ];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [from, to, headIsFirst] = span;
    if (from === to) continue;
    const cell = from * count + to;
    const split = (headIsFirst ? rightAt[cell] : leftAt[cell]) as number;
    const [low, high] = headIsFirst ? [from, split] : [split, to];
    heads[split] = headIsFirst ? from : to;
    const middle = openAt[low * count + high] as number;
    open.push([low, middle, true], [middle + 1, high, false]);
    open.push(headIsFirst ? [split, to, true] : [from, split, false]);
  }
  return heads;
}
