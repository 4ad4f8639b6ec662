/** Words from `first` to before `last`: a subject and a verb of saying behind a relative pronoun. */
export type InnerSaying = { readonly pronoun: number; readonly first: number; readonly last: number };

const PRONOUNS = new Set(['that', 'which', 'who']);
const SAYING =
  /^(?:sa(?:y|ys|id)|believe[sd]?|claim(?:s|ed)?|allege[sd]?|think(?:s)?|thought|insist(?:s|ed)?|maintain(?:s|ed)?|contend(?:s|ed)?|suspect(?:s|ed)?|fear(?:s|ed)?|argue[sd]?|hope[sd]?|acknowledge[sd]?|suggest(?:s|ed)?|know|knew)$/;
/** What begins the clause that is said: its subject is the pronoun. */
const FINITE =
  /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|remains?|remained|continues?|continued)$/;
const WORD = /^[\p{L}.'’-]+$/u;
const NO_SUBJECT = /^(?:to|not|and|or|but|if|as|when|while|because|is|are|was|were|has|have|had|be|been)$/i;
/** "that the claim is false": behind these it is a noun. */
const BEFORE_NOUN = /^(?:the|an?|this|that|these|those|its|their|his|her|our|my|your|no|any|every|such|['’]s)$/i;
const LONGEST = 6;

/**
 * "a militia that [Washington says] is armed by Tehran": what stands between a relative pronoun and its verb. Parsers trained on
 * little of the kind take either verb for the main one, so the sentence is read without it.
 */
export function innerSaying(forms: readonly string[]): InnerSaying | undefined {
  for (let pronoun = 1; pronoun + 3 < forms.length; pronoun += 1) {
    if (!PRONOUNS.has(forms[pronoun] as string)) continue;
    for (let verb = pronoun + 1; verb <= pronoun + LONGEST && verb + 1 < forms.length; verb += 1) {
      const form = forms[verb] as string;
      const isVerb = verb > pronoun + 1 && SAYING.test(form) && !BEFORE_NOUN.test(forms[verb - 1] as string);
      if (isVerb && FINITE.test(forms[verb + 1] as string)) return { pronoun, first: pronoun + 1, last: verb + 1 };
      if (!WORD.test(form) || NO_SUBJECT.test(form)) break;
    }
  }
  return undefined;
}
