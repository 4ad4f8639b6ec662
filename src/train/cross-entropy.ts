/** A run of numbers: where their scores and their slopes start, and how many there are. */
export type Choice = { readonly scores: number; readonly slopes: number; readonly columns: number };

/** Loss of a choice among columns of which `right` is right; writes the slope of each score. Both are times `weight`. */
export function crossEntropy(
  numbers: Float32Array,
  { scores, slopes, columns }: Choice,
  right: number,
  weight: number,
): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < columns; at += 1) highest = Math.max(highest, numbers[scores + at] as number);
  let sum = 0;
  for (let at = 0; at < columns; at += 1) {
    const value = Math.exp((numbers[scores + at] as number) - highest);
    numbers[slopes + at] = value;
    sum += value;
  }
  const loss = Math.log(sum) - ((numbers[scores + right] as number) - highest);
  for (let at = 0; at < columns; at += 1) numbers[slopes + at] = ((numbers[slopes + at] as number) / sum) * weight;
  numbers[slopes + right] = (numbers[slopes + right] as number) - weight;
  return loss * weight;
}
