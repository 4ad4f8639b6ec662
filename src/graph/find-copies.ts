import { compareText } from '../base/ids.ts';
import { SIGNATURE_SIZE, signatureValues } from '../corpus/sign-text.ts';
import type { ArticleRecord } from './records.ts';

/** Stories with so large a share of their runs of three words in common are one story. */
const SAME_STORY = 0.65;
/** Values of a signature that must be the same for two articles to be compared: 21 bands of three. */
const BAND = 3;
const BANDS = Math.floor(SIGNATURE_SIZE / BAND);

/**
 * Near copies of one story: the id of each article that has any, with the id of the one that came first (by date, then
 * by id), which has its own. One pass over the articles for each band; the result does not depend on their order.
 */
export function findCopies(articles: readonly ArticleRecord[]): ReadonlyMap<string, string> {
  const signed = articles.filter((article) => article.signature !== undefined).sort(firstOf);
  const values = new Uint16Array(signed.length * SIGNATURE_SIZE);
  for (const [at, { signature = '' }] of signed.entries()) values.set(signatureValues(signature), at * SIGNATURE_SIZE);
  const groups = new Groups(signed.length);
  const keys = new Float64Array(signed.length);
  for (let band = 0; band < BANDS; band += 1) {
    for (let at = 0; at < signed.length; at += 1) keys[at] = bandKey(values, at * SIGNATURE_SIZE + band * BAND);
    joinBuckets(keys, values, groups);
  }
  const sizes = new Map<number, number>();
  for (let at = 0; at < signed.length; at += 1) sizes.set(groups.first(at), (sizes.get(groups.first(at)) ?? 0) + 1);
  return new Map(
    signed.flatMap((article, at) => {
      const first = groups.first(at);
      return (sizes.get(first) ?? 0) < 2 ? [] : [[article.id, signed[first]?.id ?? article.id] as const];
    }),
  );
}

/** Articles by date, those without one last; then by id. */
export function firstOf(a: Pick<ArticleRecord, 'id' | 'date'>, b: Pick<ArticleRecord, 'id' | 'date'>): number {
  return compareText(a.date ?? '9999', b.date ?? '9999') || compareText(a.id, b.id);
}

/** Three numbers of 16 bits, which a double holds exactly. */
const bandKey = (values: Uint16Array, at: number) =>
  (values[at] as number) * 2 ** 32 + (values[at + 1] as number) * 2 ** 16 + (values[at + 2] as number);

/** Compares the articles of one bucket with its first, and each with the one before. */
function joinBuckets(keys: Float64Array, values: Uint16Array, groups: Groups): void {
  const order = Uint32Array.from(keys, (_, at) => at).sort(
    (a, b) => (keys[a] as number) - (keys[b] as number) || a - b,
  );
  let start = 0;
  for (let at = 1; at < order.length; at += 1) {
    const [first, before, here] = [order[start] as number, order[at - 1] as number, order[at] as number];
    if (keys[first] !== keys[here]) start = at;
    else
      for (const other of first === before ? [first] : [first, before])
        if (isSame(values, other, here)) groups.join(other, here);
  }
}

function isSame(values: Uint16Array, a: number, b: number): boolean {
  let same = 0;
  for (let at = 0; at < SIGNATURE_SIZE; at += 1)
    if (values[a * SIGNATURE_SIZE + at] === values[b * SIGNATURE_SIZE + at]) same += 1;
  return same >= SAME_STORY * SIGNATURE_SIZE;
}

/** Groups of numbers, each known by its smallest. */
class Groups {
  readonly #above: Uint32Array;

  constructor(size: number) {
    this.#above = Uint32Array.from({ length: size }, (_, at) => at);
  }

  first(of: number): number {
    let at = of;
    while (this.#above[at] !== at) {
      const above = this.#above[at] as number;
      this.#above[at] = this.#above[above] as number;
      at = above;
    }
    return at;
  }

  join(a: number, b: number): void {
    const [left, right] = [this.first(a), this.first(b)];
    if (left < right) this.#above[right] = left;
    else this.#above[left] = right;
  }
}
