/** What a reading of one sentence is mended by. */
type RelativeFacts = {
  readonly names: readonly string[];
  /** XPOS of a word. */
  readonly tag: (word: number) => string;
  readonly form: (word: number) => string;
};

/**
 * "Kenya, which [bombs] Chad, left", with a plural noun behind the pronoun: before a name or another noun phrase it is the verb.
 * @returns the words that are verbs in the third person
 */
export function agreeRelative(
  heads: Int32Array,
  labels: Int32Array,
  { names, tag, form }: RelativeFacts,
): readonly number[] {
  const label = (name: string) => names.indexOf(name);
  const found: number[] = [];
  for (let pronoun = 2; pronoun + 2 < heads.length; pronoun += 1) {
    const verb = pronoun + 1;
    if (heads[pronoun] !== verb || tag(verb) !== 'NNS' || !/^(?:NNPS?|DT|PRP\$?)$/.test(tag(verb + 1))) continue;
    if (form(pronoun) !== 'which' || form(pronoun - 1) !== ',') continue;
    const noun = heads[verb] as number;
    const object = heads.findIndex(
      (head, word) =>
        head === verb &&
        word > verb &&
        /^(?:flat|appos|compound|nmod|obj|dep)/.test(names[labels[word] as number] as string),
    );
    if (noun >= pronoun || object === -1) continue;
    labels[verb] = label('acl:relcl');
    labels[pronoun] = label('nsubj');
    labels[object] = label('obj');
    found.push(verb);
  }
  return found;
}
