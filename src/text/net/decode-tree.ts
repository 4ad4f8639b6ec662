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

/** Tables of spans: `left` ends in its head, `right` starts with it; open ones still take an arc. */
function eisner(scores: Float32Array, stride: number, count: number): Int32Array {
  const size = count * count;
  const [right, left, openRight, openLeft] = [0, 1, 2, 3].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [rightAt, leftAt, openAt] = [0, 1, 2].map(() => new Int16Array(size)) as [Int16Array, Int16Array, Int16Array];
  for (let length = 1; length < count; length += 1) {
    for (let from = 0; from + length < count; from += 1) {
      const to = from + length;
      const cell = from * count + to;
      let best = Number.NEGATIVE_INFINITY;
      for (let split = from; split < to; split += 1) {
        const sum = (right[from * count + split] as number) + (left[(split + 1) * count + to] as number);
        if (sum > best) {
          best = sum;
          openAt[cell] = split;
        }
      }
      openRight[cell] = best + (scores[to * stride + from] as number);
      openLeft[cell] = best + (scores[from * stride + to] as number);
      best = Number.NEGATIVE_INFINITY;
      for (let split = from + 1; split <= to; split += 1) {
        const sum = (openRight[from * count + split] as number) + (right[split * count + to] as number);
        if (sum > best) {
          best = sum;
          rightAt[cell] = split;
        }
      }
      right[cell] = best;
      best = Number.NEGATIVE_INFINITY;
      for (let split = from; split < to; split += 1) {
        const sum = (left[from * count + split] as number) + (openLeft[split * count + to] as number);
        if (sum > best) {
          best = sum;
          leftAt[cell] = split;
        }
      }
      left[cell] = best;
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
  return follow({ rightAt, leftAt, openAt }, root, count);
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
