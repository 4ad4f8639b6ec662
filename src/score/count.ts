/** Counts that precision and recall are made of; they add up over articles. */
export type Count = {
  /** Found things that match the annotation, core or not. */
  readonly right: number;
  readonly predicted: number;
  /** Core things of the annotation that were found. */
  readonly found: number;
  readonly wanted: number;
};

/** So many right ones of so many. */
export type Tally = { readonly right: number; readonly of: number };

export type Ratios = { readonly precision: number; readonly recall: number; readonly f1: number };

/** Precision, recall and F1 of added-up counts; 0 where nothing was predicted or wanted. */
export function ratios(counts: readonly Count[]): Ratios {
  const { right, predicted, found, wanted } = addCounts(counts);
  const precision = predicted === 0 ? 0 : right / predicted;
  const recall = wanted === 0 ? 0 : found / wanted;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** The sum of counts. */
export function addCounts(counts: readonly Count[]): Count {
  const sum = (key: keyof Count): number => counts.reduce((total, count) => total + count[key], 0);
  return { right: sum('right'), predicted: sum('predicted'), found: sum('found'), wanted: sum('wanted') };
}

/** The sum of tallies. */
export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce((sum, one) => ({ right: sum.right + one.right, of: sum.of + one.of }), { right: 0, of: 0 });
}

/** The share of right ones, null of none. */
export function shareOf({ right, of }: Tally): number | null {
  return of === 0 ? null : right / of;
}
