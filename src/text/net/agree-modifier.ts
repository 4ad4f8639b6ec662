/** What a reading of one sentence is mended by. */
type ModifierFacts = {
  readonly names: readonly string[];
  /** Forms in lower case. */
  readonly form: (word: number) => string;
};

/** Participles that stand before a noun and take no object. */
const MODIFIER = /^(?:neighbou?ring|warring|opposing|ruling|surrounding|visiting|outgoing|incoming)$/;

/**
 * "armed by [neighbouring Rwanda]", read as a clause of neighbouring: the noun takes the place of the participle, which
 * modifies it.
 * @param heads of each word, -1 or the count of words for the root
 * @returns the participles that are modifiers
 */
export function agreeModifier(
  heads: Int32Array,
  labels: Int32Array,
  { names, form }: ModifierFacts,
): readonly number[] {
  const [object, clause, mark, preposition] = ['obj', 'advcl', 'mark', 'case'].map((name) => names.indexOf(name));
  const [oblique, agent, modifier] = ['obl', 'obl:agent', 'amod'].map((name) => names.indexOf(name)) as [
    number,
    number,
    number,
  ];
  const found: number[] = [];
  for (let word = 1; word + 1 < heads.length; word += 1) {
    const noun = word + 1;
    if (labels[word] !== clause || !MODIFIER.test(form(word))) continue;
    if (heads[noun] !== word || labels[noun] !== object || heads[word - 1] !== word || labels[word - 1] !== mark)
      continue;
    heads[noun] = heads[word] as number;
    labels[noun] = form(word - 1) === 'by' ? agent : oblique;
    for (let at = 0; at < heads.length; at += 1) if (heads[at] === word && at !== noun) heads[at] = noun;
    labels[word - 1] = preposition as number;
    heads[word] = noun;
    labels[word] = modifier;
    found.push(word);
  }
  return found;
}
