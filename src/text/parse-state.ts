/**
 * Arc-hybrid transition system (Kuhlmann et al. 2011) over one sentence. The root stands at the end of the buffer, so
 * that the last left-arc gives the one root. Typed arrays throughout: this is a hot path.
 */
export class ParseState {
  readonly count: number;
  readonly heads: Int32Array;
  readonly labels: Int32Array;
  readonly stack: Int32Array;
  depth = 0;
  next = 0;
  /** Outermost and second outermost children, -1 for none; and how many there are. */
  readonly left1: Int32Array;
  readonly left2: Int32Array;
  readonly right1: Int32Array;
  readonly right2: Int32Array;
  readonly lefts: Int32Array;
  readonly rights: Int32Array;

  constructor(count: number) {
    this.count = count;
    this.heads = new Int32Array(count).fill(-1);
    this.labels = new Int32Array(count).fill(-1);
    this.stack = new Int32Array(count + 1);
    this.left1 = new Int32Array(count + 1).fill(-1);
    this.left2 = new Int32Array(count + 1).fill(-1);
    this.right1 = new Int32Array(count + 1).fill(-1);
    this.right2 = new Int32Array(count + 1).fill(-1);
    this.lefts = new Int32Array(count + 1);
    this.rights = new Int32Array(count + 1);
  }

  isDone(): boolean {
    return this.next === this.count && this.depth === 0;
  }

  /** Shift needs a word in the buffer, left-arc a word on the stack (and for the root: no other), right-arc two. */
  canDo(transition: number): boolean {
    if (transition === SHIFT) return this.next < this.count;
    if (transition === LEFT_ARC) return this.depth > 0 && (this.next < this.count || this.depth === 1);
    return this.depth > 1;
  }

  shift(): void {
    this.stack[this.depth] = this.next;
    this.depth += 1;
    this.next += 1;
  }

  /** The top of the stack gets the front of the buffer (or the root) as head. */
  leftArc(label: number): void {
    const child = this.stack[this.depth - 1] as number;
    this.depth -= 1;
    const head = this.next;
    this.heads[child] = head === this.count ? -1 : head;
    this.labels[child] = label;
    this.lefts[head] = (this.lefts[head] as number) + 1;
    // Children on the left arrive from the inside out.
    this.left2[head] = this.left1[head] as number;
    this.left1[head] = child;
  }

  /** The top of the stack gets the word below it as head. */
  rightArc(label: number): void {
    const child = this.stack[this.depth - 1] as number;
    const head = this.stack[this.depth - 2] as number;
    this.depth -= 1;
    this.heads[child] = head;
    this.labels[child] = label;
    this.rights[head] = (this.rights[head] as number) + 1;
    this.right2[head] = this.right1[head] as number;
    this.right1[head] = child;
  }
}

export const SHIFT = 0;
export const LEFT_ARC = 1;
export const RIGHT_ARC = 2;
export const TRANSITIONS = 3;
