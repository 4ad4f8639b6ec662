/** The first row that is shown so that the cursor stands in the middle, as far as there are rows. */
export function windowStart(cursor: number, count: number, height: number): number {
  return Math.max(0, Math.min(cursor - Math.floor(height / 2), count - height));
}
