/** What lists say of words: the name finder asks it, the gazetteer answers. */
export type KnownNames = {
  /** The longest listed name that begins at a word: how many words, and of what ("person", "group", "state", "city" ...). */
  readonly longest: (
    folded: readonly string[],
    at: number,
  ) => { readonly length: number; readonly what: string } | undefined;
  /** The lists in which a folded word stands, as short marks: titles, first names, words of organisations. */
  readonly marks: (folded: string) => readonly string[];
};

/** No lists at all. */
export const NOTHING_KNOWN: KnownNames = { longest: () => undefined, marks: () => [] };

/** Names of people as words: folded given names and surnames of many countries. */
export type PersonNames = { readonly given: ReadonlySet<string>; readonly family: ReadonlySet<string> };

/** Lists with the names of people beside them. */
export function withPeople(known: KnownNames, { given, family }: PersonNames): KnownNames {
  return {
    longest: known.longest,
    marks: (folded) => {
      const [isGiven, isFamily] = [given.has(folded), family.has(folded)];
      if (!isGiven && !isFamily) return known.marks(folded);
      return [...known.marks(folded), ...(isGiven ? ['given'] : []), ...(isFamily ? ['family'] : [])];
    },
  };
}
