import type { Schema } from '../schema/schema.ts';

/** Recurring issues by the phrases that name them. */
export type IssueLexicon = {
  /** Last word of a phrase -> phrases that end in it, longest first. */
  readonly byLastWord: ReadonlyMap<string, readonly IssuePhrase[]>;
};

export type IssuePhrase = { readonly words: readonly string[]; readonly name: string };

/** Compiles `lexicon/issues.yaml`. */
export function compileIssues(schema: Schema): IssueLexicon {
  const byLastWord = new Map<string, IssuePhrase[]>();
  for (const [name, phrases] of Object.entries(schema.lexicon['issues'] ?? {})) {
    for (const phrase of phrases) {
      const words = phrase.toLowerCase().split(/[\s-]+/);
      const last = words.at(-1) ?? '';
      const known = byLastWord.get(last);
      if (known === undefined) byLastWord.set(last, [{ words, name }]);
      else known.push({ words, name });
    }
  }
  for (const phrases of byLastWord.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  return { byLastWord };
}
