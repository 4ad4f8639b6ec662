import { StancegraphError } from '../base/errors.ts';

/**
 * A text as one of some words.
 * @throws StancegraphError USAGE where it is none of them.
 */
export function oneOf<T extends string>(text: string, choices: readonly T[], what: string): T {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new StancegraphError('USAGE', `There is no ${what} "${text}".`, {
    hint: `Choose one of ${choices.join(', ')}.`,
  });
}
