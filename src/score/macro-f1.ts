import { compareText } from '../base/ids.ts';
import { type Ratios, ratios } from './count.ts';

/** Something with one right class, and the class that was guessed. */
export type Guess = { readonly right: string; readonly guess: string };

/** Precision, recall and F1 of each class that is right somewhere, by name. */
export function scoreClasses(guesses: readonly Guess[]): readonly (Ratios & { readonly name: string })[] {
  return [...new Set(guesses.map((one) => one.right))].sort(compareText).map((name) => {
    const right = guesses.filter((one) => one.right === name && one.guess === name).length;
    const predicted = guesses.filter((one) => one.guess === name).length;
    const wanted = guesses.filter((one) => one.right === name).length;
    return { name, ...ratios([{ right, predicted, found: right, wanted }]) };
  });
}

/** The mean of the classes' F1; 0 without classes. */
export function macroF1(guesses: readonly Guess[]): number {
  const classes = scoreClasses(guesses);
  return classes.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, classes.length);
}
