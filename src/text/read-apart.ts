import { innerSaying } from './inner-saying.ts';
import { type Reader, type Reading, readWords } from './net/read-words.ts';

/** Reads a dateline of `lead` words and the sentence behind it one by one; the dateline hangs on the sentence. */
export function readSentence(lead: number, forms: readonly string[], reader: Reader): Reading {
  if (lead === 0) return readAround(forms, reader);
  const main = readAround(forms.slice(lead), reader);
  const root = lead + main.heads.indexOf(-1);
  const parataxis = reader.labels.indexOf('parataxis');
  return insert(main, readWords(forms.slice(0, lead), reader), { at: 0, head: root, label: parataxis });
}

/** Reads "a militia that [Washington says] is armed" without what is said in between, and that alone. */
function readAround(forms: readonly string[], reader: Reader): Reading {
  const inner = innerSaying(forms);
  if (inner === undefined) return readBeside(forms, reader);
  const { pronoun, first, last } = inner;
  const outer = readAround([...forms.slice(0, first), ...forms.slice(last)], reader);
  const saying = readWords(forms.slice(first, last), reader);
  const clause = outer.heads[pronoun] as number;
  const [relative, complement] = [reader.labels.indexOf('acl:relcl'), reader.labels.indexOf('ccomp')] as [
    number,
    number,
  ];
  const isRelative = clause > pronoun && outer.labels[clause] === relative;
  if (!isRelative || saying.heads.at(-1) !== -1) return readWords(forms, reader);
  const moved = (word: number) => (word < first ? word : word + last - first);
  const whole = insert(outer, saying, { at: first, head: moved(outer.heads[clause] as number), label: relative });
  whole.heads[moved(clause)] = last - 1;
  whole.labels[moved(clause)] = complement;
  return whole;
}

/** What stands between commas behind a noun, by its first word, with its relation to the noun. */
const ASIDES: readonly (readonly [RegExp, string])[] = [
  [/^(?:who|which|whose)$/, 'acl:relcl'],
  [/^(?:an?|the|its|his|her|their|one)$/, 'appos'],
  [/^(?:along|together|like|unlike)$/, 'nmod'],
  [/^(?:not|rather|instead)$/, 'conj'],
];
const asideOf = (form = ''): string | undefined => ASIDES.find(([first]) => first.test(form))?.[1];
/** Commas tried as its end. */
const MOST_COMMAS = 3;

/**
 * Where what stands between commas ("Kenya, whose army is small, accused Chad") has swallowed the sentence, so that no verb is
 * left outside of it, reads the sentence without it, and it alone.
 */
function readBeside(forms: readonly string[], reader: Reader): Reading {
  const whole = readWords(forms, reader);
  const first = forms.findIndex((form, at) => at > 0 && form === ',' && asideOf(forms[at + 1]) !== undefined);
  const relation = first === -1 ? undefined : asideOf(forms[first + 1]);
  if (relation === undefined) return whole;
  const root = whole.heads.indexOf(-1);
  const isVerb = (reading: Reading, word: number) =>
    /^(?:VERB|AUX)$/.test(reader.upos[reading.upos[word] as number] ?? '');
  // "X fell, the minister said": only a relative clause may hold the root.
  if (isVerb(whole, root) && (root < first || relation !== 'acl:relcl')) return whole;
  if (
    root < first &&
    whole.heads.some((head, at) => head === root && reader.labels[whole.labels[at] as number] === 'cop')
  )
    return whole;
  let last = first + 2;
  for (let tried = 0; tried < MOST_COMMAS; tried += 1) {
    last = forms.indexOf(',', last + 1);
    if (last === -1 || last + 2 >= forms.length) return whole;
    // What lies inside, or begins behind the comma, is the root of the sentence as it was read.
    if (root > last && isVerb(whole, root)) return whole;
    const outer = readWords([...forms.slice(0, first), ...forms.slice(last + 1)], reader);
    const verb = outer.heads.indexOf(-1);
    const subject = outer.heads.findIndex(
      (head, at) => head === verb && at < first && /^nsubj/.test(reader.labels[outer.labels[at] as number] as string),
    );
    if (verb < first || verb > first + 3 || !isVerb(outer, verb) || subject === -1) continue;
    const clause = readWords(forms.slice(first, last + 1), reader);
    return insert(outer, clause, { at: first, head: subject, label: reader.labels.indexOf(relation) });
  }
  return whole;
}

type Place = { readonly at: number; readonly head: number; readonly label: number };

/** A reading with another put in before word `at`; the root of that one hangs on `head`, a word of the whole. */
function insert(outer: Reading, inner: Reading, { at, head, label }: Place): Reading {
  const size = inner.heads.length;
  const joined = (around: Int32Array, inside: Int32Array) =>
    Int32Array.from([...around.subarray(0, at), ...inside, ...around.subarray(at)]);
  return {
    xpos: joined(outer.xpos, inner.xpos),
    upos: joined(outer.upos, inner.upos),
    heads: joined(
      outer.heads.map((word) => (word < at ? word : word + size)),
      inner.heads.map((word) => (word < 0 ? head : word + at)),
    ),
    labels: joined(
      outer.labels,
      inner.labels.map((own, word) => ((inner.heads[word] as number) < 0 ? label : own)),
    ),
    confidence: outer.confidence,
  };
}
