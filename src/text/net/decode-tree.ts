/**
 * The best projective tree with one root, by arc scores: `scores[word * stride + head]`, the root in column `count`.
 * Usually each word's best head already makes such a tree; otherwise Eisner's algorithm (1996), cubic in `count`, over the
 * arcs that score not much less than a word's best. What the tree found loses to the best heads tells whether that was
 * enough: an arc that loses more can be in no better tree.
 * @returns heads, `count` for the root
 */
export function decodeTree(scores: Float32Array, stride: number, count: number): Int32Array {
  const arcs = { scores, stride, count };
  const heads = bestHeads(arcs);
  if (isProjectiveTree(heads)) return heads;
  const highest = new Float64Array(count);
  for (let word = 0; word < count; word += 1) highest[word] = scores[word * stride + (heads[word] as number)] as number;
  let margin = FIRST_MARGIN;
  for (;;) {
    const tree = eisner(arcs, { highest, margin });
    const loss = tree === undefined ? Number.POSITIVE_INFINITY : lossOf(tree, arcs, highest);
    if (tree !== undefined && loss + ROUNDING <= margin) return tree;
    // Scores that are no numbers make no tree at all.
    if (margin === Number.POSITIVE_INFINITY) return new Int32Array(count).fill(count, 0, 1);
    margin = loss + 2 * ROUNDING;
  }
}

/** What a tree scores less than the best heads. */
function lossOf(tree: Int32Array, { scores, stride }: Arcs, highest: Float64Array): number {
  let loss = 0;
  for (let word = 0; word < tree.length; word += 1)
    loss += (highest[word] as number) - (scores[word * stride + (tree[word] as number)] as number);
  return loss;
}

/** What an arc may lose at first: most trees lose less to the best heads. */
const FIRST_MARGIN = 6;
/** More than what sums of scores differ by when they are made in another order. */
const ROUNDING = 1e-6;

type Arcs = { readonly scores: Float32Array; readonly stride: number; readonly count: number };

function bestHeads({ scores, stride, count }: Arcs): Int32Array {
  const heads = new Int32Array(count);
  for (let word = 0; word < count; word += 1) {
    const row = word * stride;
    let best = word === 0 ? count : 0;
    let highest = scores[row + best] as number;
    for (let head = 0; head <= count; head += 1) {
      const score = scores[row + head] as number;
      if (head === word || score <= highest) continue;
      highest = score;
      best = head;
    }
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
    ...{ rightEnds: places(), leftEnds: places(), rightCount: places(), leftCount: places() },
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

const NONE = Number.NEGATIVE_INFINITY;

/**
 * Tables of spans, by first and last word: `left` ends in its head, `right` starts with it; open ones still take an arc.
 * Those named `To` have rows by last word, so that every inner loop runs over neighbours in memory. `rightEnds` lists the
 * last words that an open span from a word may have, nearest first; `leftEnds` the first words of those to a word.
 * @returns heads, or undefined when the arcs within `margin` of the best make no tree
 */
function eisner(
  { scores, stride, count }: Arcs,
  { highest, margin }: { readonly highest: Float64Array; readonly margin: number },
): Int32Array | undefined {
  const { right, rightTo, left, leftTo, openRight, openLeftTo, splits, ...ends } = tablesFor(count);
  const { rightEnds, leftEnds, rightCount, leftCount } = ends;
  for (const spans of [right, rightTo, left, leftTo])
    for (let word = 0; word < count; word += 1) spans[word * count + word] = 0;
  rightCount.fill(0, 0, count);
  leftCount.fill(0, 0, count);
  for (let length = 1; length < count; length += 1) {
    for (let from = 0; from + length < count; from += 1) {
      const to = from + length;
      const row = from * count;
      const rowTo = to * count;
      const toRight = scores[to * stride + from] as number;
      const toLeft = scores[from * stride + to] as number;
      const takesRight = toRight >= (highest[to] as number) - margin;
      const takesLeft = toLeft >= (highest[from] as number) - margin;
      if (takesRight || takesLeft) {
        const open = bestSplit(right, row + from, leftTo, rowTo + from + 1, length);
        const inside = (right[row + from + open] as number) + (leftTo[rowTo + from + 1 + open] as number);
        splits.openAt[row + to] = from + open;
        if (takesRight && inside > NONE) {
          openRight[row + to] = inside + toRight;
          rightEnds[row + (rightCount[from] as number)] = to;
          rightCount[from] = (rightCount[from] as number) + 1;
        }
        if (takesLeft && inside > NONE) {
          openLeftTo[rowTo + from] = inside + toLeft;
          leftEnds[rowTo + (leftCount[to] as number)] = from;
          leftCount[to] = (leftCount[to] as number) + 1;
        }
      }
      let best = NONE;
      for (let at = 0; at < (rightCount[from] as number); at += 1) {
        const end = rightEnds[row + at] as number;
        const sum = (openRight[row + end] as number) + (rightTo[rowTo + end] as number);
        if (sum <= best) continue;
        best = sum;
        splits.rightAt[row + to] = end;
      }
      right[row + to] = best;
      rightTo[rowTo + from] = best;
      best = NONE;
      for (let at = (leftCount[to] as number) - 1; at >= 0; at -= 1) {
        const end = leftEnds[rowTo + at] as number;
        const sum = (left[row + end] as number) + (openLeftTo[rowTo + end] as number);
        if (sum <= best) continue;
        best = sum;
        splits.leftAt[row + to] = end;
      }
      left[row + to] = best;
      leftTo[rowTo + from] = best;
    }
  }
  let root = -1;
  let best = NONE;
  for (let word = 0; word < count; word += 1) {
    const sum =
      (left[word] as number) + (right[word * count + count - 1] as number) + (scores[word * stride + count] as number);
    if (sum > best) {
      best = sum;
      root = word;
    }
  }
  return root === -1 ? undefined : follow(splits, root, count);
}

/** Where two runs of numbers are highest together, the first of equals. */
function bestSplit(a: Float64Array, aFrom: number, b: Float64Array, bFrom: number, length: number): number {
  let best = NONE;
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
