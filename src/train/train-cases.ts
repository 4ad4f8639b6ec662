import type { GoldSentence } from './read-treebank.ts';

/** Words that stand small more often than with a capital, the first of a sentence and those of headlines left out. */
export function commonWords(train: readonly GoldSentence[]): readonly string[] {
  const balance = new Map<string, number>();
  for (const { forms } of train) {
    if (!forms.some((form, at) => at > 0 && /^\p{Ll}{4}/u.test(form))) continue;
    for (const form of forms.slice(1)) {
      if (!/^\p{L}{2,}$/u.test(form)) continue;
      const lower = form.toLowerCase();
      balance.set(lower, (balance.get(lower) ?? 0) + (form === lower ? 1 : -1));
    }
  }
  return [...balance]
    .filter(([, count]) => count > 0)
    .map(([word]) => word)
    .sort();
}
